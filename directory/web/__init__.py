"""Our own HTTP: the assets, the map's borders, health, headers and the French page frame."""

"""The tests: from data to screen, each a sentence that varies one thing."""

"""From a family's situation to a plan: what to do first, where to go, what to bring."""

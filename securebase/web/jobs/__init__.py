"""One loop for everything that falls due."""

"""What the two have: openings, what was noticed, returns kept, what is shared."""

"""The cycle map: each draws a half, both halves open together, both say that this is how it goes."""

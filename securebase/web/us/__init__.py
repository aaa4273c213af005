"""One's own weeks, and what has gathered."""

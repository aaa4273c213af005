"""People to turn to, and how to find the right help. It leaves no trace."""

"""Today: the first page of every day. It composes what the slices have."""

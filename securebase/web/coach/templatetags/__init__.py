"""Tags of the coach."""

"""What one can do for oneself, any day."""

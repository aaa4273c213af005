"""Taking one's words along, and bringing them back."""

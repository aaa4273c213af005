"""The Circle of Connection: where each says they are, and time away with a way back."""

"""Reaches: a small bid for a sign, from a list that belongs to the one who answers; and cards without words."""

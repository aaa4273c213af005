"""Pauses: a bid for room that carries a promised return."""

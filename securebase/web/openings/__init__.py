"""Openings: written apart, opened together."""

"""Drawings: pure functions from a few facts to one SVG as text. No Django, no words of their own, colours by class."""

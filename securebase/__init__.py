"""Secure Base: a private, self-hosted place for two people in the anxious-avoidant cycle."""

__version__ = "0.1.0"

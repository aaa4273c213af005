"""Settle: a minute or five for the body. Public, without trace, and there without a connection."""

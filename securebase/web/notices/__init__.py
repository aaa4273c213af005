"""Notices: in-app first, one fixed neutral phrase, off until their owner turns them on."""

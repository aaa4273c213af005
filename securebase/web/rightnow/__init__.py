"""Right now: for a bad moment, on a phone, at night. Composes the slices and stores nothing itself."""

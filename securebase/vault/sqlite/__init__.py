"""A Django database backend: SQLite, with a library that keeps its promises and the settings to match."""

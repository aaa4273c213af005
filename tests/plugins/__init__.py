"""pytest plugins that every run loads; pyproject.toml names them."""

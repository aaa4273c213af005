"""Words of one's own, looked at before anybody else sees them, and practised. Nothing that is looked at is kept."""

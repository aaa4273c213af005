"""Studies: simulations, and how the models do on data that is not ours to ship. Nothing here runs in the app."""

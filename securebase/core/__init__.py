"""Pure rules: values in, values out. No framework, no clock, no hidden randomness, no network."""

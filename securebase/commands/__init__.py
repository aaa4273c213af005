"""One module a command. The first line of its docstring is its help."""

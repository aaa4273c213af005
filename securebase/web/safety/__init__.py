"""Eight private questions, and the choice to be offered nothing for two."""

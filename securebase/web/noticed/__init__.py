"""One line about something good that the other did."""

"""Questions for one person: how close feels to them, how the week was, how the month was."""

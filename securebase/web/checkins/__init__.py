"""Check-ins: four numbers a day, private first."""

"""The sample couple, Noor and Robin: 120 made-up days for looking around, in a folder that can be thrown away."""

"""The twelve series of a couple's check-ins and the four states behind them, in one order for everything here."""

from typing import Final

STATES: Final = ("worry_1", "space_1", "worry_2", "space_2")
# Whose guess: guess_worry_2 is what partner 2 thinks of partner 1's worry, so it belongs to the state worry_1.
GUESSES: Final = ("guess_worry_2", "guess_space_2", "guess_worry_1", "guess_space_1")
AROUND: Final = ("closeness_1", "closeness_2", "load_1", "load_2")
SERIES: Final = STATES + GUESSES + AROUND
SWAPPED: Final = (2, 3, 0, 1, 6, 7, 4, 5, 9, 8, 11, 10)  # the same couple with the partners the other way round
SWAPPED_STATES: Final = (2, 3, 0, 1)
LOOPS: Final = ((3, 0), (1, 2))  # space of one from worry of the other: partner 1 in worry, partner 2 in worry
EFFECTS: Final = tuple(f"{target}<-{source}" for target in STATES for source in STATES)
PAIRS: Final = tuple((one, two) for one in range(4) for two in range(one + 1, 4))

"""What a couple's own days say of the two, with honest uncertainty: `fit` is the one door."""

from .events import Contingency, Event, contingencies, contingency
from .fitting import Band, Cycle, Level, fit
from .forecast import Forecast, forecast
from .saying import Sentence, say
from .series import EFFECTS, LOOPS, PAIRS, SERIES, STATES

__all__ = [
    "EFFECTS", "LOOPS", "PAIRS", "SERIES", "STATES", "Band", "Contingency", "Cycle", "Event", "Forecast", "Level",
    "Sentence", "contingencies", "contingency", "fit", "forecast", "say",
]  # fmt: skip

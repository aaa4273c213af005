"""What a couple's own days say of the two, with honest uncertainty: `fit` is the one door."""

from .easing import Eased, eased
from .events import Contingency, Event, contingencies, contingency
from .fitting import Band, Cycle, Level, fit
from .forecast import Forecast, forecast
from .saying import Sentence, say
from .series import EFFECTS, LOOPS, PAIRS, SERIES, STATES

__all__ = [
    "EFFECTS", "LOOPS", "PAIRS", "SERIES", "STATES", "Band", "Contingency", "Cycle", "Eased", "Event", "Forecast",
    "Level", "Sentence", "contingencies", "contingency", "eased", "fit", "forecast", "say",
]  # fmt: skip

"""The three ordinal scales a reply is judged on (source: the codebook, documents S0 to S4)."""

from enum import IntEnum, StrEnum


class Courtesy(IntEnum):
    """How the other person is treated, over the whole reply; higher is better. One insult outweighs three thanks."""

    RUDE = 0
    COLD = 1
    POLITE = 2
    WARM = 3


class Why(StrEnum):
    """Whether and how the reply tries to learn: from not asking at all to demanding an answer."""

    NONE = "none"
    CLOSED = "closed"
    OPEN = "open"
    PRESS = "press"


class Pushing(IntEnum):
    """Pressure to change the no; lower is better."""

    NONE = 0
    MILD = 1
    STRONG = 2


Rating = Courtesy | Why | Pushing
"""A class on one of the scales."""


class Scale(StrEnum):
    """The three criteria, always shown side by side and never added up."""

    COURTESY = "courtesy"
    WHY = "why"
    PUSHING = "pushing"

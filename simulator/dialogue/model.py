"""A dialogue as the rest of the program sees it: frozen, checked, without a trace of YAML."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from simulator.guidance.endings import EndingKind
from simulator.guidance.language import Bilingual
from simulator.guidance.moves import Move
from simulator.guidance.scales import Why
from simulator.guidance.situations import Asking, Channel, Situation


class Directness(StrEnum):
    """How confrontation lands with this client (S2)."""

    DIRECT = "direct"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A test on a whole number, such as `>=4`."""

    operator: str  # one of == >= <= > <
    value: int

    def holds_for(self, number: int | None) -> bool:
        """Return whether `number` passes; a number that is not known (an unrated scale) never does."""
        if number is None:
            return False
        return {
            "==": number == self.value,
            ">=": number >= self.value,
            "<=": number <= self.value,
            ">": number > self.value,
            "<": number < self.value,
        }[self.operator]


@dataclass(frozen=True, slots=True)
class When:
    """The condition of a reply: every part that is given must hold. An empty one always holds.

    Moves: `moves` any of, `all` every one of, `none` not one of. `gap` is the number of days since the learner's last
    message, `days` since the silence began, `tries` the messages sent into it, this one included. `secret` holds where
    that secret was drawn, `told` and `untold` once it was, or was not yet, told. `asked` counts earlier asking turns.
    """

    moves: frozenset[Move] = frozenset()
    all: frozenset[Move] = frozenset()
    none: frozenset[Move] = frozenset()
    courtesy: Comparison | None = None
    why: frozenset[Why] = frozenset()
    pushing: Comparison | None = None
    rapport: Comparison | None = None
    patience: Comparison | None = None
    tries: Comparison | None = None
    days: Comparison | None = None
    gap: Comparison | None = None
    turn: Comparison | None = None
    asked: Comparison | None = None
    channel: frozenset[Channel] = frozenset()
    secret: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    untold: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reaction:
    """One way the client reacts: the condition, where it leads and what the client says, thinks and tells."""

    to: str
    when: When = field(default_factory=When)
    says: tuple[Bilingual, ...] = ()  # instead of what the next state says
    narrates: tuple[Bilingual, ...] = ()  # what happens, where nobody speaks
    thinks: Bilingual | None = None  # unspoken; shown in the debrief only
    tells: tuple[str, ...] = ()  # secrets, or groups of secrets, told with this reaction
    rapport: int = 0  # on top of what the temperament decides
    patience: int = 0


@dataclass(frozen=True, slots=True)
class After:
    """What happens in a silence once so many days have passed."""

    days: int
    to: str
    when: When = field(default_factory=When)


@dataclass(frozen=True, slots=True)
class Models:
    """A weak and a good reply, shown only after the learner's own attempt."""

    weak: Bilingual
    good: Bilingual


@dataclass(frozen=True, slots=True)
class State:
    """A point in the conversation. With `ending` it is over; with `silence` the client does not answer."""

    id: str
    says: tuple[Bilingual, ...] = ()
    narrates: tuple[Bilingual, ...] = ()
    asking: Asking = Asking.WELCOME
    replies: tuple[Reaction, ...] = ()
    silence: bool = False
    after: tuple[After, ...] = ()
    stop: str | None = None
    channel: Channel | None = None
    channels: tuple[Channel, ...] = ()  # how a silent client can be reached; empty: every way
    hint: Bilingual | None = None
    models: Models | None = None
    ending: EndingKind | None = None


@dataclass(frozen=True, slots=True)
class Secret:
    """What the client knows and tells only when it is earned.

    Of the secrets that share a `group` one is drawn by seed. `told` is how the client says it.
    """

    id: str
    fact: Bilingual
    told: Bilingual
    lesson: Bilingual
    reflect: Bilingual
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Client:
    """The person on the other side. `rapport` 0..10 and `patience` 1..10 are where the conversation starts."""

    name: str
    about: Bilingual
    directness: Directness
    rapport: int
    patience: int
    formal: bool  # addressed with u in Dutch
    unclear: tuple[Bilingual, ...]  # what the client says when a reply cannot be understood


@dataclass(frozen=True, slots=True)
class Example:
    """Typed replies and where they lead. A reply may be a command, such as `/wait 7`."""

    language: str
    seed: int
    replies: tuple[str, ...]
    ends: str
    line: int


@dataclass(frozen=True, eq=False)
class Dialogue:
    """A whole dialogue: the client, what they hide, and how they react. Compared by identity."""

    id: str
    situation: Situation
    level: int  # 1 gentle, 2 firm, 3 hard
    teaches: tuple[str, ...]
    title: Bilingual
    briefing: Bilingual
    channel: Channel
    client: Client
    secrets: tuple[Secret, ...]
    start: str
    leaves: str  # the ending for a client whose patience is gone
    stop: str  # where a learner who stops gracefully ends
    states: Mapping[str, State]
    examples: tuple[Example, ...]

    @property
    def endings(self) -> tuple[State, ...]:
        """The states in which the conversation is over."""
        return tuple(state for state in self.states.values() if state.ending)

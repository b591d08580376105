"""What can be the case at a point of a conversation, and whether a condition could hold there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from simulator.dialogue.lint.bounds import UNBOUNDED, Bounds, admitted
from simulator.dialogue.model import After, Dialogue, State, When
from simulator.guidance.language import Bilingual
from simulator.guidance.situations import Channel

NUMBERS = ("courtesy", "pushing", "rapport", "patience", "tries", "days", "gap", "turn", "asked")


@dataclass(frozen=True, slots=True)
class Moment:
    """A state with everything that may have happened before: channels in use, secrets told, a silence."""

    state: State
    channels: frozenset[Channel]
    told: frozenset[str]
    after_silence: bool
    most_patience: int

    def possible(self) -> Mapping[str, Bounds]:
        """Return what each number of a condition can be when a reply is heard here."""
        return _possible(self.state.silence, self.state.silence or self.after_silence, self.most_patience)


@cache
def _possible(silent: bool, later: bool, most_patience: int) -> Mapping[str, Bounds]:
    return MappingProxyType(
        {
            "courtesy": Bounds(0, 3),
            "pushing": Bounds(0, 2),
            "rapport": Bounds(1, 10),
            "patience": Bounds(1, most_patience),
            "tries": Bounds(1 if silent else 0, UNBOUNDED if later else 0),
            "days": Bounds(0, UNBOUNDED if silent else 0),
            "gap": Bounds(0, UNBOUNDED if later else 0),
            "turn": Bounds(1, UNBOUNDED),
            "asked": Bounds(0, UNBOUNDED),
        }
    )


def contradictions(when: When, moment: Moment, dialogue: Dialogue, after: After | None = None) -> Iterator[Bilingual]:
    """Yield each reason why `when` can never hold at `moment`; with `after`, on a day that passes in silence."""
    yield from _move_conflicts(when)
    yield from _number_conflicts(when, moment, after)
    yield from _channel_conflicts(when, moment, after)
    yield from _secret_conflicts(when, moment, dialogue)
    if after is not None:
        yield from _unheard(when)


def _move_conflicts(when: When) -> Iterator[Bilingual]:
    both = when.all & when.none
    if both:
        names = ", ".join(sorted(both))
        yield Bilingual(nl=f"{names} staat in 'all' én in 'none'", en=f"{names} is in 'all' and in 'none'")
    if when.moves and when.moves <= when.none:
        yield Bilingual(nl="alles van 'moves' staat ook in 'none'", en="everything in 'moves' is in 'none' too")


def _number_conflicts(when: When, moment: Moment, after: After | None) -> Iterator[Bilingual]:
    possible = dict(moment.possible())
    if after is not None:
        possible |= {"days": Bounds(after.days, UNBOUNDED), "tries": Bounds(0, UNBOUNDED), "patience": Bounds(0, 10)}
    for name in NUMBERS:
        test, numbers = getattr(when, name), possible[name]
        if test is not None and admitted(test, numbers).is_empty:
            shown = f"{name} {test.operator} {test.value}"
            most = f"{numbers.low}" if numbers.low == numbers.high else f"{numbers.low}..{_shown(numbers.high)}"
            yield Bilingual(nl=f"{shown} kan niet: hier is het {most}", en=f"{shown} cannot be: here it is {most}")
    shortest, longest = admitted(when.gap, possible["gap"]).low, admitted(when.days, possible["days"]).high
    if moment.state.silence and when.gap and when.days and shortest > longest:
        yield Bilingual(
            nl="'gap' kan niet langer zijn dan de stilte zelf ('days')",
            en="'gap' cannot be longer than the silence itself ('days')",
        )


def _shown(number: int) -> str:
    return "…" if number == UNBOUNDED else str(number)


def _channel_conflicts(when: When, moment: Moment, after: After | None) -> Iterator[Bilingual]:
    if when.channel and after is None and not when.channel & moment.channels:
        names = ", ".join(sorted(moment.channels))
        yield Bilingual(nl=f"dit kanaal is hier dicht ({names})", en=f"this channel is closed here ({names})")


def _secret_conflicts(when: When, moment: Moment, dialogue: Dialogue) -> Iterator[Bilingual]:
    ids = {secret.id for secret in dialogue.secrets}
    groups = {secret.id: secret.group for secret in dialogue.secrets if secret.group}
    if when.secret and not when.secret & ids:
        yield Bilingual(
            nl="'secret' vraagt een geheim, geen groep (een van de groep is altijd getrokken)",
            en="'secret' asks for a secret, not a group (one of the group is always drawn)",
        )
    untold = when.told - moment.told
    if untold:
        names = ", ".join(sorted(untold))
        yield Bilingual(nl=f"{names} kan hier nog niet verteld zijn", en=f"{names} cannot have been told yet")
    told_groups = [groups[name] for name in when.told if name in groups]
    if len(set(told_groups)) < len(told_groups):
        yield Bilingual(nl="van een groep wordt er één getrokken", en="only one of a group is drawn")
    if when.told & when.untold:
        yield Bilingual(nl="hetzelfde staat in 'told' en 'untold'", en="the same is in 'told' and 'untold'")


def _unheard(when: When) -> Iterator[Bilingual]:
    words = [name for name in ("moves", "all", "courtesy", "why", "pushing") if getattr(when, name)]
    if words:
        names = ", ".join(words)
        yield Bilingual(
            nl=f"in 'after' zegt niemand iets, dus {names} geldt nooit",
            en=f"nobody speaks in 'after', so {names} never holds",
        )

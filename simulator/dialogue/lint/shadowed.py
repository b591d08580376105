"""D305: a reply or passing of time that never comes up, because an earlier one always catches it."""

from collections.abc import Iterator, Mapping

from simulator.dialogue.lint.bounds import Bounds, admitted
from simulator.dialogue.lint.finding import Finding, finding
from simulator.dialogue.lint.moment import NUMBERS, Moment
from simulator.dialogue.lint.outlook import Outlook, Way
from simulator.dialogue.model import After, When

_CAN_BE_UNRATED = ("courtesy", "pushing")


def find_shadowed_replies(outlook: Outlook) -> Iterator[Finding]:
    """Report each way that an earlier way of its state covers whole."""
    for name, moment in outlook.moments.items():
        ways = [way for way in outlook.ways if way.source.id == name]
        for index, way in enumerate(ways):
            earlier = next((one for one in ways[:index] if _catches(one, way, moment)), None)
            if earlier:
                number = int(earlier.place[-1]) + 1
                yield finding(
                    "D305",
                    way.place,
                    f"dit komt nooit aan de beurt: nummer {number} hierboven vangt het al op",
                    f"this never gets its turn: number {number} above always catches it",
                )


def _catches(earlier: Way, later: Way, moment: Moment) -> bool:
    if isinstance(earlier.by, After) and isinstance(later.by, After):
        is_first = earlier.by.days <= later.by.days
    else:
        is_first = not isinstance(earlier.by, After) and not isinstance(later.by, After)
    return is_first and covers(earlier.when, later.when, moment.possible())


def covers(first: When, second: When, possible: Mapping[str, Bounds]) -> bool:
    """Return whether `first` holds whenever `second` does."""
    return _words_covered(first, second) and _numbers_covered(first, second, possible)


def _words_covered(first: When, second: When) -> bool:
    made_for_sure = second.all | (second.moves if len(second.moves) == 1 else frozenset())
    one_of = second.moves and second.moves <= first.moves
    return (
        (not first.moves or bool(one_of or second.all & first.moves))
        and first.all <= made_for_sure
        and first.none <= second.none
        and _narrower(second.why, first.why)
        and _narrower(second.channel, first.channel)
        and _narrower(second.secret, first.secret)
        and first.told <= second.told
        and first.untold <= second.untold
    )


def _narrower(inner: frozenset[str], outer: frozenset[str]) -> bool:
    """Return whether "one of inner" is at least as strict as "one of outer"; an empty set asks nothing."""
    return not outer or bool(inner and inner <= outer)


def _numbers_covered(first: When, second: When, possible: Mapping[str, Bounds]) -> bool:
    for name in NUMBERS:
        test, other = getattr(first, name), getattr(second, name)
        if test is None:
            continue
        if other is None and name in _CAN_BE_UNRATED:
            return False
        if not admitted(other, possible[name]).within(admitted(test, possible[name])):
            return False
    return True

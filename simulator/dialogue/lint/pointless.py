"""D307: a test that says nothing, because the number can be nothing else where it stands."""

from collections.abc import Iterator

from simulator.dialogue.lint.bounds import admitted
from simulator.dialogue.lint.finding import Finding, finding
from simulator.dialogue.lint.moment import NUMBERS
from simulator.dialogue.lint.outlook import Outlook
from simulator.dialogue.model import After

_CAN_BE_UNRATED = ("courtesy", "pushing")  # there the test at least asks for a rating


def find_pointless_tests(outlook: Outlook) -> Iterator[Finding]:
    """Report number tests that always pass."""
    for way in outlook.ways:
        moment = outlook.moments.get(way.source.id)
        if moment is None or isinstance(way.by, After):
            continue
        possible = moment.possible()
        for name in NUMBERS:
            test = getattr(way.when, name)
            if test and name not in _CAN_BE_UNRATED and admitted(test, possible[name]) == possible[name]:
                yield finding(
                    "D307",
                    (*way.place, "when", name),
                    f"'{name}' is hier altijd {test.operator} {test.value}; laat het weg",
                    f"'{name}' is always {test.operator} {test.value} here; leave it out",
                )

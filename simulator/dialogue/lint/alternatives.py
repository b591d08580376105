"""D317: alternatives that are the same, and a weak model that is the good one."""

from collections.abc import Iterator

from simulator.dialogue.lint.finding import Finding, finding
from simulator.dialogue.lint.outlook import Outlook
from simulator.dialogue.lint.texts import texts_of
from simulator.dialogue.yaml_reader import Place


def find_repeated_alternatives(outlook: Outlook) -> Iterator[Finding]:
    """Report texts that say in either language what an earlier one of the same list says."""
    seen: dict[tuple[Place, str, str], Place] = {}
    for item in texts_of(outlook.dialogue):
        if not _is_alternative(item.place):
            continue
        for language, text in (("nl", item.text.nl), ("en", item.text.en)):
            key = (item.place[:-1], language, " ".join(text.lower().split()))
            if key in seen:
                yield finding(
                    "D317",
                    item.place,
                    f"'{language}' is hetzelfde als een tekst hierboven: zeg het anders of laat het weg",
                    f"'{language}' is the same as a text above: put it differently or leave it out",
                )
                break
            seen[key] = item.place


def _is_alternative(place: Place) -> bool:
    return isinstance(place[-1], int) or place[-2] == "models" if len(place) > 1 else False

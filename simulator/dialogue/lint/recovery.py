"""D313: a mistake after which nothing good can happen any more."""

from collections.abc import Iterator

from simulator.dialogue.lint.finding import Finding, finding
from simulator.dialogue.lint.mistake import is_mistake
from simulator.dialogue.lint.outlook import Outlook

ENOUGH = 2  # rank of an ending that leaves enough of the relationship


def find_lost_causes(outlook: Outlook) -> Iterator[Finding]:
    """Report states after a mistake without a way to a fair ending, and dialogues that forgive no mistake at all."""
    states = outlook.dialogue.states
    after_mistakes = dict.fromkeys(
        way.to for way in outlook.open_ways if is_mistake(way.when) and not states[way.to].ending
    )
    for name in after_mistakes:
        if not _can_end_well(outlook, name):
            yield finding(
                "D313",
                ("states", name),
                f"na een misstap komt het vanuit '{name}' niet meer goed: geef één weg terug",
                f"after a mistake nothing good can follow from '{name}': give one way back",
            )
    if not after_mistakes:
        yield finding(
            "D313",
            ("states",),
            "geen enkele misstap is te herstellen: laat er één naar een toestand leiden die terug kan",
            "no mistake can be mended: let one lead to a state with a way back",
        )


def _can_end_well(outlook: Outlook, name: str) -> bool:
    endings = (outlook.dialogue.states[other].ending for other in outlook.following(name))
    return any(ending is not None and ending.rank >= ENOUGH for ending in endings)

"""A condition in words, for the debrief and the graph: what the learner has to say or do for a reaction to follow."""

from simulator.dialogue.model import Comparison, When
from simulator.guidance.labels import label
from simulator.guidance.language import Bilingual
from simulator.guidance.scales import Why

_OR = Bilingual(nl=" of ", en=" or ")
_AND = Bilingual(nl=" en ", en=" and ")
_OTHERWISE = Bilingual(nl="anders", en="otherwise")

_WHY: dict[Why, Bilingual] = {
    Why.NONE: Bilingual(nl="niets vragen", en="not asking"),
    Why.CLOSED: Bilingual(nl="gesloten vragen", en="asking a closed question"),
    Why.OPEN: Bilingual(nl="open vragen", en="asking openly"),
    Why.PRESS: Bilingual(nl="doordrammen", en="demanding an answer"),
}
_NUMBERS: dict[str, Bilingual] = {
    "courtesy": Bilingual(nl="hoffelijkheid", en="courtesy"),
    "pushing": Bilingual(nl="duwen", en="pushing"),
    "rapport": Bilingual(nl="vertrouwen", en="rapport"),
    "patience": Bilingual(nl="geduld", en="patience"),
    "tries": Bilingual(nl="pogingen", en="tries"),
    "days": Bilingual(nl="dagen stilte", en="days of silence"),
    "gap": Bilingual(nl="dagen rust", en="days of rest"),
    "turn": Bilingual(nl="beurt", en="turn"),
    "asked": Bilingual(nl="eerder gevraagd", en="asked before"),
}


def describe(when: When) -> Bilingual:
    """Return `when` in a few words; the empty condition is "otherwise"."""
    parts = [*_move_parts(when), *_number_parts(when), *_knowledge_parts(when)]
    return _join(parts, _AND) if parts else _OTHERWISE


def describe_words(when: When) -> Bilingual | None:
    """Return only what the learner's words must do, or None where words do not matter."""
    parts = _move_parts(when)
    return _join(parts, _AND) if parts else None


def _move_parts(when: When) -> list[Bilingual]:
    parts = []
    if when.moves:
        parts.append(_join([_lowered(label(move).name) for move in sorted(when.moves)], _OR))
    if when.all:
        parts.append(_join([_lowered(label(move).name) for move in sorted(when.all)], _AND))
    if when.none:
        missing = _join([_lowered(label(move).name) for move in sorted(when.none)], _OR)
        parts.append(Bilingual(nl=f"zonder {missing.nl}", en=f"without {missing.en}"))
    if when.why:
        parts.append(_join([_WHY[why] for why in sorted(when.why)], _OR))
    if when.channel:
        parts.append(_join([_lowered(label(channel).name) for channel in sorted(when.channel)], _OR))
    return parts


def _number_parts(when: When) -> list[Bilingual]:
    tests: list[tuple[str, Comparison | None]] = [(name, getattr(when, name)) for name in _NUMBERS]
    return [_comparison(_NUMBERS[name], test) for name, test in tests if test]


def _comparison(name: Bilingual, test: Comparison) -> Bilingual:
    sign = {"==": "=", ">=": "≥", "<=": "≤"}.get(test.operator, test.operator)
    return Bilingual(nl=f"{name.nl} {sign} {test.value}", en=f"{name.en} {sign} {test.value}")


def _knowledge_parts(when: When) -> list[Bilingual]:
    parts = []
    if when.secret:
        names = ", ".join(sorted(when.secret))
        parts.append(Bilingual(nl=f"reden: {names}", en=f"cause: {names}"))
    if when.told:
        names = ", ".join(sorted(when.told))
        parts.append(Bilingual(nl=f"verteld: {names}", en=f"told: {names}"))
    if when.untold:
        names = ", ".join(sorted(when.untold))
        parts.append(Bilingual(nl=f"nog niet verteld: {names}", en=f"not told yet: {names}"))
    return parts


def _join(parts: list[Bilingual], separator: Bilingual) -> Bilingual:
    return Bilingual(nl=separator.nl.join(part.nl for part in parts), en=separator.en.join(part.en for part in parts))


def _lowered(text: Bilingual) -> Bilingual:
    return Bilingual(nl=text.nl[:1].lower() + text.nl[1:], en=text.en[:1].lower() + text.en[1:])

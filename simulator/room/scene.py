"""A scene with the trainer as the client: rapport and patience go on being counted over its rounds."""

from collections.abc import Iterator, Sequence

from simulator.dialogue.model import Dialogue, Directness
from simulator.dialogue.temperament import PATIENCE_RANGE, RAPPORT_RANGE, Change, Meter, Step, reactions_to
from simulator.guidance.language import Language
from simulator.guidance.scales import Why
from simulator.guidance.situations import Asking
from simulator.room.room import Room, Round

USUAL_RAPPORT = 5  # of a client the trainer makes up
USUAL_PATIENCE = 3
LONGEST_BEFORE = 8000  # characters of what went before that the judge is given


def scene_of(room: Room) -> tuple[Round, ...]:
    """Return the rounds of the scene being played: turns of one trainee; one with nothing before it begins a scene."""
    scene: list[Round] = []
    for one in reversed(room.rounds):
        if one.member is None or (scene and one.member != scene[0].member):
            break
        scene.append(one)
        if not one.before:
            break
    return tuple(reversed(scene))


def said_in(scene: Sequence[Round]) -> str:
    """Return what was said in a scene, oldest first."""
    lines = [line for one in scene for line in (one.client, *(given.text for given in one.answers.values()))]
    return "\n".join(lines)[-LONGEST_BEFORE:]


def meters_of(scene: Sequence[Round], dialogue: Dialogue | None) -> tuple[dict[Meter, int], tuple[Change, ...]]:
    """Return rapport and patience after a scene, and what the last reply did to them."""
    client = dialogue.client if dialogue else None
    values = {
        Meter.RAPPORT: client.rapport if client else USUAL_RAPPORT,
        Meter.PATIENCE: client.patience if client else USUAL_PATIENCE,
    }
    directness = client.directness if client else Directness.DIRECT
    asked = 0
    last: tuple[Change, ...] = ()
    for one in scene:
        for given in one.answers.values():
            last = tuple(_taken(values, reactions_to(given.verdict, directness, Asking.WELCOME, asked)))
            asked += given.verdict.why not in (None, Why.NONE)
    return values, last


def _taken(values: dict[Meter, int], steps: Sequence[Step]) -> Iterator[Change]:
    ranges = {Meter.RAPPORT: RAPPORT_RANGE, Meter.PATIENCE: PATIENCE_RANGE}
    for step in steps:
        low, high = ranges[step.meter]
        before = values[step.meter]
        values[step.meter] = max(low, min(high, before + step.amount))
        if values[step.meter] != before:
            yield Change(step.meter, before, values[step.meter], step.cause)


def lines_of_client(dialogue: Dialogue, language: Language) -> tuple[tuple[str, str], ...]:
    """Return what the client of a dialogue may say, each once: the state it belongs to, and the line."""
    lines: dict[str, str] = {}
    for state in dialogue.states.values():
        for text in state.says:
            lines.setdefault(text.in_language(language), state.id)
        for reaction in state.replies:
            for text in reaction.says:
                lines.setdefault(text.in_language(language), reaction.to)
    return tuple((state, line) for line, state in lines.items())

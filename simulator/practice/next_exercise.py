"""What to practise next, and why, in words about the replies: the weakest point, then repeats, then new ground."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from simulator.dialogue.model import Dialogue
from simulator.guidance.labels import label
from simulator.guidance.language import Bilingual
from simulator.guidance.points import guidance_points
from simulator.guidance.situations import Situation
from simulator.practice.point_progress import PointProgress
from simulator.practice.progress import Progress

WEAK = 0.5


class Ground(StrEnum):
    """Why something is suggested."""

    START = "start"  # nothing was practised yet
    POINT = "point"  # replies often go against a guidance point, or leave it unused
    BOOSTER = "booster"  # a mastered situation is due for a repeat
    AGAIN = "again"  # a situation is not mastered yet
    NEW = "new"  # a situation was never practised
    HARDER = "harder"  # the next level of a mastered situation


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A dialogue to practise, with the reason in one sentence; `point` is the guidance point it is about, if any."""

    dialogue: str
    ground: Ground
    reason: Bilingual
    point: str | None = None


def suggest(progress: Progress, dialogues: Sequence[Dialogue], now: datetime) -> tuple[Suggestion, ...]:
    """Return what to practise, most useful first and each dialogue at most once; empty when there are no dialogues."""
    order = _gentle_order(progress, dialogues)
    found: dict[str, Suggestion] = {}
    for suggestion in _suggestions(progress, order, now):
        found.setdefault(suggestion.dialogue, suggestion)
    return tuple(found.values())


def _suggestions(progress: Progress, order: Sequence[Dialogue], now: datetime) -> Iterator[Suggestion]:
    if not progress.paths:
        yield from (Suggestion(dialogue.id, Ground.START, _GENTLE_START) for dialogue in order[:1])
    yield from _for_weak_points(progress, order)
    yield from _for_boosters(progress, order, now)
    yield from _for_open_ground(progress, order)


def _gentle_order(progress: Progress, dialogues: Iterable[Dialogue]) -> list[Dialogue]:
    """Order by level; within a level those never played come first, then those played longest ago."""
    latest = max(progress.last_played.values(), default=None)

    def key(dialogue: Dialogue) -> tuple[int, float, str]:
        played = progress.last_played.get(dialogue.id)
        age = (latest - played).total_seconds() if latest and played else float("inf")
        return dialogue.level, -age, dialogue.id

    return sorted(dialogues, key=key)


def _for_weak_points(progress: Progress, order: Sequence[Dialogue]) -> Iterator[Suggestion]:
    weak = [point for point in progress.points.values() if _strength(point) < WEAK]
    for point in sorted(weak, key=_strength):
        teaching = [dialogue for dialogue in order if point.point in dialogue.teaches]
        if teaching:
            chosen = _at_reached_level(progress, teaching)
            yield Suggestion(chosen.id, Ground.POINT, _weak_reason(point), point.point)


def _strength(point: PointProgress) -> float:
    """Return the mean of the recent shares, drawn to the middle while they are few: a habit outranks a slip."""
    recent = point.track.recent
    return (sum(recent) + 0.5) / (len(recent) + 1)


def _at_reached_level(progress: Progress, dialogues: Sequence[Dialogue]) -> Dialogue:
    """Return the first dialogue that is not above the level reached in its situation, else the gentlest."""
    fitting = (dialogue for dialogue in dialogues if dialogue.level <= _reached(progress, dialogue.situation))
    return next(fitting, dialogues[0])


def _reached(progress: Progress, situation: Situation) -> int:
    found = progress.situations.get(situation)
    return 1 + (found.mastery.level if found and found.mastery else 0)


def _for_boosters(progress: Progress, order: Sequence[Dialogue], now: datetime) -> Iterator[Suggestion]:
    for booster in progress.due(now):
        same = [dialogue for dialogue in order if dialogue.situation is booster.situation]
        at_level = [dialogue for dialogue in same if dialogue.level >= booster.level]
        for dialogue in (at_level or same)[:1]:
            yield Suggestion(dialogue.id, Ground.BOOSTER, _booster_reason(booster.situation, booster.weeks))


def _for_open_ground(progress: Progress, order: Sequence[Dialogue]) -> Iterator[Suggestion]:
    suggestions = [suggestion for dialogue in order if (suggestion := _open_ground(progress, dialogue))]
    grounds = (Ground.AGAIN, Ground.NEW, Ground.HARDER)
    yield from sorted(suggestions, key=lambda suggestion: grounds.index(suggestion.ground))


def _open_ground(progress: Progress, dialogue: Dialogue) -> Suggestion | None:
    found = progress.situations.get(dialogue.situation)
    name = label(dialogue.situation).name
    if not found:
        return Suggestion(dialogue.id, Ground.NEW, _new_reason(name))
    mastered = found.mastery.level if found.mastery else 0
    if dialogue.level <= mastered:
        return None
    if not mastered or dialogue.level <= found.level:
        return Suggestion(dialogue.id, Ground.AGAIN, _again_reason(name, dialogue.level))
    return Suggestion(dialogue.id, Ground.HARDER, _harder_reason(name, mastered, dialogue.level))


_GENTLE_START = Bilingual(nl="Een rustig begin, op het laagste niveau.", en="A gentle start, at the lowest level.")


def _weak_reason(point: PointProgress) -> Bilingual:
    title, recent = guidance_points()[point.point].title, len(point.track.recent)
    if point.recently_broken:
        nl, en = _share(point.recently_broken, recent)
        return Bilingual(
            nl=f'"{title.nl}": {nl} waarin dit speelde, ging een antwoord ertegenin.',
            en=f'"{title.en}": {en} where this mattered, a reply went against it.',
        )
    unused = sum(share == 0.25 for share in point.track.recent)
    nl, en = _share(unused, recent)
    return Bilingual(
        nl=f'"{title.nl}": {nl} waarin dit kon spelen, kwam het niet aan bod.',
        en=f'"{title.en}": {en} where this could matter, it did not come up.',
    )


def _share(count: int, of: int) -> tuple[str, str]:
    if of == 1:
        return "in het laatste gesprek", "in the last conversation"
    return f"in {count} van de laatste {of} gesprekken", f"in {count} of the last {of} conversations"


def _booster_reason(situation: Situation, weeks: int) -> Bilingual:
    name = label(situation).name
    return Bilingual(
        nl=f'Herhaling na {weeks} weken: "{name.nl}" ging goed, nog eens oefenen houdt het vast.',
        en=f'Repeat after {weeks} weeks: "{name.en}" went well, practising it again makes it last.',
    )


def _again_reason(name: Bilingual, level: int) -> Bilingual:
    return Bilingual(
        nl=f'"{name.nl}": op niveau {level} valt nog iets te winnen.',
        en=f'"{name.en}": there is still something to gain at level {level}.',
    )


def _new_reason(name: Bilingual) -> Bilingual:
    return Bilingual(nl=f'"{name.nl}" is nog niet geoefend.', en=f'"{name.en}" has not been practised yet.')


def _harder_reason(name: Bilingual, mastered: int, level: int) -> Bilingual:
    return Bilingual(
        nl=f'"{name.nl}" lukt op niveau {mastered}; dit is niveau {level}.',
        en=f'"{name.en}" goes well at level {mastered}; this is level {level}.',
    )

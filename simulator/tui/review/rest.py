"""What goes beyond the turns: what the client told and kept, the guidance points with their source, what is next."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from textual.content import Content

from simulator.guidance.points import Point
from simulator.literal import harmless
from simulator.locale.wording import Wording
from simulator.tui.review.evidence import Effect

if TYPE_CHECKING:
    from simulator.practice.debrief import Debrief, SecretReview


def rest_lines(debrief: "Debrief", words: Wording) -> Content:
    """Return the parts that stand beside or after the turns."""
    places = {review.turn.id: number for number, review in enumerate(debrief.turns, start=1)}
    parts = [*_aim(debrief, words), *_secrets(debrief, places, words), *_guidance(debrief, words)]
    return Content("\n").join(parts)


def _aim(debrief: "Debrief", words: Wording) -> Iterator[Content]:
    if debrief.reflection.strip():
        yield _heading(words("debrief.your_aim"))
        yield Content(harmless(debrief.reflection[:2000]))
        yield Content("")


def _secrets(debrief: "Debrief", places: Mapping[int, int], words: Wording) -> Iterator[Content]:
    if debrief.secrets:
        yield _heading(words("section.secrets"))
    for review in debrief.won:
        yield from _secret(review, Effect.HELPS, words("debrief.won"), places, words)
    for review in debrief.missed:
        yield from _secret(review, Effect.COSTS, words("debrief.missed"), places, words)


def _secret(
    review: "SecretReview", effect: Effect, verb: str, places: Mapping[int, int], words: Wording
) -> Iterator[Content]:
    secret, language = review.secret, words.language
    yield Content.assemble((f"{effect} {verb}  ", effect.style), harmless(secret.fact.in_language(language)))
    if review.told:
        yield _aside(words("debrief.won_in", turn=places[review.told]))
    elif review.chance and review.needed:
        needed = review.needed.in_language(language)
        yield _aside(words("debrief.chance", turn=places[review.chance], needed=needed))
    elif not review.chance:
        yield _aside(words("debrief.no_chance"))
    yield Content.styled(f"  {harmless(secret.lesson.in_language(language))}", "$foreground")
    if not review.told:
        yield Content.styled(f"  {harmless(secret.reflect.in_language(language))}", "italic")
    yield Content("")


def _guidance(debrief: "Debrief", words: Wording) -> Iterator[Content]:
    if debrief.honoured or debrief.broken:
        yield _heading(words("section.points"))
    for point in debrief.broken[:5]:
        yield from _point(point, Effect.COSTS, words("debrief.broken"), words)
    for point in debrief.honoured[:5]:
        yield from _point(point, Effect.HELPS, words("debrief.honoured"), words)


def _point(point: Point, effect: Effect, verb: str, words: Wording) -> Iterator[Content]:
    title, wording = point.title.in_language(words.language), point.wording.in_language(words.language)
    yield Content.assemble((f"{effect} {verb}  ", effect.style), (title, "bold"))
    yield Content(f"  {wording}")
    source = f"{point.id} · {point.source.citation(words.language)} · {point.locator.in_language(words.language)}"
    yield Content.styled(f"  {source}", "$muted")


def _heading(text: str) -> Content:
    return Content.styled(text, "bold $primary")


def _aside(text: str) -> Content:
    return Content.styled(f"  {text}", "$muted")

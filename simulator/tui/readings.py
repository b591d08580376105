"""A verdict in words: how a reply read on each scale, and which moves were heard."""

from textual.content import Content

from simulator.guidance.labels import label
from simulator.guidance.scales import Courtesy, Pushing, Rating, Scale, Why
from simulator.guidance.verdict import Verdict
from simulator.locale.wording import Wording


def ratings_in_order(scale: Scale) -> tuple[Rating, ...]:
    """Return the classes of a scale in the order of the codebook."""
    match scale:
        case Scale.COURTESY:
            return tuple(Courtesy)
        case Scale.WHY:
            return tuple(Why)
        case Scale.PUSHING:
            return tuple(Pushing)


def rating_name(rating: Rating | None, words: Wording) -> str:
    """Return a class in a word or two, `not rated` for None."""
    return words("criterion.not_rated") if rating is None else label(rating).name.in_language(words.language)


def reading(verdict: Verdict, words: Wording) -> Content:
    """Return the three ratings and the moves as one or two lines."""
    ratings = " · ".join(rating_name(verdict.rating_on(scale), words) for scale in Scale)
    if not verdict.moves:
        return Content(ratings)
    return Content.assemble(ratings, "\n", (f"{words('conversation.moves')}  ", "$muted"), moves_heard(verdict, words))


def moves_heard(verdict: Verdict, words: Wording) -> Content:
    """Return the moves by name, each with a mark for whether it helps."""
    marked = [
        Content.assemble(
            ("▲ ", "$success") if move.is_good else ("▼ ", "$error"), label(move).name.in_language(words.language)
        )
        for move in sorted(verdict.moves, key=lambda move: (not move.is_good, move))
    ]
    return Content("  ").join(marked)

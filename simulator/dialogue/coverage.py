"""Which dialogue exercises which guidance point and which move, as one Markdown page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.dialogue.lint.outlook import Outlook
from simulator.dialogue.lint.teaching import exercised_points
from simulator.dialogue.model import Dialogue, Reaction
from simulator.guidance.moves import Move
from simulator.guidance.points import guidance_points


@dataclass(frozen=True, slots=True)
class Coverage:
    """For each guidance point the dialogues that teach it, for each move those with a condition on it."""

    points: dict[str, tuple[str, ...]]
    moves: dict[Move, tuple[str, ...]]

    @property
    def missing(self) -> tuple[str, ...]:
        """The points and moves that no dialogue exercises."""
        return tuple(str(key) for table in (self.points, self.moves) for key, names in table.items() if not names)


def coverage_of(dialogues: Sequence[Dialogue]) -> Coverage:
    """Return what the dialogues cover. A point counts where it is claimed and something turns on it."""
    outlooks = [Outlook(dialogue) for dialogue in sorted(dialogues, key=lambda dialogue: dialogue.id)]
    taught = {outlook.dialogue.id: exercised_points(outlook) for outlook in outlooks}
    turned_on = {outlook.dialogue.id: _moves_in(outlook) for outlook in outlooks}
    return Coverage(
        {name: tuple(key for key, points in taught.items() if name in points) for name in guidance_points()},
        {move: tuple(key for key, moves in turned_on.items() if move in moves) for move in Move},
    )


def _moves_in(outlook: Outlook) -> frozenset[Move]:
    whens = [way.when for way in outlook.open_ways if isinstance(way.by, Reaction)]
    return frozenset(move for when in whens for move in when.moves | when.all | when.none)


def render_coverage(coverage: Coverage) -> str:
    """Return the page, with what is missing at the top."""
    return "\n".join(_lines(coverage)) + "\n"


def _lines(coverage: Coverage) -> Iterator[str]:
    yield "# Coverage"
    yield ""
    yield "Made by `simulator coverage`. A guidance point counts where a dialogue claims it and what the client does"
    yield "turns on it; a move counts where a condition names it. [guidance.md](guidance.md) explains the points."
    yield ""
    covered = sum(bool(names) for names in coverage.points.values())
    moves = sum(bool(names) for names in coverage.moves.values())
    yield f"- guidance points: {covered} of {len(coverage.points)}"
    yield f"- moves: {moves} of {len(coverage.moves)}"
    yield f"- missing: {', '.join(coverage.missing) or 'nothing, the table is complete'}"
    yield ""
    yield from _table("Guidance points", "point", _point_rows(coverage))
    yield ""
    yield from _table("Moves", "move", {f"`{move}`": names for move, names in coverage.moves.items()})


def _point_rows(coverage: Coverage) -> dict[str, tuple[str, ...]]:
    known = guidance_points()
    return {f"{name} {known[name].title.en}": dialogues for name, dialogues in coverage.points.items()}


def _table(title: str, column: str, rows: dict[str, tuple[str, ...]]) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    yield f"| {column} | dialogues | which |"
    yield "|---|---|---|"
    for name, dialogues in rows.items():
        yield f"| {name} | {len(dialogues)} | {', '.join(dialogues) or '-'} |"

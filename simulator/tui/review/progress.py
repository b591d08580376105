"""Progress in words and strokes: latest and best kept apart, and a small curve with its numbers."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from simulator.guidance.labels import label
from simulator.guidance.points import guidance_points
from simulator.guidance.scales import Scale
from simulator.literal import harmless
from simulator.locale.wording import Wording
from simulator.tui.review.summary import BLOCKS
from simulator.tui.widgets.bars import bar, fit

if TYPE_CHECKING:
    from simulator.practice.point_progress import PointProgress
    from simulator.practice.progress import Progress, SituationProgress
    from simulator.practice.track import Track

NAME_WIDTH = 12
TITLE_WIDTH = 30
BAR_WIDTH = 12
CURVE_WIDTH = 24
SHOWN_POINTS = 6


def criteria_progress(progress: "Progress", words: Wording) -> Content:
    """Return one line a criterion: the latest share, the best one, and the curve."""
    lines = [_criterion(words(f"criterion.{scale}"), progress.criteria[scale], words) for scale in Scale]
    return Content("\n").join(lines)


def situation_progress(progress: "Progress", now: datetime, words: Wording) -> Content:
    """Return two lines a situation: how often, the best and the latest ending, and whether it is mastered."""
    lines = [_situation(found, now, words) for found in progress.situations.values()]
    return Content("\n").join(lines)


def point_progress(progress: "Progress", words: Wording) -> Content:
    """Return the guidance points that recently went least well, weakest first."""
    weakest = sorted(progress.points.values(), key=lambda point: _mean(point.track.recent))
    return Content("\n").join(list(_points(weakest[:SHOWN_POINTS], words)))


def _criterion(name: str, track: "Track", words: Wording) -> Content:
    if track.latest is None or track.best is None:
        return Content.assemble(fit(Content.styled(name, "bold"), NAME_WIDTH), (words("criterion.not_rated"), "$muted"))
    told = words("progress.latest_and_best", latest=_percent(track.latest), best=_percent(track.best))
    curve = "".join(_block(sample.share) for sample in track.trend[-CURVE_WIDTH:])
    parts = [fit(Content.styled(name, "bold"), NAME_WIDTH), bar(track.latest, BAR_WIDTH), Content(f"  {told}  ")]
    return Content("").join([*parts, Content.styled(curve, "$primary")])


def _situation(found: "SituationProgress", now: datetime, words: Wording) -> Content:
    name = label(found.situation).name.in_language(words.language)
    best, latest = words(f"ending.{found.best}"), words(f"ending.{found.latest}")
    told = words("progress.endings", latest=latest, best=best)
    return Content.assemble(
        (name, "bold"),
        (f"  {words.count('progress.paths', found.paths)}", "$muted"),
        f"  {_mastery(found, now, words)}",
        "\n  ",
        (told, "$muted"),
    )


def _mastery(found: "SituationProgress", now: datetime, words: Wording) -> str:
    if not found.mastery:
        return words("progress.not_mastered")
    mastered = words("progress.mastered", level=found.mastery.level)
    if not found.booster:
        return mastered
    days = (found.booster.due - now).days
    repeat = words("progress.due") if found.booster.is_due(now) else words.count("progress.repeat", max(1, days))
    return f"{mastered} · {repeat}"


def _points(points: "list[PointProgress]", words: Wording) -> Iterator[Content]:
    known = guidance_points()
    for found in points:
        point = known[found.point]
        title = harmless(f"{point.title.in_language(words.language)}")
        counted = words("progress.counts", honoured=found.honoured, broken=found.broken, unused=found.unused)
        yield Content.assemble(
            fit(Content(title), TITLE_WIDTH), bar(_mean(found.track.recent), BAR_WIDTH), "  ", (counted, "$muted")
        )


def _mean(shares: tuple[float, ...]) -> float:
    return sum(shares) / len(shares) if shares else 0.0


def _percent(share: float) -> int:
    return round(share * 100)


def _block(share: float) -> str:
    return BLOCKS[min(len(BLOCKS) - 1, int(share * len(BLOCKS)))]

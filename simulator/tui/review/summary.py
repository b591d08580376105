"""The head of a debrief: the three criteria side by side, never one grade, and how trust and patience went."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from simulator.dialogue.temperament import Meter
from simulator.literal import harmless
from simulator.locale.wording import Wording
from simulator.tui.widgets.bars import bar, fit

if TYPE_CHECKING:
    from simulator.practice.criterion import Criterion
    from simulator.practice.debrief import Debrief

BAR_WIDTH = 12
NARROW_BAR_WIDTH = 6  # where ways stand side by side
NAME_WIDTH = 12
FINDING_WIDTH = 21
BLOCKS = "▁▂▃▄▅▆▇█"
HIGHEST = 10  # of rapport and patience


def criteria_lines(criteria: "Sequence[Criterion]", words: Wording, *, with_quotes: bool = True) -> Content:
    """Return one line a criterion: name, bar, finding, and the words that decided it."""
    return Content("\n").join([_criterion(criterion, words, with_quotes=with_quotes) for criterion in criteria])


def _criterion(criterion: "Criterion", words: Wording, *, with_quotes: bool) -> Content:
    name = fit(Content.styled(words(f"criterion.{criterion.scale}"), "bold"), NAME_WIDTH)
    width = BAR_WIDTH if with_quotes else NARROW_BAR_WIDTH
    drawn = Content(" " * width) if criterion.share is None else bar(criterion.share, width)
    finding = Content(criterion.finding.in_language(words.language))
    parts = [name, drawn, Content("  "), fit(finding, FINDING_WIDTH) if with_quotes else finding]
    if with_quotes and criterion.quote:
        parts.append(_quote(criterion, words))
    return Content("").join(parts)


def _quote(criterion: "Criterion", words: Wording) -> Content:
    quote = " ".join(harmless(criterion.quote[:80]).split())
    return Content.assemble((f"{words('debrief.turn', n=criterion.turn)}  ", "$muted"), f"“{quote}”")


def course_lines(debrief: "Debrief", words: Wording, width: int) -> Content:
    """Return trust and patience as a small curve each, with the numbers: the start, and after each turn."""
    client, answers = debrief.dialogue.client, [review.turn.answer for review in debrief.turns]
    rapport = [client.rapport, *(answer.rapport for answer in answers)]
    patience = [client.patience, *(answer.patience for answer in answers)]
    room = max(2, (width - NAME_WIDTH - 4) // 4)
    return Content("\n").join(
        [
            _curve(words(f"debrief.meter_{meter}"), values[-room:])
            for meter, values in ((Meter.RAPPORT, rapport), (Meter.PATIENCE, patience))
        ]
    )


def _curve(name: str, values: Sequence[int]) -> Content:
    blocks = "".join(BLOCKS[min(len(BLOCKS) - 1, value * (len(BLOCKS) - 1) // HIGHEST)] * 2 for value in values)
    numbers = " ".join(str(value) for value in values)
    return Content.assemble(fit(Content(name), NAME_WIDTH), (blocks, "$primary"), "  ", (numbers, "$muted"))

"""What home tells about the dialogues: their order and rows, how they went, what is best now. Pure words and rows."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from simulator.guidance.labels import label
from simulator.literal import harmless
from simulator.locale.wording import Wording
from simulator.tui.records import Records, time_ago
from simulator.tui.widgets.dialogue_list import Row

if TYPE_CHECKING:
    from simulator.dialogue.catalogue import Catalogue
    from simulator.dialogue.model import Dialogue
    from simulator.guidance.points import Point

SHOWN_REPEATS = 3
OWN_DIALOGUES = "dialogues"  # in the folder of the learner's own files


def own_first(catalogue: "Catalogue", folder: Path | None) -> "tuple[Dialogue, ...]":
    """Return the dialogues with the learner's own before the shipped ones, which would bury them."""
    if folder is None:
        return catalogue.dialogues
    ordered = sorted(catalogue.entries, key=lambda entry: entry.path.parent != folder / OWN_DIALOGUES)
    return tuple(entry.dialogue for entry in ordered)


def row_of(dialogue: "Dialogue", records: Records | None) -> Row:
    """Return the row of a dialogue, with its last result."""
    last = records.last.get(dialogue.id) if records else None
    shares = [criterion.share for criterion in last.criteria] if last else []
    return Row(dialogue, shares, records is not None and dialogue.id in records.unfinished)


def suggestion_line(suggested: "Dialogue | None", records: Records, words: Wording) -> Content | None:
    """Return what is best practised now and why."""
    if not suggested or not records.suggestion:
        return None
    title = harmless(suggested.title.in_language(words.language))
    reason = harmless(records.suggestion.reason.in_language(words.language))
    return Content.assemble((f"{words('home.suggestion')}  ", "$muted"), (title, "bold $accent"), f"  {reason}")


def repeats_line(suggested: "Dialogue | None", records: Records, words: Wording) -> Content | None:
    """Return the situations that are ready for a repeat, in words; without the one that is suggested already."""
    from simulator.practice.next_exercise import Ground  # with the engine, so only once that is there

    is_repeat = suggested and records.suggestion and records.suggestion.ground is Ground.BOOSTER
    told = suggested.situation if suggested and is_repeat else None
    others = [situation for situation in records.due if situation is not told]
    if not others:
        return None
    names = " · ".join(label(situation).name.in_language(words.language) for situation in others[:SHOWN_REPEATS])
    return Content.assemble((f"{words('home.repeat')}  ", "$muted"), names)


def unfinished_line(dialogue: "Dialogue", records: Records, words: Wording) -> Content | None:
    """Return that the dialogue was left in the middle, if it was."""
    unfinished = records.unfinished.get(dialogue.id)
    if not unfinished:
        return None
    when, turns = time_ago(unfinished.at, records.now, words), words.count("turns", unfinished.turns)
    return Content.styled(words("home.resume_note", when=when, turns=turns), "$accent")


def last_line(dialogue: "Dialogue", records: Records, words: Wording) -> Content | None:
    """Return how it went last time."""
    last = records.last.get(dialogue.id)
    if not last:
        return None if dialogue.id in records.unfinished else Content.styled(words("home.never"), "$muted")
    told = words("home.last", when=time_ago(last.ended, records.now, words), ending=words(f"ending.{last.ending}"))
    findings = " · ".join(criterion.finding.in_language(words.language) for criterion in last.criteria)
    return Content.assemble((f"{told}  ", "$muted"), findings)


def taught_points(dialogue: "Dialogue") -> "tuple[Point, ...]":
    """Return the guidance points a dialogue teaches."""
    from simulator.guidance.points import guidance_points

    known = guidance_points()
    return tuple(known[point_id] for point_id in dialogue.teaches if point_id in known)


def searchable(dialogue: "Dialogue") -> str:
    """Return everything a search looks through, folded."""
    texts = (dialogue.title, dialogue.briefing, dialogue.client.about)
    titles = (point.title for point in taught_points(dialogue))
    both = [f"{text.nl} {text.en}" for text in (*texts, *titles, label(dialogue.situation).name)]
    return " ".join([dialogue.id, dialogue.client.name, dialogue.situation.replace("_", " "), *both]).casefold()

"""A new dialogue to fill in: it checks clean and plays from the first minute. Writes no files."""

import re
from pathlib import Path

from simulator.dialogue.lint.outlook import Outlook
from simulator.dialogue.lint.teaching import exercises
from simulator.dialogue.loader import parse_dialogue
from simulator.dialogue.model import Reaction
from simulator.dialogue.template import fill_template, template_text
from simulator.errors import UsageError
from simulator.guidance.language import Bilingual, Language
from simulator.guidance.points import guidance_points
from simulator.guidance.situations import Channel, Situation

MOST_POINTS = 3
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COMMENT = re.compile(r"^#(nl|en) (.*)\n", re.MULTILINE)


def scaffold_text(name: str, situation: Situation, language: Language, *, schema: str) -> str:
    """Return the text of a new dialogue file, its comments in `language`.

    `schema` is where editors find the JSON Schema. Raises UsageError for a name that cannot be an id.
    """
    if not _NAME.fullmatch(name) or len(name) > 60:
        raise UsageError(
            Bilingual(
                nl=f"'{name}' kan geen id zijn: kleine letters, cijfers en streepjes, hoogstens 60",
                en=f"'{name}' cannot be an id: lower-case letters, digits and hyphens, at most 60",
            )
        )
    values = {"id": name, "situation": situation.value}
    template = _in_language(template_text("scaffold"), language)
    draft = fill_template(template, values | {"teaches": "S1.3"}, formal=False)
    points = ", ".join(_points_that_matter(draft, situation))
    filled = fill_template(template, values | {"teaches": points}, formal=False)
    return f"# yaml-language-server: $schema={schema}\n{filled}"


def _in_language(text: str, language: Language) -> str:
    """Keep the comments of one language; they stand at the margin and move nothing."""
    return _COMMENT.sub(lambda comment: f"# {comment[2]}\n" if comment[1] == language else "", text)


def _points_that_matter(draft: str, situation: Situation) -> list[str]:
    outlook = Outlook(parse_dialogue(draft, Path("scaffold.yaml")))
    whens = [way.when for way in outlook.open_ways if isinstance(way.by, Reaction)]
    open_channels = frozenset({Channel.PHONE})
    fitting = [
        point.id
        for point in guidance_points().values()
        if situation in point.situations and exercises(whens, open_channels, point)
    ]
    return fitting[:MOST_POINTS]

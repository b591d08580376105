"""Findings of the loader: located, named, and with the nearest known word."""

from pathlib import Path

import pytest

from simulator.dialogue.diagnostic import DialogueError
from simulator.dialogue.loader import parse_dialogue
from simulator.guidance.moves import Move
from simulator.guidance.scales import Why
from simulator.guidance.situations import Asking
from tests.dialogue.small import SMALL, small_dialogue

TEXT = SMALL.read_text(encoding="utf-8")


def test_a_dialogue_is_built() -> None:
    dialogue = small_dialogue()
    assert dialogue.states["talks"].asking is Asking.ONCE
    assert dialogue.states["talks"].replies[0].when.why == {Why.OPEN}
    assert dialogue.states["quiet"].replies[0].when.moves == {Move.RELEASE}
    assert dialogue.states["quiet"].after[1].when.secret == {"boss"}
    assert [example.line for example in dialogue.examples] == [TEXT.splitlines().index("examples:") + 2]


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("briefing:", "breifing:", "D202", "did you mean 'briefing'"),
        ("level: 1\n", "", "D203", "'level' is missing"),
        ("situation: ghosting", "situation: gosting", "D204", "did you mean 'ghosting'"),
        ("moves: release", "moves: relese", "D204", "did you mean 'release'"),
        ("level: 1", "level: 7", "D205", "at most 3"),
        ("level: 1", "level: one", "D205", "expected a whole number"),
        ('gap: ">=3"', 'gap: "soon"', "D205", "such as '>=4'"),
        (", en: Small}", "}", "D203", "'en' is missing"),
        ("to: quiet}", "to: quit}", "D206", "did you mean 'quiet'"),
        ("start: talks", "start: talk", "D206", "did you mean 'talks'"),
        ("leaves: gone", "leaves: talks", "D207", "not an ending"),
        ("tells: cause, thinks", "tells: couse, thinks", "D208", "did you mean 'cause'"),
        ("- id: boss", "- id: budget", "D209", "stands twice"),
        ("[S3.22]", "[S3.99]", "D210", "S3.9"),
        ("- {to: quiet}\n  quiet", "- {when: {why: none}, to: quiet}\n  quiet", "D213", "may have no 'when'"),
        ("silence: true", "silence: maybe", "D205", "expected true or false"),
        ("silence: true", "silence: false", "D215", "silence: true"),
        ("id: small", "id: Small One", "D205", "lower-case letters"),
    ],
)
def test_a_mistake_is_found(old: str, new: str, code: str, words: str) -> None:
    assert old in TEXT
    broken = TEXT.replace(old, new, 1)
    with pytest.raises(DialogueError) as caught:
        parse_dialogue(broken, Path("broken.yaml"))
    findings = [finding for finding in caught.value.diagnostics if finding.code == code]
    assert findings, [finding.message.en for finding in caught.value.diagnostics]
    assert any(words in finding.message.en for finding in findings)
    assert all(finding.message.nl for finding in findings)
    changed = next(
        number
        for number, (was, now) in enumerate(zip(TEXT.splitlines(), broken.splitlines(), strict=False), 1)
        if was != now
    )
    assert abs(findings[0].position.line - changed) <= 2

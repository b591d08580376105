"""D315 and D316: endings that no example reaches, and languages without examples."""

from collections.abc import Iterator

from simulator.dialogue.lint.finding import Finding, finding
from simulator.dialogue.lint.outlook import Outlook
from simulator.guidance.language import Language

_NAMES = {Language.NL: ("Nederlands", "Dutch"), Language.EN: ("Engels", "English")}


def find_missing_examples(outlook: Outlook) -> Iterator[Finding]:
    """Report what the examples leave out, by where they say they end."""
    examples = outlook.dialogue.examples
    for language in Language:
        nl, en = _NAMES[language]
        reached = {example.ends for example in examples if example.language == language}
        if not reached:
            yield finding("D316", ("examples",), f"geen voorbeeld in het {nl}", f"no example in {en}")
            continue
        for ending in outlook.dialogue.endings:
            if ending.id not in reached and ending.id in outlook.reached:
                yield finding(
                    "D315",
                    ("states", ending.id),
                    f"geen voorbeeld in het {nl} eindigt in '{ending.id}'",
                    f"no example in {en} ends in '{ending.id}'",
                )

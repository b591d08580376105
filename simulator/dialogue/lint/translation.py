"""D318: text that was left untranslated, or stands under the wrong language."""

import re
from collections.abc import Iterator

from simulator.dialogue.lint.finding import Finding, finding
from simulator.dialogue.lint.outlook import Outlook
from simulator.dialogue.lint.texts import texts_of
from simulator.guidance.language import Bilingual

FEWEST_WORDS = 4  # names and interjections may be the same in both languages
FEWEST_SIGNS = 3  # distinct function words that give a language away

_DUTCH_WORDS = """
de het een en ik je u niet dat die dit van voor met naar maar ook nog wel wat wie hoe als bij zijn is hebben heb
heeft hij zij ze we wij jullie jij uw mijn om te op er aan uit dan nu hier daar kan kunnen moet wil zou werd geen
"""
_ENGLISH_WORDS = """
the a an and i you not that this those of for with to but also still what who how if at his is have has he she they
we your my on there from then now here can could must want would was no it it's i'm don't are be been
"""
_DUTCH, _ENGLISH = frozenset(_DUTCH_WORDS.split()), frozenset(_ENGLISH_WORDS.split())


def find_untranslated_texts(outlook: Outlook) -> Iterator[Finding]:
    """Report long texts that are equal in both languages, and texts written in the other language."""
    for item in texts_of(outlook.dialogue):
        mistake = _mistake(item.text)
        if mistake:
            yield finding("D318", item.place, mistake.nl, mistake.en)


def _mistake(text: Bilingual) -> Bilingual | None:
    if text.nl == text.en:
        if len(text.nl.split()) < FEWEST_WORDS:
            return None
        return Bilingual(nl="nl en en zijn hetzelfde: vertaal het", en="nl and en are the same: translate it")
    if _reads_like(text.nl, _ENGLISH, _DUTCH):
        return Bilingual(nl="hier staat Engels onder 'nl'", en="this is English under 'nl'")
    if _reads_like(text.en, _DUTCH, _ENGLISH):
        return Bilingual(nl="hier staat Nederlands onder 'en'", en="this is Dutch under 'en'")
    return None


def _reads_like(text: str, language: frozenset[str], other: frozenset[str]) -> bool:
    words = set(re.findall(r"[\w'’]+", text.lower().replace("’", "'")))
    return len(words & (language - other)) >= FEWEST_SIGNS and not words & (other - language)

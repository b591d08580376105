"""D308: u and je mixed by one person, in Dutch."""

import re
from collections.abc import Iterator

from simulator.dialogue.lint.finding import Finding, finding
from simulator.dialogue.lint.outlook import Outlook
from simulator.dialogue.lint.texts import Voice, texts_of

_QUOTED = re.compile(r"“.*”|„.*[”“]|\".*\"|‘.*’|(?<!\w)'.*'(?!\w)|«.*»", re.DOTALL)
_FORMAL = re.compile(r"(?<!\d )(?<!\d)\b(?:u|uw|uzelf)\b(?!-)(?!\.\w)", re.IGNORECASE)
# A bare "je" is also Dutch for "one", so only what can be nobody but the other counts.
_OWN_THINGS = "offerte|voorstel|aanbod|aanbieding|bericht|berichtje|mail|mailtje|telefoontje|collega|eerlijkheid"
_SAID_TO = "dank|bedank|spreek|bel|mail|hoor|zie|wens|gun|vraag"
_INFORMAL = re.compile(rf"\b(?:jij|jou|jouw|jezelf|(?:{_SAID_TO}) je|je (?:{_OWN_THINGS}))\b", re.IGNORECASE)


def find_mixed_address(outlook: Outlook) -> Iterator[Finding]:
    """Report what the client says in the other form than `address`; what stands in quotation marks is free."""
    formal = outlook.dialogue.client.formal
    wrong, wanted = (_INFORMAL, "u") if formal else (_FORMAL, "je")
    for item in texts_of(outlook.dialogue):
        if item.voice is not Voice.CLIENT:
            continue
        slip = wrong.search(_QUOTED.sub(" ", item.text.nl))
        if slip:
            yield finding(
                "D308",
                item.place,
                f"'{slip[0]}' bij een klant met 'address: {wanted}'; aanhalingstekens maken er een citaat van",
                f"'{slip[0]}' with a client of 'address: {wanted}'; quotation marks make it a quote",
            )

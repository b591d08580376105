"""What a reply answers: everything outside the reply itself that may change its meaning."""

from dataclasses import dataclass

from simulator.guidance.language import Language
from simulator.guidance.situations import Asking, Channel, Situation


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of one reply. Every part may be missing; the scorer then judges the words alone.

    `language` None means: detect it. `client` is what the client said (or a description of the silence),
    `before` what went before, `asking` what asking for the reason does here.
    """

    language: Language | None = None
    situation: Situation | None = None
    channel: Channel | None = None
    client: str = ""
    before: str = ""
    asking: Asking | None = None

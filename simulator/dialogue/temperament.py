"""How any client takes a reply: what warms them up and what wears their patience out, each step with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from simulator.dialogue.model import Directness
from simulator.guidance.language import Bilingual
from simulator.guidance.moves import Move
from simulator.guidance.scales import Courtesy, Pushing, Why
from simulator.guidance.situations import Asking
from simulator.guidance.verdict import Verdict

RAPPORT_RANGE = (0, 10)
PATIENCE_RANGE = (0, 10)


class Meter(StrEnum):
    """The two things the client keeps: how well they think of you, and how much pushing they still bear."""

    RAPPORT = "rapport"
    PATIENCE = "patience"


class Cause(StrEnum):
    """Why a meter moved."""

    WARM = "warm"
    COLD = "cold"
    RUDE = "rude"
    ACCEPTED = "accepted"
    TRUST = "trust"
    DOUBTED = "doubted"
    DISPARAGED = "disparaged"
    PRESSED = "pressed"
    PUSHED = "pushed"
    PUSHED_HARD = "pushed_hard"
    BYPASSED = "bypassed"
    ASKED_AGAIN = "asked_again"
    ASKED_UNWELCOME = "asked_unwelcome"
    UNCLEAR = "unclear"
    STORY = "story"

    @property
    def text(self) -> Bilingual:
        """The reason in a few words, about the reply."""
        return _TEXTS[self]


_TEXTS: dict[Cause, Bilingual] = {
    Cause.WARM: Bilingual(nl="een warm woord", en="a warm word"),
    Cause.COLD: Bilingual(nl="het klonk koel", en="it sounded cold"),
    Cause.RUDE: Bilingual(nl="het kwam grof aan", en="it came across as rude"),
    Cause.ACCEPTED: Bilingual(nl="het besluit werd gerespecteerd", en="the decision was respected"),
    Cause.TRUST: Bilingual(nl="er was ruimte om eerlijk te zijn", en="there was room to be honest"),
    Cause.DOUBTED: Bilingual(nl="de reden werd in twijfel getrokken", en="the reason was doubted"),
    Cause.DISPARAGED: Bilingual(nl="een ander werd afgekraakt", en="someone else was run down"),
    Cause.PRESSED: Bilingual(nl="de vraag voelde als een verhoor", en="the question felt like an interrogation"),
    Cause.PUSHED: Bilingual(nl="er werd geduwd", en="there was a push"),
    Cause.PUSHED_HARD: Bilingual(nl="er werd hard geduwd", en="there was a hard push"),
    Cause.BYPASSED: Bilingual(nl="iemand werd gepasseerd", en="someone was passed over"),
    Cause.ASKED_AGAIN: Bilingual(nl="het werd nog eens gevraagd", en="it was asked again"),
    Cause.ASKED_UNWELCOME: Bilingual(nl="hier was vragen niet welkom", en="asking was not welcome here"),
    Cause.UNCLEAR: Bilingual(nl="het antwoord was niet te volgen", en="the reply could not be followed"),
    Cause.STORY: Bilingual(nl="dit viel bij deze klant zo", en="this is how it landed with this client"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A wish to move a meter by `amount`, with its reason."""

    meter: Meter
    amount: int
    cause: Cause


@dataclass(frozen=True, slots=True)
class Change:
    """A meter that moved from `before` to `after`, with its reason."""

    meter: Meter
    before: int
    after: int
    cause: Cause


def reactions_to(verdict: Verdict, directness: Directness, asking: Asking, asked: int) -> tuple[Step, ...]:
    """Return what a reply does to a client. `asked` counts the earlier turns that asked for the reason."""
    return (
        *_courtesy_steps(verdict),
        *_move_steps(verdict, directness),
        *_asking_steps(verdict, asking, asked),
        *_pushing_steps(verdict),
    )


def _courtesy_steps(verdict: Verdict) -> Iterator[Step]:
    match verdict.courtesy:
        case Courtesy.WARM:
            yield Step(Meter.RAPPORT, 1, Cause.WARM)
        case Courtesy.COLD:
            yield Step(Meter.RAPPORT, -1, Cause.COLD)
        case Courtesy.RUDE:
            yield Step(Meter.RAPPORT, -3, Cause.RUDE)
            yield Step(Meter.PATIENCE, -1, Cause.RUDE)
        case Courtesy.POLITE | None:
            return


def _move_steps(verdict: Verdict, directness: Directness) -> Iterator[Step]:
    """Accepting and running down (S1), trust, doubt that hurts an indirect client more (S2), bypassing (S3)."""
    moves, is_pushing = verdict.moves, bool(verdict.pushing)
    if moves & {Move.ACCEPT, Move.RELEASE} and not is_pushing:
        yield Step(Meter.RAPPORT, 1, Cause.ACCEPTED)
    if Move.BUILD_TRUST in moves and not is_pushing and Move.DOUBT not in moves:
        yield Step(Meter.RAPPORT, 1, Cause.TRUST)
    if Move.DOUBT in moves:
        yield Step(Meter.RAPPORT, -3 if directness is Directness.INDIRECT else -1, Cause.DOUBTED)
    if Move.DISPARAGE in moves:
        yield Step(Meter.RAPPORT, -1, Cause.DISPARAGED)
    if Move.BYPASS in moves:
        yield Step(Meter.PATIENCE, -1, Cause.BYPASSED)


def _asking_steps(verdict: Verdict, asking: Asking, asked: int) -> Iterator[Step]:
    if verdict.why in (None, Why.NONE):
        return
    if verdict.why is Why.PRESS:
        yield Step(Meter.RAPPORT, -1, Cause.PRESSED)
        yield Step(Meter.PATIENCE, -1, Cause.PRESSED)
    elif asking is Asking.UNWELCOME:
        yield Step(Meter.PATIENCE, -1, Cause.ASKED_UNWELCOME)
    elif asking is Asking.ONCE and asked:
        yield Step(Meter.PATIENCE, -1, Cause.ASKED_AGAIN)


def _pushing_steps(verdict: Verdict) -> Iterator[Step]:
    if verdict.pushing is Pushing.MILD:
        yield Step(Meter.PATIENCE, -1, Cause.PUSHED)
    elif verdict.pushing is Pushing.STRONG:
        yield Step(Meter.PATIENCE, -2, Cause.PUSHED_HARD)

"""A small world to play in: two dialogues, a judge that looks for a few words, a clock that stands still."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from types import MappingProxyType

from simulator.dialogue.catalogue import Catalogue, Entry
from simulator.dialogue.model import (
    After,
    Client,
    Comparison,
    Dialogue,
    Directness,
    Models,
    Reaction,
    Secret,
    State,
    When,
)
from simulator.guidance.endings import EndingKind
from simulator.guidance.language import Bilingual, Language
from simulator.guidance.moves import Move
from simulator.guidance.scales import Courtesy, Pushing, Scale, Why
from simulator.guidance.situations import Channel, Situation
from simulator.guidance.verdict import Confidence, Evidence, Ground, Scores, Verdict
from simulator.practice.practice import Practice, Suppliers
from simulator.practice.store import AttemptStore, MemoryStore
from simulator.scoring.context import Context
from simulator.tui.app import WittevlagApp
from simulator.tui.settings import Appearance, Feedback, Pace, Settings, SettingsFile

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)


def both(nl: str, en: str) -> Bilingual:
    """Return a text in both languages."""
    return Bilingual(nl=nl, en=en)


CLIENT = Client(
    name="Mia [b]Bos[/b]",
    about=both("Koopt in. [/] houdt van rust.", "Buys. [/] likes calm."),
    directness=Directness.DIRECT,
    rapport=5,
    patience=2,
    formal=False,
    unclear=(both("Wat bedoel je?", "What do you mean?"),),
)
SECRET = Secret(
    id="price",
    fact=both("Het was de prijs.", "It was the price."),
    told=both("Eerlijk: de prijs.", "Honestly: the price."),
    lesson=both("Vraag ernaar.", "Ask for it."),
    reflect=both("Vroeg je ernaar?", "Did you ask?"),
)
ENDINGS = {
    "open": State("open", says=(both("Tot gauw!", "See you!"),), ending=EndingKind.DOOR_OPEN),
    "ajar": State("ajar", says=(both("Dag.", "Bye."),), ending=EndingKind.DOOR_AJAR),
    "gone": State("gone", narrates=(both("Mia hangt op.", "Mia hangs up."),), ending=EndingKind.WALKED_AWAY),
}


def dialogue(id: str, title: Bilingual, start: State, *others: State, level: int = 1) -> Dialogue:
    """Return a dialogue that begins in `start`."""
    return Dialogue(
        id=id,
        situation=Situation.CHOSE_COMPETITOR,
        level=level,
        teaches=("S1.3", "S1.4"),
        title=title,
        briefing=both("Je verkoopt pennen [rood].", "You sell pens [red]."),
        channel=Channel.PHONE,
        client=CLIENT,
        secrets=(SECRET,),
        start=start.id,
        leaves="gone",
        stop="ajar",
        states=MappingProxyType({state.id: state for state in (start, *others)} | ENDINGS),
        examples=(),
    )


REFUSAL = dialogue(
    "refusal",
    both("Een nee", "A no"),
    State(
        "says-no",
        says=(both("We doen het niet.", "We won't do it."),),
        hint=both("Vraag wat de doorslag gaf.", "Ask what tipped the scale."),
        models=Models(both("Toe nou.", "Oh come on."), both("Dank je. En waarom?", "Thanks. And why?")),
        replies=(
            Reaction(
                "says-no",
                When(pushing=Comparison(">=", 1)),
                says=(both("Nee.", "No."),),
                thinks=both("Hij duwt.", "Pushy."),
            ),
            Reaction(
                "open", When(why=frozenset({Why.OPEN})), tells=("price",), thinks=both("Fijn gevraagd.", "Well asked.")
            ),
            Reaction("says-no", says=(both("Verder nog iets?", "Anything else?"),)),
        ),
    ),
)
SILENCE = dialogue(
    "silence",
    both("Stilte", "Silence"),
    State(
        "quiet",
        narrates=(both("Je hoort niets meer.", "You hear nothing."),),
        silence=True,
        channels=(Channel.PHONE, Channel.VOICEMAIL, Channel.EMAIL),
        after=(After(30, "gone"),),
        replies=(Reaction("open", When(moves=frozenset({Move.RELEASE}))), Reaction("quiet")),
    ),
    level=2,
)


WORDS: tuple[tuple[str, Move | Scale], ...] = (
    ("dank", Move.THANK),
    ("wat gaf", Scale.WHY),
    ("toe nou", Move.INSIST),
    ("toe nou", Scale.PUSHING),
    ("geen druk", Move.RELEASE),
)


class WordJudge:
    """Judges by a handful of words, so that a test can tell what will happen."""

    version = "words-1"

    def score(self, reply: str, context: Context) -> Verdict:
        """Return a verdict on the words in `WORDS`; `xyzzy` makes it unclear."""
        text = reply.casefold()
        is_clear = bool(text.strip()) and "xyzzy" not in text
        pushing = Pushing.MILD if "toe nou" in text else Pushing.NONE
        why = Why.OPEN if "wat gaf" in text else Why.NONE
        courtesy = Courtesy.WARM if "dank" in text else Courtesy.POLITE
        found = [(text.index(word), word, term) for word, term in WORDS if word in text]
        evidence = tuple(
            Evidence(start, start + len(word), reply[start : start + len(word)], term, Ground.PHRASE, 0.9, word)
            for start, word, term in found
        )
        return Verdict(
            language=Language.NL,
            courtesy=courtesy if is_clear else None,
            why=why if is_clear else None,
            pushing=pushing if is_clear else None,
            moves=frozenset(item.speaks_for for item in evidence if isinstance(item.speaks_for, Move)),
            evidence=evidence,
            scores=Scores(0.8, 0.8, 0.0),
            confidence=Confidence(0.9, 0.9, 0.9),
        )

    def score_all(self, replies: Sequence[str], contexts: Sequence[Context]) -> list[Verdict]:
        """Judge many."""
        return [self.score(reply, context) for reply, context in zip(replies, contexts, strict=True)]


def practice(store: AttemptStore | None = None, dialogues: tuple[Dialogue, ...] = (REFUSAL, SILENCE)) -> Practice:
    """Return a practice with the two dialogues, the judge and a clock that stands still."""
    numbers = count(1)
    kept = store or MemoryStore()
    return Practice(
        Suppliers(
            catalogue=lambda: Catalogue(tuple(Entry(one, Path(f"{one.id}.yaml")) for one in dialogues), ()),
            scorer=WordJudge,
            store=lambda: kept,
            clock=lambda: NOW,
            new_id=lambda: f"attempt-{next(numbers)}",
            new_seed=lambda: 7,
        )
    )


class FixedSettings(SettingsFile):
    """Starts from given choices and remembers the last ones written."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(None)
        self.kept = settings

    def read(self) -> Settings:
        """Return the choices."""
        return self.kept

    def write(self, settings: Settings) -> None:
        """Remember the choices."""
        self.kept = settings


def app(
    make_practice: Callable[[], Practice] = practice,
    *,
    language: Language = Language.NL,
    feedback: Feedback = Feedback.DEBRIEF,
    is_welcomed: bool = True,
    folder: Path | None = None,
) -> WittevlagApp:
    """Return the program with an immediate client; the learner's own files go into `folder`."""
    settings = Settings(language, Appearance.DARK, feedback, Pace.NONE, is_welcomed)
    return WittevlagApp(make_practice, FixedSettings(settings), folder=folder)

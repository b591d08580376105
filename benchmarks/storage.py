"""Keeping turns and showing progress on SQLite: one learner, ten thousand attempts, thirty writers."""

import multiprocessing
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from multiprocessing.synchronize import Barrier
from pathlib import Path
from statistics import median

from benchmarks.row import Row, median_of, percentile, seconds
from simulator.dialogue.catalogue import Catalogue, load_catalogue
from simulator.dialogue.model import Dialogue
from simulator.guidance.language import Language
from simulator.guidance.moves import Move
from simulator.guidance.scales import Courtesy, Pushing, Why
from simulator.guidance.verdict import Confidence, Scores, Verdict
from simulator.paths import shipped_dialogues
from simulator.practice.attempt import Attempt, start_attempt
from simulator.practice.history import HistoryQuery
from simulator.practice.practice import Practice, Suppliers
from simulator.practice.store import AttemptStore, MemoryStore
from simulator.practice.summary import AttemptSummary
from simulator.scoring.context import Context
from simulator.storage.attempts import DatabaseStore
from simulator.storage.database import open_attempt_store

ATTEMPTS = 10_000
TURNS = 300
WRITERS = 30
TURNS_EACH = 40
START = datetime(2026, 1, 1, tzinfo=UTC)
REPLIES = (
    "Wat jammer, maar dank dat u het zelf belt. Mag ik vragen wat de doorslag gaf?",
    "Dat begrijp ik. Als het anders loopt, hoor ik het graag. Veel plezier ermee.",
    "En als we er vijf procent af doen? Dan kunt u toch alsnog tekenen?",
)


class FixedJudge:
    """Gives verdicts in turn, so that storage is measured and not the judge."""

    version = "benchmark"

    def score(self, reply: str, context: Context) -> Verdict:
        """Return the verdict for the place of the reply among REPLIES."""
        asks, pushes = "?" in reply, "procent" in reply
        moves = {Move.INSIST, Move.DISCOUNT} if pushes else {Move.ASK_REASON, Move.THANK} if asks else {Move.ACCEPT}
        return Verdict(
            language=Language.NL,
            courtesy=Courtesy.POLITE,
            why=Why.OPEN if asks and not pushes else Why.NONE,
            pushing=Pushing.MILD if pushes else Pushing.NONE,
            moves=frozenset(moves),
            evidence=(),
            scores=Scores(0.7, 0.5, 0.2),
            confidence=Confidence(0.9, 0.9, 0.9),
        )

    def score_all(self, replies: Sequence[str], contexts: Sequence[Context]) -> list[Verdict]:
        """Return the verdict of each."""
        return [self.score(reply, context) for reply, context in zip(replies, contexts, strict=True)]


def run() -> Iterator[Row]:
    """Measure in a folder that is thrown away."""
    catalogue = load_catalogue(shipped_dialogues())
    with tempfile.TemporaryDirectory() as folder:
        yield from _first_open(Path(folder))
        yield from _turns(Path(folder), catalogue.dialogues[0])
        yield from _many_attempts(Path(folder), catalogue)
        yield from _many_writers(Path(folder))


def _first_open(folder: Path) -> Iterator[Row]:
    took = [seconds(lambda n=n: open_attempt_store(f"sqlite:///{folder}/first{n}.db").close()) for n in range(10)]
    yield Row("making a database, median of 10", 1000 * median(took), "ms", 150)
    again = [seconds(lambda: open_attempt_store(f"sqlite:///{folder}/first0.db").close()) for _ in range(10)]
    yield Row("opening it again, median of 10", 1000 * median(again), "ms")


def _turns(folder: Path, dialogue: Dialogue) -> Iterator[Row]:
    store = _open(folder / "turns.db")
    attempt = _begin(store, dialogue, "turns", START)
    took = []
    for number in range(TURNS):
        if attempt.is_over:
            attempt.retry(1)
        took.append(seconds(lambda number=number: attempt.reply(REPLIES[number % 3])))
    yield Row(f"a turn until it is safe on the disk, median of {TURNS}", 1000 * median(took), "ms", 5)
    yield Row("the same, 99 in 100", 1000 * percentile(took, 0.99), "ms")
    store.close()


def _many_attempts(folder: Path, catalogue: Catalogue) -> Iterator[Row]:
    store = _open(folder / "many.db")
    _fill(store, catalogue.dialogues)
    yield Row(f"size of {ATTEMPTS} attempts", (folder / "many.db").stat().st_size / 1e6, "MB")
    practice = _practice(store, catalogue)
    practice.latest()
    query = HistoryQuery(text="doorslag procent")
    for name, ask, target in (
        ("progress", lambda: practice.suggestions(practice.progress()), 300),
        ("left in the middle and latest results", lambda: (practice.unfinished(), practice.latest()), None),
        ("a page of history", lambda: practice.history(), None),
        ("a search in all replies", lambda: practice.history(query), None),
    ):
        took = 1000 * median_of(lambda ask=ask: seconds(ask), 5)
        yield Row(f"{name}, over {ATTEMPTS} attempts, median of 5", took, "ms", target)
    store.close()


def _many_writers(folder: Path) -> Iterator[Row]:
    context = multiprocessing.get_context("fork")
    together, errors = context.Barrier(WRITERS + 1), context.SimpleQueue()
    address = folder / "writers.db"
    writers = [context.Process(target=_write, args=(address, n, together, errors)) for n in range(WRITERS)]
    for writer in writers:
        writer.start()

    def wait() -> None:
        together.wait()
        for writer in writers:
            writer.join()

    took = seconds(wait)
    failed = 0
    while not errors.empty():
        print(errors.get(), file=sys.stderr)
        failed += 1
    store = _open(address)
    lost = WRITERS * (TURNS_EACH + 1) - sum(len(store.events(id)) for id in store.attempts())
    store.close()
    yield Row(f"{WRITERS} processes writing {TURNS_EACH} turns each at once, errors", failed, "errors", 0)
    yield Row("the same, turns lost", lost, "turns", 0)
    yield Row("the same, together", WRITERS * TURNS_EACH / took, "turns/s", lower_is_better=False)


def _write(file: Path, number: int, together: Barrier, errors: "multiprocessing.SimpleQueue[str]") -> None:
    dialogue = load_catalogue(shipped_dialogues()).dialogues[0]
    together.wait()
    try:
        store = _open(file)
        attempt = _begin(store, dialogue, f"w{number}", START)
        for turn in range(TURNS_EACH):
            if attempt.is_over:
                attempt.retry(1)
            else:
                attempt.reply(REPLIES[turn % 3])
        store.close()
    except Exception as error:
        errors.put(f"{type(error).__name__}: {error}")


def _open(file: Path) -> DatabaseStore:
    return open_attempt_store(f"sqlite:///{file}")


def _begin(store: AttemptStore, dialogue: Dialogue, id: str, at: datetime) -> Attempt:
    return start_attempt(id, dialogue, seed=1, language=Language.NL, scorer=FixedJudge(), store=store, clock=lambda: at)


def _practice(store: AttemptStore, catalogue: Catalogue) -> Practice:
    return Practice(
        Suppliers(
            catalogue=lambda: catalogue,
            scorer=FixedJudge,
            store=lambda: store,
            clock=lambda: START + timedelta(days=400),
            new_id=lambda: "new",
            new_seed=lambda: 1,
        )
    )


def _fill(store: DatabaseStore, dialogues: Sequence[Dialogue]) -> None:
    """Keep ATTEMPTS attempts spread over a year: each dialogue is played once and copied under other ids."""
    played = [_play(dialogue, variant) for dialogue in dialogues for variant in range(3)]
    found, events = {}, {}
    for number in range(ATTEMPTS):
        attempt = played[number % len(played)]
        later = timedelta(hours=number * 0.85)
        events[f"m{number}"] = [replace(event, at=event.at + later) for event in attempt.events]
        standing = attempt.standing()
        summary = _moved(standing.summary, f"m{number}", later) if number % 50 else None
        found[f"m{number}"] = (replace(standing, summary=summary), (summary,) if summary else ())
    store.adopt(events)
    store.rebuild(found)
    store.keep_note("summaries", "1")


def _play(dialogue: Dialogue, variant: int) -> Attempt:
    attempt = _begin(MemoryStore(), dialogue, "played", START)
    turn = variant
    while not attempt.is_over and len(attempt.path) < 6:
        if attempt.state.silence and turn % 2:
            attempt.wait(9)
        else:
            attempt.reply(REPLIES[turn % 3], attempt.open_channels()[0])
        turn += 1
    if not attempt.is_over:
        attempt.stop()
    return attempt


def _moved(summary: AttemptSummary | None, id: str, later: timedelta) -> AttemptSummary:
    assert summary, "every attempt was played to its end"
    return replace(summary, attempt=id, started=summary.started + later, ended=summary.ended + later)

"""Work that may block: it runs in a thread and always ends in a message."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from textual.dom import DOMNode
from textual.message import Message

from simulator.errors import SimulatorError
from simulator.guidance.language import Bilingual

Result = TypeVar("Result")


@dataclass
class JobFailed(Message):
    """A job could not be done; `sentence` says why, for the user."""

    job: str
    sentence: Bilingual


def run_job(node: DOMNode, job: str, work: Callable[[], Result], done: Callable[[Result], Message]) -> None:
    """Do `work` in a thread and post `done(result)` to `node`, or JobFailed. A second job of the name replaces none."""

    def perform() -> None:
        node.post_message(_outcome(job, work, done))

    node.run_worker(perform, name=job, group=job, thread=True)


def _outcome(job: str, work: Callable[[], Result], done: Callable[[Result], Message]) -> Message:
    try:
        return done(work())
    except SimulatorError as error:
        return JobFailed(job, error.message)
    except Exception as error:
        # A mistake of the program must not take the learner's conversation down with it.
        detail = f"{type(error).__name__}: {error}"
        return JobFailed(job, Bilingual(nl=f"Er ging iets mis ({detail}).", en=f"Something went wrong ({detail})."))

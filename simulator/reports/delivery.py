"""Sends what waits in the outbox, tries again what may work later, and leaves the rest waiting."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from simulator.errors import SimulatorError
from simulator.reports.outbox import Outbox
from simulator.reports.record_store import NotAcceptedError, RefusedError, UnreachableError

PAUSES = (1.0, 4.0)
"""Seconds between the tries of one statement."""


class Receiver(Protocol):
    """Whatever takes statements (see `RecordStore`)."""

    @property
    def endpoint(self) -> str:
        """The address, as it names the receiver in the outbox."""
        ...

    def put(self, statement: dict[str, Any]) -> bool:
        """Take a statement; False when it was there already."""
        ...


@dataclass(slots=True)
class Delivery:
    """What came of sending. `problem` ended it early; `refused` are single statements with the reason."""

    sent: int = 0
    already_there: int = 0
    waiting: int = 0
    refused: list[tuple[str, SimulatorError]] = field(default_factory=list)
    problem: SimulatorError | None = None

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to send."""
        return not self.waiting


def deliver(outbox: Outbox, receiver: Receiver, pause: Callable[[float], None]) -> Delivery:
    """Send what waits for this receiver, oldest first. Raises StorageError when the outbox cannot be used."""
    delivery = Delivery()
    try:
        for statement in outbox.waiting(receiver.endpoint):
            _send(statement, outbox, receiver, pause, delivery)
            if delivery.problem:
                break
    finally:
        delivery.waiting = len(outbox.waiting(receiver.endpoint))
    if delivery.is_complete and outbox.path.exists():
        outbox.tidy()
    return delivery


def _send(
    statement: dict[str, Any],
    outbox: Outbox,
    receiver: Receiver,
    pause: Callable[[float], None],
    delivery: Delivery,
) -> None:
    try:
        is_new = _put(statement, receiver, pause)
    except RefusedError as error:
        delivery.refused.append((statement["id"], error))
        return
    except (UnreachableError, NotAcceptedError) as error:
        delivery.problem = error
        return
    outbox.take_out(receiver.endpoint, statement)
    delivery.sent += is_new
    delivery.already_there += not is_new


def _put(statement: dict[str, Any], receiver: Receiver, pause: Callable[[float], None]) -> bool:
    for seconds in PAUSES:
        try:
            return receiver.put(statement)
        except UnreachableError:
            pause(seconds)
    return receiver.put(statement)

"""Sending to a record store: a real server on this machine that can fail in every way."""

import base64
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from simulator.errors import StorageError, UsageError
from simulator.reports.delivery import PAUSES, Delivery, deliver
from simulator.reports.outbox import Outbox
from simulator.reports.record_store import NotAcceptedError, RecordStore, UnreachableError, record_store
from simulator.reports.statements import Actor, statements_of
from tests.reports.played import rich

STATEMENTS = list(statements_of(rich(), Actor("p")))


class LearningRecordStore(ThreadingHTTPServer):
    """Keeps statements by id. `failures` says what to do with the next requests: a status, "drop" or "sleep"."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.kept: dict[str, Any] = {}
        self.requests: list[tuple[str, str, dict[str, str]]] = []
        self.failures: list[int | str | None] = []
        self.always: int | None = None
        self.released = threading.Event()

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_port}/xapi"


class Handler(BaseHTTPRequestHandler):
    """Answers PUT as xAPI asks: 204 for a new or the same statement, 409 for another under a known id."""

    server: LearningRecordStore

    def do_PUT(self) -> None:
        """Take a statement."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.requests.append((self.path, self.command, headers))
        failure = self.server.always or (self.server.failures.pop(0) if self.server.failures else None)
        identity = parse_qs(urlsplit(self.path).query)["statementId"][0]
        match failure:
            case "drop":
                self.close_connection = True
                return
            case "keep and drop":
                self.server.kept[identity] = body
                self.close_connection = True
                return
            case "sleep":
                self.server.released.wait(5)
                self.close_connection = True
                return
            case int():
                self._answer(failure, b"no, because")
                return
        if identity in self.server.kept:
            self._answer(409)
            return
        self.server.kept[identity] = body
        self._answer(204)

    def _answer(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""


@pytest.fixture
def lrs() -> Iterator[LearningRecordStore]:
    """Return a running record store."""
    server = LearningRecordStore()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.released.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def outbox(tmp_path: Path) -> Outbox:
    """Return an empty outbox."""
    return Outbox(tmp_path / "data" / "outbox.jsonl")


def send(outbox: Outbox, store: RecordStore, pauses: list[float] | None = None) -> Delivery:
    outbox.put(store.endpoint, STATEMENTS)
    return deliver(outbox, store, (pauses if pauses is not None else []).append)


def test_everything_arrives_once(lrs: LearningRecordStore, outbox: Outbox) -> None:
    store = record_store(lrs.address, None, None)
    first = send(outbox, store)
    assert (first.sent, first.already_there, first.waiting) == (len(STATEMENTS), 0, 0)
    assert list(lrs.kept.values()) == STATEMENTS
    requests = len(lrs.requests)
    again = send(outbox, store)
    assert (again.sent, again.already_there, again.waiting) == (0, 0, 0)
    assert len(lrs.requests) == requests


def test_the_request_is_as_the_standard_wants_it(lrs: LearningRecordStore) -> None:
    record_store(f"{lrs.address}/statements/", "jan", "gehéim").put(STATEMENTS[0])
    path, command, headers = lrs.requests[0]
    assert command == "PUT"
    assert path == f"/xapi/statements?statementId={STATEMENTS[0]['id']}"
    assert headers["x-experience-api-version"] == "1.0.3"
    assert headers["content-type"] == "application/json"
    assert headers["authorization"] == f"Basic {base64.b64encode('jan:gehéim'.encode()).decode()}"


def test_without_a_user_no_credentials_are_sent(lrs: LearningRecordStore) -> None:
    record_store(lrs.address, None, "geheim").put(STATEMENTS[0])
    assert "authorization" not in lrs.requests[0][2]


@pytest.mark.parametrize("failure", [500, 502, 503, 429, 408, "drop"])
def test_what_may_work_later_is_tried_again(failure: int | str, lrs: LearningRecordStore, outbox: Outbox) -> None:
    lrs.failures = [None, failure, failure]
    pauses: list[float] = []
    delivery = send(outbox, record_store(lrs.address, None, None), pauses)
    assert pauses == list(PAUSES)
    assert (delivery.sent, delivery.waiting, delivery.problem) == (len(STATEMENTS), 0, None)
    assert list(lrs.kept.values()) == STATEMENTS


@pytest.mark.parametrize("failure", [500, "drop"])
def test_failing_half_way_leaves_the_rest_waiting(failure: int | str, lrs: LearningRecordStore, outbox: Outbox) -> None:
    lrs.failures = [None, None, None, *[failure] * 3]
    store = record_store(lrs.address, None, None)
    delivery = send(outbox, store)
    assert isinstance(delivery.problem, UnreachableError)
    assert (delivery.sent, delivery.waiting) == (3, len(STATEMENTS) - 3)
    later = send(Outbox(outbox.path), store)
    assert (later.sent, later.waiting) == (len(STATEMENTS) - 3, 0)
    assert list(lrs.kept.values()) == STATEMENTS


def test_an_answer_that_got_lost_makes_no_duplicate(lrs: LearningRecordStore, outbox: Outbox) -> None:
    lrs.failures = ["keep and drop"]
    delivery = send(outbox, record_store(lrs.address, None, None))
    assert (delivery.sent, delivery.already_there, delivery.waiting) == (len(STATEMENTS) - 1, 1, 0)
    assert list(lrs.kept.values()) == STATEMENTS


def test_a_timeout_is_tried_again(lrs: LearningRecordStore, outbox: Outbox) -> None:
    lrs.failures = ["sleep"]
    delivery = send(outbox, record_store(lrs.address, None, None, seconds=0.2))
    assert (delivery.sent, delivery.waiting) == (len(STATEMENTS), 0)


@pytest.mark.parametrize("status", [401, 403, 404, 405, 302])
def test_what_will_not_work_later_ends_at_once(status: int, lrs: LearningRecordStore, outbox: Outbox) -> None:
    lrs.always = status
    pauses: list[float] = []
    delivery = send(outbox, record_store(lrs.address, "jan", "x"), pauses)
    assert isinstance(delivery.problem, NotAcceptedError)
    assert (len(lrs.requests), pauses, delivery.waiting) == (1, [], len(STATEMENTS))


def test_a_refused_statement_does_not_hold_up_the_others(lrs: LearningRecordStore, outbox: Outbox) -> None:
    lrs.failures = [None, 400]
    delivery = send(outbox, record_store(lrs.address, None, None))
    assert [(id, reason.message.en) for id, reason in delivery.refused] == [
        (STATEMENTS[1]["id"], "refused (400) no, because")
    ]
    assert (delivery.sent, delivery.waiting, delivery.problem) == (len(STATEMENTS) - 1, 1, None)


def test_nobody_there(outbox: Outbox, lrs: LearningRecordStore) -> None:
    free = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    port = free.server_port
    free.server_close()
    delivery = send(outbox, record_store(f"http://127.0.0.1:{port}/xapi", None, None))
    assert isinstance(delivery.problem, UnreachableError)
    assert delivery.waiting == len(STATEMENTS)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "lrs.example",
        "ftp://lrs.example",
        "https://",
        "https://jan:x@lrs.example/",
        "http://a:b:c",
        "https://x/?a=1",
    ],
)
def test_a_wrong_address(address: str) -> None:
    with pytest.raises(UsageError):
        record_store(address, None, None)


def test_a_password_is_not_sent_in_clear_over_a_network() -> None:
    with pytest.raises(UsageError, match="use https"):
        record_store("http://lrs.example/xapi", "jan", "geheim")
    assert record_store("http://lrs.example/xapi", None, None).endpoint == "http://lrs.example/xapi"
    assert record_store("http://localhost:8080/", "jan", "x").endpoint == "http://localhost:8080"


def test_receivers_are_kept_apart(outbox: Outbox) -> None:
    outbox.put("a", STATEMENTS[:2])
    outbox.put("b", STATEMENTS[:1])
    outbox.take_out("a", STATEMENTS[0])
    assert outbox.waiting("a") == (STATEMENTS[1],)
    assert outbox.waiting("b") == (STATEMENTS[0],)


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_a_file_cut_off_anywhere_still_works(cut: int, outbox: Outbox) -> None:
    outbox.put("a", STATEMENTS[:2])
    whole = outbox.path.read_bytes()
    outbox.path.write_bytes(whole[:-cut])
    outbox.put("a", STATEMENTS[:3])
    assert {one["id"] for one in outbox.waiting("a")} == {one["id"] for one in STATEMENTS[:3]}


def test_tidying_keeps_no_words_of_what_was_sent(outbox: Outbox) -> None:
    outbox.put("a", STATEMENTS)
    for statement in STATEMENTS[:-1]:
        outbox.take_out("a", statement)
    outbox.tidy()
    assert outbox.waiting("a") == (STATEMENTS[-1],)
    assert outbox.path.read_bytes().count(b'"statement":') == 1
    outbox.put("a", STATEMENTS)
    assert outbox.waiting("a") == (STATEMENTS[-1],)


def test_an_attempt_can_be_forgotten(outbox: Outbox) -> None:
    outbox.put("a", STATEMENTS)
    outbox.take_out("a", STATEMENTS[0])
    outbox.forget(STATEMENTS[0]["context"]["registration"])
    assert outbox.path.read_bytes() == b""


def test_an_outbox_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageError, match="cannot be used"):
        Outbox(tmp_path / "file" / "outbox").put("a", STATEMENTS)


def test_sending_at_the_same_time_makes_no_duplicates(lrs: LearningRecordStore, outbox: Outbox) -> None:
    store = record_store(lrs.address, None, None)
    outbox.put(store.endpoint, STATEMENTS)
    threads = [threading.Thread(target=deliver, args=(Outbox(outbox.path), store, time.sleep)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(lrs.kept) == sorted(one["id"] for one in STATEMENTS)
    assert outbox.waiting(store.endpoint) == ()

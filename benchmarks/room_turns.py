"""`python -m benchmarks.room_turns HOST TRAINEES ROOM...`: the trainees of one of several hosts, spread over the rooms.

Prints how long each turn took, as JSON. The database is the one in SIMULATOR_DATABASE.
"""

import json
import sys
import threading
import time
from functools import partial

from benchmarks.row import seconds
from simulator.commands.composition import compose_rooms, now
from simulator.guidance.language import Language
from simulator.guidance.situations import Situation
from simulator.room.events import Mode
from simulator.room.ledger import Ledger
from simulator.room.seat import Seat, join_room
from simulator.scoring.context import Context

ROUNDS = 3
TURNS = 2  # in a dialogue
REPLY = "Jammer om te horen, maar dank u wel voor uw eerlijkheid. Mag ik vragen wat de doorslag gaf?"


def main(host: str, trainees: int, rooms: list[str]) -> None:
    """Let the trainees of this host play."""
    store, practice = compose_rooms()
    practice.scorer.score(REPLY, Context(Language.NL, Situation.CHOSE_COMPETITOR))
    times: list[float] = []
    failures: list[str] = []

    def play(number: int) -> None:
        try:
            ledger = Ledger(rooms[number % len(rooms)], store)
            seat = Seat(ledger, join_room(ledger, f"Deelnemer {host}{number}", now), practice, now)
            _play_rounds(seat, times)
            _play_dialogue(seat, times)
        except Exception as error:
            failures.append(f"{type(error).__name__}: {error}")

    threads = [threading.Thread(target=partial(play, number)) for number in range(trainees)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(json.dumps({"times": times, "failures": failures}))
    store.close()


def _play_rounds(seat: Seat, times: list[float]) -> None:
    for number in range(1, ROUNDS + 1):
        while seat.room.round is None or seat.room.round.number < number:
            time.sleep(0.2)
        times.append(seconds(partial(seat.answer, f"{REPLY} {number}")))


def _play_dialogue(seat: Seat, times: list[float]) -> None:
    while seat.room.mode is not Mode.ASSIGNED:
        time.sleep(0.2)
    attempt = seat.attempt()
    for _ in range(TURNS):
        if not attempt.is_over:
            times.append(seconds(partial(attempt.reply, REPLY)))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])

"""`simulator seat`: a trainee's program. A room starts it for every tab; it is of no use by itself."""

import argparse
import os
from functools import partial

from simulator.commands.composition import compose_rooms, now
from simulator.errors import UsageError
from simulator.guidance.language import Bilingual, Language

SEAT_VARIABLE = "SIMULATOR_SEAT"  # set by `simulator.web.session`, which is too heavy to import here


def run(arguments: argparse.Namespace, language: Language) -> int:
    """Open the seat. Raises UsageError when no room started this."""
    room_id, _, member = os.environ.get(SEAT_VARIABLE, "").partition("/")
    if not (room_id and member):
        raise UsageError(
            Bilingual(
                nl="Dit start de ruimte zelf. Meedoen gaat met: simulator join ADRES",
                en="The room starts this by itself. To take part: simulator join ADDRESS",
            )
        )
    from simulator.commands.room_stores import RoomStores
    from simulator.tui.room.program import Place
    from simulator.tui.room.seat_app import SeatApp
    from simulator.tui.settings import Settings

    stores = RoomStores(partial(compose_rooms, arguments.dialogues))
    settings = Settings(language=language, is_welcomed=True)
    program = SeatApp(Place(room_id, stores.open_rooms, now), member, stores.open_practice, settings)
    program.run()
    return program.return_code or 0

"""The result of a round on one laptop: as any round, and from there the next line goes round again."""

from simulator.room.events import Mode
from simulator.tui.room.round_screen import RoundScreen


class LaptopResult(RoundScreen):
    """Shows the verdicts; a new line sends the laptop round."""

    MODE = Mode.ONE_LAPTOP

    def show_room(self) -> None:
        """Draw the result, or send the laptop round again."""
        now = self.room.round
        if now and now.is_open and self.room.mode is Mode.ONE_LAPTOP and self.app.screen is self:
            from simulator.tui.room.laptop_screen import LaptopScreen

            self.app.switch_screen(LaptopScreen())
            return
        super().show_room()

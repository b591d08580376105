"""The command palette: the same actions as the keys, in the interface's language, and nothing else."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from simulator.tui.keys import KeyHint, active_hints

if TYPE_CHECKING:
    from simulator.tui.app import WittevlagApp


class Actions(Provider):
    """Every action that works on the screen below the palette."""

    @property
    def _program(self) -> "WittevlagApp":
        from simulator.tui.app import WittevlagApp

        assert isinstance(self.app, WittevlagApp)
        return self.app

    def _hints(self) -> tuple[KeyHint, ...]:
        hints = active_hints(self.screen, self._program.words)
        return tuple(hint for hint in hints if hint.id != "palette")

    async def discover(self) -> Hits:
        """List all actions."""
        for hint in self._hints():
            yield DiscoveryHit(Content(hint.name), self._runner(hint), text=hint.name, help=_help(hint))

    async def search(self, query: str) -> Hits:
        """List the actions that match; say so when none does."""
        matcher = self.matcher(query)
        matches = [(matcher.match(f"{hint.name} {hint.help}"), hint) for hint in self._hints()]
        for score, hint in matches:
            if score > 0:
                yield Hit(score, matcher.highlight(hint.name), self._runner(hint), text=hint.name, help=_help(hint))
        if not any(score > 0 for score, _ in matches):
            nothing = self._program.words("palette.nothing")
            yield Hit(0.01, Content(nothing), _do_nothing, text=nothing)

    def _runner(self, hint: KeyHint) -> Callable[[], None]:
        def perform() -> None:
            self.app.call_later(self.app.run_action, hint.binding.binding.action, hint.binding.node)

        return perform


def _help(hint: KeyHint) -> str:
    return f"{hint.help}  ({hint.label})"


def _do_nothing() -> None:
    return None

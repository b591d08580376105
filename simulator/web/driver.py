"""The driver of a program in a tab: it ends when the server is gone, opens nothing and hands out no file."""

from typing import Any

from textual import messages
from textual.drivers.web_driver import WebDriver


class TabDriver(WebDriver):
    """Speaks to the web server over the standard streams."""

    def run_input_thread(self) -> None:
        """Read until the end; when the server has gone without a word, end too."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._app.post_message(messages.ExitApp())

    def open_url(self, url: str, new_tab: bool = True) -> None:
        """Open nothing."""

    def _deliver_file(self, binary: Any, **_options: Any) -> None:
        """Hand out nothing."""
        binary.close()

"""Where the learner acts: the reply box, the choices in a silence, or the way to the debrief."""

from collections.abc import Sequence
from enum import StrEnum

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from simulator.guidance.situations import Channel
from simulator.locale.wording import Wording
from simulator.tui.keys import KeyHint
from simulator.tui.widgets.choices import Choices
from simulator.tui.widgets.reply_box import ReplyBox

WRITTEN = frozenset({Channel.EMAIL, Channel.NOTE, Channel.CHAT})


class Mode(StrEnum):
    """What the learner can do now."""

    TALK = "talk"  # answer the client
    CHOOSE = "choose"  # the client is silent: choose what to do
    WRITE = "write"  # the client is silent: say it by the chosen channel
    BUSY = "busy"  # wait for the client
    OVER = "over"  # look back


class TurnPanel(Vertical):
    """Shows one of its three parts at a time, by the mode."""

    def compose(self) -> ComposeResult:
        """Lay out the three parts."""
        yield Choices()
        yield ReplyBox(id="reply")
        yield Static(id="over", markup=False)

    @property
    def box(self) -> ReplyBox:
        """The box the learner types in."""
        return self.query_one(ReplyBox)

    def show_mode(self, mode: Mode) -> None:
        """Show the part that goes with `mode`. While the client thinks, the next reply can be typed already."""
        self.box.display = mode in (Mode.TALK, Mode.WRITE, Mode.BUSY)
        self.query_one(Choices).display = mode is Mode.CHOOSE
        self.query_one("#over").display = mode is Mode.OVER

    def dress_box(self, channel: Channel, words: Wording, *, is_chosen: bool) -> None:
        """Label the box for speaking or writing by `channel`."""
        is_written = channel in WRITTEN
        self.box.placeholder = words(f"conversation.placeholder{'_written' if is_written else ''}")
        is_named = is_chosen or channel is Channel.ASSISTANT  # then it is not the client who hears it
        self.box.border_title = Content(words(f"channel_box.{channel}" if is_named else "conversation.box"))
        self.box.border_subtitle = Content(words("conversation.box_foot"))

    def offer(self, question: str, ways: Sequence[KeyHint]) -> None:
        """Ask what the learner does about a silence."""
        self.query_one(Choices).show(question, ways)

    def show_end(self, ending: str, foot: str) -> None:
        """Tell how it ended and how to go on."""
        self.query_one("#over", Static).update(Content.assemble((ending, "bold"), "\n", (foot, "$primary")))

    def put_draft(self, text: str) -> None:
        """Put `text` in the box, with the cursor behind it."""
        self.box.text = text
        self.box.move_cursor(self.box.document.end)

"""Small questions to the trainer: which dialogue, which line, whose turn, what to say, are you sure."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from simulator.dialogue.model import Dialogue
from simulator.guidance.labels import label
from simulator.guidance.language import Language
from simulator.guidance.situations import Channel, Situation
from simulator.literal import harmless
from simulator.locale.wording import Wording
from simulator.room.room import Member
from simulator.room.scene import lines_of_client
from simulator.tui.keys import key
from simulator.tui.screens.worded_screen import WordedModal
from simulator.tui.widgets.bars import level_marks
from simulator.tui.widgets.key_bar import KeyBar
from simulator.tui.widgets.reply_box import ReplyBox


@dataclass(frozen=True, slots=True)
class ChosenLine:
    """What the client says, and where."""

    situation: Situation
    channel: Channel
    text: str


class PickList(OptionList):
    """A list to choose one from."""

    BINDINGS = [key("enter", "select", "choose")]  # noqa: RUF012


class DialoguePicker(WordedModal[str | None]):
    """Answers with the id of a dialogue."""

    BINDINGS = [key("escape", "cancel", "back")]  # noqa: RUF012

    def __init__(self, words: Wording, dialogues: Sequence[Dialogue]) -> None:
        super().__init__(words)
        self._dialogues = dialogues

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="dialog tall-dialog"):
            yield Static(self.words("console.pick_dialogue"), classes="dialog-title", markup=False)
            options = [Option(self._line(dialogue), dialogue.id) for dialogue in self._dialogues]
            yield PickList(*options, markup=False, compact=True)
            yield KeyBar(self.words)

    def _line(self, dialogue: Dialogue) -> Content:
        language = self.words.language
        situation = label(dialogue.situation).name.in_language(language)
        title = harmless(dialogue.title.in_language(language))
        return Content.assemble(level_marks(dialogue.level), f"  {title}", (f"  {situation}", "$muted"))

    @on(OptionList.OptionSelected)
    def answer(self, event: OptionList.OptionSelected) -> None:
        """Close with the choice."""
        self.dismiss(event.option_id)

    def action_cancel(self) -> None:
        """Close without a choice."""
        self.dismiss(None)


class LinePicker(WordedModal[ChosenLine | None]):
    """Answers with a line of the dialogue's client, or one that was typed."""

    BINDINGS = [key("escape", "cancel", "back")]  # noqa: RUF012

    def __init__(self, words: Wording, dialogue: Dialogue, language: Language) -> None:
        super().__init__(words)
        self._dialogue = dialogue
        self._lines = lines_of_client(dialogue, language)

    def compose(self) -> ComposeResult:
        """Lay out the lines and a box for another one."""
        with Vertical(classes="dialog tall-dialog"):
            yield Static(self.words("console.pick_line"), classes="dialog-title", markup=False)
            options = [
                Option(Content.assemble(harmless(line), (f"  {state}", "$muted"))) for state, line in self._lines
            ]
            yield PickList(*options, markup=False, compact=True)
            yield Input(placeholder=self.words("console.own_line"), id="own-line", max_length=2000)
            yield KeyBar(self.words)

    @on(OptionList.OptionSelected)
    def answer(self, event: OptionList.OptionSelected) -> None:
        """Close with the line."""
        self._close(self._lines[event.option_index][1])

    @on(Input.Submitted)
    def answer_typed(self, event: Input.Submitted) -> None:
        """Close with what was typed."""
        if event.value.strip():
            self._close(event.value.strip())

    def _close(self, text: str) -> None:
        self.dismiss(ChosenLine(self._dialogue.situation, self._dialogue.channel, text))

    def action_cancel(self) -> None:
        """Close without a line."""
        self.dismiss(None)


class MemberPicker(WordedModal[str | None]):
    """Answers with the id of a trainee."""

    BINDINGS = [key("escape", "cancel", "back")]  # noqa: RUF012

    def __init__(self, words: Wording, members: Sequence[Member]) -> None:
        super().__init__(words)
        self._members = members

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="dialog"):
            yield Static(self.words("console.pick_member"), classes="dialog-title", markup=False)
            options = [Option(Content(harmless(member.name)), member.id) for member in self._members]
            yield PickList(*options, markup=False, compact=True)
            yield KeyBar(self.words)

    @on(OptionList.OptionSelected)
    def answer(self, event: OptionList.OptionSelected) -> None:
        """Close with the choice."""
        self.dismiss(event.option_id)

    def action_cancel(self) -> None:
        """Close without a choice."""
        self.dismiss(None)


class TextPrompt(WordedModal[str | None]):
    """Answers with what was typed; None when nothing was."""

    BINDINGS = [key("escape", "cancel", "back")]  # noqa: RUF012

    def __init__(self, words: Wording, title: str, foot: str = "") -> None:
        super().__init__(words)
        self._title = title
        self._foot = foot

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(classes="dialog"):
            yield Static(Content(harmless(self._title)), classes="dialog-title")
            yield Static(Content(harmless(self._foot)), classes="muted")
            yield ReplyBox(id="prompt")
            yield KeyBar(self.words)

    def on_mount(self) -> None:
        """Let the trainer type at once."""
        box = self.query_one(ReplyBox)
        box.border_subtitle = Content(self.words("conversation.box_foot"))
        box.focus()

    @on(ReplyBox.Sent)
    def answer(self, event: ReplyBox.Sent) -> None:
        """Close with the text."""
        self.dismiss(event.text.strip() or None)

    def action_cancel(self) -> None:
        """Close without."""
        self.dismiss(None)


class Confirm(WordedModal[bool]):
    """Answers with yes or no; no is what a slip gives."""

    BINDINGS = [key("enter", "agree", "room_agree"), key("escape", "cancel", "back")]  # noqa: RUF012

    def __init__(self, words: Wording, question: str) -> None:
        super().__init__(words)
        self._question = question

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(classes="dialog"):
            yield Static(Content(harmless(self._question)), classes="dialog-title")
            yield KeyBar(self.words)

    def action_agree(self) -> None:
        """Close with yes."""
        self.dismiss(True)

    def action_cancel(self) -> None:
        """Close with no."""
        self.dismiss(False)

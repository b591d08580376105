"""Rehearse a real client: a question at a time, then the briefing of the private dialogue that the answers make."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from simulator.dialogue.own_folder import schema_reference, write_dialogue
from simulator.dialogue.rehearsal import CHOICES, LONGEST_ANSWER, LONGEST_NAME, Question, prepare_dialogue, read_answer
from simulator.tui.background import JobFailed
from simulator.tui.keys import key
from simulator.tui.screens.worded_screen import WordedScreen
from simulator.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from simulator.dialogue.model import Dialogue
    from simulator.practice.practice import Practice

QUESTIONS = tuple(Question)


@dataclass
class RehearsalMade(Message):
    """The private dialogue is written and can be played."""

    dialogue: "Dialogue"


class Answers(OptionList):
    """The answers to choose from; enter chooses."""

    BINDINGS = [key("enter", "select", "next_question")]  # noqa: RUF012


class AnswerLine(Input):
    """The answer to type; enter goes on."""

    BINDINGS = [key("enter", "submit", "next_question")]  # noqa: RUF012


class RehearsalScreen(WordedScreen[None]):
    """Asks the questions of `simulator prepare`; what was answered stays when the learner goes back a question."""

    TOPIC = "rehearsal"
    CSS_PATH = "rehearsal.tcss"
    BINDINGS = [  # noqa: RUF012
        key("enter", "next_question", "next_question"),
        key("escape", "previous_question", "previous_question"),
        key("ctrl+q", "app.quit", "quit", priority=True),
    ]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._place = 0
        self._answers: dict[Question, str] = {}
        self._is_making = False

    @property
    def _question(self) -> Question:
        return QUESTIONS[self._place]

    def compose_body(self) -> ComposeResult:
        """Lay out one question."""
        words, question = self.words, self._question
        place = words("rehearsal.place", n=self._place + 1, total=len(QUESTIONS))
        yield TitleBar(words("rehearsal.title"), place)
        with VerticalScroll(classes="page", can_focus=False):
            if self._place == 0:
                yield Static(words("command.prepare.intro"), classes="prose muted", markup=False)
            yield Static(words(f"command.prepare.{question}"), classes="heading", markup=False)
            if question in CHOICES:
                options = [Option(words(f"command.prepare.choice.{choice}"), choice) for choice in CHOICES[question]]
                yield Answers(*options, markup=False, compact=True)
            else:
                longest = LONGEST_NAME if question is Question.WHO else LONGEST_ANSWER
                yield AnswerLine(
                    self._answers.get(question, ""), id="answer", max_length=longest, select_on_focus=False
                )
                yield Static(words("rehearsal.may_stay_empty"), classes="prose muted", markup=False)

    def on_mount(self) -> None:
        """Let the learner answer."""
        for choices in self.query(Answers):
            known = CHOICES[self._question]
            choices.highlighted = known.index(self._answers.get(self._question, known[0]))
            choices.focus()
        for line in self.query("#answer"):
            line.focus()

    def translate(self) -> None:
        """Ask in the language chosen now; what is typed stays."""
        self._remember()
        self._ask(self._place)

    def _ask(self, place: int) -> None:
        self._place = place
        self.refresh(recompose=True)
        self.call_after_refresh(self.on_mount)

    def _remember(self) -> None:
        for line in self.query("#answer").results(Input):
            self._answers[self._question] = line.value
        for choices in self.query(Answers):
            self._answers[self._question] = CHOICES[self._question][choices.highlighted or 0]

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def action_next_question(self) -> None:
        """Keep the answer and go on; after the last one make the dialogue."""
        self._remember()
        if self._place + 1 < len(QUESTIONS):
            self._ask(self._place + 1)
        elif not self._is_making:
            self._is_making = True
            self.work("rehearsal", partial(make_rehearsal, self._folder, dict(self._answers)), RehearsalMade)

    def action_previous_question(self) -> None:
        """Go back a question; from the first one home."""
        self._remember()
        if self._place:
            self._ask(self._place - 1)
        else:
            self.dismiss()

    @on(RehearsalMade)
    def brief(self, event: RehearsalMade) -> None:
        """Brief for the conversation that is to come."""
        from simulator.tui.screens.briefing import BriefingScreen

        self.app.switch_screen(BriefingScreen(event.dialogue))

    @on(JobFailed)
    def allow_another_try(self) -> None:
        """Let the learner press enter again."""
        self._is_making = False


def make_rehearsal(folder: Path, answers: Mapping[Question, str], practice: "Practice") -> "Dialogue":
    """Write the private dialogue that typed answers make and return it as the practice has it. Raises UsageError."""
    read = {question: read_answer(question, answers.get(question, "")) or "" for question in Question}
    taken = {dialogue.id for dialogue in practice.reload_catalogue().dialogues}
    taken |= {path.stem for path in folder.glob("*.yaml")}
    prepared = prepare_dialogue(read, taken, schema=schema_reference(folder))
    write_dialogue(folder, prepared.id, prepared.text)
    return practice.reload_catalogue().find(prepared.id)

"""The debrief of one path: criteria, turns, secrets, points; and from there again, or on."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from simulator.literal import harmless
from simulator.practice.events import Replied
from simulator.practice.turn import Turn
from simulator.tui.background import JobFailed
from simulator.tui.keys import key
from simulator.tui.narration import scene_of
from simulator.tui.review.rest import rest_lines
from simulator.tui.review.summary import course_lines, criteria_lines
from simulator.tui.review.turn import model_lines, turn_lines
from simulator.tui.screens.worded_screen import WordedScreen
from simulator.tui.widgets.title_bar import TitleBar
from simulator.tui.widgets.turn_card import TurnCard

if TYPE_CHECKING:
    from simulator.dialogue.model import Dialogue
    from simulator.practice.attempt import Attempt
    from simulator.practice.debrief import Debrief
    from simulator.practice.practice import Practice
    from simulator.tui.exports import Kind


@dataclass
class LookedBack(Message):
    """The debrief is made; `following` is the dialogue to do next."""

    debrief: "Debrief"
    following: "Dialogue | None"


@dataclass
class Exported(Message):
    """The attempt is in a file of its own."""

    path: Path


@dataclass
class ReadyToRetry(Message):
    """The attempt stands just before `turn` again."""

    turn: Turn


class DebriefScreen(WordedScreen[None]):
    """Shows what there is to learn from the path that was played."""

    TOPIC = "debrief"
    CSS_PATH = "debrief.tcss"
    BINDINGS = [  # noqa: RUF012
        key("r", "retry", "retry"),
        key("v", "models", "models"),
        key("w", "branches", "branches"),
        key("a", "again", "again"),
        key("n", "next_exercise", "next_exercise"),
        key("p", "picture", "picture"),
        key("x", "export", "export"),
        key("escape", "back", "back"),
        key("question_mark", "app.show_help", "help", label="?", show=False),
    ]

    def __init__(self, attempt: "Attempt", leaf: int | None = None) -> None:
        super().__init__()
        self._leaf = leaf
        self._attempt = attempt
        self._debrief: Debrief | None = None
        self._following: Dialogue | None = None
        self._chosen: int | None = None

    def compose_body(self) -> ComposeResult:
        """Lay out head, turns and the rest."""
        yield TitleBar(self._title())
        with VerticalScroll(id="review"):
            with Vertical(id="summary"):
                yield Static(self.words("debrief.loading"), id="criteria", markup=False)
                yield Static(id="course", markup=False)
            yield VerticalScroll(id="turns", can_focus=False)
            with VerticalScroll(id="rest", can_focus=False):
                yield Static(id="rest-text", markup=False)

    def on_mount(self) -> None:
        """Look back in a thread: the smallest edits take some judging."""
        self._look_back()

    def translate(self) -> None:
        """Write the debrief in the language chosen now."""
        super().translate()
        self.call_after_refresh(self._show)

    def on_resize(self, _: events.Resize) -> None:
        """Fit the curve."""
        self._show_course()

    def _title(self) -> str:
        ending = self._debrief.ending if self._debrief else self._attempt.answer.ending
        told = self.words(f"ending.{ending}" if ending else "ending.unfinished")
        return self.words("debrief.title", title=self._attempt.dialogue.title.in_language(self.language), ending=told)

    def _look_back(self) -> None:
        attempt, leaf = self._attempt, self._leaf

        def look_back(practice: "Practice") -> LookedBack:
            from simulator.practice.debrief import build_debrief

            return LookedBack(build_debrief(attempt, practice.scorer, leaf), following_dialogue(practice, attempt))

        self.work("debrief", look_back, lambda message: message)

    @on(LookedBack)
    async def show_debrief(self, event: LookedBack) -> None:
        """Show everything."""
        self._debrief, self._following = event.debrief, event.following
        await self._show()

    @on(JobFailed)
    def stop_looking_back(self, event: JobFailed) -> None:
        """Say in the debrief's place why it is not there."""
        if not self._debrief:
            self.query_one("#criteria", Static).update(harmless(event.sentence.in_language(self.language)))

    async def _show(self) -> None:
        debrief = self._debrief
        if not debrief:
            return
        self.query_one(TitleBar).show(self._title())
        self.query_one("#criteria", Static).update(criteria_lines(debrief.criteria, self.words))
        self._show_course()
        self.query_one("#rest-text", Static).update(rest_lines(debrief, self.words))
        turns = self.query_one("#turns")
        await turns.remove_children()
        await turns.mount_all(self._cards(debrief))
        self._choose(self._chosen or debrief.turns[0].turn.id)
        self.refresh_bindings()

    def _cards(self, debrief: "Debrief") -> list[TurnCard]:
        scene, words = scene_of(self._attempt), self.words
        return [
            TurnCard(review.turn.id, turn_lines(review, number, scene, words), model_lines(review, scene.spoken, words))
            for number, review in enumerate(debrief.turns, start=1)
        ]

    def _show_course(self) -> None:
        if self._debrief and self.query("#course"):
            course = self.query_one("#course", Static)
            course.update(course_lines(self._debrief, self.words, course.size.width or 76))

    # Choosing a turn

    @property
    def _card(self) -> TurnCard | None:
        return next((card for card in self.query(TurnCard) if card.turn == self._chosen), None)

    def _choose(self, turn: int) -> None:
        for card in self.query(TurnCard):
            if card.turn == turn:
                card.focus()

    @on(TurnCard.Chosen)
    def remember_choice(self, event: TurnCard.Chosen) -> None:
        """Keep in mind which turn a key is about."""
        self._chosen = event.turn
        self.refresh_bindings()

    def action_next_turn(self) -> None:
        """Select the next turn; after the last, scroll on to the rest."""
        self._step(1)

    def action_previous_turn(self) -> None:
        """Select the turn before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        cards = list(self.query(TurnCard))
        numbers = [card.turn for card in cards]
        place = numbers.index(self._chosen) + step if self._chosen in numbers else 0
        if 0 <= place < len(cards):
            cards[place].focus()
        elif step > 0:
            self.query_one("#review").scroll_page_down()
        else:
            self.query_one("#review").scroll_home()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what works now."""
        match action:
            case "retry" | "next_turn" | "previous_turn" | "again":
                return self._debrief is not None
            case "models":
                card = self._card if self._debrief else None
                return card is not None and card.has_models
            case "branches":
                return self._debrief is not None and len(self._attempt.leaves) > 1
            case "next_exercise":
                return self._following is not None
            case "picture":
                return self.program.folder is not None and bool(self._debrief and self._debrief.ending)
            case "export":
                return self.program.folder is not None and self._debrief is not None
            case _:
                return True

    def action_models(self) -> None:
        """Show or hide the examples of the selected turn."""
        card = self._card
        if card:
            card.toggle_models()
            self.call_after_refresh(card.scroll_visible)

    # And on

    def action_retry(self) -> None:
        """Go back to just before the selected turn."""
        attempt, turn = self._attempt, self._chosen
        if turn is None:
            return

        def go_back(_: object) -> Turn:
            attempt.retry(turn)
            return attempt.turns[turn]

        self.work("retry", go_back, ReadyToRetry)

    @on(ReadyToRetry)
    def play_on(self, event: ReadyToRetry) -> None:
        """Play from there, with the earlier words to improve on."""
        from simulator.tui.screens.conversation import ConversationScreen

        draft = event.turn.action.text if isinstance(event.turn.action, Replied) else ""
        self.app.switch_screen(ConversationScreen(self._attempt, draft))

    def action_branches(self) -> None:
        """Put all ways played side by side."""
        from simulator.tui.screens.branches import BranchesScreen

        self.app.push_screen(BranchesScreen(self._attempt))

    def action_picture(self) -> None:
        """Show the whole dialogue, with the way that was taken."""
        from simulator.tui.screens.picture import PictureScreen, states_of

        if self._debrief:
            leaf = self._debrief.turns[-1].turn.id
            self.app.push_screen(PictureScreen(self._attempt.dialogue, states_of(self._attempt, leaf)))

    def action_export(self) -> None:
        """Ask in what form the attempt is kept or shared."""
        from simulator.tui.screens.export import ExportScreen

        if self.program.folder:
            folder = self.program.folder / "exports"
            self.app.push_screen(ExportScreen(self.words, folder), partial(self._export, folder))

    def _export(self, folder: Path, kind: "Kind | None") -> None:
        from simulator.tui.exports import export_attempt

        attempt, language = self._attempt, self.language
        if kind:
            self.work("export", lambda practice: export_attempt(practice, attempt, kind, language, folder), Exported)

    @on(Exported)
    def tell_where(self, event: Exported) -> None:
        """Say where the file is."""
        from simulator.tui.screens.export import ExportedScreen

        self.app.push_screen(ExportedScreen(self.words, event.path))

    def action_again(self) -> None:
        """Brief for the same dialogue; its course will differ."""
        self._brief(self._attempt.dialogue)

    def action_next_exercise(self) -> None:
        """Brief for the next dialogue."""
        if self._following:
            self._brief(self._following)

    def _brief(self, dialogue: "Dialogue") -> None:
        from simulator.tui.screens.briefing import BriefingScreen

        self.app.switch_screen(BriefingScreen(dialogue))

    def action_back(self) -> None:
        """Go home."""
        self.dismiss()


def following_dialogue(practice: "Practice", attempt: "Attempt") -> "Dialogue | None":
    """Return the most useful other dialogue to do next; None when there is no other."""
    others = (one.dialogue for one in practice.suggestions() if one.dialogue != attempt.dialogue.id)
    following = next(others, None)
    return practice.catalogue.find(following) if following else None

"""The conversation: what was said, and the learner's next turn. Judging and keeping happen in a thread."""

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from simulator.guidance.labels import label
from simulator.guidance.situations import Channel
from simulator.literal import harmless
from simulator.practice.events import Replied
from simulator.practice.turn import Turn
from simulator.tui.background import JobFailed
from simulator.tui.keys import active_hints, key
from simulator.tui.messages import HintGiven, ReadingKept, TurnPlayed, WentBack
from simulator.tui.narration import first_name, tell_action, tell_answer, tell_attempt, tell_reply
from simulator.tui.readings import reading
from simulator.tui.screens.worded_screen import WordedScreen
from simulator.tui.settings import Feedback
from simulator.tui.widgets.chat_log import ChatLog
from simulator.tui.widgets.coach import Coach
from simulator.tui.widgets.key_bar import KeyBar
from simulator.tui.widgets.reply_box import ReplyBox
from simulator.tui.widgets.title_bar import TitleBar
from simulator.tui.widgets.turn_panel import Mode, TurnPanel

if TYPE_CHECKING:
    from simulator.practice.attempt import Attempt
    from simulator.tui.screens.contest import OtherReading
    from simulator.tui.screens.stop import Stopping

LONGEST_REPLY = 100_000
WAYS = frozenset({"wait", "rest", *(channel.value for channel in Channel)})


MODES = {  # in which an action works, for those that depend on nothing else
    "wait": (Mode.CHOOSE,),
    "rest": (Mode.CHOOSE,),
    "choose_again": (Mode.WRITE,),
    "hint": (Mode.TALK, Mode.CHOOSE, Mode.WRITE),
    "leave": (Mode.TALK, Mode.CHOOSE, Mode.BUSY),
    "debrief": (Mode.OVER,),
    "go_back": (Mode.OVER,),
}


class ConversationScreen(WordedScreen[None]):
    """Plays one attempt. The client speaks the language the attempt was begun in."""

    TOPIC = "conversation"
    CSS_PATH = ["reply_box.tcss", "conversation.tcss"]  # noqa: RUF012
    BINDINGS = [  # noqa: RUF012
        key("enter", "debrief", "debrief"),
        key("f1", "hint", "hint"),
        key("f5", "show_reading", "reading"),
        key("ctrl+z", "undo_turn", "undo_turn", priority=True),
        key("ctrl+d", "contest", "contest", priority=True),
        key("escape", "choose_again", "choose_again"),
        key("escape", "go_back", "back"),
        key("escape", "leave", "stop"),
        key("w", "wait", "wait", show=False),
        key("b,c", "write('phone')", "phone", show=False),
        key("v", "write('voicemail')", "voicemail", show=False),
        key("m,e", "write('email')", "email", show=False),
        key("k,n", "write('note')", "note", show=False),
        key("s,a", "write('assistant')", "assistant", show=False),
        key("h", "write('chat')", "chat", show=False),
        key("g,d", "write('face_to_face')", "face_to_face", show=False),
        key("z,l", "rest", "rest", show=False),
        key("ctrl+p", "app.command_palette", "palette", priority=True),
    ]

    def __init__(self, attempt: "Attempt", draft: str = "") -> None:
        super().__init__()
        self._attempt = attempt
        self._draft = draft
        self._mode = Mode.BUSY
        self._chosen: Channel | None = None

    def compose_body(self) -> ComposeResult:
        """Lay out log, coach and what the learner acts with."""
        yield TitleBar("")
        with Container(id="talk"):
            yield ChatLog()
            yield Coach(self._aim())
            yield TurnPanel()

    def on_mount(self) -> None:
        """Show what was said so far."""
        tell_attempt(self._log, self._attempt, self.words)
        self._settle()
        self._panel.put_draft(self._draft)

    def translate(self) -> None:
        """Change the words around the conversation; what was said and typed stays."""
        self.query_one(Coach).show_aim(self._aim())
        self.query_one(KeyBar).translate(self.words)
        self._enter(self._mode)

    @property
    def _log(self) -> ChatLog:
        return self.query_one(ChatLog)

    @property
    def _panel(self) -> TurnPanel:
        return self.query_one(TurnPanel)

    def _aim(self) -> Content:
        briefing = harmless(self._attempt.dialogue.briefing.in_language(self.language))
        return Content.assemble((self.words("conversation.coach"), "bold $primary"), "\n", briefing, "\n")

    def _settle(self) -> None:
        """Let the learner act again, as the conversation stands now."""
        self._chosen = None
        if self._attempt.is_over:
            self._enter(Mode.OVER)
        else:
            self._enter(Mode.CHOOSE if self._attempt.state.silence else Mode.TALK)

    def _enter(self, mode: Mode) -> None:
        self._mode = mode
        self._show_title()
        self._panel.show_mode(mode)
        self._panel.dress_box(self._chosen or self._attempt.channel, self.words, is_chosen=self._chosen is not None)
        # At once, not soon: which keys work below depends on whether the box has the focus.
        self.set_focus(self._panel.box if self._panel.box.display else self._log)
        self.refresh_bindings()
        if mode is Mode.OVER:
            self._show_end()
        if mode is Mode.CHOOSE:
            silence = self.words("conversation.silence", name=first_name(self._attempt))
            ways = [hint for hint in active_hints(self, self.words) if hint.id in WAYS]
            self._panel.offer(f"{silence}. {self.words('conversation.what_now')}", ways)

    def _show_title(self) -> None:
        attempt, words = self._attempt, self.words
        channel = label(self._chosen or attempt.channel).name.in_language(self.language).lower()
        number = words("conversation.turn", n=len(attempt.path) + (not attempt.is_over))
        day = f"{words('conversation.day', n=attempt.answer.day)} · " if attempt.answer.day else ""
        self.query_one(TitleBar).show(f"{attempt.dialogue.title.in_language(self.language)} · {channel}", day + number)

    def _show_end(self) -> None:
        ending = self._attempt.answer.ending
        told = self.words("conversation.over", ending=self.words(f"ending.{ending}")) if ending else ""
        foot = "conversation.over_foot_never" if self._ends_without_debrief else "conversation.over_foot"
        self._panel.show_end(told, self.words(foot))

    def _note(self, text: str, title: str = "") -> None:
        heading = (f"{title}  ", "bold $primary") if title else ""
        self.query_one(Coach).note(Content.assemble(heading, harmless(text)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what works now."""
        mode = self._mode
        if action in MODES:
            return mode in MODES[action]
        match action:
            case "write":
                return mode is Mode.CHOOSE and Channel(str(parameters[0])) in self._attempt.open_channels()
            case "show_reading":
                return self.settings.feedback is Feedback.ON_REQUEST and mode is not Mode.BUSY and self._has_verdict
            case "undo_turn":
                return mode is not Mode.BUSY and bool(self._attempt.path or self._panel.box.text)
            case "contest":
                return mode is not Mode.BUSY and self._has_verdict
            case _:
                return True

    @property
    def _has_verdict(self) -> bool:
        return any(isinstance(turn.action, Replied) for turn in self._attempt.path)

    @property
    def _ends_without_debrief(self) -> bool:
        return self.settings.feedback is Feedback.NEVER and self.program.folder is not None

    # Taking a turn

    @on(ReplyBox.Sent)
    def send(self, event: ReplyBox.Sent) -> None:
        """Send a reply, unless there is nothing or too much of it."""
        if self._mode not in (Mode.TALK, Mode.WRITE):
            return
        if not event.text.strip():
            self._note(self.words("conversation.nothing_typed"))
        elif len(event.text) > LONGEST_REPLY:
            self._note(self.words("conversation.too_long", limit=LONGEST_REPLY))
        else:
            self._draft = event.text
            tell_reply(self._log, event.text, self._chosen, self.words)
            self._panel.box.text = ""
            self._take_turn(partial(self._attempt.reply, event.text, self._chosen))

    def _take_turn(self, play: "partial[Turn]") -> None:
        self.query_one(Coach).note()
        self._enter(Mode.BUSY)
        if not self._attempt.state.silence:
            self._log.show_thinking(self.words("conversation.thinking", name=first_name(self._attempt)))
        self.work("turn", lambda _: play(), TurnPlayed)

    @on(TurnPlayed)
    def let_client_think(self, event: TurnPlayed) -> None:
        """Answer when the client has thought about it."""
        if not isinstance(event.turn.action, Replied):
            tell_action(self._log, self._attempt, event.turn, self.words)
        said = sum(len(line.text.in_language(self._attempt.language).split()) for line in event.turn.answer.lines)
        seconds = self.settings.pace.seconds_for(said) if said else 0.0
        if seconds:
            self.set_timer(seconds, partial(self._answer, event.turn))
        else:
            self._answer(event.turn)

    def _answer(self, turn: Turn) -> None:
        self._log.clear_thinking()
        tell_answer(self._log, self._attempt, turn.answer, self.words)
        self._draft = ""
        self._settle()
        if self.settings.feedback is Feedback.EACH_TURN and isinstance(turn.action, Replied):
            self._show_reading(turn.action)

    def _show_reading(self, reply: Replied) -> None:
        heading = (f"{self.words('conversation.feedback')}  ", "bold $primary")
        self.query_one(Coach).note(Content.assemble(heading, reading(reply.verdict, self.words)))

    def action_show_reading(self) -> None:
        """Show how the last reply was read."""
        replies = [turn.action for turn in self._attempt.path if isinstance(turn.action, Replied)]
        if replies:
            self._show_reading(replies[-1])

    @on(JobFailed)
    def give_back(self, event: JobFailed) -> None:
        """After a turn that could not be kept: as if it was never sent, with the words back in the box."""
        if event.job == "turn":
            chosen = self._chosen
            tell_attempt(self._log, self._attempt, self.words)
            self._settle()
            if self._draft and chosen:
                self._choose(chosen)
            self._panel.put_draft(self._draft + self._panel.box.text)
        self._note(self.words("conversation.not_kept", reason=event.sentence.in_language(self.language)))

    # In a silence

    def action_write(self, channel: str) -> None:
        """Say something by a channel."""
        self._choose(Channel(channel))

    def _choose(self, channel: Channel) -> None:
        self._chosen = channel
        self._enter(Mode.WRITE)

    def action_choose_again(self) -> None:
        """Go back to the choice; what was typed stays in the box."""
        self._settle()

    def action_wait(self) -> None:
        """Ask how long, then let the days pass."""
        from simulator.tui.screens.wait_days import WaitScreen

        def wait(days: int | None) -> None:
            if days:
                self._take_turn(partial(self._attempt.wait, days))

        self.app.push_screen(WaitScreen(self.words), wait)

    def action_rest(self) -> None:
        """Let the client go."""
        self._take_turn(partial(self._attempt.stop))

    # Stopping, going back, hints, disagreeing

    def action_leave(self) -> None:
        """Leave when nothing was said yet; otherwise ask what stopping means."""
        from simulator.tui.screens.stop import StopScreen

        if not self._attempt.path:
            self.dismiss()
        elif self._mode is not Mode.BUSY:
            self.app.push_screen(StopScreen(self.words), self._stop)

    def action_go_back(self) -> None:
        """Leave without looking back."""
        self.dismiss()

    def _stop(self, choice: "Stopping | None") -> None:
        from simulator.tui.screens.stop import Stopping

        if choice is Stopping.LATER:
            self.dismiss()
        elif choice is Stopping.REST:
            self.action_rest()

    def action_undo_turn(self) -> None:
        """Undo typing where there is any; otherwise go back one turn, to try it differently."""
        if self._panel.box.has_focus and self._panel.box.text:
            self._panel.box.undo()
            return
        turn = self._attempt.path[-1]
        self._enter(Mode.BUSY)

        def go_back(_: object) -> Turn:
            self._attempt.retry(turn.id)
            return turn

        self.work("back", go_back, WentBack)

    @on(WentBack)
    def show_earlier(self, event: WentBack) -> None:
        """Show the conversation as it was then, with the earlier words in the box."""
        tell_attempt(self._log, self._attempt, self.words)
        self._settle()
        action = event.turn.action
        if isinstance(action, Replied) and self._attempt.state.silence:
            self._choose(event.turn.channel)
        self._panel.put_draft(action.text if isinstance(action, Replied) else "")
        self._note(self.words("conversation.went_back", n=len(self._attempt.path) + 1))

    def action_hint(self) -> None:
        """Ask for the hint for this moment."""
        self.work("hint", lambda _: self._attempt.hint(), HintGiven)

    @on(HintGiven)
    def show_hint(self, event: HintGiven) -> None:
        """Show it beside the conversation."""
        text = event.hint.in_language(self.language) if event.hint else self.words("conversation.no_hint")
        self._note(text, self.words("conversation.hint"))

    def action_contest(self) -> None:
        """Let the learner say how the last reply should have been read."""
        from simulator.tui.screens.contest import ContestScreen

        for turn in reversed(self._attempt.path):
            if isinstance(turn.action, Replied):
                self.app.push_screen(ContestScreen(self.words, turn.action.verdict), partial(self._contest, turn.id))
                return

    def _contest(self, turn: int, own: "OtherReading | None") -> None:
        if own is None:
            return

        def keep(_: object) -> None:
            self._attempt.contest(turn, own.courtesy, own.why, own.pushing, own.note)

        self.work("contest", keep, lambda _: ReadingKept())

    @on(ReadingKept)
    def confirm_reading(self) -> None:
        """Say that the learner's reading is kept."""
        self._note(self.words("conversation.contested"))

    def action_debrief(self) -> None:
        """Look back, after a question to the learner; or go home when they want no feedback."""
        from simulator.tui.screens.reflection import ReflectionScreen

        if self._ends_without_debrief:
            self.dismiss()
            return
        self.app.switch_screen(ReflectionScreen(self._attempt))

"""The trainer is the client: choose a line, one trainee answers, the others watch; rapport goes on being counted."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.dialogue.temperament import Meter
from simulator.guidance.verdict import Verdict
from simulator.literal import harmless
from simulator.room.events import Mode, Target
from simulator.room.room import Round
from simulator.room.scene import meters_of, said_in, scene_of
from simulator.room.seat import context_of
from simulator.scoring.context import Context
from simulator.tui.keys import key
from simulator.tui.readings import reading
from simulator.tui.review.evidence import marked_reply
from simulator.tui.room.console_screen import COMMON
from simulator.tui.room.pick import MemberPicker
from simulator.tui.room.remarks import RemarkingScreen
from simulator.tui.room.replies import client_line, remark_lines
from simulator.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from simulator.dialogue.model import Dialogue


class ClientScreen(RemarkingScreen):
    """The verdicts are the trainer's to see; `v` shows the last one to the group."""

    BINDINGS = [  # noqa: RUF012
        key("n", "next_line", "room_next_line"),
        key("m", "other", "room_other"),
        key("v", "reveal", "room_reveal"),
        key("c", "comment", "room_comment"),
        key("o", "override", "room_override"),
        key("x", "example", "room_example"),
        key("h", "hint", "room_hint"),
        *COMMON,
        key("b,escape", "board", "room_board", label="b"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._dialogue: Dialogue | None = None
        self._has_asked = False

    def compose_body(self) -> ComposeResult:
        """Lay out the scene and the meters."""
        yield TitleBar("")
        with VerticalScroll(id="stage"):
            yield Static(id="stage-text", markup=False)
        yield Static(id="count", markup=False)

    def on_mount(self) -> None:
        """Keep the last words in sight."""
        self.query_one("#stage", VerticalScroll).anchor()

    @property
    def scene(self) -> tuple[Round, ...]:
        """The scene being played."""
        return scene_of(self.room) if self.room.mode is Mode.TRAINER_AS_CLIENT else ()

    def show_room(self) -> None:
        """Draw the scene."""
        if not self.query("#stage-text") or not self.room.size:
            return
        self.query_one(TitleBar).show(*self.headline(self.words("console.mode.trainer_as_client")))
        scene = self.scene
        parts = [Content("\n").join(list(self._exchange(one))) for one in scene]
        empty = Content.styled(self.words("console.no_scene"), "$muted")
        self.query_one("#stage-text", Static).update(Content("\n\n").join(parts) if parts else empty)
        self.query_one("#count", Static).update(self._meters(scene) if scene else "")
        self.refresh_bindings()
        if not scene and not self._has_asked:
            self._has_asked = True
            self.action_other()

    def _exchange(self, one: Round) -> list[Content]:
        lines = [client_line(one, self.words)]
        if one.member is None:
            return lines
        name = harmless(self.room.members[one.member].name)
        given = one.answers.get(one.member)
        if given is None:
            return [*lines, Content.styled(self.words("console.thinks", name=name), "$muted")]
        said = Content.assemble((f"{name}  ", "bold $accent"), marked_reply(given.text, given.verdict)[0])
        target = Target(number=one.number, member=one.member)
        return [*lines, said, reading(given.verdict, self.words), *remark_lines(target, self.room, self.words)]

    def _meters(self, scene: tuple[Round, ...]) -> Content:
        values, changes = meters_of(scene, self._dialogue)
        names = [f"{self.words(f'debrief.meter_{meter}')} {values[meter]}" for meter in Meter]
        parts = [Content.styled(" · ".join(names), "bold")]
        for change in changes:
            reason = change.cause.text.in_language(self.language)
            meter = self.words(f"debrief.meter_{change.meter}")
            parts.append(Content.styled(f"{meter} {change.before} → {change.after}  {reason}", "$muted"))
        return Content("\n").join(parts)

    def chosen_reply(self) -> tuple[Target, str, Verdict, Context] | None:
        """Return the last reply."""
        for one in reversed(self.scene):
            for given in one.answers.values():
                target = Target(number=one.number, member=given.member)
                return target, given.text, given.verdict, context_of(one, self.room)
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what works now."""
        scene, is_open = self.scene, not self.room.is_closed
        match action:
            case "next_line":
                return is_open and bool(scene)
            case "comment" | "override" | "example":
                return is_open and self.chosen_reply() is not None
            case "reveal":
                return is_open and bool(scene and scene[-1].answers and not scene[-1].is_revealed)
            case "other" | "hint" | "pause":
                return is_open
            case _:
                return True

    def action_other(self) -> None:
        """Begin a scene: whose turn, which client."""
        members = list(self.room.members.values())
        if not members:
            self.notify(self.words("console.nobody"), markup=False)
            return

        def chosen(member: str | None) -> None:
            if member:
                self.pick_dialogue(lambda dialogue: self._begin(member, dialogue))

        self.app.push_screen(MemberPicker(self.words, members), chosen)

    def _begin(self, member: str, dialogue: "Dialogue") -> None:
        self._dialogue = dialogue
        self.pick_line(dialogue, lambda line: self.begin_round(Mode.TRAINER_AS_CLIENT, line, "", member))

    def action_next_line(self) -> None:
        """Choose what the client says now."""
        member = self.scene[-1].member
        assert member is not None
        if self._dialogue is None:
            self.pick_dialogue(lambda dialogue: self._go_on(member, dialogue))
        else:
            self._go_on(member, self._dialogue)

    def _go_on(self, member: str, dialogue: "Dialogue") -> None:
        self._dialogue = dialogue
        before = said_in(self.scene)
        self.pick_line(dialogue, lambda line: self.begin_round(Mode.TRAINER_AS_CLIENT, line, before, member))

    def action_reveal(self) -> None:
        """Show the verdict on the last reply to the group."""

        def reveal() -> None:
            now = self.desk.room.round
            if now and now.is_open:
                self.desk.open_voting(self.console.chance)
            self.desk.reveal()

        self.at_desk(reveal)

    def action_board(self) -> None:
        """Go back to the board; the scene stays."""
        self.dismiss()

"""Home: which dialogue now? The dialogues are read after the first frame, earlier results after that."""

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from simulator.literal import harmless
from simulator.tui.background import JobFailed
from simulator.tui.keys import key
from simulator.tui.messages import AttemptOpened, CatalogueRead, DialogueFound, RecordsRead, WayFound
from simulator.tui.records import Records, read_records
from simulator.tui.screens.worded_screen import WordedScreen
from simulator.tui.shelf import (
    OWN_DIALOGUES,
    last_line,
    own_first,
    repeats_line,
    row_of,
    searchable,
    suggestion_line,
    taught_points,
    unfinished_line,
)
from simulator.tui.widgets.dialogue_list import DialogueList, Row
from simulator.tui.widgets.preview import Preview
from simulator.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from textual.widgets import Input

    from simulator.dialogue.catalogue import Catalogue
    from simulator.dialogue.model import Dialogue
    from simulator.practice.practice import Practice
    from simulator.practice.summary import AttemptSummary


class HomeScreen(WordedScreen[None]):
    """Lists the dialogues and opens one. The preview needs more room beside the list than other screens need."""

    TOPIC = "home"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-column"), (118, "-wide")]  # noqa: RUF012
    BINDINGS = [  # noqa: RUF012
        key("g", "open_suggestion", "suggested"),
        key("n", "start_anew", "start_anew"),
        key("slash", "search", "search", label="/"),
        key("escape", "clear_search", "clear_search"),
        key("v", "show_progress", "progress"),
        key("p", "show_picture", "picture"),
        key("o", "rehearse", "rehearse"),
        key("ctrl+r", "reload", "reload", show=False),
        key("l", "app.switch_language", "language"),
        key("t", "app.switch_appearance", "appearance", show=False),
        key("i", "app.show_settings", "settings"),
        key("question_mark", "app.show_help", "help", label="?"),
        key("ctrl+q", "app.quit", "quit", priority=True),
    ]

    def __init__(self, *, dialogue: str | None = None, resume: str | None = None) -> None:
        super().__init__()
        self._dialogue_asked = dialogue
        self._attempt_asked = resume
        self._has_catalogue = False
        self._dialogues: tuple[Dialogue, ...] = ()
        self._broken: tuple[str, ...] = ()
        self._records: Records | None = None

    def compose_body(self) -> ComposeResult:
        """Lay out the title, the list with its search line, and the preview."""
        yield TitleBar(self.words("home.title"), self.words("language.name"))
        with Container(id="body"):
            with Container(id="shelf"):
                yield Static(id="today", markup=False)
                yield Static(id="heading", markup=False)
                yield DialogueList(self.words)
                yield Static(self.words("loading"), id="notice", markup=False)
            yield Preview()

    def on_mount(self) -> None:
        """Read the dialogues once the first frame stands."""
        self.query_one(DialogueList).focus()
        self.call_after_refresh(self._read_catalogue)

    def on_screen_resume(self) -> None:
        """Look again at dialogues and results when the learner comes back."""
        if self._has_catalogue:
            self._read_catalogue()

    @on(CatalogueRead)
    def show_catalogue(self, event: CatalogueRead) -> None:
        """Show the dialogues; then look up how they went."""
        self._has_catalogue = True
        self._dialogues = own_first(event.catalogue, self.program.folder)
        self._broken = tuple(dict.fromkeys(finding.path.name for finding in event.catalogue.diagnostics))
        self._show_rows()
        self._open_what_was_asked()
        self._read_records()

    @on(RecordsRead)
    def show_records(self, event: RecordsRead) -> None:
        """Add the results to the rows."""
        self._records = event.records
        self._show_rows()

    @on(JobFailed)
    def show_rows_after_failure(self) -> None:
        """Take away the notice that something is still loading."""
        self._show_rows()

    def translate(self) -> None:
        """Show everything in the language chosen now."""
        super().translate()
        self.call_after_refresh(self._restore_focus)

    def _restore_focus(self) -> None:
        self.query_one(DialogueList).focus()
        self._show_rows()

    def _open_what_was_asked(self) -> None:
        dialogue, attempt = self._dialogue_asked, self._attempt_asked
        self._dialogue_asked = self._attempt_asked = None
        if attempt:
            self.work("resume", lambda practice: practice.resume(attempt), AttemptOpened)
        elif dialogue:
            self.work("find", lambda practice: practice.catalogue.find(dialogue), DialogueFound)

    @on(DialogueFound)
    def brief(self, event: DialogueFound) -> None:
        """Brief for a dialogue."""
        from simulator.tui.screens.briefing import BriefingScreen

        self.app.push_screen(BriefingScreen(event.dialogue))

    def _read_catalogue(self) -> None:
        self.work("catalogue", _read_catalogue, CatalogueRead)

    def _read_records(self) -> None:
        self.work("records", read_records, RecordsRead)

    def _rows(self) -> list[Row]:
        wanted = self._search_text().casefold().split()
        found = [one for one in self._dialogues if all(word in searchable(one) for word in wanted)]
        return [row_of(dialogue, self._records) for dialogue in found]

    def _show_rows(self) -> None:
        rows, shelf = self._rows(), self.query_one(DialogueList)
        shelf.show(rows, self.words)
        self.query_one("#heading", Static).update(shelf.heading())
        notice = self._notice(bool(rows))
        self.query_one("#notice", Static).update(notice)
        self.query_one("#notice").display = bool(notice)
        self._show_preview()
        self._show_suggestion()
        self.refresh_bindings()

    def _notice(self, has_rows: bool) -> str:
        if not self._dialogues and not self._broken:
            return self.words("home.empty")
        if not has_rows and self._dialogues:
            return self.words("home.nothing_found")
        if self._broken:
            return self.words.count("home.broken", len(self._broken), name=harmless(self._broken[0]))
        return ""

    @on(DialogueList.Resized)
    def show_heading(self, event: DialogueList.Resized) -> None:
        """Keep the column titles above their columns."""
        self.query_one("#heading", Static).update(event.heading)

    @on(DialogueList.Highlighted)
    def _show_preview(self) -> None:
        chosen = self._chosen()
        if not chosen:
            self.query_one(Preview).update("")
            return
        notice = unfinished_line(chosen, self._records, self.words) if self._records else None
        history = last_line(chosen, self._records, self.words) if self._records else None
        self.query_one(Preview).show(chosen, taught_points(chosen), self.words, notice=notice, history=history)
        self.refresh_bindings()

    def _show_suggestion(self) -> None:
        suggested, records = self._suggested(), self._records
        told = [tell(suggested, records, self.words) for tell in (suggestion_line, repeats_line)] if records else []
        lines = [line for line in told if line]
        today = self.query_one("#today", Static)
        today.display = bool(lines)
        today.update(Content("\n").join(lines))

    def _suggested(self) -> "Dialogue | None":
        suggestion = self._records.suggestion if self._records else None
        return next((one for one in self._dialogues if suggestion and one.id == suggestion.dialogue), None)

    def _chosen(self) -> "Dialogue | None":
        chosen = self.query_one(DialogueList).chosen
        return next((dialogue for dialogue in self._dialogues if dialogue.id == chosen), None)

    def on_input_changed(self) -> None:
        """Narrow the list while typing."""
        if self._dialogues:
            self._show_rows()

    def on_input_submitted(self) -> None:
        """Go from the search line to what it found."""
        self.query_one(DialogueList).focus()

    def _search_line(self) -> "Input | None":
        """Return the search line; it is made when it is first asked for."""
        from textual.widgets import Input

        return next(iter(self.query("#search").results(Input)), None)

    def _search_text(self) -> str:
        line = self._search_line() if self.query("#search") else None
        return line.value if line else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what works now."""
        match action:
            case "clear_search":
                return bool(self.query("#search"))
            case "start_anew":
                chosen = self._chosen() if self.query(DialogueList) else None
                return bool(chosen and self._records and chosen.id in self._records.unfinished)
            case "open_suggestion":
                return self._suggested() is not None
            case "show_progress":
                return bool(self._records and self._records.last)
            case "show_picture":
                return self._last_of_chosen() is not None
            case "rehearse":
                return self.program.folder is not None
        return super().check_action(action, parameters)

    def _last_of_chosen(self) -> "AttemptSummary | None":
        chosen = self._chosen() if self.query(DialogueList) else None
        return self._records.last.get(chosen.id) if chosen and self._records else None

    async def action_search(self) -> None:
        """Open the search line."""
        from textual.widgets import Input

        line = self._search_line()
        if line is None:
            line = Input(placeholder=self.words("home.search"), id="search", select_on_focus=False)
            await self.query_one("#shelf").mount(line, before=0)
        line.focus()
        self.refresh_bindings()

    async def action_clear_search(self) -> None:
        """Close the search line and show everything."""
        await self.query("#search").remove()
        self.query_one(DialogueList).focus()
        self._show_rows()

    @on(DialogueList.Opened)
    def open_dialogue(self, event: DialogueList.Opened) -> None:
        """Go on with an unfinished conversation, or brief for a new one."""
        unfinished = self._records.unfinished.get(event.dialogue) if self._records else None
        if unfinished:
            attempt = unfinished.attempt
            self.work("resume", lambda practice: practice.resume(attempt), AttemptOpened)
            return
        dialogue = next(dialogue for dialogue in self._dialogues if dialogue.id == event.dialogue)
        self.brief(DialogueFound(dialogue))

    def action_open_suggestion(self) -> None:
        """Brief for what is best practised now."""
        suggested = self._suggested()
        if suggested:
            self.brief(DialogueFound(suggested))

    def action_start_anew(self) -> None:
        """Brief for the selected dialogue, whatever was left in the middle."""
        chosen = self._chosen()
        if chosen:
            self.brief(DialogueFound(chosen))

    def action_show_progress(self) -> None:
        """Show how it goes over time."""
        from simulator.tui.screens.progress import ProgressScreen

        self.app.push_screen(ProgressScreen())

    def action_show_picture(self) -> None:
        """Show the whole of a dialogue that was finished before, with the way taken last."""
        last = self._last_of_chosen()
        if last:
            self.work("picture", partial(_find_way, last), lambda message: message)

    @on(WayFound)
    def show_picture(self, event: WayFound) -> None:
        """Show the picture."""
        from simulator.tui.screens.picture import PictureScreen

        self.app.push_screen(PictureScreen(event.dialogue, event.states))

    def action_rehearse(self) -> None:
        """Ask about the learner's own client."""
        from simulator.tui.screens.rehearsal import RehearsalScreen

        if self.program.folder:
            self.app.push_screen(RehearsalScreen(self.program.folder / OWN_DIALOGUES))

    def action_reload(self) -> None:
        """Read all dialogues again, for who is writing one."""
        self.work("catalogue", lambda practice: practice.reload_catalogue(), CatalogueRead)

    @on(AttemptOpened)
    def play_on(self, event: AttemptOpened) -> None:
        """Show the conversation where it was left."""
        from simulator.tui.screens.conversation import ConversationScreen

        self.app.push_screen(ConversationScreen(event.attempt))


def _find_way(summary: "AttemptSummary", practice: "Practice") -> WayFound:
    from simulator.tui.screens.picture import states_of

    attempt = practice.resume(summary.attempt)
    return WayFound(attempt.dialogue, states_of(attempt, summary.leaf))


def _read_catalogue(practice: "Practice") -> "Catalogue":
    """Read the dialogues, and the points so that the screen need not."""
    from simulator.guidance.points import guidance_points

    guidance_points()
    return practice.catalogue

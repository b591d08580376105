"""One turn looked back on: the words that counted, how it read, what the client said, thought and felt, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from simulator.dialogue.answer import Answer, Speaker
from simulator.dialogue.temperament import Change
from simulator.guidance.labels import label
from simulator.guidance.language import Language
from simulator.guidance.points import Point
from simulator.guidance.scales import Scale
from simulator.literal import harmless
from simulator.locale.wording import Wording
from simulator.practice.events import Contested, Replied, Stopped, Waited
from simulator.tui.readings import rating_name, reading
from simulator.tui.review.evidence import Effect, marked_reply

if TYPE_CHECKING:
    from simulator.practice.debrief import TurnReview


@dataclass(frozen=True, slots=True)
class Scene:
    """What all turns of an attempt share: the client's name, the language spoken, the points that are taught.

    `passed` tells how many days each turn took, by turn id.
    """

    client: str
    spoken: Language
    teaches: tuple[str, ...]
    passed: Mapping[int, int]


def turn_lines(review: "TurnReview", number: int, scene: Scene, words: Wording) -> Content:
    """Return the review of turn `number` (its place on this path)."""
    head = Content.assemble((words("debrief.turn", n=number), "bold $accent"), _way(review, words))
    return Content("\n").join(
        [
            head,
            *_reply(review, scene, words),
            *_answer(review.turn.answer, scene, words),
            *_points(review, scene, words),
        ]
    )


def model_lines(review: "TurnReview", spoken: Language, words: Wording) -> Content | None:
    """Return the weak and the strong reply for this moment, or None where the dialogue has none."""
    if not review.models:
        return None
    weak, good = review.models.weak.in_language(spoken), review.models.good.in_language(spoken)
    return Content.assemble(
        (f"{Effect.COSTS} {words('debrief.model_weak')}  ", "$error"),
        f"“{harmless(weak)}”\n",
        (f"{Effect.HELPS} {words('debrief.model_good')}  ", "$success"),
        f"“{harmless(good)}”",
    )


def _way(review: "TurnReview", words: Wording) -> Content:
    if not isinstance(review.turn.action, Replied):
        return Content("")
    channel = label(review.turn.channel).name.in_language(words.language).lower()
    return Content.styled(f"  {words('debrief.via', channel=channel)}", "$muted")


def _reply(review: "TurnReview", scene: Scene, words: Wording) -> Iterator[Content]:
    match review.turn.action:
        case Replied(text=text, verdict=verdict):
            shown, left_out = marked_reply(text, verdict)
            more = f" … {words.count('more_characters', left_out)}" if left_out else ""
            yield Content.assemble((f"{words('debrief.you')}  ", "bold"), shown, (more, "$muted"))
            yield reading(verdict, words).stylize_before("$foreground")
            if review.turn.answer.is_unclear:
                yield Content.styled(words("debrief.unclear"), "$warning")
            if review.contested:
                yield _contested(review.contested, words)
            for edit in review.edits:
                before, after = rating_name(edit.before, words), rating_name(edit.after, words)
                told = words("debrief.edit_text", text=harmless(edit.text), before=before, after=after)
                yield Content.assemble((f"{words('debrief.edit')}: ", "$accent"), told)
        case Waited(days=days):
            yield Content(_waited(days, scene.passed[review.turn.id], words))
        case Stopped():
            yield Content(words("debrief.stopped"))


def _contested(contested: Contested, words: Wording) -> Content:
    ratings = {Scale.COURTESY: contested.courtesy, Scale.WHY: contested.why, Scale.PUSHING: contested.pushing}
    named = [rating_name(rating, words) for rating in ratings.values() if rating is not None]
    what = " · ".join([*named, harmless(contested.note)] if contested.note else named)
    return Content.styled(words("debrief.contested", what=what), "$accent")


def _waited(days: int, passed: int, words: Wording) -> str:
    """Tell how long the learner waited; time stops on the day that something happens."""
    if passed < days:
        return words("debrief.waited_less", days=words.count("days", days), n=passed)
    return words("debrief.waited", days=words.count("days", days))


def _answer(answer: Answer, scene: Scene, words: Wording) -> Iterator[Content]:
    name, spoken = harmless(scene.client), scene.spoken
    for line in answer.lines:
        text = harmless(line.text.in_language(spoken))
        match line.speaker:
            case Speaker.CLIENT:
                yield Content.assemble((f"{name}  ", "bold $primary"), text)
            case Speaker.NARRATOR:
                yield Content.styled(text, "italic $muted")
    if answer.is_silent and not answer.lines:
        yield Content.styled(words("conversation.no_answer"), "$muted")
    if answer.thought:
        thought = harmless(answer.thought.in_language(spoken))
        yield Content.assemble((f"{name} {words('debrief.thought')}  ", "$primary"), (f"“{thought}”", "italic"))
    for change in answer.changes:
        yield _change(change, words)


def _change(change: Change, words: Wording) -> Content:
    effect = Effect.HELPS if change.after > change.before else Effect.COSTS
    meter = words(f"debrief.meter_{change.meter}")
    reason = change.cause.text.in_language(words.language)
    return Content.assemble(
        (f"{effect} ", effect.style), f"{meter} {change.before} → {change.after}", (f"  {reason}", "$muted")
    )


def _points(review: "TurnReview", scene: Scene, words: Wording) -> Iterator[Content]:
    """Yield the points that say most: those the dialogue teaches first."""

    def taught_first(point: Point) -> bool:
        return point.id not in scene.teaches

    for point in sorted(review.honoured, key=taught_first)[:2]:
        yield point_line(point, Effect.HELPS, words("debrief.honoured"), words)
    for point in sorted(review.broken, key=taught_first)[:3]:
        yield point_line(point, Effect.COSTS, words("debrief.broken"), words)


def point_line(point: Point, effect: Effect, verb: str, words: Wording) -> Content:
    """Return a guidance point with its number and whether it was followed."""
    title = point.title.in_language(words.language)
    return Content.assemble((f"{effect} ", effect.style), f"{verb} ", (title, "bold"), (f"  {point.id}", "$muted"))

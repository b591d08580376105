"""What happened in an attempt, as an append-only list. Replaying the events rebuilds the attempt exactly."""

from dataclasses import dataclass
from datetime import datetime

from simulator.guidance.language import Language
from simulator.guidance.scales import Courtesy, Pushing, Why
from simulator.guidance.situations import Channel
from simulator.guidance.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Started:
    """The attempt began. `fingerprint` identifies the rules and words of the dialogue, `scorer` the judge."""

    at: datetime
    dialogue: str
    fingerprint: str
    seed: int
    language: Language
    scorer: str


@dataclass(frozen=True, slots=True)
class Replied:
    """The learner said or wrote something; the verdict is kept, so that a later judge never rewrites history."""

    at: datetime
    text: str
    channel: Channel
    language: Language
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Waited:
    """The learner let days (1..365) pass."""

    at: datetime
    days: int


@dataclass(frozen=True, slots=True)
class Stopped:
    """The learner ended it gracefully."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Retried:
    """The learner went back to try turn `turn` (a turn id of this attempt) again; the old path stays."""

    at: datetime
    turn: int


@dataclass(frozen=True, slots=True)
class Hinted:
    """The learner asked for the hint."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Reflected:
    """What the learner said of it before the debrief was shown."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Contested:
    """The learner or trainer disagrees with the verdict on a turn; None leaves that scale as it is."""

    at: datetime
    turn: int
    courtesy: Courtesy | None
    why: Why | None
    pushing: Pushing | None
    note: str


Event = Started | Replied | Waited | Stopped | Retried | Hinted | Reflected | Contested

"""The dialogue file as pydantic sees it: the border where YAML becomes typed. `build.py` turns it into the model."""

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from simulator.guidance.endings import EndingKind
from simulator.guidance.moves import Move
from simulator.guidance.scales import Why
from simulator.guidance.situations import Asking, Channel, Situation

COMPARISON = re.compile(r"(==|>=|<=|>|<)?\s*(\d{1,4})")

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def _as_comparison(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Comparison = Annotated[str, BeforeValidator(_as_comparison), StringConstraints(pattern=r"^(==|>=|<=|>|<)?\s*\d{1,4}$")]


class FileModel(BaseModel):
    """A mapping of the file: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class BilingualText(FileModel):
    """A text in both languages."""

    nl: Text
    en: Text


Lines = Annotated[list[BilingualText], BeforeValidator(_as_list), Field(min_length=1)]
Moves = Annotated[list[Move], BeforeValidator(_as_list), Field(min_length=1)]
Ids = Annotated[list[Id], BeforeValidator(_as_list), Field(min_length=1)]
Channels = Annotated[list[Channel], BeforeValidator(_as_list), Field(min_length=1)]


class WhenModel(FileModel):
    """The condition of a reply; every part given must hold."""

    moves: Moves | None = Field(None, description="any of these moves")
    all: Moves | None = Field(None, description="every one of these moves")
    none: Moves | None = Field(None, description="not one of these moves")
    courtesy: Comparison | None = Field(None, description="0 rude .. 3 warm, such as '>=2'")
    why: Annotated[list[Why], BeforeValidator(_as_list), Field(min_length=1)] | None = None
    pushing: Comparison | None = Field(None, description="0 none .. 2 strong")
    rapport: Comparison | None = Field(None, description="0..10, after this reply")
    patience: Comparison | None = Field(None, description="what is left, after this reply")
    tries: Comparison | None = Field(None, description="messages sent into the silence, this one included")
    days: Comparison | None = Field(None, description="days since the silence began")
    gap: Comparison | None = Field(None, description="days since the learner's last message")
    turn: Comparison | None = Field(None, description="number of this reply, from 1")
    asked: Comparison | None = Field(None, description="earlier replies that asked")
    channel: Channels | None = None
    secret: Ids | None = Field(None, description="one of these secrets was drawn")
    told: Ids | None = Field(None, description="all of these secrets were told")
    untold: Ids | None = Field(None, description="none of these secrets was told yet")


class ReactionModel(FileModel):
    """One way the client reacts to a reply."""

    when: WhenModel | None = None
    to: Id
    says: Lines | None = None
    narrates: Lines | None = None
    thinks: BilingualText | None = None
    tells: Ids | None = None
    rapport: Annotated[int, Field(ge=-10, le=10, strict=True)] = 0
    patience: Annotated[int, Field(ge=-10, le=10, strict=True)] = 0


class AfterModel(FileModel):
    """What happens in a silence once so many days have passed."""

    days: Annotated[int, Field(ge=1, le=730, strict=True)]
    to: Id
    when: WhenModel | None = None


class ModelsModel(FileModel):
    """A weak and a good reply."""

    weak: BilingualText
    good: BilingualText


class StateModel(FileModel):
    """A point in the conversation."""

    says: Lines | None = None
    narrates: Lines | None = None
    asking: Asking = Asking.WELCOME
    replies: Annotated[list[ReactionModel], Field(min_length=1)] | None = None
    silence: Annotated[bool, Field(strict=True)] = False
    after: Annotated[list[AfterModel], BeforeValidator(_as_list), Field(min_length=1)] | None = None
    stop: Id | None = None
    channel: Channel | None = None
    channels: Channels | None = None
    hint: BilingualText | None = None
    models: ModelsModel | None = None
    ending: EndingKind | None = None


class SecretModel(FileModel):
    """What the client tells only when it is earned."""

    id: Id
    group: Id | None = None
    fact: BilingualText
    told: BilingualText
    lesson: BilingualText
    reflect: BilingualText


class ClientModel(FileModel):
    """The person on the other side."""

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    about: BilingualText
    directness: Literal["direct", "indirect"] = "direct"
    address: Literal["u", "je"] = "je"
    rapport: Annotated[int, Field(ge=0, le=10, strict=True)] = 5
    patience: Annotated[int, Field(ge=1, le=10, strict=True)] = 3
    unclear: Lines | None = None


class ExampleModel(FileModel):
    """Typed replies and where they lead."""

    lang: Literal["nl", "en"]
    seed: Annotated[int, Field(ge=0, strict=True)] = 1
    replies: Annotated[list[Text], Field(min_length=1)]
    ends: Id


class DialogueModel(FileModel):
    """A dialogue file."""

    id: Id
    situation: Situation
    level: Annotated[int, Field(ge=1, le=3, strict=True)]
    teaches: Annotated[list[Annotated[str, StringConstraints(pattern=r"^S[0-4]\.\d{1,2}$")]], Field(min_length=1)]
    title: BilingualText
    briefing: BilingualText
    channel: Channel = Channel.PHONE
    client: ClientModel
    secrets: list[SecretModel] = []
    start: Id
    leaves: Id = Field(description="the ending for a client whose patience is gone")
    stop: Id = Field(description="the ending for a learner who stops gracefully")
    states: Annotated[dict[Id, StateModel], Field(min_length=2, max_length=60)]
    examples: list[ExampleModel] = []

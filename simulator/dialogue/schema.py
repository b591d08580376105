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


_ComparisonText = Annotated[str, StringConstraints(pattern=r"^(==|>=|<=|>|<)?\s*\d{1,4}$")]
Comparison = Annotated[_ComparisonText, BeforeValidator(_as_comparison, json_schema_input_type=int | _ComparisonText)]


class FileModel(BaseModel):
    """A mapping of the file: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class BilingualText(FileModel):
    """A text in both languages."""

    nl: Text
    en: Text


Lines = Annotated[
    list[BilingualText],
    BeforeValidator(_as_list, json_schema_input_type=BilingualText | list[BilingualText]),
    Field(min_length=1),
]
Moves = Annotated[list[Move], BeforeValidator(_as_list, json_schema_input_type=Move | list[Move]), Field(min_length=1)]
Ids = Annotated[list[Id], BeforeValidator(_as_list, json_schema_input_type=Id | list[Id]), Field(min_length=1)]
Whys = Annotated[list[Why], BeforeValidator(_as_list, json_schema_input_type=Why | list[Why]), Field(min_length=1)]
Channels = Annotated[
    list[Channel], BeforeValidator(_as_list, json_schema_input_type=Channel | list[Channel]), Field(min_length=1)
]


class WhenModel(FileModel):
    """The condition of a reply; every part given must hold."""

    moves: Moves | None = Field(None, description="any of these moves")
    all: Moves | None = Field(None, description="every one of these moves")
    none: Moves | None = Field(None, description="not one of these moves")
    courtesy: Comparison | None = Field(None, description="0 rude .. 3 warm, such as '>=2'")
    why: Whys | None = None
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

    when: WhenModel | None = Field(None, description="the condition; the last reply of a state has none")
    to: Id = Field(description="the state this leads to")
    says: Lines | None = Field(None, description="what the client says, instead of what the next state says")
    narrates: Lines | None = Field(None, description="what happens, where nobody speaks")
    thinks: BilingualText | None = Field(None, description="what the client thinks; shown in the debrief only")
    tells: Ids | None = Field(None, description="secrets, or groups of secrets, told with this reply")
    rapport: Annotated[int, Field(ge=-10, le=10, strict=True)] = 0
    patience: Annotated[int, Field(ge=-10, le=10, strict=True)] = 0


class AfterModel(FileModel):
    """What happens in a silence once so many days have passed."""

    days: Annotated[int, Field(ge=1, le=730, strict=True)]
    to: Id = Field(description="the state this leads to")
    when: WhenModel | None = Field(None, description="a further condition; no words, for nobody speaks")


Afters = Annotated[
    list[AfterModel],
    BeforeValidator(_as_list, json_schema_input_type=AfterModel | list[AfterModel]),
    Field(min_length=1),
]


class ModelsModel(FileModel):
    """A weak and a good reply."""

    weak: BilingualText
    good: BilingualText


class StateModel(FileModel):
    """A point in the conversation."""

    says: Lines | None = Field(None, description="what the client says; of several one is drawn")
    narrates: Lines | None = Field(None, description="what happens; of several one is drawn")
    asking: Asking = Asking.WELCOME
    replies: Annotated[list[ReactionModel], Field(min_length=1)] | None = Field(
        None, description="how the client reacts; the first that matches counts"
    )
    silence: Annotated[bool, Field(strict=True)] = False
    after: Afters | None = Field(None, description="what happens as days pass in a silence")
    stop: Id | None = Field(None, description="the ending for a learner who stops here")
    channel: Channel | None = Field(None, description="the conversation goes on by this channel")
    channels: Channels | None = Field(None, description="how a silent client can be reached")
    hint: BilingualText | None = Field(None, description="a nudge for the learner who asks for one")
    models: ModelsModel | None = Field(None, description="shown after the learner's own attempt")
    ending: EndingKind | None = Field(None, description="the conversation is over; this is what is left")


class SecretModel(FileModel):
    """What the client tells only when it is earned."""

    id: Id
    group: Id | None = Field(None, description="of the secrets of one group one is drawn")
    fact: BilingualText = Field(description="what is the case")
    told: BilingualText = Field(description="how the client says it")
    lesson: BilingualText = Field(description="what there is to learn from it")
    reflect: BilingualText = Field(description="a question for the learner to think about")


class ClientModel(FileModel):
    """The person on the other side."""

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    about: BilingualText = Field(description="who the client is, in two sentences")
    directness: Literal["direct", "indirect"] = Field("direct", description="how confrontation lands")
    address: Literal["u", "je"] = Field("je", description="u or je in Dutch, both ways")
    rapport: Annotated[int, Field(ge=0, le=10, strict=True)] = 5
    patience: Annotated[int, Field(ge=1, le=10, strict=True)] = 3
    unclear: Lines | None = Field(None, description="what the client says to a reply that makes no sense")


class ExampleModel(FileModel):
    """Typed replies and where they lead."""

    lang: Literal["nl", "en"] = Field(description="the language of the replies")
    seed: Annotated[int, Field(ge=0, strict=True)] = 1
    replies: Annotated[list[Text], Field(min_length=1)]
    ends: Id = Field(description="the ending these replies lead to")


class DialogueModel(FileModel):
    """A dialogue file."""

    id: Id = Field(description="a short name, unique among all dialogues")
    situation: Situation = Field(description="the kind of no")
    level: Annotated[int, Field(ge=1, le=3, strict=True)]
    teaches: Annotated[list[Annotated[str, StringConstraints(pattern=r"^S[0-4]\.\d{1,2}$")]], Field(min_length=1)] = (
        Field(description="guidance points, such as S1.3")
    )
    title: BilingualText
    briefing: BilingualText = Field(description="what the learner reads before the first line")
    channel: Channel = Field(Channel.PHONE, description="how the conversation is held")
    client: ClientModel
    secrets: list[SecretModel] = Field([], description="what the client tells only when it is earned")
    start: Id = Field(description="the first state")
    leaves: Id = Field(description="the ending for a client whose patience is gone")
    stop: Id = Field(description="the ending for a learner who stops gracefully")
    states: Annotated[dict[Id, StateModel], Field(min_length=2, max_length=60)]
    examples: list[ExampleModel] = Field([], description="typed replies and where they lead")

"""The moves a reply can make: the closed vocabulary shared by scorer, dialogues, guidance and debrief."""

from enum import StrEnum


class Move(StrEnum):
    """One thing a reply does. A reply makes any number of them."""

    ACCEPT = "accept"
    THANK = "thank"
    EMPATHISE = "empathise"
    ASK_REASON = "ask_reason"
    ASK_IMPROVE = "ask_improve"
    ASK_NEXT = "ask_next"
    ASK_PROCESS = "ask_process"
    ASK_CONDITIONS = "ask_conditions"
    BUILD_TRUST = "build_trust"
    PROPOSE_STEP = "propose_step"
    KEEP_DOOR = "keep_door"
    OWN_SHARE = "own_share"
    RELEASE = "release"
    SAVE_FACE = "save_face"
    CONFIRM = "confirm"
    INVOLVE = "involve"
    SAY_NO = "say_no"
    PUT_IN_PROPORTION = "put_in_proportion"
    OWN_INFLUENCE = "own_influence"
    FILL_PIPELINE = "fill_pipeline"
    INSIST = "insist"
    PRESSURE = "pressure"
    DISCOUNT = "discount"
    DOUBT = "doubt"
    BLAME = "blame"
    DISPARAGE = "disparage"
    BYPASS = "bypass"
    GROVEL = "grovel"
    DODGE = "dodge"
    OFF_TASK = "off_task"

    @property
    def is_good(self) -> bool:
        """Whether the move honours the guidance; the others break it."""
        return self not in BAD_MOVES


BAD_MOVES: frozenset[Move] = frozenset(
    {
        Move.INSIST,
        Move.PRESSURE,
        Move.DISCOUNT,
        Move.DOUBT,
        Move.BLAME,
        Move.DISPARAGE,
        Move.BYPASS,
        Move.GROVEL,
        Move.DODGE,
        Move.OFF_TASK,
    }
)

ASKING_MOVES: frozenset[Move] = frozenset(
    {
        Move.ASK_REASON,
        Move.ASK_IMPROVE,
        Move.ASK_NEXT,
        Move.ASK_PROCESS,
        Move.ASK_CONDITIONS,
        Move.BUILD_TRUST,
    }
)

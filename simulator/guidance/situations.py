"""Where a reply is given: the kind of no, the channel, and what asking for the reason does there."""

from enum import StrEnum


class Situation(StrEnum):
    """The kind of rejection, stall or silence a reply answers."""

    CHOSE_COMPETITOR = "chose_competitor"
    POSTPONED = "postponed"
    SHELVED = "shelved"
    CANNOT_EXPLAIN = "cannot_explain"
    APPOINTMENT_CANCELLED = "appointment_cancelled"
    TOO_BUSY = "too_busy"
    EXCUSE = "excuse"
    GHOSTING = "ghosting"
    GATEKEEPER = "gatekeeper"
    DOUBTS_CONTINUITY = "doubts_continuity"
    PRICE_PRESSURE = "price_pressure"
    MISFIT = "misfit"
    AFTER_LOSS = "after_loss"


class Channel(StrEnum):
    """How the reply reaches the client."""

    PHONE = "phone"
    EMAIL = "email"
    CHAT = "chat"
    FACE_TO_FACE = "face_to_face"
    VOICEMAIL = "voicemail"
    NOTE = "note"
    ASSISTANT = "assistant"


class Asking(StrEnum):
    """What asking for the reason does at this point of a conversation (S1.5, S1.11, S1.14, S1.21)."""

    WELCOME = "welcome"
    ONCE = "once"
    UNWELCOME = "unwelcome"

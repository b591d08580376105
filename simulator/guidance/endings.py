"""How a conversation can end, said as what is left of the relationship."""

from enum import StrEnum


class EndingKind(StrEnum):
    """What is left when the conversation is over, from best to worst. A sale is not among them."""

    DOOR_OPEN = "door_open"  # the client would gladly pick up the phone again
    LEARNED = "learned"  # the client told what was to be learnt
    NEXT_STEP = "next_step"  # a concrete next contact was agreed
    SAID_NO = "said_no"  # the learner said a calm no of their own
    MOVED_ON = "moved_on"  # the learner let it rest and turned to others
    DOOR_AJAR = "door_ajar"  # neither warm nor lost
    CAVED = "caved"  # the learner gave away what need not be given
    DOOR_CLOSED = "door_closed"  # the client wants no further contact
    WALKED_AWAY = "walked_away"  # the client left the conversation

    @property
    def rank(self) -> int:
        """How much of the relationship is left: 3 much, 2 enough, 1 little, 0 nothing."""
        return _RANKS[self]


_RANKS: dict[EndingKind, int] = {
    EndingKind.DOOR_OPEN: 3,
    EndingKind.LEARNED: 3,
    EndingKind.NEXT_STEP: 3,
    EndingKind.SAID_NO: 3,
    EndingKind.MOVED_ON: 2,
    EndingKind.DOOR_AJAR: 2,
    EndingKind.CAVED: 1,
    EndingKind.DOOR_CLOSED: 0,
    EndingKind.WALKED_AWAY: 0,
}

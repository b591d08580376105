"""D314: a secret that no reply can bring out."""

from collections.abc import Iterator

from simulator.dialogue.lint.finding import Finding, finding
from simulator.dialogue.lint.outlook import Outlook
from simulator.dialogue.model import Reaction, Secret


def find_untold_secrets(outlook: Outlook) -> Iterator[Finding]:
    """Report secrets that stay secret whatever the learner says."""
    reactions = [way.by for way in outlook.open_ways if isinstance(way.by, Reaction)]
    for index, secret in enumerate(outlook.dialogue.secrets):
        if not any(_may_tell(reaction, secret, outlook.dialogue.secrets) for reaction in reactions):
            yield finding(
                "D314",
                ("secrets", index, "id"),
                f"geheim '{secret.id}' wordt nooit verteld: zet het bij 'tells' van een reactie",
                f"secret '{secret.id}' is never told: put it under 'tells' of a reply",
            )


def _may_tell(reaction: Reaction, secret: Secret, secrets: tuple[Secret, ...]) -> bool:
    """Whether the reaction names the secret and its condition does not need another one of the same group."""
    if not {secret.id, secret.group} & set(reaction.tells):
        return False
    rivals = {other.id for other in secrets if other.group and other.group == secret.group} - {secret.id}
    return not reaction.when.secret or not reaction.when.secret <= rivals

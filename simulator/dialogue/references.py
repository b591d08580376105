"""What the schema cannot see: names in a file that must exist elsewhere in it."""

from collections.abc import Iterator

from simulator.dialogue.diagnostic import Diagnostic
from simulator.dialogue.nearest import nearest, suggestion
from simulator.dialogue.schema import DialogueModel, StateModel, WhenModel
from simulator.dialogue.yaml_reader import Place, Source
from simulator.guidance.language import Bilingual
from simulator.guidance.points import guidance_points


def check_references(file: DialogueModel, source: Source) -> tuple[Diagnostic, ...]:
    """Return a finding for every state, ending, secret or guidance point that is named but does not exist."""
    findings = [
        *_state_findings(file, source),
        *_secret_findings(file, source),
        *_point_findings(file, source),
        *_shape_findings(file, source),
    ]
    return tuple(sorted(findings, key=lambda finding: finding.position))


def _named_states(file: DialogueModel) -> Iterator[tuple[Place, str]]:
    yield ("start",), file.start
    for name, state in file.states.items():
        for index, reply in enumerate(state.replies or ()):
            yield ("states", name, "replies", index, "to"), reply.to
        for index, step in enumerate(state.after or ()):
            yield ("states", name, "after", index, "to"), step.to


def _named_endings(file: DialogueModel) -> Iterator[tuple[Place, str]]:
    yield ("leaves",), file.leaves
    yield ("stop",), file.stop
    for name, state in file.states.items():
        if state.stop:
            yield ("states", name, "stop"), state.stop
    for index, example in enumerate(file.examples):
        yield ("examples", index, "ends"), example.ends


def _state_findings(file: DialogueModel, source: Source) -> Iterator[Diagnostic]:
    for place, name in (*_named_states(file), *_named_endings(file)):
        if name not in file.states:
            yield _unknown(source, place, "D206", "toestand", "state", name, list(file.states))
    for place, name in _named_endings(file):
        if name in file.states and file.states[name].ending is None:
            yield _finding(source, place, "D207", f"'{name}' is geen einde", f"'{name}' is not an ending")


def _secret_findings(file: DialogueModel, source: Source) -> Iterator[Diagnostic]:
    ids = [secret.id for secret in file.secrets]
    groups = [secret.group for secret in file.secrets if secret.group]
    for place, name in _named_secrets(file):
        if name not in (*ids, *groups):
            yield _unknown(source, place, "D208", "geheim", "secret", name, [*ids, *groups])
    for index, name in enumerate(ids):
        if name in ids[:index]:
            place = ("secrets", index, "id")
            yield _finding(
                source, place, "D209", f"geheim '{name}' staat er twee keer", f"secret '{name}' stands twice"
            )


def _named_secrets(file: DialogueModel) -> Iterator[tuple[Place, str]]:
    for name, state in file.states.items():
        for index, reply in enumerate(state.replies or ()):
            place: Place = ("states", name, "replies", index)
            yield from (((*place, "tells"), secret) for secret in reply.tells or ())
            yield from _secrets_of(reply.when, (*place, "when"))
        for index, step in enumerate(state.after or ()):
            yield from _secrets_of(step.when, ("states", name, "after", index, "when"))


def _secrets_of(when: WhenModel | None, place: Place) -> Iterator[tuple[Place, str]]:
    for key in ("secret", "told", "untold"):
        yield from (((*place, key), name) for name in getattr(when, key, None) or ())


def _point_findings(file: DialogueModel, source: Source) -> Iterator[Diagnostic]:
    known = list(guidance_points())
    for index, name in enumerate(file.teaches):
        if name not in known:
            yield _unknown(source, ("teaches", index), "D210", "leerpunt", "guidance point", name, known)


def _shape_findings(file: DialogueModel, source: Source) -> Iterator[Diagnostic]:
    for name, state in file.states.items():
        place: Place = ("states", name)
        if state.ending and (state.replies or state.silence or state.after):
            yield _finding(source, place, "D211", "na een einde komt niets meer", "nothing comes after an ending")
        if not state.ending:
            yield from _unfinished_findings(state, place, source)


def _unfinished_findings(state: StateModel, place: Place, source: Source) -> Iterator[Diagnostic]:
    if not state.replies:
        yield _finding(
            source, place, "D212", "hier kan niemand verder: 'replies' ontbreekt", "a dead end: 'replies' is missing"
        )
    elif state.replies[-1].when is not None:
        at: Place = (*place, "replies", len(state.replies) - 1)
        yield _finding(
            source,
            at,
            "D213",
            "de laatste reactie mag geen 'when' hebben: er moet altijd iets gebeuren",
            "the last reply may have no 'when': something must always happen",
        )
    if not (state.says or state.narrates):
        yield _finding(source, place, "D214", "'says' of 'narrates' ontbreekt", "'says' or 'narrates' is missing")
    if state.after and not state.silence:
        yield _finding(source, place, "D215", "'after' hoort bij 'silence: true'", "'after' goes with 'silence: true'")


def _unknown(source: Source, place: Place, code: str, nl: str, en: str, name: str, known: list[str]) -> Diagnostic:
    meant_nl, meant_en = suggestion(nearest(name, known))
    return _finding(source, place, code, f"onbekende {nl} '{name}'{meant_nl}", f"unknown {en} '{name}'{meant_en}")


def _finding(source: Source, place: Place, code: str, nl: str, en: str) -> Diagnostic:
    return Diagnostic(code, source.path, source.position_of(place), Bilingual(nl=nl, en=en))

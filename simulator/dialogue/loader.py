"""A dialogue file -> Dialogue, or a DialogueError that says what is wrong, where, and what was probably meant."""

import re
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from simulator.dialogue.build import build_dialogue
from simulator.dialogue.diagnostic import Diagnostic, DialogueError
from simulator.dialogue.model import Dialogue
from simulator.dialogue.nearest import nearest, suggestion
from simulator.dialogue.references import check_references
from simulator.dialogue.schema import DialogueModel
from simulator.dialogue.yaml_reader import Place, Source, read_source, read_text
from simulator.guidance.language import Bilingual


def load_dialogue(path: Path) -> Dialogue:
    """Load one file. Raises DialogueError with every finding about its form."""
    return dialogue_of(read_source(path))


def parse_dialogue(text: str, path: Path) -> Dialogue:
    """Load a dialogue from its text; `path` only names it in errors. Raises DialogueError."""
    return dialogue_of(read_text(text, path))


def dialogue_of(source: Source) -> Dialogue:
    """Validate and build. Raises DialogueError."""
    if not isinstance(source.values, dict) or not DialogueModel.model_fields.keys() & source.values.keys():
        raise DialogueError((_finding(source, (), "D201", "hier hoort een dialoog te staan", "expected a dialogue"),))
    try:
        file = DialogueModel.model_validate(source.values)
    except ValidationError as error:
        findings = [_translate(details, source) for details in error.errors(include_url=False, include_context=True)]
        raise DialogueError(tuple(sorted(findings, key=lambda finding: finding.position))) from error
    broken = check_references(file, source)
    if broken:
        raise DialogueError(broken)
    lines = tuple(source.position_of(("examples", index)).line for index in range(len(file.examples)))
    return build_dialogue(file, lines)


def _translate(details: Any, source: Source) -> Diagnostic:
    """Turn a pydantic error into a sentence at the place where it stands."""
    place: Place = tuple(part for part in details["loc"] if part != "[key]")
    key, value = (place[-1] if place else ""), details["input"]
    match details["type"]:
        case "extra_forbidden":
            guess = nearest(str(key), known_keys(place[:-1]))
            nl, en = suggestion(guess)
            if re.search("[“”„‘’]", str(key)):
                nl, en = "; gebruik rechte aanhalingstekens", "; use straight quotation marks"
            position = source.key_position_of(place)
            message = Bilingual(nl=f"onbekende sleutel '{key}'{nl}", en=f"unknown key '{key}'{en}")
            return Diagnostic("D202", source.path, position, message)
        case "missing":
            return _finding(source, place[:-1], "D203", f"sleutel '{key}' ontbreekt", f"key '{key}' is missing")
        case "enum" | "literal_error":
            expected = [word.strip("' ") for word in details["ctx"]["expected"].replace(" or ", ", ").split(",")]
            nl, en = suggestion(nearest(str(value), expected))
            return _finding(
                source,
                place,
                "D204",
                f"'{_shown(value)}' is hier onbekend{nl or '; kies uit ' + ', '.join(expected)}",
                f"'{_shown(value)}' is not known here{en or '; choose from ' + ', '.join(expected)}",
            )
        case _:
            nl, en = _NOTHING if value is None else _expectation(details)
            return _finding(
                source,
                place,
                "D205",
                f"'{_shown(value)}' past hier niet: {nl}",
                f"'{_shown(value)}' does not fit: {en}",
            )


_NOTHING = ("hier staat nog niets", "nothing stands here yet")
_EXPECTED: dict[str, tuple[str, str]] = {
    "string_type": (
        "verwacht tekst (zet getallen tussen aanhalingstekens)",
        "expected text (put numbers in quotation marks)",
    ),
    "string_too_short": ("de tekst is leeg", "the text is empty"),
    "string_too_long": ("de tekst is te lang", "the text is too long"),
    "int_type": ("verwacht een geheel getal", "expected a whole number"),
    "int_parsing": ("verwacht een geheel getal", "expected a whole number"),
    "bool_type": ("verwacht true of false", "expected true or false"),
    "list_type": ("verwacht een lijst (regels die met - beginnen)", "expected a list (lines that begin with -)"),
    "dict_type": ("verwacht sleutels met een waarde", "expected keys with a value"),
    "model_type": ("verwacht sleutels met een waarde", "expected keys with a value"),
}


def _expectation(details: Any) -> tuple[str, str]:
    context = details.get("ctx", {})
    match details["type"]:
        case "string_pattern_mismatch" if "=" in context["pattern"]:
            return (
                "verwacht een getal of een vergelijking zoals '>=4'",
                "expected a number or a comparison such as '>=4'",
            )
        case "string_pattern_mismatch" if context["pattern"].startswith("^S"):
            return "verwacht een punt zoals S1.3", "expected a point such as S1.3"
        case "string_pattern_mismatch":
            return (
                "een naam heeft alleen kleine letters, cijfers en streepjes",
                "a name has only lower-case letters, digits and hyphens",
            )
        case "greater_than_equal":
            return f"minstens {context['ge']}", f"at least {context['ge']}"
        case "less_than_equal":
            return f"hoogstens {context['le']}", f"at most {context['le']}"
        case "too_short":
            return f"minstens {context['min_length']} verwacht", f"expected at least {context['min_length']}"
        case "too_long":
            return f"hoogstens {context['max_length']} verwacht", f"expected at most {context['max_length']}"
        case kind:
            return _EXPECTED.get(kind, ("onverwachte waarde", "unexpected value"))


def _finding(source: Source, place: Place, code: str, nl: str, en: str) -> Diagnostic:
    return Diagnostic(code, source.path, source.position_of(place), Bilingual(nl=nl, en=en))


def _shown(value: Any) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= 40 else text[:37] + "..."


def known_keys(place: Place) -> list[str]:
    """Return the keys that may stand in the mapping at `place`."""
    found: Any = DialogueModel
    for part in place:
        found = _inside(_bare(found), part)
    found = _bare(found)
    return list(found.model_fields) if _is_model(found) else []


def _inside(annotation: Any, part: str | int) -> Any:
    """Return the type one step further: the field of a model, the item of a list, the value of a mapping."""
    if _is_model(annotation):
        field = annotation.model_fields.get(part)
        return field.annotation if field else None
    return next(reversed(get_args(annotation)), None)


def _bare(annotation: Any) -> Any:
    """Return the type without its constraints, and without the None of an optional one."""
    if get_origin(annotation) is Annotated:
        return _bare(annotation.__origin__)
    if get_origin(annotation) in (Union, UnionType):
        return next((_bare(kind) for kind in get_args(annotation) if kind is not type(None)), None)
    return annotation


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)

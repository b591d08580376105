"""The format of a dialogue file as JSON Schema, so that an editor can complete keys and underline mistakes."""

import json
from typing import Any

from simulator.dialogue.schema import DialogueModel

FILE_NAME = "dialogue.schema.json"


def schema_text() -> str:
    """Return the schema as JSON text with a newline at the end; the same text for the same models."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_without_titles(DialogueModel.model_json_schema()),
        "title": "Wittevlag dialogue",
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _without_titles(node: Any, *, holds_names: bool = False) -> Any:
    """Return the schema without the titles pydantic makes up; a property may itself be called `title`."""
    if isinstance(node, list):
        return [_without_titles(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _without_titles(value, holds_names=key in ("properties", "$defs"))
        for key, value in node.items()
        if holds_names or key != "title"
    }

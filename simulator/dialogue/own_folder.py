"""A folder of the user's own dialogues: writes a new file there, and the schema that editors look for."""

from pathlib import Path

from simulator.dialogue.json_schema import FILE_NAME, schema_text
from simulator.errors import UsageError
from simulator.guidance.language import Bilingual


def schema_reference(folder: Path) -> str:
    """Return where a file in `folder` finds the JSON Schema: with the documents beside the folder, or in it."""
    beside = folder.parent / "docs" / FILE_NAME
    return f"../docs/{FILE_NAME}" if beside.is_file() else f"./{FILE_NAME}"


def write_dialogue(folder: Path, name: str, text: str) -> Path:
    """Write a new dialogue, readable by its owner only, and return its path. Raises UsageError; overwrites nothing."""
    path = folder / f"{name}.yaml"
    if folder.exists() and not folder.is_dir():
        raise UsageError(Bilingual(nl=f"{folder} is geen map", en=f"{folder} is not a folder"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if schema_reference(folder).startswith("./"):
            (folder / FILE_NAME).write_text(schema_text(), encoding="utf-8")
        with path.open("x", encoding="utf-8", newline="\n") as file:
            path.chmod(0o600)
            file.write(text)
    except FileExistsError as error:
        raise UsageError(Bilingual(nl=f"{path} bestaat al", en=f"{path} exists already")) from error
    except OSError as error:
        raise UsageError(
            Bilingual(nl=f"Kan {path} niet schrijven: {error.strerror}", en=f"Cannot write {path}: {error.strerror}")
        ) from error
    return path

"""JSON as bibliographies hold it: one document, or one item a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from litman.errors import ForeignFileError
from litman.formats.decoding import decode_text


def read_json(path: Path, data: bytes, *, name: str) -> Any:
    """Return what a JSON text holds; lines of JSON objects (`.jsonl`) come as a list.

    Args:
        path: The file, for messages.
        data: Its bytes.
        name: What the file should be, for messages.

    Raises:
        ForeignFileError: the text is no JSON.
    """
    text = decode_text(data)
    try:
        return json.loads(text)
    except RecursionError as exc:
        raise ForeignFileError(path, name, "its brackets are nested too deeply") from exc
    except json.JSONDecodeError as exc:
        if exc.msg == "Extra data":
            return _read_lines(path, text, name)
        raise ForeignFileError(path, name, f"line {exc.lineno}, column {exc.colno}: {exc.msg}") from exc
    except ValueError as exc:  # a number of ten thousand digits
        raise ForeignFileError(path, name, str(exc)) from exc


def _read_lines(path: Path, text: str, name: str) -> list[Any]:
    items = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                items.append(json.loads(line))
            except (ValueError, RecursionError) as exc:
                raise ForeignFileError(path, name, f"line {number} is no JSON") from exc
    return items

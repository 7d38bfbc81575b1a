"""JSON as bibliographies hold it: one document, or one item a line."""

from __future__ import annotations

import json
from typing import Any

from litman.formats.decoding import decode_text
from litman.formats.foreign_file import RecordCollector


def read_json(data: bytes, records: RecordCollector) -> Any:
    """Return what a JSON text holds; lines of JSON objects (`.jsonl`) come as a list.

    Raises:
        ForeignFileError: the text is no JSON.
    """
    text = decode_text(data)
    try:
        return json.loads(text)
    except RecursionError as exc:
        raise records.not_of_format("its brackets are nested too deeply") from exc
    except json.JSONDecodeError as exc:
        if exc.msg == "Extra data":
            return _read_lines(text, records)
        raise records.not_of_format(f"line {exc.lineno}, column {exc.colno}: {exc.msg}") from exc
    except ValueError as exc:  # a number of ten thousand digits
        raise records.not_of_format(str(exc)) from exc


def _read_lines(text: str, records: RecordCollector) -> list[Any]:
    items = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                items.append(json.loads(line))
            except (ValueError, RecursionError) as exc:
                raise records.not_of_format(f"line {number} is no JSON") from exc
    return items

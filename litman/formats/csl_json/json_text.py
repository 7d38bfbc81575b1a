"""JSON as bibliographies hold it: one document, or one item a line; of a damaged one the items that are whole."""

from __future__ import annotations

import json
import re
from typing import Any

from litman.formats.decoding import decode_text
from litman.formats.foreign_file import RecordCollector

_LIST = re.compile(
    r'\s*+\[|\s*+\{(?:(?!"items"|"references").){0,100000}?"(?:items|references)"\s*+:\s*+\[', re.DOTALL
)
_BETWEEN = re.compile(r"[\s,]*+")


def read_json(data: bytes, records: RecordCollector) -> Any:
    """Return what a JSON text holds; lines of JSON objects (`.jsonl`) come as a list.

    Of a text that breaks off or is damaged the items before that place come as a list, and the place is said.

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
        if items := _whole_items(text):
            said = f"{exc.msg.removesuffix(' starting at')}, column {exc.colno}"
            records.refuse(exc.lineno, f"the file is damaged here ({said}); the items before it are taken")
            return items
        raise records.not_of_format(f"line {exc.lineno}, column {exc.colno}: {exc.msg}") from exc
    except ValueError as exc:  # a number of ten thousand digits
        raise records.not_of_format(str(exc)) from exc


def _whole_items(text: str) -> list[Any]:
    """Return the items of a list up to the first that is not whole."""
    begin = _LIST.match(text)
    if begin is None:
        return []
    decoder, items, position = json.JSONDecoder(), [], begin.end()
    while between := _BETWEEN.match(text, position):
        try:
            item, position = decoder.raw_decode(text, between.end())
        except (ValueError, RecursionError):
            break
        items.append(item)
    return items


def _read_lines(text: str, records: RecordCollector) -> list[Any]:
    items = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                items.append(json.loads(line))
            except (ValueError, RecursionError):
                if number > 1 and not items:
                    raise records.not_of_format(f"line {number} is no JSON") from None
                records.refuse(number, f"line {number} is no JSON; it was left out")
    return items

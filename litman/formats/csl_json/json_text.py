"""JSON as bibliographies hold it: one document, or one item a line; of a damaged one the items that are whole."""

from __future__ import annotations

import json
import re
from typing import Any

from litman.formats.csl_json.json_stream import streamed_json
from litman.formats.decoding import decode_text
from litman.formats.foreign_file import RecordCollector

_LIST = re.compile(r"\s*+\[")
_LIST_WITHIN = re.compile(r'"(?:items|references)"\s*+:\s*+\[(?=\s*+\{)')
_FIRST_NAME = re.compile(r'\s*+\{\s*+"([^"\\\r\n]{1,40})"\s*+:')
_TOKEN = re.compile(r'"(?:[^"\\\r\n]|\\.)*+"?|[{}\[\]]')
_SAYS_TYPE = re.compile(r'\{[^{}\[\]]{0,5000}?"(?:type|itemType)"\s*+:')
_MOST_LOSSES = 200
_BETWEEN = re.compile(r"[\s,]*+")


def read_json(data: bytes, records: RecordCollector) -> Any:
    """Return what a JSON text holds; lists of items are such that are read one by one, lines (`.jsonl`) a list.

    Of a text that breaks off or is damaged the items that are whole come as a list, and each place is said.

    Raises:
        ForeignFileError: the text is no JSON.
    """
    if (document := streamed_json(data)) is not None:
        return document
    text = decode_text(data)
    try:
        return json.loads(text)
    except RecursionError as exc:
        raise records.not_of_format("its brackets are nested too deeply") from exc
    except json.JSONDecodeError as exc:
        if exc.msg == "Extra data":
            return _read_lines(text, records)
        if (begin := _LIST.match(text) or _LIST_WITHIN.search(text)) and (
            items := _whole_items(text, begin.end(), records)
        ):
            return items
        raise records.not_of_format(f"line {exc.lineno}, column {exc.colno}: {exc.msg}") from exc
    except ValueError as exc:  # a number of ten thousand digits
        raise records.not_of_format(str(exc)) from exc


def _whole_items(text: str, position: int, records: RecordCollector) -> list[Any]:
    """Return the items of a list that are whole; each that is not is said, with the line where it is damaged."""
    decoder, items, losses = json.JSONDecoder(), [], []
    first = _FIRST_NAME.match(text, position)
    name = first[1] if first else None  # with which the item before began
    while between := _BETWEEN.match(text, position):
        start = between.end()
        try:
            item, position = decoder.raw_decode(text, start)
            items.append(item)
            name = next(iter(item), None) if isinstance(item, dict) else name
            continue
        except json.JSONDecodeError as exc:
            if exc.pos == start and text.startswith("]", start):
                break
            losses.append(exc)
            next_start = _next_item(text, start, exc.pos, name)
        except (ValueError, RecursionError):
            break
        if next_start is None or len(losses) == _MOST_LOSSES:
            break
        position = next_start
    for loss in losses if items else ():
        said = f"{loss.msg.removesuffix(' starting at')}, column {loss.colno}"
        records.refuse(loss.lineno, f"the file is damaged here ({said}); what is whole is taken")
    if len(losses) == _MOST_LOSSES and items:
        records.refuse(losses[-1].lineno, "the file is damaged in too many places; the rest is not read")
    return items


def _next_item(text: str, start: int, damage: int, name: str | None) -> int | None:
    """Return where the item after a damaged one begins; None where none does.

    It is one that begins with the same name as the item before, or what comes earlier, outside the damaged item as its
    brackets tell, and says what it is: brackets and quotation marks may be what is missing.
    """
    like = (
        re.compile(rf'\{{\s*+"{re.escape(name)}"\s*+:').search(text, max(damage, start + 1)) if name else None
    )
    end = like.start() if like else len(text)
    depth = 0
    for token in _TOKEN.finditer(text, start, end):
        mark, at = token[0], token.start()
        if mark == "{" and depth == 0 and at > start and at >= damage:
            return at if _SAYS_TYPE.match(text, at) else like and like.start()
        if mark in "{[":
            depth += 1
        elif mark in "]}":
            depth = max(depth - 1, 0)
    return like and like.start()


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

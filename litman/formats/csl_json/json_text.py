"""JSON as bibliographies hold it: one document, or one item a line; of a damaged one the items that are whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from litman.formats.csl_json.json_damage import MOST_DAMAGES, whole_items
from litman.formats.csl_json.json_pieces import Damage
from litman.formats.csl_json.json_stream import JsonItems, streamed_json
from litman.formats.decoding import decode_text, decoded_lines, decoded_pieces
from litman.formats.foreign_file import RecordCollector


def read_json(data: bytes, records: RecordCollector) -> Any:
    """Return what a JSON text holds; lists of items are such that are read one by one, and so are lines (`.jsonl`).

    Of a text that breaks off or is damaged the items that are whole come as a list, and each place is said.

    Raises:
        ForeignFileError: the text is no JSON.
    """
    document = streamed_json(data)
    if isinstance(document, Damage):
        if _is_lines(data, document):
            return _Lines(data, records).items()
        return _of_damaged(data, document, records)
    return _in_one_piece(data, records) if document is None else document


def _in_one_piece(data: bytes, records: RecordCollector) -> Any:
    try:
        return json.loads(decode_text(data))
    except RecursionError as exc:
        raise records.not_of_format("its brackets are nested too deeply") from exc
    except json.JSONDecodeError as exc:
        raise records.not_of_format(f"line {exc.lineno}, column {exc.colno}: {exc.msg}") from exc
    except ValueError as exc:  # a number of ten thousand digits
        raise records.not_of_format(str(exc)) from exc


def _of_damaged(data: bytes, first: Damage, records: RecordCollector) -> JsonItems:
    """Return the items of a list that are whole.

    Raises:
        ForeignFileError: there is none.
    """
    told: set[Damage] = set()

    def say(damage: Damage) -> None:
        if damage not in told:
            told.add(damage)
            said = f"{damage.said}, column {damage.column}"
            records.refuse(damage.line, f"the file is damaged here ({said}); what is whole is taken")
            if len(told) == MOST_DAMAGES:
                said = "the file is damaged in too many places; the rest is not read"
                records.refuse(damage.line, said)

    def read() -> Iterator[Any]:
        yield from whole_items(data, say)
        if not told:  # it is beside the list
            say(first)

    if next(whole_items(data, lambda damage: None), None) is None:
        raise records.not_of_format(f"line {first.line}, column {first.column}: {first.said}")
    return JsonItems(read)


def _is_lines(data: bytes, damage: Damage) -> bool:
    """Whether each line is an item: the first is, and more follows; or it is damaged, and the second is."""
    head = next(decoded_pieces(data), "").lstrip()
    if not head.startswith("{"):
        return False
    if damage.said == "Extra data":
        return True
    second = next((line for line in head.split("\n")[1:] if line.strip()), "")
    try:
        return isinstance(json.loads(second), dict)
    except (ValueError, RecursionError):
        return False


class _Lines:
    """The items of a file that has one a line; what is none is said once, however often they are gone through."""

    def __init__(self, data: bytes, records: RecordCollector) -> None:
        self._data = data
        self._records = records
        self._said: set[int] = set()

    def items(self) -> JsonItems:
        return JsonItems(self._read)

    def _read(self) -> Iterator[Any]:
        has_items = False
        for number, line in enumerate(decoded_lines(self._data), 1):
            if not line.strip():
                continue
            try:
                item = json.loads(line)
            except (ValueError, RecursionError):
                self._refuse(number, has_items=has_items)
            else:
                has_items = True
                yield item

    def _refuse(self, number: int, *, has_items: bool) -> None:
        if number in self._said:
            return
        if self._said and not has_items:
            raise self._records.not_of_format(f"line {number} is no JSON")
        self._said.add(number)
        self._records.refuse(number, f"line {number} is no JSON; it was left out")

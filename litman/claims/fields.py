"""Typed values out of a TOML table; one of the wrong kind is a fault with its path and counts as absent."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple, TypeVar

from litman.toml.spans import Path

Table = Mapping[str, object]
_Word = TypeVar("_Word", bound=str)


class Fault(NamedTuple):
    """What is wrong at a path of a TOML document."""

    code: str
    path: Path
    message: str


class Fields:
    """Reads values from tables and keeps the faults."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def fault(self, code: str, path: Path, message: str) -> None:
        """Keep a fault."""
        self.faults.append(Fault(code, path, message))

    def text(self, table: Table, name: str, at: Path) -> str | None:
        """Return a text, None where it is absent."""
        value = table.get(name)
        if value is None or isinstance(value, str):
            return value
        self._wrong(name, "a text in quotes", value, at)
        return None

    def whole(self, table: Table, name: str, at: Path) -> int | None:
        """Return a whole number, None where it is absent."""
        value = table.get(name)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        self._wrong(name, "a whole number", value, at)
        return None

    def number(self, table: Table, name: str, at: Path) -> float | None:
        """Return a number, None where it is absent."""
        value = table.get(name)
        if value is None:
            return None
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        self._wrong(name, "a number", value, at)
        return None

    def flag(self, table: Table, name: str, at: Path) -> bool | None:
        """Return true or false, None where it is absent."""
        value = table.get(name)
        if value is None or isinstance(value, bool):
            return value
        self._wrong(name, "true or false", value, at)
        return None

    def day(self, table: Table, name: str, at: Path) -> date | None:
        """Return a date, None where it is absent; of a date with a time, the date."""
        value = table.get(name)
        if isinstance(value, datetime):
            return value.date()
        if value is None or isinstance(value, date):
            return value
        self._wrong(name, "a date such as 2026-11-20", value, at)
        return None

    def word(self, table: Table, name: str, words: Collection[_Word], at: Path) -> _Word | None:
        """Return one of the words, None where it is absent."""
        value = self.text(table, name, at)
        if value is None:
            return None
        for word in words:
            if word == value:
                return word
        self.fault("CLM003", (*at, name), f"`{name}` is one of {', '.join(words)}, not {value!r}")
        return None

    def table(self, table: Table, name: str, at: Path) -> tuple[Table, Path]:
        """Return a table and its path; an empty one where it is absent."""
        value = table.get(name, {})
        if isinstance(value, dict):
            return value, (*at, name)
        self._wrong(name, "a table", value, at)
        return {}, (*at, name)

    def items(self, table: Table, name: str, at: Path) -> Iterator[tuple[Path, object]]:
        """Yield the items of a list with their paths."""
        value = table.get(name, [])
        if isinstance(value, list):
            yield from (((*at, name, number), item) for number, item in enumerate(value))
        else:
            self._wrong(name, "a list", value, at)

    def tables(self, table: Table, name: str, at: Path) -> Iterator[tuple[Path, Table]]:
        """Yield the tables of a list of tables with their paths."""
        if isinstance(table.get(name), dict):  # the commonest slip
            dotted = ".".join([*(part for part in at if isinstance(part, str)), name])
            self.fault(
                "CLM002", (*at, name), f"`{name}` is a list of tables: write [[{dotted}]], not [{dotted}]"
            )
            return
        for item_at, item in self.items(table, name, at):
            if isinstance(item, dict):
                yield item_at, item
            else:
                self.fault("CLM002", item_at, f"each `{name}` is a table, not {kind_of(item)}")

    def _wrong(self, name: str, expected: str, value: object, at: Path) -> None:
        self.fault("CLM002", (*at, name), f"`{name}` is {expected}, not {kind_of(value)}")


def kind_of(value: object) -> str:
    """Return what a TOML value is, in words."""
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, str):
        return "a text"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, list):
        return "a list"
    return "a table" if isinstance(value, dict) else "a date or time"

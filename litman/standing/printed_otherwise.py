"""What a printed reference says and the record of its work does not, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Field = Literal["title", "author", "issued", "container-title", "volume", "page", "version"]


@dataclass(frozen=True, slots=True)
class PrintedOtherwise:
    """Something that a reference says and the record of its work does not."""

    field: Field
    printed: str
    recorded: str
    is_remark: bool = False  # differs by nature: a year online and in print, a preprint and its paper
    said: str | None = None  # in words of its own

    def __str__(self) -> str:
        """In words: `the year is 2015 here, 2019 in the record`."""
        if self.said is not None:
            return self.said
        if self.field == "version":
            return f"this is {self.printed}, the record {self.recorded}"
        if self.field == "author" and self.is_remark:
            return f"{self.printed}; the record has {self.recorded}"
        if self.field == "author":
            return f"{self.printed} is no author of it; the record has {self.recorded}"
        word = {"issued": "year", "container-title": "journal or book", "page": "first page"}.get(
            self.field, self.field
        )
        return f"the {word} is {self.printed!r} here, {self.recorded!r} in the record"

"""Findings: what is wrong in a user's file, as values with a place."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from litman.text.terminal import shorten

Severity = Literal["error", "warning", "info"]
MOST_SAID = 2_000  # characters of a message on a line: it may quote a value of any length
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")  # gravest first


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a file; lines and columns count from 1, columns in code points.

    Prints as editors take it, `path:line:column`; in a file without lines to be looked up in as
    `path, under “Heading”`, `path, on page 3`.
    """

    path: Path
    line: int = 1
    column: int = 1
    end_line: int | None = None
    end_column: int | None = None
    # In a file that has no lines to be looked up in: the heading above it, empty above the first one, and the part
    # that a person would open: `note 3`, `page 3`, `cell 3, line 5`, a chapter's file.
    heading: str | None = field(default=None, compare=False)
    part: str | None = field(default=None, compare=False)

    def __str__(self) -> str:
        if self.where is not None:
            return f"{self.path}, {self.in_words}"
        return f"{self.path}:{self.line}:{self.column}"

    @property
    def where(self) -> str | None:
        """The heading above it or else the part that it is in; None where line and column say where it is."""
        return self.part if self.heading is None else self.heading

    @property
    def in_words(self) -> str:
        """Where in its file it is: `12:3`; in a file without lines `under “Methods”`, `in note 3`, `on page 3`."""
        if self.where is None:
            return f"{self.line}:{self.column}"
        inside = f"{'on' if self.part.startswith('page ') else 'in'} {self.part}" if self.part else ""
        under = f"under “{self.heading}”" if self.heading else ""
        return ", ".join(filter(None, (inside, under))) or "at the beginning"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of, and what stands there."""

    place: Place
    said: str

    def to_json(self) -> dict[str, object]:
        """Return it as JSON, with its place as that of a finding."""
        return {"message": self.said, **_place_json(self.place)}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at a place; prints as `path:line:column: CODE message`."""

    code: str
    place: Place
    message: str
    severity: Severity = "error"
    post: str | None = None
    claim: str | None = None
    key: str | None = None
    need: int | None = None  # of a claim that leans on nothing: how much it needs a source, 0 to 2
    sentence: str | None = field(default=None, compare=False)  # of the post, that it is about
    weight: int = 0  # of two with the same need, the one with more is said first
    # CSL variables; None where it is about no comparison with a record
    not_compared: tuple[str, ...] | None = None
    # what to do, where it depends on where the file lies
    mend: str | None = field(default=None, compare=False)
    # what somebody wrote about the claim for the author of the post, with who it was
    comment: str | None = field(default=None, compare=False)
    # where else to look: the other side of a contradiction, the entry above that is the same work
    related: tuple[Related, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        return f"{self.place}: {self.code} {self.said}"

    @property
    def said(self) -> str:
        """The message, what mends it, and what somebody wrote about it."""
        return "; ".join(filter(None, (shorten(self.message, MOST_SAID), self.mend, self.comment)))

    def to_json(self) -> dict[str, object]:
        """Return the finding as the JSON object that `litman check --json` prints."""
        place = self.place
        item: dict[str, object] = {
            "code": self.code,
            "message": self.message,
            **_place_json(place),
            "severity": self.severity,
        }
        optional = {"post": self.post, "claim": self.claim, "key": self.key, "need": self.need}
        optional |= {"sentence": self.sentence, "heading": place.where, "part": place.part, "mend": self.mend}
        optional |= {"comment": self.comment}
        if self.not_compared is not None:
            item["not_compared"] = list(self.not_compared)
        if self.related:
            item["related"] = [one.to_json() for one in self.related]
        return item | {name: value for name, value in optional.items() if value is not None}


def _place_json(place: Place) -> dict[str, object]:
    return {
        "path": str(place.path),
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line if place.end_line is not None else place.line,
        "end_column": place.end_column if place.end_column is not None else place.column,
    }

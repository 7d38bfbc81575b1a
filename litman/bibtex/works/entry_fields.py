"""An entry's fields as they are asked for: the first of several names that says something, decoded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from litman.bibtex.tex.latex import decode_latex, decode_verbatim
from litman.bibtex.tex.protected_case import mark_protected, unmark_capitals
from litman.bibtex.works.names import parse_names
from litman.text.plain import plain
from litman.work import Name


@dataclass(frozen=True, slots=True)
class EntryFields:
    """The fields of one entry: lower-cased names, TeX texts without delimiters, macros resolved."""

    entry_type: str  # in lower case
    values: Mapping[str, str]

    def has_any(self, names: frozenset[str]) -> bool:
        """Whether there is any of the fields, blank or not."""
        return not names.isdisjoint(self.values)

    def raw(self, *names: str) -> str:
        """Return the first of the fields that is not blank, as TeX; an empty text if there is none."""
        values = self.values
        for name in names:
            if (value := values.get(name)) and not value.isspace():
                return value
        return ""

    def text(self, *names: str) -> str | None:
        """Return the first of the fields as CSL rich text."""
        values = self.values
        for name in names:
            if (tex := values.get(name)) and not tex.isspace():
                return decode_latex(tex) or None
        return None

    def plain_text(self, *names: str) -> str:
        """Return the first of the fields without any mark-up; an empty text if there is none."""
        text = self.text(*names)
        return plain(text) if text else ""

    def verbatim(self, *names: str) -> str | None:
        """Return the first of the fields as an identifier or address."""
        tex = self.raw(*names)
        return (decode_verbatim(tex) or None) if tex else None

    def names(self, *names: str) -> tuple[Name, ...]:
        """Return the people and organisations of the first of the fields."""
        tex = self.raw(*names)
        return parse_names(tex) if tex else ()

    def title(self, main: str, sub: str = "", addon: str = "", *, with_capitals: bool = False) -> str | None:
        """Return a title with its subtitle and addition; lower-case words in braces are marked to keep their case.

        Where capitals are asked for, too, all that braces protect is marked.
        """
        title = self._title(main, with_capitals)
        for name, separator in ((sub, ": "), (addon, ". ")):
            if name not in self.values:
                continue
            part = self._title(name, with_capitals)
            if title and part:
                ends = plain(title).rstrip("”’\"')").endswith(("?", "!", ".", ":", "…"))
                title += (" " if ends else separator) + part
            title = title or part
        return title

    def _title(self, name: str, with_capitals: bool) -> str | None:
        tex = self.values.get(name)
        if not tex or tex.isspace():
            return None
        if with_capitals:
            return decode_latex(mark_protected(tex, with_capitals=True)) or None
        return unmark_capitals(decode_latex(mark_protected(tex))) or None

"""Titles of registries as they are printed: without TeX, marks of library catalogues, and lost signs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from litman.sources.reading.rich_text import rich_from_markup
from litman.sources.reading.tex_titles import without_tex
from litman.text.folding import fold
from litman.text.language import language_of
from litman.text.plain import plain

LOST = "\ufffd"  # what a program wrote where it could not read a letter
# `Alloy : Dependence`; not the `C : N` of a ratio. Source: ISBD, consolidated edition 2011, A.3.2.
_COLON = re.compile(r"(?:(?<=[^\W\d_][^\W\d_])|(?<=[)\]”»?>])) +([:;]) +(?=[^\W_]{2}|[“«(<]|[aA]\s)")
_PARALLEL = re.compile(r"(?<=\w\w) = (?=[^\W\d_]{2}).*\Z", re.DOTALL)
_RESPONSIBLE = re.compile(r"\s/\s+(?=\S)")
_BY = re.compile(
    r"(?:by|par|von|por|di|door|edited|ed\.|eds\.|hrsg|herausgegeben|éd\.|trans)\b", re.IGNORECASE
)
_OPEN_END = re.compile(r"(?<![\s,:;=])(?<!\s/)(?:[\s,:;=]|(?<=\s)/)++\Z")
# What is left of mark-up that a publisher took out: `N -methyl`, `ISO 's`.
_LONE_SPACE = re.compile(r"(?<=\b[A-Za-z\u0370-\u03ff]) (?=-[^\W\d_]{2})|(?<=[\w>]) (?=['’]s\b)")
_LAST_STOP = re.compile(r"(?<=[\w)>]) +\.\Z")
_LOST_DASH = re.compile(rf"(?<=\s){LOST}(?=\s)")
_LOST_APOSTROPHE = re.compile(rf"(?<=[A-Za-z]){LOST}(?=s\b)|(?<=[a-z]s){LOST}(?=\s)")


def registered_title(text: str, *, language: str | None = None, authors: Sequence[str] = ()) -> str:
    """Return the title of a work as CSL rich text, on one line.

    Args:
        text: The title as the registry has it, with its mark-up.
        language: The language that the record states, if it does; the spaces before a French colon stay.
        authors: Family names; `Title / by A. Author` loses what stands behind the slash.
    """
    title = _with_signs(without_tex(rich_from_markup(text)), language)
    title = _LONE_SPACE.sub("", _without_responsible(title, authors))
    if _COLON.search(title) and language_of(plain(title), language) != "fr":
        title = _COLON.sub(r"\1 ", title)
    return _LAST_STOP.sub(".", _OPEN_END.sub("", title))


def registered_container(text: str, *, language: str | None = None) -> str:
    """Return the title of a journal, book or series, without the same title in another language behind `=`."""
    return registered_title(_PARALLEL.sub("", text), language=language)


def _with_signs(title: str, language: str | None) -> str:
    """Put back the lost signs that can be told; a lost letter stays for `check` to name."""
    if LOST not in title:
        return title
    title = _LOST_DASH.sub("–", title)
    is_english = language_of(plain(title), language) == "en"
    return _LOST_APOSTROPHE.sub("’", title) if is_english else title


def _without_responsible(title: str, authors: Sequence[str]) -> str:
    parts = _RESPONSIBLE.split(title)
    if len(parts) < 2 or "</" in parts[-1]:
        return title
    last = fold(parts[-1])
    names = (fold(name) for name in authors)
    if _BY.match(last) or any(re.search(rf"\b{re.escape(name)}\b", last) for name in names if name):
        return title[: title.rindex(parts[-1])].rstrip().removesuffix("/").rstrip()
    return title

"""Styles and items as pandoc needs them: mended where pandoc reads them otherwise than citeproc-js."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from litman.export.styles.request import Item
from litman.export.styles.rich import Rich

_NAMES = re.compile(r"(<names\b[^>]*?(?<!/)>)(.*?)(?=</names>)", re.DOTALL)
_LABEL_FIRST = re.compile(r"\s*(?:<!--.*?-->\s*)*<label\b", re.DOTALL)
_NAME = re.compile(r"<name[\s/>]")
_SUBSTITUTE = re.compile(r"<substitute>.*", re.DOTALL)
# `e00123-19` is the number of an article; pandoc makes a range of it.
_ARTICLE_NUMBER = re.compile(r"[A-Za-z]+[0-9]+-[0-9]+")
_KEPT_HYPHEN = "\ue02d"  # for private use: no style and no rule of pandoc knows it


def for_pandoc(text: str) -> str:
    """Return the style in a form that pandoc formats as citeproc-js does.

    Pandoc takes a label for one before the names where no `<name/>` stands before it (`, eds.Fiske ST` in AMA and NLM):
    an empty `<name/>` in front of it says what the style means.

    Source: CSL 1.0.2 specification, "Label in cs:names": a label stands where it is written, after names by default.
    """
    return _NAMES.sub(_with_name, text)


def item_for_pandoc(item: Item, name: str) -> dict[str, Any]:
    """Return the item under another id, since citation keys may hold what pandoc takes for syntax."""
    mended = {**item, "id": name}
    page = item.get("page")
    if isinstance(page, str) and _ARTICLE_NUMBER.fullmatch(page.strip()):
        mended["page"] = page.strip().replace("-", _KEPT_HYPHEN)
    return mended


def from_pandoc(runs: Rich) -> Rich:
    """Return the runs without what `item_for_pandoc` put in."""
    return tuple(replace(run, text=run.text.replace(_KEPT_HYPHEN, "-")) for run in runs)


def _with_name(match: re.Match[str]) -> str:
    start, inner = match[1], match[2]
    if not _LABEL_FIRST.match(inner) or _NAME.search(_SUBSTITUTE.sub("", inner)):
        return match[0]
    return f"{start}<name/>{inner}"

"""What manuals ask and CSL cannot say, or its style does not: done to items, references and citations."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from litman.export.styles.request import Citation, Item
from litman.export.styles.rich import Entry, Rich
from litman.export.styles.style_file import Style

# A word in small letters only: `mRNA` and `p53` stay, and so does what braces protect (it is in a tag).
_AFTER_COLON = re.compile(r"(?<=: )([a-z])(?=[a-z]*(?:[^\w<]|\Z))")
_TITLES = ("title", "container-title")


def as_the_manual_asks(item: Item, style: Style) -> dict[str, Any]:
    """Return the item with what the manual of this style asks for beyond what its CSL file can say."""
    mended = dict(item)
    name = style.parent or style.name
    for rule in _NLM_RULES if name.startswith(_NLM) else _RULES.get(name, ()):
        mended |= rule(mended)
        mended = {name: value for name, value in mended.items() if value is not None}
    return mended


def _capital_after_colon(item: Mapping[str, Any]) -> dict[str, Any]:
    """Source: Publication Manual of the APA, 7th ed., section 6.17; IEEE Editorial Style Manual, titles."""
    return {
        name: _AFTER_COLON.sub(lambda match: match[1].upper(), title)
        for name in _TITLES
        if isinstance(title := item.get(name), str)
    }


def _no_publisher_that_is_the_author(item: Mapping[str, Any]) -> dict[str, Any]:
    """Source: Publication Manual of the APA, 7th ed., section 9.29."""
    authors = [name.get("literal") for name in item.get("author") or ()]
    return {"publisher": None} if item.get("publisher") in authors and len(authors) == 1 else {}


def _in_nlms_words(item: Mapping[str, Any]) -> dict[str, Any]:
    """Source: NLM, Citing Medicine, 2nd ed., chapters 1 (article types), 2 and 25 (place unknown)."""
    mended: dict[str, Any] = {}
    if item.get("genre") == "Letter to the editor":
        mended["genre"] = "letter"
    if item.get("type") in _PAGES:
        mended["genre"] = None  # `[Internet]` says what it is
        if not item.get("issued"):
            mended["issued"] = {"literal": "[date unknown]"}
        if item.get("publisher") and not item.get("publisher-place"):
            mended["publisher-place"] = "[place unknown]"
    return mended


_PAGES = ("webpage", "post", "post-weblog")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
# Pages behind volume and issue or `p.`; dashes in titles stay.
_NLM_RANGE = re.compile(r"((?:[\d)]:|\bp\. ?)[A-Za-z]?\d+)–([A-Za-z]?\d+\.)")


def _nlm_reference(runs: Rich, item: Mapping[str, Any]) -> Rich:
    """Source: NLM, Citing Medicine, 2nd ed., chapters 1 (pagination, DOI) and 25 (date of publication)."""
    date = _day(item) if item.get("type") in _PAGES else ""
    year = date.partition(" ")[0]
    mended = []
    for run in runs:
        text = _NLM_RANGE.sub(r"\1-\2", run.text).replace(" doi:10.", " doi: 10.")
        if date:
            text = re.sub(rf"; {year}(?=[ .])", f"; {date}", text, count=1)
        mended.append(replace(run, text=text))
    return tuple(mended)


def _day(item: Mapping[str, Any]) -> str:
    """The day of publication as NLM prints it, `2019 Jul 31`; empty where no more than the year is known."""
    dates: list[list[Any]] = (item.get("issued") or {}).get("date-parts") or []
    if len(dates) != 1 or len(dates[0]) < 2:
        return ""
    year, month, *day = dates[0]
    return " ".join([str(year), _MONTHS[int(month) - 1], *map(str, day)])


def _apa_narrative(runs: Rich) -> Rich:
    """Source: Publication Manual of the APA, 7th ed., section 8.17: `and` between names outside brackets."""
    mended, is_inside = [], False
    for run in runs:
        names, bracket, rest = run.text.partition("(")
        outside = names if is_inside else names.replace(" & ", " and ")
        is_inside = is_inside or bool(bracket)
        mended.append(replace(run, text=outside + bracket + rest))
    return tuple(mended)


def reference_as_the_manual_asks(entry: Entry, item: Item, style: Style) -> Entry:
    """Return the reference with what the manual of this style asks for and the style does not print."""
    name = style.parent or style.name
    return replace(entry, body=_nlm_reference(entry.body, item)) if name.startswith(_NLM) else entry


def citation_as_the_manual_asks(made: Rich, citation: Citation, style: Style, locale: str) -> Rich:
    """Return the citation with what the manual of this style asks for and the style does not print."""
    is_english = (locale or style.locale or "en").startswith("en")
    is_narrative = bool(citation) and citation[0].form == "in-text"
    return (
        _apa_narrative(made)
        if is_narrative and is_english and (style.parent or style.name) == "apa"
        else made
    )


_NLM = "nlm-"
_RULES: dict[str, tuple[Callable[[Mapping[str, Any]], dict[str, Any]], ...]] = {
    "apa": (_capital_after_colon, _no_publisher_that_is_the_author),
    "ieee": (_capital_after_colon,),
}
_NLM_RULES = (_in_nlms_words,)

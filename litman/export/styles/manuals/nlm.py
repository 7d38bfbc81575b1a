"""Citing Medicine: the manual of the National Library of Medicine, 2nd edition, and so of Vancouver."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from litman.export.styles.manuals.common import PAGES
from litman.export.styles.manuals.manual import Manual
from litman.export.styles.request import Item
from litman.export.styles.rich import Rich

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
# Pages behind volume and issue or `p.`; dashes in titles stay.
_RANGE = re.compile(r"((?:[\d)]:|\bp\. ?)[A-Za-z]?\d+)–([A-Za-z]?\d+\.)")


def _in_nlms_words(item: Mapping[str, Any]) -> dict[str, Any]:
    """Source: NLM, Citing Medicine, 2nd ed., chapters 1 (article types), 2 and 25 (place unknown)."""
    mended: dict[str, Any] = {}
    if item.get("genre") == "Letter to the editor":
        mended["genre"] = "letter"
    if item.get("type") in PAGES:
        mended["genre"] = None  # `[Internet]` says what it is
        if not item.get("issued"):
            mended["issued"] = {"literal": "[date unknown]"}
        if item.get("publisher") and not item.get("publisher-place"):
            mended["publisher-place"] = "[place unknown]"
    return mended


def _reference(runs: Rich, item: Item) -> Rich:
    """Source: NLM, Citing Medicine, 2nd ed., chapters 1 (pagination, DOI) and 25 (date of publication)."""
    date = _day(item) if item.get("type") in PAGES else ""
    year = date.partition(" ")[0]
    mended = []
    for run in runs:
        text = _RANGE.sub(r"\1-\2", run.text).replace(" doi:10.", " doi: 10.")
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


NLM = Manual(items=(_in_nlms_words,), reference=_reference)

"""The Chicago Manual of Style, 18th edition, author and date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from litman.export.styles.manuals.common import (
    SERIALS,
    article_number_is_number,
    bare_version,
    is_ahead_of_print,
    no_site_that_is_the_author,
    no_word_for_its_type,
    proceedings_are_a_book,
    video_is_page,
)
from litman.export.styles.manuals.manual import Manual
from litman.export.styles.patents import as_patent
from litman.export.styles.request import Item
from litman.export.styles.rich import Rich


def _in_chicagos_words(item: Mapping[str, Any]) -> dict[str, Any]:
    """Source: sections 14.75 (`ahead of print`, which the style says itself) and 14.76 (preprints)."""
    if item.get("type") == "article":
        return {"number": None}
    return {"status": None} if is_ahead_of_print(item) else {}


def _article_number(item: Mapping[str, Any]) -> dict[str, Any]:
    """An article number stands where pages do, once."""
    number = item.get("number")
    return {"page": number, "number": None} if number and item.get("type") in SERIALS else {}


def _patent(item: Mapping[str, Any]) -> dict[str, Any]:
    """Source: section 14.158: `US Patent 4,586,960, issued…`"""
    return as_patent(item, {"US": "US"}, kind="upper")


def _reference(runs: Rich, item: Item) -> Rich:
    """Source: sections 14.70 (no space behind the colon where no issue stands before it) and 14.169 (software)."""
    volume, mended = item.get("volume"), list(runs)
    for i, run in enumerate(runs):
        text = run.text
        if (
            volume
            and item.get("type") in SERIALS
            and not item.get("issue")
            and text.startswith(f" {volume}: ")
        ):
            text = text.replace(f" {volume}: ", f" {volume}:", 1)
        if item.get("type") == "software" and not item.get("status"):
            # The style puts the word in front of a month and a day, whether these are there or not.
            text = text.replace(", released.", ".").replace(" Released.", "")
        mended[i] = replace(run, text=text)
    return tuple(mended)


CHICAGO = Manual(
    items=(
        bare_version,
        article_number_is_number,
        _article_number,
        proceedings_are_a_book,
        no_site_that_is_the_author,
        no_word_for_its_type,
        video_is_page,
        _in_chicagos_words,
        _patent,
    ),
    reference=_reference,
)

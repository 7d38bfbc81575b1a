"""Publication Manual of the American Psychological Association, 7th edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from litman.export.styles.manuals.common import (
    article_number_is_number,
    bare_version,
    capital_after_colon,
    no_publisher_that_is_the_author,
    no_word_for_its_type,
    proceedings_are_a_book,
    says_ahead_of_print,
)
from litman.export.styles.manuals.manual import Manual
from litman.export.styles.patents import as_patent
from litman.export.styles.request import Citation
from litman.export.styles.rich import Rich


def _in_apas_words(item: Mapping[str, Any]) -> dict[str, Any]:
    """Source: sections 10.9 (data sets), 10.12 (videos on the web), 10.1 (articles ahead of print)."""
    if item.get("type") == "dataset":
        return {"genre": item.get("genre") or "Data set", "medium": None}
    if item.get("type") == "motion_picture" and item.get("URL") and not item.get("genre"):
        return {"genre": "Video", "medium": None}
    return {"status": "Advance online publication"} if says_ahead_of_print(item) else {}


def _patent(item: Mapping[str, Any]) -> dict[str, Any]:
    """Source: section 11.8: `(U.S. Patent No. 123,445)`."""
    return as_patent(item, {}, kind="upper")


def _narrative(runs: Rich, citation: Citation) -> Rich:
    """Source: section 8.17: `and` between names outside brackets."""
    if not citation or citation[0].form != "in-text":
        return runs
    mended, is_inside = [], False
    for run in runs:
        names, bracket, rest = run.text.partition("(")
        outside = names if is_inside else names.replace(" & ", " and ")
        is_inside = is_inside or bool(bracket)
        mended.append(replace(run, text=outside + bracket + rest))
    return tuple(mended)


APA = Manual(
    items=(
        bare_version,
        no_word_for_its_type,
        capital_after_colon,
        no_publisher_that_is_the_author,
        article_number_is_number,
        proceedings_are_a_book,
        _in_apas_words,
        _patent,
    ),
    # A number with commas in it is one number; the style's label is plural for it.
    spellings=(
        (
            '<label form="short" text-case="capitalize-first" variable="number"/>',
            '<label form="short" plural="never" text-case="capitalize-first" variable="number"/>',
        ),
    ),
    citation=_narrative,
)

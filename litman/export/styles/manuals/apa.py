"""Publication Manual of the American Psychological Association, 7th edition."""

from __future__ import annotations

from dataclasses import replace

from litman.export.styles.manuals.common import capital_after_colon, no_publisher_that_is_the_author
from litman.export.styles.manuals.manual import Manual
from litman.export.styles.request import Citation
from litman.export.styles.rich import Rich


def _narrative(runs: Rich, citation: Citation) -> Rich:
    """Source: Publication Manual of the APA, 7th ed., section 8.17: `and` between names outside brackets."""
    if not citation or citation[0].form != "in-text":
        return runs
    mended, is_inside = [], False
    for run in runs:
        names, bracket, rest = run.text.partition("(")
        outside = names if is_inside else names.replace(" & ", " and ")
        is_inside = is_inside or bool(bracket)
        mended.append(replace(run, text=outside + bracket + rest))
    return tuple(mended)


APA = Manual(items=(capital_after_colon, no_publisher_that_is_the_author), citation=_narrative)

"""A small picture that says how many of a post's claims were checked, and when."""

from __future__ import annotations

from datetime import date
from typing import Any

from litman.actions.post_view.html import text_html
from litman.actions.post_view.model import PostView
from litman.actions.publish.readers_page import last_checked
from litman.actions.publish.wording import coverage_words

# Of letters of Verdana at 11 px.
_WIDTHS = {" ": 3.9, "i": 3.0, "l": 3.0, "f": 3.9, "t": 4.3, "m": 10.7, "-": 5.0, ",": 4.0}
_USUAL = 7.0
_PAD, _HEIGHT = 7, 20
# White on each of them has a contrast of more than 4.5.
_GROUNDS = {"good": "#1d6b35", "some": "#7a5600", "none": "#595959"}
_NAMES = {"good": "brightgreen", "some": "yellow", "none": "lightgrey"}


def badge_svg(view: PostView) -> str:
    """Return the badge as SVG: `27 of 30 claims checked`, and the day of the last check where there was one."""
    words, day = coverage_words(view.coverage), _day(view)
    first, second = _width(words), _width(day) if day else 0
    width = first + second
    label = f"{words} · {day}" if day else words
    parts = [f'<rect width="{first}" height="{_HEIGHT}" fill="#3a3a3a"/>', _text(words, 0, first)]
    if day:
        parts.append(
            f'<rect x="{first}" width="{second}" height="{_HEIGHT}" fill="{_GROUNDS[_grade(view)]}"/>'
        )
        parts.append(_text(day, first, second))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{_HEIGHT}" viewBox="0 0 {width} {_HEIGHT}"'
        f' role="img" aria-label="{text_html(label)}">\n<title>{text_html(label)}</title>\n'
        f'<clipPath id="corners"><rect width="{width}" height="{_HEIGHT}" rx="3"/></clipPath>\n'
        '<g clip-path="url(#corners)" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11" fill="#fff"'
        f' text-anchor="middle">\n{chr(10).join(parts)}\n</g>\n</svg>\n'
    )


def badge_json(view: PostView) -> dict[str, Any]:
    """Return the same for programs, with the fields that shields.io asks an endpoint for."""
    coverage, day = view.coverage, _day(view)
    message = coverage_words(coverage).replace(" claims", "").replace(" claim", "")
    return {
        "schemaVersion": 1,
        "label": "claims",
        "message": f"{message} · {day}" if day else message,
        "color": _NAMES[_grade(view)],
        "post": view.post_id,
        "checked": coverage.checked,
        "total": coverage.total,
        "day": day or None,
    }


def _day(view: PostView) -> str:
    found: date | None = last_checked(view)
    return found.isoformat() if found is not None else ""


def _grade(view: PostView) -> str:
    coverage = view.coverage
    if not coverage.checked:
        return "none"
    return "good" if coverage.checked == coverage.total else "some"


def _width(text: str) -> int:
    return round(sum(_WIDTHS.get(c, _USUAL) for c in text)) + 2 * _PAD


def _text(text: str, x: int, width: int) -> str:
    # The text's own width is given, so that no other font makes it run over the edge.
    length = width - 2 * _PAD
    return (
        f'<text x="{x + width / 2:g}" y="14" textLength="{length}" lengthAdjust="spacingAndGlyphs">'
        f"{text_html(text)}</text>"
    )

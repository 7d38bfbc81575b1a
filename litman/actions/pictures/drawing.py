"""Plain SVG: shapes and words, their colours as attributes, so that a picture needs no style sheet and no script."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

INK, SOFT, LINE, PAPER = "#20262b", "#5b6670", "#d9d5ca", "#ffffff"
STATE_COLOURS = {
    "checked": "#27734a",
    "linked": "#336ba6",
    "named": "#c99a2e",
    "nothing": "#b9b4a8",
    "stale": "#c4622d",
}
# Eight that are told apart without red against green. Source: Okabe and Ito, "Color Universal Design" (2008).
COLOURS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#8a7f00", "#7f7f7f")
_FONT = "system-ui, sans-serif"


def picture(width: float, height: float, title: str, described: str, parts: Sequence[str]) -> str:
    """Return a whole picture; `described` is what somebody hears who does not see it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" role="img" font-family="{_FONT}" font-size="12">'
        f"<title>{escape(title)}</title><desc>{escape(described)}</desc>"
        f'<rect width="{width:.0f}" height="{height:.0f}" fill="{PAPER}"/>{"".join(parts)}</svg>\n'
    )


def words(
    x: float,
    y: float,
    text: str,
    *,
    colour: str = SOFT,
    anchor: str = "start",
    size: float = 12,
    turn: float = 0,
) -> str:
    """Return a line of text; `anchor` is `start`, `middle` or `end`, `turn` in degrees around its place."""
    turned = f' transform="rotate({turn:.0f} {x:.1f} {y:.1f})"' if turn else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}" font-size="{size:g}"{turned}>'
        f"{escape(text)}</text>"
    )


def bar(x: float, y: float, width: float, height: float, colour: str, said: str = "") -> str:
    """Return a rectangle; `said` is shown where a pointer rests on it."""
    told = f"<title>{escape(said)}</title>" if said else ""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{max(height, 0):.1f}" fill="{colour}">'
        f"{told}</rect>"
    )


def line(x1: float, y1: float, x2: float, y2: float, colour: str = LINE) -> str:
    """Return a thin line."""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" stroke-width="1"/>'
    )


def legend(x: float, y: float, items: Sequence[tuple[str, str]]) -> list[str]:
    """Return what the colours say, in a row: names and colours."""
    parts, at = [], x
    for name, colour in items:
        parts += [bar(at, y - 9, 10, 10, colour), words(at + 15, y, name)]
        at += 15 + 7 * len(name) + 18
    return parts


def steps(most: int) -> list[int]:
    """Return round numbers from 0 to at least `most`, for the lines behind bars: four or five of them."""
    width = max(1, most)
    size = 10 ** (len(str(width)) - 1)
    step = next(
        one for one in (max(1, size // 5), max(1, size // 2), size, size * 2, size * 5) if width / one <= 5
    )
    return list(range(0, width + step, step))

"""What files, titles and services say, as reports of every form may hold it."""

from __future__ import annotations

import html

from litman.text.terminal import terminal_safe


def as_html(text: str) -> str:
    """Return a text as HTML that shows it, without characters that steer a terminal."""
    return html.escape(terminal_safe(text))


def as_markdown(text: str) -> str:
    """Return a text as Markdown that shows it, without characters that steer a terminal."""
    text = terminal_safe(text)
    for c in "\\`*_[]<>|":
        text = text.replace(c, "\\" + c)
    return text

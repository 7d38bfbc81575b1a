"""How commands print: every word from a file or an answer escaped, then styled; never the other way round."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from litman.text.legible import has_letters
from litman.text.terminal import terminal_columns, terminal_safe

if TYPE_CHECKING:
    from litman.finding import Finding

# what stands on the terminal and has to make way, innermost last
_before_output: list[Callable[[], None]] = []
_ENDLESS = 100_000  # columns
WIDEST = 100  # columns of running text: longer lines are hard to read on any terminal


class Styled(NamedTuple):
    """A text with a look; the look is dropped where output is no terminal."""

    text: str
    fg: str | None = None
    bold: bool = False
    dim: bool = False


def bold(text: str) -> Styled:
    return Styled(text, bold=True)


def dim(text: str) -> Styled:
    return Styled(text, dim=True)


def warn(text: str) -> Styled:
    return Styled(text, fg="yellow")


def alarm(text: str) -> Styled:
    return Styled(text, fg="red", bold=True)


def good(text: str) -> Styled:
    return Styled(text, fg="green")


def label(word: str) -> str:
    """Return a word of a result, `added`, padded so that what follows stands in one column."""
    return f"{word:<10}"


def done(word: str) -> Styled:
    """Return the label of something that was done."""
    return good(label(word))


@contextlib.contextmanager
def on_output(hide: Callable[[], None]) -> Iterator[None]:
    """Call `hide` before anything is printed, as long as this lasts."""
    _before_output.append(hide)
    try:
        yield
    finally:
        _before_output.remove(hide)


def make_way() -> None:
    """Clear the terminal's line for what is printed next."""
    for hide in _before_output:
        hide()


def say(*parts: str | Styled, err: bool = False) -> None:
    """Print the parts as one line; control characters in any of them are made visible."""
    make_way()
    click.echo("".join(_render(part) for part in parts), err=err)


def say_wrapped(*parts: str | Styled, indent: int = 0, first: str | Styled = "") -> None:
    """Print the parts as one paragraph, `first` standing in its indentation, within the terminal's width."""
    columns = text_width()
    lines: list[list[tuple[str, Styled | None]]] = [[]]
    used = indent
    for part in parts:
        style = part if isinstance(part, Styled) else None
        for word in _text(part).split():
            width = cell_width(word)
            if lines[-1] and used + 1 + width > columns:
                lines.append([])
                used = indent
            used += width + (1 if lines[-1] else 0)
            lines[-1].append((word, style))
    # A long id, `c1024`, takes the place of the indentation, and still stands apart.
    shown = _text(first)
    least = 1 if shown and not shown.endswith(" ") else 0
    lead: list[str | Styled] = [first, " " * max(indent - cell_width(shown), least)]
    for line in lines:
        say(*lead, *_joined(line))
        lead = [" " * indent]


def _joined(words: list[tuple[str, Styled | None]]) -> list[str | Styled]:
    """Return the words with spaces between them, those without a look in one piece."""
    pieces: list[str | Styled] = []
    bare: list[str] = []
    for word, style in words:
        if style is not None:
            pieces += [" ".join([*bare, ""]), style._replace(text=word)]
            bare = [""]
        else:
            bare.append(word)
    return [*pieces, " ".join(bare)]


def say_json(document: Any) -> None:
    """Print one JSON document; control characters are escaped by JSON, direction-changing ones by us."""
    make_way()
    sys.stdout.flush()
    sys.stdout.buffer.write(json_text(document).encode())


def say_json_list(items: Iterable[Any]) -> None:
    """Print one JSON document that is a list, as `say_json` prints it, item by item."""
    make_way()
    sys.stdout.flush()
    write = sys.stdout.buffer.write
    is_first = True
    for item in items:
        text = "\n".join(f"  {line}" for line in json_text(item)[:-1].split("\n"))
        write(("[\n" if is_first else ",\n").encode() + text.encode())
        is_first = False
    write(b"[]\n" if is_first else b"\n]\n")


def json_text(document: Any) -> str:
    """Return a JSON document as `say_json` prints it, with a newline at its end."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return "".join(f"\\u{ord(c):04x}" if _is_format(c) else c for c in text) + "\n"


def say_finding(finding: Finding) -> None:
    """Print a finding to standard error, as compilers do."""
    colour = warn if finding.severity != "error" else alarm
    say(f"{finding.place}: ", colour(finding.code), f" {finding.message}", err=True)


def notify(message: str) -> None:
    """Tell the person something that is no result: to standard error."""
    say(dim(message), err=True)


def text_width() -> int:
    """Return the columns for running text: those of the terminal, at most `WIDEST`; 80 where there is none."""
    return min(terminal_columns(), WIDEST)


def width_of_output() -> int:
    """Return the columns for a table: what is piped into another program is never cut, unless COLUMNS asks for it."""
    has_width = is_terminal() or os.environ.get("COLUMNS", "").isdigit()
    return terminal_columns() if has_width else _ENDLESS


def is_terminal() -> bool:
    """Whether a person reads standard output."""
    return sys.stdout.isatty()


def cell_width(text: str) -> int:
    """Return the columns that the text takes on a terminal: wide East Asian characters take two."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in unicodedata.normalize("NFC", text)
    )


def ellipsis() -> str:
    """Return what stands for words left out, as wide as it will be: `…` where the output has that."""
    return "…" if has_letters("…", sys.stdout.encoding) else "..."


def cut(text: str, columns: int) -> str:
    """Return at most so many columns of the text, ending in `…` where something was cut."""
    text = terminal_safe(text)
    if cell_width(text) <= columns:
        return text
    ending = ellipsis()[: max(columns, 0)]
    used, kept = len(ending), []
    for c in text:
        used += cell_width(c)
        if used > columns:
            break
        kept.append(c)
    return "".join(kept).rstrip() + ending


def pad(text: str, columns: int) -> str:
    """Return the text followed by the spaces that make it this wide."""
    return text + " " * max(columns - cell_width(text), 0)


def plural(count: int, noun: str, nouns: str | None = None) -> str:
    """Return `1 claim`, `2 claims`, `no claims`."""
    many = nouns or noun + "s"
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {many}" if count else f"no {many}"


def _text(part: str | Styled) -> str:
    return terminal_safe(part.text if isinstance(part, Styled) else part)


def _render(part: str | Styled) -> str:
    text = _text(part)
    if not isinstance(part, Styled) or not text:
        return text
    return click.style(text, fg=part.fg, bold=part.bold or None, dim=part.dim or None)


def _is_format(c: str) -> bool:
    return c > "\x7f" and (terminal_safe(c) != c)

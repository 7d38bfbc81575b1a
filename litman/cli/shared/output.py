"""How commands print: every word from a file or an answer escaped, then styled; never the other way round."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from litman.cli.shared.widths import cell_width, is_narrow
from litman.text.laid_out_json import laid_out_json
from litman.text.terminal import terminal_columns, terminal_safe

if TYPE_CHECKING:
    from litman.finding import Finding

# what stands on the terminal and has to make way, innermost last
_before_output: list[Callable[[], None]] = []
_kept: list[_Kept] = []  # at most one: of an `in_one_piece`
_ENDLESS = 100_000  # columns
WIDEST = 100  # columns of running text: longer lines are hard to read on any terminal


@dataclass(frozen=True, slots=True)
class _Kept:
    """Lines that are written together, how wide they may be, and whether looks are shown where they go."""

    lines: list[str]
    columns: int
    has_looks: bool


class Styled(NamedTuple):
    """A text with a look; the look is dropped where output is no terminal."""

    text: str
    fg: str | None = None
    bold: bool = False
    dim: bool = False


def bold(text: str) -> Styled:
    return Styled(text, None, True)  # by place: as fast again as by name


def dim(text: str) -> Styled:
    return Styled(text, None, False, True)


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


def stands_last(hide: Callable[[], None]) -> bool:
    """Whether what makes way by `hide` is the innermost of what stands on the terminal."""
    return bool(_before_output) and _before_output[-1] == hide


def make_way() -> None:
    """Clear the terminal's line for what is printed next."""
    for hide in _before_output:
        hide()


@contextlib.contextmanager
def in_one_piece() -> Iterator[None]:
    """Keep what `say` and `say_wrapped` print to standard output until the end of this, and write it at once.

    To write line by line takes longer than to make the lines, where there are thousands.
    """
    if _kept:
        yield
        return
    kept = _Kept([], text_width(), is_terminal())
    _kept.append(kept)
    try:
        yield
    finally:
        _kept.remove(kept)
        _write_kept(kept)


@contextlib.contextmanager
def captured() -> Iterator[list[str]]:
    """Give the lines that are said to standard output until the end of this, for `say_captured`: none is written."""
    before, kept = _kept[:], _Kept([], text_width(), is_terminal())
    _kept[:] = [kept]
    try:
        yield kept.lines
    finally:
        _kept[:] = before


def say_captured(lines: list[str]) -> None:
    """Print lines that were captured, at once."""
    _write_kept(_Kept(list(lines), text_width(), is_terminal()))


def say(*parts: str | Styled, err: bool = False) -> None:
    """Print the parts as one line; control characters in any of them are made visible."""
    render = _render if err or _has_looks() else _text
    _print("".join(map(render, parts)), err=err)


def say_lines(texts: Iterable[str]) -> None:
    """Print each text as a line of its own, without a look, all at once."""
    lines = list(texts)
    if not "".join(lines).isprintable():  # else nothing in any of them is escaped
        lines = [terminal_safe(line) for line in lines]
    with in_one_piece():
        if lines:
            _print("\n".join(lines))


def say_wrapped(*parts: str | Styled, indent: int = 0, first: str | Styled = "") -> None:
    """Print the parts as one paragraph, `first` standing in its indentation, within the terminal's width."""
    if not _has_looks() and _say_plain(parts, indent, first):
        return
    texts = [" ".join(_text(part).split()) for part in parts]
    shown = _text(first)
    if not _has_looks():  # one look is one text
        parts = (" ".join(filter(None, texts)),)
        texts, first = list(map(str, parts)), shown
    page = _Paragraph(_kept[-1].columns if _kept else text_width(), indent)
    for part, text in zip(parts, texts, strict=True):
        if text.isascii() or cell_width(text) == len(text):
            page.add_narrow(part, text)
        else:
            page.add_words(part, text.split(" "))
    lead = _look(first, shown) + _gap(shown, indent)
    _print(lead + ("\n" + " " * indent).join(page.end()))


def _say_plain(parts: Sequence[str | Styled], indent: int, first: str | Styled) -> bool:
    """Print a paragraph without looks, of characters that take one column each, as most are; return whether it is one.

    It is filled as `_Paragraph` fills it, in a fraction of the time: a list of all claims is millions of them.
    """
    text = " ".join([part if part.__class__ is str else part.text for part in parts])  # type: ignore[union-attr]
    # What is printable has no white space but spaces.
    if not text.isprintable() or "  " in text or text[:1] == " " or text[-1:] == " ":
        text = " ".join(terminal_safe(text).split())
    # Many lines have a point between their parts, and nothing else beyond ASCII.
    if not (text.replace("·", ".").isascii() or is_narrow(text)):
        return False
    lead = _lead(first.text if isinstance(first, Styled) else first, indent)
    at, length, room = 0, len(text), _kept[-1].columns - indent
    if length <= room:
        _kept[-1].lines.append(lead + text)
        return True
    lines = []
    while length - at > room:
        end = text.rfind(" ", at, at + room + 1)
        end = end if end >= 0 else text.find(" ", at)  # the word is longer than a line
        if end < 0:
            break
        lines.append(text[at:end])
        at = end + 1
    lines.append(text[at:])
    _kept[-1].lines.append(lead + ("\n" + " " * indent).join(lines))
    return True


@lru_cache(maxsize=1024)
def _lead(first: str, indent: int) -> str:
    """Return what a paragraph without looks begins with: `first` in the place of the indentation."""
    shown = terminal_safe(first)
    return shown + _gap(shown, indent)


def _gap(shown: str, indent: int) -> str:
    # A long id, `c1024`, takes the place of the indentation, and still stands apart.
    least = 1 if shown and not shown.endswith(" ") else 0
    return " " * max(indent - cell_width(shown), least)


def _has_looks() -> bool:
    """Whether what is printed now is to have looks; of what is written line by line, click takes them off."""
    return not _kept or _kept[-1].has_looks


class _Paragraph:
    """Lines that are being filled, each of pieces that have one look."""

    def __init__(self, columns: int, indent: int) -> None:
        self._columns, self._indent = columns, indent
        self._lines: list[str] = []
        self._line: list[str] = []
        self._used = indent

    def end(self) -> list[str]:
        """Return the lines, at least one."""
        return [*self._lines, " ".join(self._line)]

    def add_narrow(self, part: str | Styled, text: str) -> None:
        """Add words with one space between them, of characters that take one column each."""
        at, length = 0, len(text)
        while at < length:
            room = self._columns - self._used - (1 if self._line else 0)
            end = length if length - at <= room else text.rfind(" ", at, at + room + 1)
            if end < 0 and self._line:
                self._break()
                continue
            if end < 0:  # the word is longer than a line
                end = text.find(" ", at)
                end = length if end < 0 else end
            self._put(_look(part, text[at:end]), end - at)
            at = end + 1
            if at < length:
                self._break()

    def add_words(self, part: str | Styled, words: list[str]) -> None:
        """Add words of any characters."""
        for word in words:
            width = cell_width(word)
            if self._line and self._used + 1 + width > self._columns:
                self._break()
            self._put(_look(part, word), width)

    def _put(self, piece: str, width: int) -> None:
        self._used += width + (1 if self._line else 0)
        self._line.append(piece)

    def _break(self) -> None:
        self._lines.append(" ".join(self._line))
        self._line = []
        self._used = self._indent


def _print(text: str, *, err: bool = False) -> None:
    if _kept and not err:
        _kept[-1].lines.append(text)
        return
    if _kept:
        _write_kept(_kept[-1])
    _write(text, err=err)


def _write_kept(kept: _Kept) -> None:
    if kept.lines:
        # Of what has no looks, none need be taken off.
        _write("\n".join(kept.lines), color=None if kept.has_looks else True)
        kept.lines.clear()


def _write(text: str, *, err: bool = False, color: bool | None = None) -> None:
    make_way()
    click.echo(text, err=err, color=color)


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
        text = json_text(item)[:-1].replace("\n", "\n  ")
        write(f"{'[' if is_first else ','}\n  {text}".encode())
        is_first = False
    write(b"[]\n" if is_first else b"\n]\n")


def json_text(document: Any) -> str:
    """Return a JSON document as `say_json` prints it, with a newline at its end."""
    text = laid_out_json(document)
    # Few hold what a terminal may not see, and only those are gone through letter by letter.
    if not text.isascii() and terminal_safe(text, keep_newlines=True) != text:
        text = "".join(f"\\u{ord(c):04x}" if _is_format(c) else c for c in text)
    return text + "\n"


def say_finding(finding: Finding) -> None:
    """Print a finding to standard error, as compilers do."""
    colour = warn if finding.severity != "error" else alarm
    say(f"{finding.place}: ", colour(finding.code), f" {finding.said}", err=True)


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


def plural(count: int, noun: str, nouns: str | None = None) -> str:
    """Return `1 claim`, `2 claims`, `no claims`."""
    many = nouns or noun + "s"
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {many}" if count else f"no {many}"


def _text(part: str | Styled) -> str:
    return terminal_safe(part.text if isinstance(part, Styled) else part)


def _render(part: str | Styled) -> str:
    return _look(part, _text(part))


def _look(part: str | Styled, text: str) -> str:
    """Return the text, of which nothing has to be escaped, with the look of the part."""
    if not isinstance(part, Styled) or not text:
        return text
    before, after = _around(part.fg, part.bold, part.dim)
    return before + text + after


@cache
def _around(fg: str | None, bold: bool, dim: bool) -> tuple[str, str]:
    styled = click.style(" ", fg=fg, bold=bold or None, dim=dim or None)
    before, _, after = styled.partition(" ")
    return before, after


def _is_format(c: str) -> bool:
    return c > "\x7f" and (terminal_safe(c) != c)

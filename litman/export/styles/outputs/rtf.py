"""Rich Text Format, which every word processor opens.

Source: Rich Text Format Specification 1.9.1.
"""

from __future__ import annotations

from collections.abc import Sequence

from litman.export.styles.outputs.safe import readable
from litman.export.styles.rich import Entry, Rich, Run

_HANGING = r"\pard\sa120\fi-567\li567 "  # twentieths of a point; 567 are a centimetre
_HEADING = r"\pard\sa240\b\fs32 "


def write(entries: Sequence[Entry], *, title: str, language: str) -> bytes:
    """Return a document with the references, a hanging paragraph each."""
    lines = [r"{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\froman Times New Roman;}}\f0\fs24"]
    if title:
        lines.append(f"{{{_HEADING}{_escaped(title)}\\par}}")
    for entry in entries:
        label = inline(entry.label) + r"\tab " if entry.label else ""
        lines.append(f"{{{_HANGING}{label}{inline(entry.body)}\\par}}")
    return ("\r\n".join(lines) + "\r\n}\r\n").encode("ascii")


def inline(runs: Rich) -> str:
    """Return formatted text as RTF."""
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    marks = (
        (r"\i", run.italic),
        (r"\b", run.bold),
        (r"\scaps", run.small_caps),
        (r"\ul", run.underline),
        (r"\super", run.shift == "super"),
        (r"\sub", run.shift == "sub"),
    )
    words = "".join(word for word, is_on in marks if is_on)
    text = _escaped(run.text)
    return f"{{{words} {text}}}" if words else text


def _escaped(text: str) -> str:
    return "".join(map(_character, readable(text)))


def _character(c: str) -> str:
    if c in "\\{}":
        return f"\\{c}"
    if c == "\n":
        return r"\line "
    if " " <= c <= "~":
        return c
    if c == "\t":
        return r"\tab "
    units = c.encode("utf-16-le")
    codes = (int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2))
    return "".join(f"\\u{code}?" for code in codes)

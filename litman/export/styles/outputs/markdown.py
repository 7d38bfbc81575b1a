"""Markdown as CommonMark and GitHub read it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from litman.export.styles.outputs.links import linked
from litman.export.styles.outputs.safe import readable
from litman.export.styles.rich import Entry, Rich, Run

# Source: CommonMark 0.31, "Backslash escapes"; `$` and `@` stand for mathematics and citations in pandoc's.
_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~$@^]|&(?=[#a-zA-Z])|!(?=\[)")
# What would begin a list or a heading at the beginning of a paragraph.
_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_BULLET = re.compile(r"^([-+=:>])")
_EDGES = re.compile(r"^(\s*+)(.*\S|)(\s*+)$", re.DOTALL)


def write(entries: Sequence[Entry], *, title: str, language: str) -> bytes:
    """Return the references, a paragraph each under a heading, or a numbered list where the style numbers them."""
    lines = [f"## {_escaped(title)}", ""] if title else []
    for entry in entries:
        lines += [entry_text(entry), ""]
    return "\n".join(lines).rstrip("\n").encode() + b"\n"


def entry_text(entry: Entry) -> str:
    """Return a reference as a paragraph."""
    body = inline(entry.body)
    label = inline(entry.label)
    if label and _NUMBER.match(label):
        return f"{label} {body}"
    return _at_beginning(f"{label} {body}" if label else body)


def inline(runs: Rich) -> str:
    """Return formatted text as Markdown on one line."""
    return "".join(map(_run, linked(runs))).strip()


def _at_beginning(text: str) -> str:
    return _BULLET.sub(r"\\\1", _NUMBER.sub(r"\1\\\2", text))


def _run(run: Run) -> str:
    if run.link and run.link == run.text:
        text = f"<{readable(run.text)}>"
    else:
        text = _escaped(readable(run.text)).replace("\n", "<br>")
    match = _EDGES.match(text)
    assert match is not None, text
    before, inner, after = match.groups()
    if not inner:
        return text
    # Marks stand against the words, spaces outside them. Source: CommonMark 0.31, "Emphasis".
    if run.italic:
        inner = f"*{inner}*"
    if run.bold:
        inner = f"**{inner}**"
    if run.shift:
        tag = "sup" if run.shift == "super" else "sub"
        inner = f"<{tag}>{inner}</{tag}>"
    if run.underline:
        inner = f"<u>{inner}</u>"
    return f"{before}{inner}{after}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda match: "\\" + match[0], text)

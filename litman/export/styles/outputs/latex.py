"""A list of references for a LaTeX document, to be read in with `\\input`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from litman.export.styles.outputs.safe import readable
from litman.export.styles.rich import Entry, Rich, Run

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}", '"': r"\textquotedbl{}", "'": "'", "`": r"\textasciigrave{}", "\n": r"\\ ",
    "[": "{[}", "]": "{]}", "–": "--", "—": "---",
}  # fmt: skip
_ESCAPE = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")


def write(entries: Sequence[Entry], *, title: str, language: str) -> bytes:
    """Return the references as a list of hanging paragraphs; every character prints, none acts."""
    lines = [f"\\section*{{{_escaped(title)}}}"] if title else []
    lines.append(r"\begin{list}{}{\setlength{\leftmargin}{2.5em}\setlength{\labelwidth}{2em}%")
    hanging = "" if any(entry.label for entry in entries) else r"\setlength{\itemindent}{-2.5em}"
    lines.append(hanging + r"\setlength{\itemsep}{0.4em}}")
    for entry in entries:
        label = f"[{{{inline(entry.label)}}}]" if entry.label else "[]"
        lines.append(f"\\item{label} {inline(entry.body)}")
    if not entries:
        lines.append(r"\item[]")  # a list without items stops LaTeX
    return ("\n".join([*lines, r"\end{list}"]) + "\n").encode()


def inline(runs: Rich) -> str:
    """Return formatted text as LaTeX."""
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    text = _escaped(run.text)
    commands = (
        ("textsuperscript", run.shift == "super"),
        ("textsubscript", run.shift == "sub"),
        ("textsc", run.small_caps),
        ("underline", run.underline),
        ("textit", run.italic),
        ("textbf", run.bold),
    )
    for command, is_on in commands:
        text = f"\\{command}{{{text}}}" if is_on else text
    return text


def _escaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: _SPECIAL[match[0]], readable(text))

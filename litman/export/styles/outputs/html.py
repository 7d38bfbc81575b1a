"""A web page, or a piece of one."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from litman.export.styles.outputs.links import linked
from litman.export.styles.outputs.safe import readable
from litman.export.styles.rich import Entry, Rich, Run

_LOOK = """\
.csl-entry { margin: 0 0 .6em 2em; text-indent: -2em; }
.csl-entry.csl-numbered { display: flex; margin-left: 0; text-indent: 0; }
.csl-left-margin { min-width: 2.5em; }
"""


def write(entries: Sequence[Entry], *, title: str, language: str) -> bytes:
    """Return a whole page with the references; nothing in it is run."""
    body = "\n".join(map(entry_html, entries))
    heading = escape(readable(title))
    return f"""\
<!DOCTYPE html>
<html lang="{escape(language)}">
<head>
<meta charset="utf-8">
<title>{heading}</title>
<style>
{_LOOK}</style>
</head>
<body>
<h1>{heading}</h1>
<div class="csl-bib-body">
{body}
</div>
</body>
</html>
""".encode()


def entry_html(entry: Entry) -> str:
    """Return a reference as a block."""
    name = escape(readable(f"ref-{entry.id}"))
    body = inline(entry.body)
    if not entry.label:
        return f'<div class="csl-entry" id="{name}">{body}</div>'
    return (
        f'<div class="csl-entry csl-numbered" id="{name}"><div class="csl-left-margin">{inline(entry.label)}</div>'
        f'<div class="csl-right-inline">{body}</div></div>'
    )


def inline(runs: Rich) -> str:
    """Return formatted text as HTML; what looks like mark-up in it is text."""
    return "".join(map(_run, linked(runs)))


def _run(run: Run) -> str:
    text = escape(readable(run.text), quote=False).replace("\n", "<br>")
    if run.small_caps:
        text = f'<span style="font-variant: small-caps">{text}</span>'
    if run.underline:
        text = f"<u>{text}</u>"
    if run.shift:
        tag = "sup" if run.shift == "super" else "sub"
        text = f"<{tag}>{text}</{tag}>"
    if run.italic:
        text = f"<i>{text}</i>"
    if run.bold:
        text = f"<b>{text}</b>"
    if run.link and run.link.startswith(("http://", "https://")):
        text = f'<a href="{escape(readable(run.link))}">{text}</a>'
    return text

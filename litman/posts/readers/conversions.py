"""The programs that make a file that is read of one whose format is not: by its ending."""

from __future__ import annotations

import shlex
from pathlib import Path

# Source: pandoc's manual, "General options" (`--from`); pdftotext(1); LibreOffice's help, "Starting with parameters".
_PANDOC = (
    ".creole .dbk .docbook .dj .fb2 .jats .mediawiki .muse "
    ".opml .pptx .rtf .t2t .tei .textile .tikiwiki .wiki .xml"
)
_TO_MARKDOWN = dict.fromkeys(_PANDOC.split(), "pandoc {path} -o {stem}.md")
_OFFICE = ".doc .dot .dotx .docm .fodt .ott .pages .wpd .wps .sxw"
_TO_WORD = dict.fromkeys(_OFFICE.split(), "soffice --headless --convert-to docx {path}")
COMMANDS = {
    **_TO_MARKDOWN,
    **_TO_WORD,
    ".ps": "ps2ascii {path} {stem}.txt",
    ".djvu": "djvutxt {path} {stem}.txt",
    ".php": "pandoc {path} -f html -o {stem}.md",
    ".log": "cp {path} {stem}.txt",
}


def converting_command(path: Path) -> str | None:
    """Return the command that makes a file of a format that is read, None where none is known."""
    command = COMMANDS.get(path.suffix.lower())
    if command is None:
        return None
    words = (word.format(path=path, stem=path.with_suffix("")) for word in command.split())
    return " ".join(map(shlex.quote, words))

"""The programs that make a file that is read of one whose format is not: by its ending."""

from __future__ import annotations

import shlex
from pathlib import Path

from litman.errors import LitmanError, SecondVersionError, UnreadFormatError
from litman.posts.readers.table import described_formats
from litman.text.sync_copies import original_of_copy

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

# Of these, what a person writes a post in; the others are templates, slides, data or pages that were drawn.
_NO_POSTS = ".dot .dotx .ott .opml .pptx .xml .ps .djvu .php .log"
ENDINGS_OF_POSTS = frozenset(COMMANDS) - frozenset(_NO_POSTS.split())


def unread_format(path: Path, *, is_named: bool) -> UnreadFormatError:
    """Return what to say of a file whose format is not read; whoever named it hears which formats are."""
    formats = described_formats() if is_named else ()
    return UnreadFormatError(path, formats, command=converting_command(path))


def unread_post(path: Path) -> LitmanError:
    """Return what to say of a file among posts that is not read as one: it is a copy, or its format is not read."""
    original = second_version_of(path)
    return unread_format(path, is_named=False) if original is None else SecondVersionError(path, original)


def second_version_of(path: Path) -> str | None:
    """Return the name of the file beside it of which a sync program, or git, made this one; None: it is no copy."""
    original = original_of_copy(path.name)
    return original if original is not None and path.with_name(original).is_file() else None


def converting_command(path: Path) -> str | None:
    """Return the command that makes a file of a format that is read, None where none is known."""
    command = COMMANDS.get(path.suffix.lower())
    if command is None:
        return None
    words = (word.format(path=path, stem=path.with_suffix("")) for word in command.split())
    return " ".join(map(shlex.quote, words))

"""What besides its own file the reading of a post depends on: files that it takes in, bibliographies beside it."""

from __future__ import annotations

import re
from pathlib import Path

from litman.posts.readers.bibliographies import bibliography_files, stamp_of
from litman.posts.readers.list_names import find_list_beside
from litman.posts.readers.table import format_of
from litman.regular_files import read_regular
from litman.text.years import YEAR

_CITES = re.compile(
    rb"@|cite|\\(?:input|include|subfile|(?:sub)?import)\b|^include::|\.\.[ \t]+include::|#\+?(?i:include)\b"
    rb"|\{include\}|\{\{<[ \t]*include\b",
    re.MULTILINE,
)
_YEAR = re.compile(YEAR.encode())  # whose name it may stand behind, a bibliography may know
_NAMED = re.compile(
    rb"(?<![\w./-])[\w./-]{1,200}\.(?:bib|bibtex|ya?ml|json)\b|\\bibliography\{([^{}]{1,400})\}"
)
_TAKES_IN = re.compile(
    rb"\\(?:input|include|subfile|import|subimport)\s*\{([^{}%]{1,200})\}(?:\s*\{([^{}%]{1,200})\})?"
)
_BARE_INPUT = re.compile(rb"\\input[ \t]+([^\s{}\\%]{1,200})")
# Of AsciiDoc, of reStructuredText, of Org and Typst, of MyST, of Quarto.
_INCLUDES = re.compile(
    rb"^(?:include::([^\s\[]{1,300})\[|[ \t]*\.\.[ \t]+include::[ \t]+(\S{1,300})"
    rb"|[ \t]*#(?:\+(?i:include):|include)[ \t]+\"?([^\s\"]{1,300})"
    rb"|[ \t]*(?:`{3,}|~{3,}|:{3,})\{include\}[ \t]+(\S{1,300})"
    rb"|[ \t]*\{\{<[ \t]*include[ \t]+\"?([^\s\"<>]{1,300}))",
    re.MULTILINE,
)
_WITHOUT = frozenset(["text", "docx", "odt", "epub", "pdf", "html"])  # formats that cite by no key
_PACKED = frozenset(["docx", "odt", "epub", "pdf"])  # their bytes show no words
# Formats that take in other files.
_TAKING = frozenset(["latex", "asciidoc", "rst", "org", "typst", "markdown"])
_MOST = 400  # files


def mark_of_taken_in(path: Path, data: bytes) -> str:
    """Return a text that changes when a file does that the post is read with; empty where there is none."""
    return "\n".join(stamp_of(file) for file in read_with(path, data))


def read_with(path: Path, data: bytes) -> list[Path]:
    """Return the files besides its own that a post is read with."""
    listed = find_list_beside(path)
    beside = [listed] if listed is not None else []
    name = format_of(path)
    cites = name not in _WITHOUT and _CITES.search(data)
    if not cites and name not in _PACKED and not _YEAR.search(data):
        return beside
    inputs = files_taken_in(path, data) if cites and name in _TAKING else {}
    named = [name for content in (data, *inputs.values()) for name in _names(content)]
    return [*inputs, *bibliography_files(path, named), *beside]


def _names(data: bytes) -> list[str]:
    names: list[str] = []
    for match in _NAMED.finditer(data):
        written = match[1] if match[1] is not None else match.group()
        names += [part.strip() for part in written.decode("utf-8", "replace").split(",")]
    return list(dict.fromkeys(names))[:_MOST]


def files_taken_in(path: Path, data: bytes) -> dict[Path, bytes]:
    """Return the files that one of such a format takes in, and those within, with their bytes."""
    found: dict[Path, bytes] = {}
    waiting = [data]
    while waiting and len(found) < _MOST:
        content = waiting.pop()
        names = [
            (b"/".join(part for part in match.groups() if part)) for match in _TAKES_IN.finditer(content)
        ]
        names += [match[1] for match in _BARE_INPUT.finditer(content)]
        names += [match[match.lastindex or 0].lstrip(b"/") for match in _INCLUDES.finditer(content)]
        for name in list(dict.fromkeys(names))[:_MOST]:
            written = name.decode("utf-8", "replace").strip()
            for file in (path.parent / written, path.parent / f"{written}.tex"):
                if file in found:
                    break
                try:
                    taken = read_regular(file)
                except (OSError, ValueError):
                    continue
                found[file] = taken
                waiting.append(taken)
                break
    return found

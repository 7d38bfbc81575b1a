"""The files that a reStructuredText file includes, and what all files of one post know together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from litman.posts.readers.inclusion import Inclusion
from litman.posts.readers.lexed import lines_of
from litman.posts.readers.rst_targets import Targets

# Of a footnote or citation.
DEFINITION = re.compile(r"\.\.[ \t]+\[(?P<label>\d{1,4}|\#[\w.:+-]*|\*|[A-Za-z][\w.:+-]*)\](?:[ \t]+|$)")
_INCLUDES = re.compile(
    r"^[ \t]*\.\.[ \t]+include::[ \t]+(?P<file>\S(?:[^\n]*[^ \t\n])?)[ \t]*+$", re.MULTILINE
)
_TEXTS = (".rst", ".rest", ".txt", ".inc")
# A part of a file, code, a file in another mark-up: no text of this post, or none that can be found again.
_IN_PARTS = re.compile(r":(?:start-|end-|code|literal|parser)")


@dataclass(slots=True)
class Shared:
    """What the files of one post know together."""

    inclusion: Inclusion
    keys: set[str] = field(default_factory=set)  # labels that definitions of citations have
    named: dict[str, str] = field(default_factory=dict)  # where names lead
    levels: list[str] = field(default_factory=list)  # adornments of headings, the highest first
    defined: dict[str, int] = field(default_factory=lambda: {"#": 0, "*": 0})
    called: dict[str, int] = field(default_factory=lambda: {"#": 0, "*": 0})

    @classmethod
    def of(cls, path: Path, source: str) -> Shared:
        """Return what is known before the first line is read: labels and names of the file and of those within."""
        shared = cls(Inclusion(len(source)))
        # Its own names go first.
        for text in [*_within(path, source, Inclusion(len(source)), (path,)), source]:
            lines = lines_of(text)
            shared.keys |= {
                found["label"] for line in lines if (found := DEFINITION.match(line.text.strip()))
            }
            if text is not source:
                shared.named |= Targets(lines, text).named
        return shared


def included(
    name: str, options: str, path: Path, shared: Shared, open_files: tuple[Path, ...]
) -> tuple[Path, str] | str | None:
    """Return the file of text that a directive includes as a whole, with its source.

    Why it is not read, where it cannot be; None where the directive includes no text, or a part.
    """
    files = _files(name.strip(), path, open_files)
    if _IN_PARTS.search(options) or not files:
        return None
    taken = _taken(name.strip(), path, shared.inclusion, open_files)
    return taken or shared.inclusion.why_not(files, within=open_files)


def _within(path: Path, source: str, inclusion: Inclusion, open_files: tuple[Path, ...]) -> Iterator[str]:
    for found in _INCLUDES.finditer(source) if "include::" in source else ():
        taken = _taken(found["file"], path, inclusion, open_files)
        if taken is not None:
            file, text = taken
            yield text
            yield from _within(file, text, inclusion, (*open_files, file))


def _taken(
    name: str, path: Path, inclusion: Inclusion, open_files: tuple[Path, ...]
) -> tuple[Path, str] | None:
    for file in _files(name, path, open_files):
        text = inclusion.take_in(file, within=open_files)
        if text is not None:
            return file, text
    return None


def _files(name: str, path: Path, open_files: tuple[Path, ...]) -> list[Path]:
    """Return the files of text that a name may mean."""
    # Sphinx takes a name that begins with a slash from its top folder, mostly that of the post.
    folders = dict.fromkeys((path.parent, open_files[0].parent))
    files = [folder / name.lstrip("/") for folder in folders if "\x00" not in name and "|" not in name]
    return [file for file in files if file.suffix.casefold() in _TEXTS]

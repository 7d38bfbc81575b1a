"""A Typst file as its reader takes it: without comments, with what its template says of title, authors and files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from litman.posts.readers.inclusion import Inclusion
from litman.posts.readers.lexed import Brackets, Facts

QUOTED = re.compile(r"\"([^\"]*)\"")
_HIDDEN = re.compile(r"(?P<ticks>`{3,})|/\*|(?<![:/])//[^\n]*|`[^`\n]*`|(?<!\\)\"(?:[^\"\\\n]|\\.)*+\"")
_BIBLIOGRAPHY = re.compile(r"#?\bbibliography\(\s*(?:\(\s*)?(?P<files>\"[^\"]*\"(?:\s*,\s*\"[^\"]*\")*)")
_FACT = re.compile(r"\b(?P<name>title|date)\s*:\s*(?P<open>\[|\")")
_AUTHORS = re.compile(r"\bauthors?\s*:\s*\(?")
_NAME = re.compile(r"\bname\s*:\s*(?:\[([^\[\]]*)\]|\"([^\"]*)\")")


INCLUDE = re.compile(r"^[ \t]*#include[ \t]+\"(?P<file>[^\"\n]{1,300}\.typ)\"", re.MULTILINE)


def included_in(shown: str, inclusion: Inclusion, open_files: tuple[Path, ...]) -> Iterator[tuple[Path, str]]:
    """Yield the files that a file includes and those within, each as it is shown."""
    for found in INCLUDE.finditer(shown):
        file = file_of(found["file"], open_files)
        source = inclusion.take_in(file, within=open_files)
        if source is not None:
            inner = without_comments(source)
            yield file, inner
            yield from included_in(inner, inclusion, (*open_files, file))


def file_of(name: str, open_files: tuple[Path, ...]) -> Path:
    """Return the file that a file includes by a name; a slash in front is the folder of the post."""
    return open_files[0].parent / name.lstrip("/") if name.startswith("/") else open_files[-1].parent / name


def without_comments(source: str) -> str:
    """Return the source with its comments and blocks of code blank; lengths stay."""
    parts: list[str] = []
    at = position = 0
    while match := _HIDDEN.search(source, position):
        position = match.end()
        if match["ticks"]:
            end = source.find(match["ticks"], match.end())
            stop = end + len(match["ticks"]) if end >= 0 else len(source)
        elif match.group() == "/*":
            end = source.find("*/", match.end())
            stop = end + 2 if end >= 0 else len(source)
        elif match.group().startswith("//"):
            stop = match.end()
        else:
            continue
        parts += [source[at : match.start()], re.sub(r"[^\n]", " ", source[match.start() : stop])]
        at = position = stop
    return "".join(parts) + source[at:]


def named_bibliographies(shown: str) -> list[str]:
    """Return the files that calls of `bibliography` name."""
    return [name for found in _BIBLIOGRAPHY.finditer(shown) for name in QUOTED.findall(found["files"])]


def read_arguments(shown: str, square: Brackets, round_: Brackets, facts: Facts) -> None:
    """Read title, date and authors from the arguments of a template."""
    head = shown[:6_000]
    for found in _FACT.finditer(head):
        start = found.end()
        stop = head.find('"', start) if found["open"] == '"' else square.closing(start - 1, len(shown))
        value = " ".join(re.sub(r"[*_\\]|#\w+", " ", shown[start:stop]).split()) if stop > start else ""
        if value and found["name"] == "title":
            facts.title = facts.title or value
        elif value:
            facts.date = facts.date or value
    authors = _AUTHORS.search(head)
    if authors is not None:
        stop = round_.closing(authors.end() - 1, len(shown))
        inside = shown[authors.end() : stop if stop > 0 else authors.end() + 200]
        names = [a or b for a, b in _NAME.findall(inside)]
        if not names and stop > 0:
            names = QUOTED.findall(inside)
        elif not names:
            names = QUOTED.findall(inside.split("\n")[0])
        facts.authors = tuple(" ".join(name.split()) for name in names)

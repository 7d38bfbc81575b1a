"""An AsciiDoc file as its reader takes it: lines without comments and conditions, its header, files it includes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from litman.posts.readers.asciidoc_inline import Shared
from litman.posts.readers.lexed import Facts, Line, lines_of

_CONDITION = re.compile(r"(?:ifdef|ifndef|ifeval|endif)::[^\n]*$")
_ENTRY = re.compile(r":!?(?P<name>\w[\w-]{0,60})!?:(?:[ \t]+(?P<value>.*))?$")
_NAME = r"[^\W\d_][\w.'’_-]{0,60}"
_AUTHOR = re.compile(rf"(?P<name>{_NAME}(?:[ \t]{_NAME}){{0,4}})(?:[ \t]*<[^<>]{{1,200}}>)?")
_REVISION = re.compile(
    r"(?:v[\w.-]{1,30},?[ \t]*+)?(?P<date>\d{4}-\d\d?(?:-\d\d?)?|\d{1,2}\.? \w{3,12},? \d{4}|\w{3,12} \d{1,2}, \d{4})?"
    r"(?::[^\n]*)?[ \t]*$"
)
_INCLUDE = re.compile(r"include::(?P<file>[^\s\[]{1,300})\[(?P<how>[^\]\n]{0,300})\]")
_TEXTS = (".adoc", ".asciidoc", ".asc", ".txt")


def _files(value: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in value.split(",") if part.strip())


# Attributes that name files of references: those of asciidoctor-bibtex, and of asciidoctor-bibliography.
NAMES_FILES: dict[str, Callable[[str], tuple[str, ...]]] = {
    "bibtex-file": _files,
    "bibliography-database": _files,
    "bibliography-file": _files,
    "bibliography": _files,
}


def shown_lines(source: str) -> tuple[list[Line], str]:
    """Return the lines, and the source with comments and conditions blank; lengths stay."""
    parts, lines = [], []
    at, block = 0, ""
    for line in lines_of(source):
        text = line.text
        is_edge = text.startswith("////") and not text.strip("/ \t")
        hidden = bool(block) or is_edge or (text.startswith("//") and not text.startswith("///"))
        if is_edge:
            block = "" if block == text.rstrip() else (block or text.rstrip())
        if hidden or _CONDITION.match(text):
            parts += [source[at : line.start], " " * len(text)]
            at = line.end
            if not hidden or not is_edge:
                continue  # within a paragraph it is as if the line were not there
            text = ""
        lines.append(Line(text, line.start))
    return lines, "".join(parts) + source[at:]


def read_header(
    lines: list[Line], facts: Facts, attributes: dict[str, str], title: Callable[[Line, int], None]
) -> int:
    """Read title, authors, date and attributes; return at which line the text begins."""
    at = 0
    while at < len(lines) and not lines[at].text.strip():
        at += 1
    titled = False
    while at < len(lines) and (line := lines[at].text).strip():
        entry = _ENTRY.match(line)
        if entry:
            _take(entry["name"], (entry["value"] or "").strip(), facts, attributes)
        elif not titled and re.match(r"[=#][ \t]+\S", line):
            titled = True
            title(lines[at], 2)
        elif titled and not facts.authors and (names := _authors(line)):
            facts.authors = names
        elif titled and facts.authors and (revision := _REVISION.match(line)):
            facts.date = facts.date or revision["date"]
        else:
            break
        at += 1
    return at


def _authors(line: str) -> tuple[str, ...]:
    found = [_AUTHOR.fullmatch(part.strip()) for part in line.rstrip("; \t").split(";")]
    return tuple(one["name"].replace("_", " ") for one in found if one) if all(found) else ()


def _take(name: str, value: str, facts: Facts, attributes: dict[str, str]) -> None:
    attributes[name] = value
    if name in ("author", "authors") and value:
        facts.authors = _authors(value) or (value,)
    elif name == "revdate" and value:
        facts.date = value
    elif name == "title" and value:
        facts.title = value
    elif name in NAMES_FILES:
        facts.bibliographies += NAMES_FILES[name](value)


@dataclass(frozen=True, slots=True)
class LeftOutFile:
    """A file that a line includes and that cannot be read."""

    name: str
    reason: str


def included(
    text: str, path: Path, shared: Shared, open_files: tuple[Path, ...]
) -> tuple[Path, str] | LeftOutFile | None:
    """Return the file of text that a line includes as a whole, with its source.

    Its name and why it is not read, where it cannot be; None where the line includes no text, or a part.
    """
    found = _INCLUDE.match(text)
    if found is None or "tag" in found["how"] or "lines" in found["how"]:
        return None
    name = re.sub(r"\{([\w-]+)\}", lambda m: shared.attributes.get(m[1], ""), found["file"]).strip("/")
    files = [folder / name for folder in dict.fromkeys((path.parent, open_files[0].parent))]
    if files[0].suffix.casefold() not in _TEXTS:
        return None
    for file in files:
        source = shared.inclusion.take_in(file, within=open_files)
        if source is not None:
            return file, source
    known = all(named in shared.attributes for named in re.findall(r"\{([\w-]+)\}", found["file"]))
    if "://" in name or "optional" in found["how"] or not known:
        return None
    return LeftOutFile(found["file"], shared.inclusion.why_not(files, within=open_files))

"""A paper as its PDF shows it: the lines of its first pages, and the identifiers that may be its own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from litman.errors import (
    DamagedPostError,
    EmptyPostError,
    EncryptedPostError,
    FileReadError,
    ImagesOnlyError,
    MissingExtraError,
)
from litman.identifiers.arxiv import find_arxiv_ids
from litman.identifiers.doi import find_dois
from litman.identifiers.identifier import Identifier, doi_identifier
from litman.identifiers.pmid import find_pmids
from litman.papers.xmp import Stated, read_xmp
from litman.posts.readers.pdf_apart import can_read_pdf, read_apart
from litman.posts.readers.pdf_lines import Line, lines_in_order
from litman.posts.references.headings import is_reference_heading
from litman.regular_files import open_regular

_MOST_NAMED = 6  # identifiers of a file that are asked about
_LARGEST = 200_000_000  # bytes
_MOST_LINES = 400
_LARGER = 0.7  # points above the size of most letters, from which a line is in large type
_TITLE_LINES = 5
_FEWEST_LETTERS = 0.6  # of the characters of a title: less is a font that cannot be read


@dataclass(frozen=True, slots=True)
class Paper:
    """What a file shows and states of the work that it is."""

    path: Path
    lines: tuple[Line, ...]  # of the first pages, without their lists of references
    size: float  # of most of the letters
    title: str  # what stands in the largest type; empty where all is of one size
    stated: Stated
    own: tuple[Identifier, ...]  # that the file states outside its pages
    printed: tuple[Identifier, ...]  # on the first pages, the likelier first

    @property
    def named(self) -> tuple[Identifier, ...]:
        """What may be its identifier, the likelier first."""
        return tuple(dict.fromkeys((*self.own, *self.printed)))[:_MOST_NAMED]


def read_paper(path: Path) -> Paper:
    """Return what the PDF at a path says that it is; it is read in a process of its own.

    Raises:
        EmptyPostError: it has no bytes, or no page.
        FileReadError: it cannot be opened.
        DamagedPostError: it is no PDF, or cannot be read in time.
        EncryptedPostError: it has a password.
        ImagesOnlyError: there are images of pages in it, no text, and it states no identifier either.
        MissingExtraError: pypdf, or what its cipher needs, is not installed.
    """
    answer = _head(path)
    lines = tuple(_own_lines(lines_in_order(answer["pages"])))
    said = answer["said"]
    xmp = read_xmp(answer["metadata"])
    stated = Stated(xmp.identifying, xmp.title or answer["title"], xmp.people or _people(answer["author"]))
    own = tuple(_identifiers("\n".join([*xmp.identifying, *map(str, said.values())])))
    if not lines and not own:
        raise ImagesOnlyError(path) if answer["pages"] else EmptyPostError(path)
    size = _body_size(lines)
    first = [line for line in lines if line.page == 1]
    text = "\n".join(line.bare for line in lines)
    stamps = [Identifier("arxiv", found.id) for line in first for found in find_arxiv_ids(line.bare)[:1]]
    printed = (*stamps, *_identifiers(text))
    return Paper(path, lines, size, _large_title(lines, size), stated, own, tuple(dict.fromkeys(printed)))


def _head(path: Path) -> Mapping[str, Any]:
    try:
        with open_regular(path) as stream:
            start = stream.read(1_024)
        length = path.stat().st_size
    except OSError as exc:
        raise FileReadError(path, exc) from exc
    if not start:
        raise EmptyPostError(path)
    if b"%PDF-" not in start:
        raise DamagedPostError(path, "it is no PDF")
    if length > _LARGEST:
        raise DamagedPostError(path, "it has more than 200 MB")
    if not can_read_pdf():
        raise MissingExtraError(path, "pdf", "pypdf", f"pdftotext {path.name} {path.stem}.txt")
    printed = read_apart("head", path)
    if printed is None:
        raise DamagedPostError(path, "it cannot be read as a PDF, or not within a minute")
    answer: dict[str, Any] = json.loads(printed)
    if answer.get("lacks"):
        raise MissingExtraError(path, "pdf", str(answer["lacks"]), f"pdftotext {path.name} {path.stem}.txt")
    if answer.get("encrypted"):
        raise EncryptedPostError(path)
    return answer


def _own_lines(lines: list[Line]) -> Iterator[Line]:
    """The lines before a list of references: what stands there is other works'."""
    for line in lines[:_MOST_LINES]:
        if is_reference_heading(line.bare):
            return
        yield line


def _identifiers(text: str) -> Iterator[Identifier]:
    yield from (doi_identifier(found.doi) for found in find_dois(text))
    yield from (Identifier("arxiv", found.id) for found in find_arxiv_ids(text))
    yield from (Identifier("pmid", found.id) for found in find_pmids(text))


def _people(author: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in author.split(";") if name.strip())


def _body_size(lines: tuple[Line, ...]) -> float:
    counts: dict[float, int] = {}
    for line in lines:
        counts[line.size] = counts.get(line.size, 0) + len(line.text)
    return max(counts, key=lambda size: counts[size], default=0.0)


def _large_title(lines: tuple[Line, ...], size: float) -> str:
    """What stands in the largest type: that of a cover page is smaller than that of the paper behind it."""
    largest = max((line.size for line in lines), default=0.0)
    if largest <= size + _LARGER:
        return ""
    at = next(number for number, line in enumerate(lines) if line.size == largest)
    title: list[str] = []
    for line in lines[at : at + _TITLE_LINES]:
        if abs(line.size - largest) > _LARGER or line.page != lines[at].page:
            break
        title.append(line.bare)
    text = " ".join(title)
    is_legible = sum(map(str.isalpha, text)) >= _FEWEST_LETTERS * len(text.replace(" ", ""))
    return text if is_legible else ""

"""The text of a work: what a person keeps as `sources/KEY.txt`, else its attached file, else its abstract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from litman.errors import AttachmentError
from litman.files import digest_of
from litman.library.attachments import locate_attachment
from litman.regular_files import read_regular
from litman.texts.kept_text import source_text_path
from litman.texts.plain_text import text_of_plain
from litman.texts.read import has_text
from litman.texts.source_text import SourceText
from litman.texts.store import TextStore

Origin = Literal["kept", "file", "abstract"]
Extent = Literal["whole", "part", "abstract"]


@dataclass(frozen=True, slots=True)
class TextOfWork:
    """A text that is at hand of a work."""

    origin: Origin
    text: SourceText
    path: Path | None = None  # None: an abstract, which stands in the entry
    digest: str | None = None  # of the file's bytes

    @property
    def extent(self) -> Extent:
        """How much of the work it holds; a part where pages of its file cannot be read."""
        if self.origin == "abstract" or not self.text.has_body:
            return "abstract"
        return "part" if self.text.unread else "whole"

    @property
    def has_pages(self) -> bool:
        """Whether it is known on which page each of its sentences stands."""
        return bool(self.text.file_pages) or "\f" in self.text.text.strip()

    @property
    def is_whole(self) -> bool:
        """Whether all of the work was read: only then what is not in it is not in the work."""
        return self.extent == "whole"


class TextsOfWork(NamedTuple):
    """The texts at hand of a work, the one that wins first."""

    texts: tuple[TextOfWork, ...]
    # attached files that would have one and cannot be read: pictures of pages, gone, too large
    unread: int = 0


def all_texts_of_work(
    store: TextStore, key: str, *, files: Sequence[str] = (), abstract: str = ""
) -> TextsOfWork:
    """Return all texts of a work, with the arguments of `text_of_work`."""
    found = tuple(texts_of_work(store, key, files=files, abstract=abstract))
    read = sum(text.origin == "file" for text in found)
    return TextsOfWork(found, sum(map(has_text, files)) - read)


def text_of_work(
    store: TextStore, key: str, *, files: Iterable[str] = (), abstract: str = ""
) -> TextOfWork | None:
    """Return the text that wins of those of a work; None where there is none.

    Args:
        store: The library's texts.
        key: The work's citation key.
        files: The paths of its attached files, as the entry has them; one that leads out of the library is not read.
        abstract: Its abstract as plain text.
    """
    return next(texts_of_work(store, key, files=files, abstract=abstract), None)


def texts_of_work(
    store: TextStore, key: str, *, files: Iterable[str] = (), abstract: str = ""
) -> Iterator[TextOfWork]:
    """Yield the texts of a work, the one that wins first."""
    kept = source_text_path(store.root, key)
    held = _kept(kept)
    if held is not None:
        yield held
    for name in files:
        try:
            path = locate_attachment(store.root, name, outside=False)
        except (AttachmentError, OSError):
            continue
        found = store.text_of(path)
        if found is not None and found.text.sentences:
            yield TextOfWork("file", found.text, path, found.digest)
    if abstract.strip():
        yield TextOfWork("abstract", text_of_plain(abstract))


def _kept(path: Path) -> TextOfWork | None:
    try:
        data = read_regular(path)
        text = text_of_plain(data.decode("utf-8-sig", "replace"))
    except OSError:
        return None
    return TextOfWork("kept", text, path, digest_of(data)) if text.sentences else None

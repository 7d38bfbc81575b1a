"""Which works of the library hold the words of a quotation, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from litman.index.doors.open import index_of
from litman.index.query.quoted_works import find_quoted
from litman.text.content_words import content_words
from litman.text.han_variants import simplified
from litman.texts.kept_text import SOURCES_FOLDER
from litman.texts.of_work import texts_of_work
from litman.texts.quoted_pieces import pieces
from litman.texts.store import TextStore
from litman.texts.words_in_work import WordsInWork, find_in_texts

if TYPE_CHECKING:
    from litman.index.query.candidate_works import FoundWork
    from litman.index.query.work_lines import WorkLine
    from litman.library.library import Library

_LAST_YEAR = 9999  # where none is known: works of which it is come first
_MOST_TOLD = 12  # words by which works are found that have no run of them


@dataclass(frozen=True, slots=True)
class Quoted:
    """A work that holds a quotation, exactly or nearly."""

    line: WorkLine
    words: WordsInWork

    def to_json(self) -> dict[str, Any]:
        """Return the work with the place as a JSON object."""
        line = self.line
        work = {
            "key": line.key,
            "year": line.year,
            "who": line.who,
            "title": line.title,
            "notice": line.notice,
        }
        return {**work, **self.words.to_json()}


@dataclass(frozen=True, slots=True)
class QuotedWorks:
    """What was found of a quotation, the oldest work first."""

    works: tuple[Quoted, ...]
    left_out: int  # works that may hold it as well, and are younger than those that were looked into


def find_in_library(library: Library, quotation: str) -> QuotedWorks:
    """Return the works that hold a quotation."""
    index = index_of(library)
    told = pieces(quotation)
    other = [[simplified(word) for word in piece] for piece in told]
    told += other if other != told else []
    telling = content_words(quotation)[:_MOST_TOLD]
    works, left_out = index.ask(
        lambda opened: find_quoted(opened, index.sources.bibliography, told, telling),
        refresh=index.refresh_files,
    )
    store = TextStore(library.root)
    found = [one for work in works if (one := _in_work(store, work, quotation)) is not None]
    found.sort(key=lambda one: (one.line.year or _LAST_YEAR, one.line.key))
    return QuotedWorks(tuple(found), left_out)


def _in_work(store: TextStore, work: FoundWork, quotation: str) -> Quoted | None:
    files = [path for path in work.files if not path.startswith(f"{SOURCES_FOLDER}/")]
    texts = texts_of_work(store, work.line.key, files=files, abstract=work.abstract)
    found = find_in_texts(texts, quotation)
    return Quoted(work.line, found) if found is not None else None

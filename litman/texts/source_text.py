"""The text of a source, and its sentences: on which page and under which heading each stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from litman.posts.post import FilePage


class Sentence(NamedTuple):
    """A sentence: a stretch of its source's text in code points, and where a reader finds it."""

    start: int
    end: int
    page: int | None = None  # from 1, as the file counts them; None in a file without pages
    section: str | None = None  # the heading above it


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a source says; references and what stands around a page are in `text` and in no sentence."""

    text: str
    sentences: tuple[Sentence, ...]  # in order; they do not overlap
    file_pages: tuple[FilePage, ...] = ()  # of a file that has pages
    has_body: bool = True  # False: the file holds an article's abstract only

    def words(self, sentence: Sentence) -> str:
        """Return a sentence's words, line ends as single spaces."""
        return " ".join(self.text[sentence.start : sentence.end].split())

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds the offset, or the last one before it."""
        at = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        return self.sentences[at] if at >= 0 else None

    @property
    def pages(self) -> int:
        """How many pages have sentences; 0 in a text without pages."""
        return len({sentence.page for sentence in self.sentences if sentence.page is not None})

    @property
    def unread(self) -> tuple[int, ...]:
        """The pages, from 1, whose words are not in the text: pictures, and what lies behind the most that is read."""
        return tuple(number for number, page in enumerate(self.file_pages, 1) if not page.is_read)

    def to_json(self) -> dict[str, object]:
        """Return the text as a JSON object; headings, which many sentences share, stand in it once."""
        sections = list(dict.fromkeys(one.section for one in self.sentences))
        numbers = {section: number for number, section in enumerate(sections)}
        rows = [[one.start, one.end, one.page, numbers[one.section]] for one in self.sentences]
        said: dict[str, object] = {"text": self.text, "sections": sections, "sentences": rows}
        said |= {"pages": [list(page) for page in self.file_pages]} if self.file_pages else {}
        return said if self.has_body else said | {"has_body": False}


NO_TEXT = SourceText("", ())


def source_text_from_json(item: Mapping[str, Any]) -> SourceText:
    """Return the text that `to_json` made an object of.

    Raises:
        KeyError, TypeError, ValueError, IndexError: it is none.
    """
    sections = item["sections"]
    rows = item["sentences"]
    return SourceText(
        str(item["text"]),
        tuple(Sentence(start, end, page, sections[number]) for start, end, page, number in rows),
        tuple(FilePage(label, printed, is_read) for label, printed, is_read in item.get("pages", ())),
        bool(item.get("has_body", True)),
    )


def place_words(page: int | str | None, section: str | None) -> str:
    """Return where something stands as a reader is told: `p. 4, Results`; empty where nothing is known."""
    parts = [f"p. {page}" if page is not None else "", section or ""]
    return ", ".join(part for part in parts if part)

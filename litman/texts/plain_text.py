"""Sentences of texts without mark-up: abstracts, and what a person, pdftotext or `refresh --keep-text` kept."""

from __future__ import annotations

import re

from litman.posts.prose.sentences import split_sentences
from litman.texts.source_text import Sentence, SourceText

_PARAGRAPH_END = re.compile(r"\n[ \t\r\f]*\n|\f")
_LONGEST_HEADING = 80
_PARTED = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010][^\S\n]*+\n[^\S\n]*+(?=[^\W\d_])")


def text_of_plain(text: str, *, language: str = "en") -> SourceText:
    """Return a text with its sentences; form feeds part pages, as pdftotext writes them.

    A short paragraph without a mark at its end is the heading of those below it.
    """
    has_pages = "\f" in text
    sentences: list[Sentence] = []
    page, section, start = 1, None, 0
    ends = [(match.start(), match.end()) for match in _PARAGRAPH_END.finditer(text)]
    for end, following in [*ends, (len(text), len(text))]:
        paragraph = text[start:end].strip()
        if _is_heading(paragraph) and following < len(text):
            section = " ".join(paragraph.split())
        elif paragraph:
            number = page if has_pages else None
            sentences += [
                Sentence(span.start, span.end, number, section)
                for span in split_sentences(text, start, end, language=language)
            ]
        page += text.count("\f", end, following)
        start = following
    return SourceText(text, tuple(sentences))


def joined_at_line_ends(text: str) -> str:
    """Return a text as words are looked up in it: those that a hyphen parts at the end of a line are whole."""
    return _PARTED.sub("", text)


def _is_heading(paragraph: str) -> bool:
    is_short = 0 < len(paragraph) <= _LONGEST_HEADING and "\n" not in paragraph
    return is_short and paragraph[-1] not in '.!?:;,…。！？"”»)' and paragraph[0].isalnum()

"""The text of an article in JATS, the XML in which Europe PMC and publishers keep full texts.

Source: ANSI/NISO Z39.96, "JATS: Journal Article Tag Suite", the elements `abstract`, `body`, `sec`, `title`, `p`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from litman.posts.prose.sentences import split_sentences
from litman.posts.readers.zipped import parse_part
from litman.texts.source_text import NO_TEXT, Sentence, SourceText

# What is printed around or for the words of an article, and is none of them.
_LEFT_OUT = frozenset(
    "xref graphic media supplementary-material ref-list disp-formula object-id "
    "inline-formula tex-math license copyright-statement journal-meta glossary".split()
)
_NUMBERED = frozenset("0123456789,;–- []()")
_HEADING = 80
_HEAD = 4_000  # bytes in which the first element stands


def is_jats(data: bytes) -> bool:
    """Whether the bytes look like an article in JATS."""
    head = data[:_HEAD]
    return b"<article" in head or b"<pmc-articleset" in head


def jats_text(path: Path, data: bytes) -> SourceText:
    """Return the text of the first article in the bytes: title, abstract and body, with their headings.

    Raises:
        DamagedPostError: it is no XML.
    """
    root = parse_part(path, path.name, data)
    article = next((node for node in root.iter() if _name(node) == "article"), None)
    if article is None:
        return NO_TEXT
    language = (article.get("{http://www.w3.org/XML/1998/namespace}lang") or "en")[:2].lower()
    pieces: list[str] = []
    sentences: list[Sentence] = []
    length = 0
    for words, section, is_said in _paragraphs(article):
        if is_said:
            sentences += [
                Sentence(length + span.start, length + span.end, None, section)
                for span in split_sentences(words, language=language)
            ]
        pieces.append(words)
        length += len(words) + 2
    has_body = any(_name(part) == "body" for part in article)
    return SourceText("\n\n".join(pieces), tuple(sentences), has_body=has_body)


def _paragraphs(article: Any) -> Iterator[tuple[str, str | None, bool]]:
    """Yield words, heading above them, and whether they are said rather than a heading."""
    for part in article:
        if _name(part) == "front":
            for node in part.iter():
                if _name(node) == "article-title":
                    yield _words(node), None, True
                    break
            for node in part.iter():
                if _name(node) in ("abstract", "trans-abstract"):
                    yield from _inside(node, "Abstract")
        elif _name(part) in ("body", "floats-group", "back"):
            yield from _inside(part, None)


def _inside(node: Any, section: str | None) -> Iterator[tuple[str, str | None, bool]]:
    """Yield the paragraphs of an element in their order, without going deeper by a call a level."""
    waiting: list[tuple[Any, str | None]] = [(node, section)]
    while waiting:
        here, above = waiting.pop()
        name = _name(here)
        if name in _LEFT_OUT or name is None:
            continue
        if name == "caption":
            yield from ((words, above, True) for words in map(_words, here) if words)
            continue
        if name in ("p", "title", "subtitle", "label"):
            words = _words(here)
            if words and name != "label":
                yield words, above, name == "p"
            continue
        if name == "tr":
            yield " ".join(filter(None, map(_words, here))), above, False
            continue
        title = next((_words(child) for child in here if _name(child) == "title"), "")
        below = title[:_HEADING] or above
        waiting += [(child, below) for child in reversed(here)]


def _words(node: Any) -> str:
    """Return the words of an element; numbers of references in it are left out."""
    pieces: list[str] = []

    def walk(here: Any) -> None:
        name = _name(here)
        is_number = name == "sup" and set("".join(here.itertext())) <= _NUMBERED
        if name not in _LEFT_OUT and name is not None and not is_number:
            pieces.append(here.text or "")
            for child in here:
                walk(child)
                pieces.append(child.tail or "")

    walk(node)
    words = " ".join("".join(pieces).split())
    return words.replace(" ()", "").replace(" []", "").replace("()", "").replace("[]", "")


def _name(node: Any) -> str | None:
    """Return an element's name without its namespace; None of a comment."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else None

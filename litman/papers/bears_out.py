"""Whether a PDF is the work that a registry describes: its title stands on a line of its own, its author near it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from rapidfuzz.fuzz import ratio

from litman.papers.paper import Paper
from litman.posts.readers.pdf_lines import Line
from litman.text.folding import fold, to_ascii
from litman.text.names import name_words
from litman.text.plain import plain
from litman.text.taken_back import unmarked_title
from litman.work import Work

# It is its title; its words mention it, which a paper does that cites it; it says nothing that could be compared; it
# is another work.
Bearing = Literal["title", "mention", "silence", "other"]
_WORD = re.compile(r"[^\W\d_]+")
_LIKE = 92  # per cent of the letters
_FEWEST = 12  # letters of a title that tells works apart
_TELLING = 25  # letters of a title that hardly stand in a text by chance
_MOST_LINES = 8  # of a title
_FEW_LETTERS = 40  # of a file that says nothing but an identifier
_PEOPLE = 3  # of the authors, of whom one must be named


def bearing_of(paper: Paper, work: Work) -> Bearing:
    """Return what the pages of a file say to it that they are this work. Never raises."""
    titles = _titles(work)
    if not titles:
        return "other"
    if sum(map(str.isalpha, "".join(line.bare for line in paper.lines))) < _FEW_LETTERS:
        return "silence" if _agrees(paper.stated.title, titles) else "other"
    if not _names_author(paper, work):
        return "other"
    own = _letters(paper.title)
    is_own = bool(own) and any(_is_like(own, title) for title in titles)
    if is_own or _stands_alone(paper, titles, own):
        return "title"
    text = _letters(" ".join(line.bare for line in paper.lines))
    is_mentioned = any(len(title) >= _TELLING and title in text for title in titles)
    return "mention" if is_mentioned and not own else "other"


def _titles(work: Work) -> list[str]:
    """The letters of the title, whole and without what follows a colon; of short ones, which tell nothing, none."""
    whole = unmarked_title(plain(work.title or ""))
    main = whole.partition(": ")[0]
    return list(dict.fromkeys(text for part in (whole, main) if len(text := _letters(part)) >= _FEWEST))


def _agrees(stated: str, titles: Sequence[str]) -> bool:
    letters = _letters(stated)
    return not letters or any(_is_like(letters, title) for title in titles)


def _stands_alone(paper: Paper, titles: Sequence[str], own: str) -> bool:
    """Whether lines say nothing but the title: in large or bold type, or in any where nothing else is a title."""
    for start, line in enumerate(paper.lines):
        is_large = line.size > paper.size + 0.7 or line.is_bold
        if (own and not is_large) or _goes_on_from(paper.lines, start):
            continue
        for letters in _windows(paper.lines, start):
            if any(_is_like(letters, title) for title in titles):
                return True
    return False


def _goes_on_from(lines: Sequence[Line], start: int) -> bool:
    """Whether a line goes on with one above it in the same type: `Comment on`, and the title of another work."""
    if start == 0:
        return False
    above, line = lines[start - 1], lines[start]
    is_near = above.page == line.page and 0 < above.y - line.y < 2 * line.size
    return is_near and abs(above.size - line.size) < 0.3 and above.is_bold == line.is_bold


def _windows(lines: Sequence[Line], start: int) -> Iterator[str]:
    letters = ""
    for line in lines[start : start + _MOST_LINES]:
        if abs(line.size - lines[start].size) > 0.7:
            return
        letters += _letters(line.bare)
        yield letters


def _is_like(one: str, other: str) -> bool:
    return abs(len(one) - len(other)) <= 0.15 * len(other) and ratio(one, other) >= _LIKE


def _names_author(paper: Paper, work: Work) -> bool:
    people = (work.author or work.editor)[:_PEOPLE]
    if not people:
        return True
    text = fold(to_ascii(" ".join([*(line.bare for line in paper.lines), *paper.stated.people])))
    letters = _letters(text)
    for person in people:
        words = name_words(person.sort_name)
        folded = [_letters(word) for word in words]
        longest = max(folded, key=len, default="")
        if longest and (longest in letters if len(longest) > 3 else longest in _WORD.findall(text)):
            return True
    return False


def _letters(text: str) -> str:
    return "".join(c for c in fold(to_ascii(text)) if c.isalnum())

"""Who wrote a post and which paragraphs are about that person, told by names and place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from litman.posts.post import Block
from litman.posts.prose import text_shapes as shapes
from litman.posts.prose.bylines import without_notes
from litman.text.lazy_pattern import lazy_pattern

_BYLINE_NAME = lazy_pattern(
    r"(?:\b(?P<verb>\w++)\s++)?\bby(?:\s*+:)?\s+(?P<by>[^|•·–—]{3,80})|\A(?:authors?|source|contributors?"
    r"|writer['’]s\spicture)(?:\s*+:)?\s*(?P<names>.{3,80})",
    re.IGNORECASE,
)
_OTHER_WORK = frozenset(
    [
        "reviewed",
        "edited",
        "checked",
        "updated",
        "photo",
        "photographed",
        "image",
        "illustrated",
        "translated",
        "approved",
        "photos",
    ]
)
_AFTER_NAMES = lazy_pattern(
    r"(?:,?\s(?:on|at|in|for|updated|published|reviewed|last)\s.*|\s[|•·–—-]\s.*|,?\s\d.*|,\s(?:[A-Z][a-z]+\s\d).*)\Z",
    re.IGNORECASE | re.DOTALL,
)
_NAMES_APART = lazy_pattern(r"(?:(?<!\s)\s++)?(?:,(?!\s?(?:Jr|Sr|MD|PhD|M\.D|Ph\.D))|;|&|\band\b|\|)\s*")
_ABOUT_A_PERSON = lazy_pattern(
    r"(?P<subject>(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.?\s)?[A-ZÀ-Þ][\w'’-]+(?:\s(?:[A-ZÀ-Þ][\w'’-]*\.?|van|von|de"
    r"|der)){0,4}"
    r"(?:,\s[A-Z][\w.,\s-]{1,40},)?|He|She|They)"
    r"\s(?:is|was|has|holds|spent|works|worked|lives|writes|wrote|received|graduated|earned|joined|serves|served"
    r"|completed|currently|founded|"
    r"leads|directs|heads|teaches|specialises|specializes|enjoys|obtained)\b"
)
_ROLE = lazy_pattern(
    r"\b(?:professor|writer|author|journalist|editor|physician|psychiatrist|psychologist|dietiti?an|nutritionist"
    r"|nurse|researcher|"
    r"scientist|lecturer|therapist|counsell?or|founder|co-founder|director|degree|graduated|fellow|blogger|podcast"
    r"|doctorate|ph\.?d|m\.?d|"
    r"pharmacist|surgeon|dermatologist|neurologist|cardiologist|freelance|contributor|anesthesiologist|reporter"
    r"|student)\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset(["he", "she", "they"])
_PRONOUN = lazy_pattern(r"(?:He|She|They|His|Her|Their|Dr\.?|Prof\.?)\b")


def mark_biographies(
    text: str, blocks: tuple[Block, ...], bylines: Sequence[str]
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Return the blocks with those about the author marked as biography, and the authors that the bylines name.

    A paragraph is a biography where it stands under such a heading; where it follows a line that is a name and
    speaks of that person; or where it speaks, in the last part of the post, of a person whom a byline names or of
    a person by name and profession. Paragraphs that run on from it (`She…`) belong to it.
    """
    authors = _authors(bylines)
    known = _name_words(authors)
    marked = list(blocks)
    last_part = _start_of_last_part(blocks)
    section = running = False  # under a heading about the author; right after a biography
    person: frozenset[str] = frozenset()  # the name that the line before is
    for index, block in enumerate(blocks):
        line = shapes.flat(text[block.start : min(block.end, block.start + 400)])
        if block.kind in ("paragraph", "quotation"):
            about = section or (running and _runs_on(line, known | person))
            about = about or (bool(person) and _begins_with(line, person | _PRONOUNS))
            about = about or (index >= last_part and (_speaks_of(line, known) or _names_a_professional(line)))
            if about:
                marked[index] = replace(block, kind="biography")
            running = about
            person = person if about else frozenset()
        elif block.kind == "heading":
            section, running, person = (
                shapes.is_about_author(line),
                False,
                _author_line(line, known, index >= last_part),
            )
        elif block.kind == "byline" and index > 1:
            name = shapes.named_person(line)
            person = _name_words([name]) if name else frozenset()
    return tuple(marked), authors


def _author_line(line: str, known: frozenset[str], late: bool) -> frozenset[str]:
    """Return the words of an author's name that the line, which looks like a heading, is; empty where it is none."""
    name = shapes.named_person(line, credentials=False) if late or known else None
    words = _name_words([name]) if name else frozenset()
    return words if words and words <= known else frozenset()


def _authors(bylines: Sequence[str]) -> tuple[str, ...]:
    """Return the people whom the bylines name, once each."""
    found: list[str] = []
    for byline in bylines:
        line = shapes.flat(byline)
        named = [
            match["by"] or match["names"]
            for match in _BYLINE_NAME.finditer(line)
            if (match["verb"] or "").casefold() not in _OTHER_WORK
        ]
        for names in named:
            parts = (
                without_notes(part.strip(" .")) for part in _NAMES_APART.split(_AFTER_NAMES.sub("", names))
            )
            found += [name for part in parts if (name := shapes.named_person(part, credentials=False))]
        if not named and (name := shapes.named_person(line, credentials=False)):
            found.append(name)
    return tuple(dict.fromkeys(found))


def _name_words(names: Sequence[str]) -> frozenset[str]:
    words = (word.strip(".,").casefold() for name in names for word in name.split())
    return frozenset(word for word in words if len(word) > 2) - {"the", "and", "for", "prof"}


def _start_of_last_part(blocks: Sequence[Block]) -> int:
    """Return the index from which on a post may turn to its author: its last third, or after its last heading."""
    headings = [index for index, block in enumerate(blocks) if block.kind == "heading"]
    text_before = [index for index, block in enumerate(blocks) if block.kind in ("paragraph", "list-item")]
    if len(text_before) < 2:
        return len(blocks)
    return max(headings[-1] + 2 if headings else 0, len(blocks) * 2 // 3, text_before[0] + 1)


def _subject_words(line: str) -> frozenset[str]:
    match = _ABOUT_A_PERSON.match(line)
    return (
        frozenset(word.strip(".,").casefold() for word in match["subject"].split()) if match else frozenset()
    )


def _speaks_of(line: str, words: frozenset[str]) -> bool:
    return bool(_subject_words(line) & words)


def _begins_with(line: str, words: frozenset[str]) -> bool:
    return any(word.strip(".,’'s").casefold() in words for word in line.split()[:3])


def _runs_on(line: str, words: frozenset[str]) -> bool:
    return bool(_PRONOUN.match(line)) or _speaks_of(line, words)


def _names_a_professional(line: str) -> bool:
    """Whether the line tells what somebody, named in full or with a title, is by profession."""
    match = _ABOUT_A_PERSON.match(line)
    if match is None or len(match["subject"].split()) < 2:
        return False
    return bool(_ROLE.search(line[match.end() : match.end() + 100]))

"""Notes that name again what an earlier note cites: `Ibid., 12`, `Ebd.`, `Pauli, op. cit., p. 3`, `a. a. O.`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from litman.posts.references.post_reference import LOOKS_CITED, PostReference
from litman.text.folding import fold
from litman.text.lazy_pattern import lazy_pattern
from litman.text.years import YEAR

_LEAD = r"\s*(?:(?:see|vgl\.|siehe|s\.|cf\.|voir|véase|v\.|ver|см\.)\s+)?"
_BEFORE = lazy_pattern(
    rf"{_LEAD}(?:ibid(?:em)?|ibíd(?:em)?|ebd|ebenda|ebendort|eadem|idem|id|там\s+же|tamże|tamtéž|ivi"
    r"|loc\.?\s*cit|同上|同前)\.?(?=[\s,;:)，。]|\Z)",
    re.IGNORECASE,
)
_AGAIN = lazy_pattern(
    r"\b(?:op\.?\s*cit|loc\.?\s*cit|a\.\s?a\.\s?O|art\.\s?cit|ob\.\s?cit|указ\.\s*соч|wie\s+Anm\.?\s*(?P<german>\d{1,4})"
    r"|(?:see|supra|above)\s+(?:note|n\.|fn\.)\s*(?P<note>\d{1,4}))",
    re.IGNORECASE,
)
_NAME = lazy_pattern(rf"{_LEAD}(?:[^\W\d_]\.[-\s]?){{0,3}}(?P<name>[^\W\d_][\w’'-]+)")
# `Orban, “Short Sleep,” 47.`: a name and some words of the title, and nothing of where it came out.
_SHORT_TITLE = lazy_pattern(
    rf"{_LEAD}(?P<name>[^\W\d_][\w’'-]+)(?:\s(?:and|und|&|et)\s[^\W\d_][\w’'-]+)?,\s[“\"«„](?P<title>[^“”\"»]{{4,80}}?)[,.]?[”\"»“],?"
    r"\s(?:pp?\.\s?|S\.\s?)?\d{1,4}(?:\s?[–-]\s?\d{1,4})?\.?\s*\Z"
)
# `Vgl. Orban 2015, S. 47.`: a name and a year, and nothing else but a page.
_SHORT_YEAR = lazy_pattern(
    rf"{_LEAD}(?P<name>[^\W\d_][\w’'-]+)(?:\set\sal\.|\su\.\s?a\.)?,?\s\(?(?P<year>{YEAR})[a-z]?\)?"
    r"(?:[,:]\s?(?:pp?\.\s?|S\.\s?|с\.\s?)?\d{1,4}(?:\s?[–-]\s?\d{1,4})?(?:\sff?\.?)?)?\.?\s*\Z",
    re.IGNORECASE,
)
_WORD = lazy_pattern(r"[\w’'-]+")
# A year that tells when something was: `in 2018`, `March 2018`, `l'année 1950`.
_TOLD_YEAR = lazy_pattern(
    rf"\b(?:in|since|by|of|from|until|till|during|before|after|early|late|year|the|im|seit|bis|von|vor|nach|ab|um|jahre?|en|de"
    rf"|depuis|avant|après|année|fin|año|desde|hasta|ano|até|dal|del|nel|anno|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?"
    rf"|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*|mai|juni|juli|okt\w*|dez\w*|juin|juillet|août|déc\w*)\s{YEAR}\b",
    re.IGNORECASE,
)
_YEARS = lazy_pattern(rf"\b{YEAR}\b")
_FAR = 300  # notes; what is named again stood not long ago
_AHEAD = 120  # characters in which a note says that it repeats another


def fold_repeats(notes: Sequence[PostReference]) -> list[PostReference]:
    """Return the notes without those that only name an earlier one again, whose labels that one gets.

    `Ibid.` stands for the note before it, `op. cit.` for the last that its author's name begins, `see note 3` for
    note 3. One that stands for nothing known stays.
    """
    kept: list[PostReference] = []
    folded: list[str] = []  # how each of them begins
    by_label: dict[str, int] = {}
    last: int | None = None  # what the note before stands for
    for note in notes:
        again = _repeated(note, folded, last, by_label)
        if again is None:
            last = len(kept)
            kept.append(note)
            folded.append(fold(note.text[: 4 * _AHEAD]))
        else:
            last = again
            labels = (note.label,) if note.label else ()
            kept[again] = replace(
                kept[again],
                again=(*kept[again].again, *labels),
                anchors=(*kept[again].anchors, *note.anchors),
            )
        if note.label:
            by_label[note.label] = last
    return kept


def is_remark(note: PostReference, listed: Mapping[str, Set[str]]) -> bool:
    """Whether a note is no reference of its own: it names no source, or only such as stand in the post's list.

    `listed` has for each year of the list the words with which its references begin (`names_by_year`).
    """
    text = _TOLD_YEAR.sub(" ", note.text) if listed else note.text
    evidence = LOOKS_CITED.findall(text)
    if not evidence:
        return True
    if not listed or not all(found.isdigit() for found in evidence):
        return False
    said = set(_WORD.findall(fold(text)))
    return all(not said.isdisjoint(listed.get(year, frozenset())) for year in evidence)


def names_by_year(listed: Iterable[PostReference]) -> dict[str, set[str]]:
    """Return the words with which references begin, by the years in them."""
    found: dict[str, set[str]] = {}
    for item in listed:
        for year in set(_YEARS.findall(item.text)):
            found.setdefault(year, set()).add(_first_word(item.text))
    return found


def _first_word(text: str) -> str:
    match = _NAME.search(text[:_AHEAD])
    return fold(match["name"]) if match else ""


def _repeated(
    note: PostReference, known: Sequence[str], last: int | None, by_label: dict[str, int]
) -> int | None:
    head = note.text[:_AHEAD]
    if _BEFORE.match(head):
        return last
    near = range(len(known) - 1, max(-1, len(known) - 1 - _FAR), -1)
    if short := _SHORT_TITLE.match(head) or _SHORT_YEAR.match(note.text[: 2 * _AHEAD]):
        name, title = fold(short["name"]), fold(short[short.lastindex or 0])
        return next((at for at in near if name in known[at] and title in known[at]), None)
    said = _AGAIN.search(head)
    if said is None:
        return None
    number = said["german"] or said["note"]
    if number:
        return by_label.get(number)
    match = _NAME.match(head)
    name = fold(match["name"]) if match and match.end() <= said.start() else ""
    return next((at for at in near if name and name in known[at][:_AHEAD]), None)

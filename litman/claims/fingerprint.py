"""The fingerprint of a sentence: a new marker or quotation mark leaves it as it is, a new word does not."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from litman.text.folding import fold
from litman.text.lazy_pattern import lazy_pattern
from litman.text.names import PARTICLE
from litman.text.raised import CONTEXT, RAISED_NUMBERS, is_power, lowered
from litman.text.years import NO_YEAR, YEAR

FINGERPRINT_LENGTH = 12  # hex digits: 48 bits, so two of a million sentences share one with odds of 1 in 500
_ROUNDS = 8  # a marker inside a marker: more than real text nests

_RAISED = lazy_pattern(RAISED_NUMBERS)
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0xFEFF))  # soft hyphen, zero-width space, BOM
_DASHES = "‐‑‒–—−-"
_NUMBERS = lazy_pattern(rf"\[\d{{1,3}}[a-z]?(?:\s?[,;{_DASHES}]\s?\d{{1,3}}[a-z]?)*+\]")
_FOOTNOTE = lazy_pattern(r"\[\^[^\]\s]{1,60}\]")
# Source: Pandoc manual, "Citation syntax".
_PANDOC = lazy_pattern(r"\[(?:[^\[\]@]{0,200}[\s;(-])?-?@[\w{][^\[\]]{0,400}\]")
_BRACKET = lazy_pattern(r"\(([^()]{4,300})\)")
_BULLET = lazy_pattern(r"\A\s*(?:[-–—*+]\s+|[•‣◦▪●○·⁃]\s*|\d{1,3}[.)]\s+|\([a-z0-9]{1,3}\)\s+|[a-z]\)\s+)")
_SPACE_BEFORE_MARK = lazy_pattern(r"(?<!\s)\s+(?=[,.;:!?)\]])")

_YEAR = rf"(?:{YEAR}[a-z]?|{NO_YEAR})"
_NAME = r"[^\W\d_a-z][\w.'’ʼ-]*"
_JOINT = r"(?:,?\s(?:&|and|et|und|y)\s|,\s|\s)"
_PARTICLE = rf"(?:(?:{PARTICLE}|of|the|for|on)\s)*"
_CITED = lazy_pattern(
    rf"(?:(?:see(?:\s+also)?|e\.\s?g\.,?|cf\.?|for\sexample,?|reviewed\sin|as\scited\sin)\s+)?"
    rf"{_PARTICLE}{_NAME}(?:{_JOINT}{_PARTICLE}{_NAME}){{0,8}}(?:,?\set\sal\.?)?(?P<comma>,)?\s"
    rf"{_YEAR}(?:,\s(?:{_YEAR}|[a-z]))*(?:,\s?(?:pp?\.|chap\.|ch\.|sec\.|para\.|fig\.)\s?[\w–-]{{1,12}})?"
)
_MORE_YEARS = lazy_pattern(rf"{_YEAR}(?:,\s(?:{_YEAR}|[a-z]))*")
# A capital and a year without a comma: more often a date, a place in a series or a product than an author.
_NO_AUTHOR = lazy_pattern(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\b|(?:spring|summer|autumn|fall|winter|early|late|mid"
    r"|since|from|until|in|by|phase|version|figure|table|chapter|about|between|before|after|copyright)\b",
    re.IGNORECASE,
)


def normalise_sentence(sentence: str, *, markers: Iterable[tuple[int, int]] = ()) -> str:
    """Return the sentence as fingerprints see it: folded, without citation markers and list bullet.

    Args:
        sentence: As it stands in the post.
        markers: Spans (start, end) in the sentence of markers that its own text does not give away, such as
            digits glued to a word, known to whoever read the whole post.

    Removed besides: `[1]`, `[2,3]`, `[4–6]`, superscript digits that are no exponent,
    `(Author et al., 2018)`, `[@key]`, `[^1]`; and white space before punctuation, since a marker
    leaves some behind when it is removed. Normalising twice is normalising once.
    """
    text = _cut(sentence, sorted((start, end) for start, end in markers if 0 <= start < end <= len(sentence)))
    if not text.isascii():
        text = _cut(text, [m.span() for m in _RAISED.finditer(text) if not _is_power(text, m)])
    for _ in range(_ROUNDS):
        again = _normalise_once(text)
        if again == text:
            break
        text = again
    return text


def fingerprint(sentence: str, *, markers: Iterable[tuple[int, int]] = ()) -> str:
    """Return the first 12 hex digits of the SHA-256 of the normalised sentence (see `normalise_sentence`)."""
    normalised = normalise_sentence(sentence, markers=markers)
    return hashlib.sha256(normalised.encode("utf-8", "surrogatepass")).hexdigest()[:FINGERPRINT_LENGTH]


def _normalise_once(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        text = text.replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "")
    if "[" in text:
        for pattern in (_NUMBERS, _FOOTNOTE, _PANDOC):
            text = _cut(text, [match.span() for match in pattern.finditer(text)])
    if "(" in text:
        cited = (match.span() for match in _BRACKET.finditer(text) if _is_author_year(match.group(1)))
        text = _cut(text, list(cited))
    return _SPACE_BEFORE_MARK.sub("", fold(_BULLET.sub("", text)))


def _cut(text: str, spans: list[tuple[int, int]]) -> str:
    """Return the text without the spans and the white space before each; words do not run together."""
    if not spans:
        return text
    parts, position = [], 0
    for start, end in spans:
        kept = text[position : max(start, position)].rstrip()
        joins_words = kept[-1:].isalnum() and text[end : end + 1].isalnum()
        parts.append(kept + (" " if joins_words else ""))
        position = max(end, position)
    return "".join(parts) + text[position:]


def _is_power(text: str, match: re.Match[str]) -> bool:
    before, after = (
        text[max(match.start() - CONTEXT, 0) : match.start()],
        text[match.end() : match.end() + CONTEXT],
    )
    return is_power(before, lowered(match.group()), after)


def _is_author_year(inside: str) -> bool:
    parts = [part.strip() for part in inside.split(";")]
    for number, part in enumerate(parts):
        if number and _MORE_YEARS.fullmatch(part):
            continue
        found = _CITED.fullmatch(part)
        if found is None or (not found["comma"] and _NO_AUTHOR.match(part)):
            return False
    return True

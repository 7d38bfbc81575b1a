"""The sentences of a stretch of text, as spans that end with their last mark or closing quote."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence

from litman.posts.post import Span
from litman.posts.prose.abbreviations import ENGLISH, OF_LANGUAGE, Abbreviations
from litman.posts.prose.full_stops import is_abbreviation, is_abbreviation_elsewhere, token_before
from litman.text.lazy_pattern import lazy_pattern
from litman.text.raised import RAISED_NUMBERS
from litman.text.years import YEAR

_CLOSERS = "\"'”’»›)\\]」』）】"
_OPENERS = "\"'“‘«‹([「『（【¿¡*_"
_DASH = "‐‑‒–—−-"
# Citation markers that may stand between a sentence's last mark and the next sentence.
_BRACKET_MARKER = r"\[(?:[^\[\]\n]{1,60}|[^\[\]@]{0,80}@[^\[\]]{1,400})\](?::\d{1,4}(?:[–-]\d{1,4})?)?"
_AUTHOR_YEAR_MARKER = rf"\((?=[^()\n]{{0,200}}{YEAR})[^()\n]{{4,300}}\)"
_DIGITS = rf"[1-9]\d{{0,2}}(?:\s?[,;{_DASH}]\s?[1-9]\d{{0,2}}){{0,20}}"
_TRAILING_MARKERS = lazy_pattern(
    rf"(?:\s{{0,2}}(?:{_BRACKET_MARKER}|{RAISED_NUMBERS}|\({_DIGITS}\)|{_AUTHOR_YEAR_MARKER})"
    rf"|\^{_DIGITS}\^?|{_DIGITS}(?![\w%°])){{1,8}}"
)
_MARK = lazy_pattern(r"[。！？｡.…!?؟۔।\n]")  # with which all that follow begin
_STOP = lazy_pattern(
    rf"(?P<cjk>[。！？｡]+[{_CLOSERS}]*)"
    rf"|(?P<mark>\.(?:\s?\.){{2,3}}|…+|[.!?؟۔।]+)(?P<closers>[{_CLOSERS}]*)"
    r"|(?P<gap>\n[ \t\r\u00a0]*\n\s*)"
)
# Beside English, quotations also close with the marks that open them elsewhere (`nie.« Dann`), and after a space.
_STOP_ELSEWHERE = lazy_pattern(
    rf"(?P<cjk>[。！？｡]+[{_CLOSERS}]*)"
    rf"|(?P<mark>\.(?:\s?\.){{2,3}}|…+|[.!?؟۔।]+)(?P<closers>(?:[ \u00a0\u202f][»›](?!\w)|[{_CLOSERS}«‹“])*)"
    r"|(?P<gap>\n[ \t\r\u00a0]*\n\s*)"
)
_SAID_OF_QUOTATION = lazy_pattern(r"[—–-]\s?[^\W\d_]")  # `— спросил врач` behind a quotation
# What goes on with a sentence that quotes another: Japanese particles, a short clause with a verb of saying.
_QUOTED_IN_CJK = lazy_pattern(
    r"(?:と|って|という|など|の(?!ち)|が|を|は|も|に|で)|[^，。！？：；、\s]{0,8}[说說道问問答喊叫写寫称稱](?:着|了|道)?[，。！？：；]"
)
_NEXT = lazy_pattern(rf"[{_OPENERS}]*(?P<word>[\w'’-]+)?")
_CAMEL = lazy_pattern(r"[a-z]{1,3}[A-Z0-9]")
_ADDRESS = lazy_pattern(r"(?:https?:|www\.|[\w.-]@|[/\\])")
_ROUND = lazy_pattern(r"[()（）]|\n\s*\n")
_MAX_BRACKET = 600  # a bracket that stays open for longer is taken for a slip of the pen


def split_sentences(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    known: Mapping[int, int] | None = None,
    language: str = "en",
    whole: Sequence[Span] = (),
    opening: Collection[int] = (),
) -> list[Span]:
    """Return the sentences of `text[start:end]`, in order, as spans in code points of `text`.

    A span begins and ends with a visible character and ends with the sentence's last mark or closing quote. A
    citation marker that stands after that mark (`connections.1 Next`, `known. [2] Next`) is in no span: it
    stands between its own sentence and the next. An empty line ends every sentence. Time grows with the length.

    `known` holds the ends of citation markers by their starts, where they were found before: digits after a number
    (`aged 60.1 In`) end a sentence only if they are one.

    `whole` are citations by key, in which no sentence ends (`<<moss, p. 3>>`); `opening` says where those
    start that are words of their sentence, so that one may begin with them (`[cite/t:@moss] found`).

    `language` is that of the text in two letters; one without rules of its own is read as English.

    pysbd 0.3.4 was tried first: of 166 labelled sentences of real posts it cut or merged 7, and 5,000 words took
    it 0.34 s, 10,000 words 1.05 s. These rules cut or merge none of them and take 0.01 s. In ten other languages it was
    tried again beside ICU 78, on 185 sentences that were written before any rule for them: pysbd
    kept 107 whole, ICU 110, these rules all.
    """
    stop_at = len(text) if end is None else end
    if _MARK.search(text, start, stop_at) is None:  # a cell, a heading
        begin = _skip_space(text, start, stop_at)
        last = _rstrip(text, begin, stop_at)
        return [Span(begin, last)] if last > begin else []
    brackets = _with_citations(_bracket_spans(text, start, stop_at), whole)
    rules = OF_LANGUAGE.get(language, ENGLISH)
    stop = _STOP if rules is ENGLISH else _STOP_ELSEWHERE
    spans: list[Span] = []
    begin = _skip_space(text, start, stop_at)
    position = begin
    while begin < stop_at:
        match = _next_stop(stop, text, position, stop_at)
        if match is None:
            break
        position = match.end()
        found = _sentence_end(text, match, begin, stop_at, brackets, known or {}, rules, opening)
        if found is None:
            continue
        last, following = found
        if last > begin:
            spans.append(Span(begin, last))
        begin = position = _skip_space(text, following, stop_at)
    last = _rstrip(text, begin, stop_at)
    if last > begin:
        spans.append(Span(begin, last))
    return spans


def _next_stop(stop: re.Pattern[str], text: str, position: int, end: int) -> re.Match[str] | None:
    """Return the next mark that may end a sentence: looked for by its first character, which is quick."""
    while (mark := _MARK.search(text, position, end)) is not None:
        if (match := stop.match(text, mark.start(), end)) is not None:
            return match
        position = mark.end()
    return None


def trailing_markers_end(text: str, position: int, end: int) -> int:
    """Return where the citation markers that stand at `position`, right after a sentence's last mark, end."""
    match = _TRAILING_MARKERS.match(text, position, end)
    return match.end() if match else position


def _sentence_end(
    text: str,
    match: re.Match[str],
    begin: int,
    end: int,
    brackets: list[tuple[int, int]],
    known: Mapping[int, int],
    rules: Abbreviations,
    opening: Collection[int],
) -> tuple[int, int] | None:
    """Return where the sentence ends at this mark and where the next may begin, or None if it goes on."""
    if match["gap"] is not None:
        return _rstrip(text, begin, match.start()), match.end()
    after = match.end()
    following = max(trailing_markers_end(text, after, end), known.get(after, 0))
    if _skip_space(text, after, end) in opening and text[after : after + 1].isspace():
        following = after
    if _inside_bracket(match.start(), begin, brackets):
        return None
    if match["cjk"] is not None:
        quoted = text[after - 1] in _CLOSERS and _QUOTED_IN_CJK.match(text, after, end)
        return None if quoted else (after, following)
    upcoming = _skip_space(text, following, end)
    if upcoming >= end:
        return after, following
    next_match = _NEXT.match(text, upcoming, end)
    word = "" if upcoming in opening else (next_match["word"] if next_match else None) or ""
    gap = text[following:upcoming]
    if "\n" in gap and gap.count("\n") > 1:
        return after, following
    if upcoming == following:  # nothing between the mark and what follows it
        if following > after and text[upcoming].isalpha():
            return None
        return (after, following) if _runs_together(text, match, begin, upcoming, word) else None
    if following > after and after not in known and not _glued_marker_holds(text, match, after, rules):
        return None
    if upcoming not in opening and not _may_begin(text, upcoming, word):
        return None
    # A language is told from most of the text, a script from a letter.
    if "\u0400" <= text[match.start() - 1] <= "\u04ff":
        rules = OF_LANGUAGE["ru"]
    if rules is not ENGLISH and _SAID_OF_QUOTATION.match(text, upcoming, end):
        dashed = text[upcoming + 1 : upcoming + 3].strip()
        return None if dashed[:1].islower() else (after, following)
    abbreviates = is_abbreviation if rules is ENGLISH else is_abbreviation_elsewhere
    if match["mark"] == "." and abbreviates(text, match, begin, word, rules):
        return None
    return after, following


def _may_begin(text: str, upcoming: int, word: str) -> bool:
    first = text[upcoming]
    if not word:
        return first not in ",;:)]%&+=/"
    return not word[0].islower() or bool(_CAMEL.match(word))  # `mTOR is` may begin a sentence


def _runs_together(text: str, match: re.Match[str], begin: int, upcoming: int, word: str) -> bool:
    """Whether two sentences were glued (`brain.Ketamine acts`) rather than that a name holds a full stop."""
    if len(word) < 2 or not (word[0].isupper() and word[1:].islower()) or len(match["mark"]) > 1:
        return False
    before = token_before(text, match.start(), begin)
    if match["closers"] and match["closers"][-1] in ")]":
        return True
    if len(before) < 3 or not before[-3:].isalpha() or not before[-3:].islower() or _ADDRESS.search(before):
        return False
    rest = text[upcoming : upcoming + len(word) + 1]
    return rest[-1:] not in "./@" and (rest[-1:].isspace() or rest[-1:] in ",’'")


def _glued_marker_holds(text: str, match: re.Match[str], after: int, rules: Abbreviations) -> bool:
    """Whether digits right after a full stop can be a marker rather than a decimal or a number of a thing."""
    if not text[after].isdigit() or match["closers"]:
        return True
    before = text[match.start() - 1 : match.start()]
    if before.isspace():  # `IL-6 .12 These`
        before = text[match.start() - 2 : match.start() - 1]
        return before.isalnum() or before in ')]”"'
    token = token_before(text, match.start(), 0)
    return not before.isdigit() and token.casefold() not in rules.never_last


def _bracket_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the outermost round brackets that close again within a few lines, in order."""
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    for match in _ROUND.finditer(text, start, end):
        if match.group() in "(（":
            opened.append(match.start())
        elif match.group() in ")）":
            if opened and match.end() - (begin := opened.pop()) <= _MAX_BRACKET:
                while pairs and pairs[-1][0] > begin:
                    pairs.pop()
                pairs.append((begin, match.end()))
        else:
            opened.clear()  # no bracket spans an empty line
    return pairs


def _with_citations(brackets: list[tuple[int, int]], whole: Sequence[Span]) -> list[tuple[int, int]]:
    """Return the brackets and, as such, the citations, the outermost of both."""
    if not whole:
        return brackets
    merged: list[tuple[int, int]] = []
    # One that begins the sentence counts too, other than a bracket: so it is said to begin a character later.
    for span in sorted([*brackets, *((span.start + 1, span.end + 1) for span in whole)]):
        if not merged or span[0] >= merged[-1][1]:
            merged.append(span)
    return merged


def _inside_bracket(position: int, begin: int, brackets: list[tuple[int, int]]) -> bool:
    """Whether the place is in a bracket that the sentence opened on its way."""
    at = bisect_right(brackets, (position, 0)) - 1
    return at >= 0 and brackets[at][0] > begin and position < brackets[at][1] - 1


def _skip_space(text: str, position: int, end: int) -> int:
    while position < end and (text[position].isspace() or text[position] in "\u200b\ufeff\u2060"):
        position += 1
    return position


def _rstrip(text: str, begin: int, end: int) -> int:
    while end > begin and (text[end - 1].isspace() or text[end - 1] in "\u200b\ufeff\u2060"):
        end -= 1
    return end

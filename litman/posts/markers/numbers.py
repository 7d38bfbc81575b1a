"""Numbers as citation markers in square and round brackets, of every width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from litman.posts.markers.listed_names import ListedNames
from litman.posts.markers.marker import Marker
from litman.posts.markers.number_list import Numbers, read_numbers
from litman.posts.post import Span
from litman.text.cjk import may_hold_cjk
from litman.text.lazy_pattern import lazy_pattern
from litman.text.years import ends_with_year

_DASH = "‐‑‒–—−-"
_SQUARE = lazy_pattern(
    rf"[\[［]\s?(?P<first>\d{{1,3}})[\]］]\s?(?P<dash>[{_DASH}])\s?[\[［](?P<last>\d{{1,3}})\s?[\]］]"
    r"|[\[［【〔〖⟦](?P<inside>[^\[\]［］【】〔〕〖〗⟦⟧]{1,120})[\]］】〕〗⟧]"
    # Braces and strokes mean many things: they need a list.
    r"|(?<![\w^\\$}])\{(?P<braced>[^{}\n]{1,40})\}|(?<![\w/:])/(?P<strokes>\d[^/\n]{0,30})/(?![\w/])"
)
_OPENS = lazy_pattern(r"[\[［【〔〖⟦{/(（]")
# The bracket's end is lost, as text read from a picture loses it: believed right before Chinese or Japanese.
_UNCLOSED = lazy_pattern(
    rf"[\[［](?P<inside>\d{{1,3}}(?:[,，{_DASH}]\d{{1,3}})?)(?=[\u3001-\u300f\u3040-\u30ff\u3400-\u9fff（），；：])"
)
_HABIT = 3  # brackets in which a post cites without doubt
_ROUND = lazy_pattern(r"[(（](?P<inside>[^()（）]{1,60})[)）]")
_CODES = lazy_pattern(rf"\[(?:0|[{_DASH}]\d{{1,3}})\]")
_CONTEXT = 60  # code points before a bracket that tell what it is
_UNIT_AFTER = lazy_pattern(
    r"\s?(?:%|°|mg|µg|μg|mcg|g\b|kg|ml|mL|l\b|mm|cm|km|hours?|days?|weeks?|months?|years?|points?|percent"
    r"|participants|patients)"
)
_INTERVAL_BEFORE = lazy_pattern(
    r"(?:\b(?:intervals?|intervall[eo]|intervalos?|range|bereich|between|zwischen|scores?|CI|IQR|KI|IC|ДИ|from|array|list"
    r"|index|in)\s?:?|[∈=]"
    r"|\b(?:scales?|skala|échelle|escala|scala|шкал\w{0,2}|likert|rat(?:ed|ings?))(?:\s\w{1,12}){0,2})\s?\Z",
    re.IGNORECASE,
)
# A range from 1 behind one of these in its sentence is a scale: `rate how tired you are (1-10)`.
_RATED_BEFORE = lazy_pattern(
    r"(?<![^\W\d_])(?:rat(?:e[ds]?|ings?)|scor(?:e[ds]?|ing)|scales?|likert|skala|bewert\w{1,6}|échelle|escala|scala"
    r"|puntu\w{1,6}|шкал\w{0,2}|оцен\w{1,5})(?![^\W\d_])[^.!?]*\Z",
    re.IGNORECASE,
)
_NUMBER_BEFORE = lazy_pattern(r"(?<![\w.])(\d{1,4}(?:[.,]\d{1,3})?)\s?\Z")
_INDEX_BEFORE = lazy_pattern(
    r"(?:(?<![^\W_])[a-z]|_\w{0,20}|\w\([\w, ]{0,20}\)|(?<!\w)(?:array|arr|args?|argv|list|lst|vec|idx|df|buf))\Z"
)
_ASSIGNED_AFTER = lazy_pattern(r"\s?\+?=(?!=)")
_NUMBER_WORD = lazy_pattern(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|sixty|ninety)\s?\Z",
    re.IGNORECASE,
)
_SHOWN = tuple(
    "fig figs figure figures table tables eq eqs equation equations formula formulas step steps abb abbildung tab"
    " tabelle gl gleichung schritt рис табл 図 表 图 式".split()
)
_SHOWN_BEFORE = lazy_pattern(rf"(?<![^\W\d_])(?:{'|'.join(_SHOWN)})\.?\s?\Z", re.IGNORECASE)

_THING_BEFORE = lazy_pattern(
    r"\b(?:figs?|figures?|tables?|eqs?|equations?|steps?|phases?|stages?|grades?|types?|levels?|parts?|chapters?"
    r"|sections?|items?|"
    r"question|version|group|class|day|week|month|n|age[ds]?|total|volumes?|vol|no)\.?\s?\Z|\d\s?\Z",
    re.IGNORECASE,
)
_WORD_END = lazy_pattern(r"[^\W\d_]{3}\Z")
_NAME_BEFORE = lazy_pattern(r"(?:\bal\.?|(?P<name>[^\W\d_a-z][\w'’-]{1,30})(?:['’]s?)?)\s?\Z")
_AFTER_MARKER = lazy_pattern(r"[.,;:!?)\]”’\"。，、；：(]|\Z|\s*\n|\s?[–—-]\s|\s(?=[^\W\d_a-z])")
_ENDS_SENTENCE = lazy_pattern(r"[.!?…。！？][\"”’)]?\s?\Z")
_JOINS_ITEMS = lazy_pattern(
    r"(?:[,;:，；：、—–-]|(?<![^\W\d_])(?:and|or|und|oder|et|ou|y|o|e|i|lub|en|of|и|или|then|dann))\s*\Z",
    re.IGNORECASE,
)
_ONLY_JOINT = lazy_pattern(r"[\s,;、，；]*(?:and|und|et|y|e|&|и|和)?\s*")


@dataclass(frozen=True, slots=True)
class _Bracket:
    """A bracket that holds citation numbers and nothing else, as far as it says itself."""

    start: int
    end: int
    printed: str
    numbers: Numbers
    stands: bool = True  # whether it stands where markers stand

    def marker(self) -> Marker:
        numbers = self.numbers
        return Marker(
            numbers.labels,
            self.printed,
            self.start,
            self.end,
            "numeric",
            numbers.locator,
            cut_short=numbers.cut_short,
        )


class _List:
    """What the post's own list says of its numbers."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.known = frozenset(label for label in labels if label.isdigit())
        self._labels = self.known | frozenset(label for label in labels if label[:-1].isdigit())
        self._highest = max((int(label) for label in self.known), default=0)

    def has(self, numbers: Numbers) -> bool:
        """Whether the list has all of them."""
        return bool(self.known) and self._labels.issuperset(numbers.labels)

    def is_far_from(self, numbers: Numbers) -> bool:
        """Whether all of them lie far beyond the list, so that they count something else."""
        if not self.known or numbers.is_said or len(numbers.labels) < 2:
            return False
        return all(
            int(label.rstrip("abcdefghijklmnopqrstuvwxyz")) > 2 * self._highest + 5
            for label in numbers.labels
        )


def find_bracketed_numbers(
    text: str, spans: Sequence[Span], labels: Sequence[str], names: ListedNames
) -> list[Marker]:
    """Return `[1]`, `[1,2]`, `[3–5]`, `[see 1, p. 12]` and `(1)` where they cite, in order.

    A form that means other things as well (`[6:33]`, `[01]`) cites where the reference list has its labels. A number in
    round brackets cites where the list has its label, or where such numbers make a sequence and stand where markers
    stand, before a mark or at a sentence's end; `(1) first, (2) second` counts things.
    """
    known = _List(labels)
    spans = _with_brackets(text, spans)
    square = [one for span in spans for one in _square(text, span, known)]
    if not known.known and any(_CODES.search(text, span.start, span.end) for span in spans):
        square = [one for one in square if one.numbers.is_said]  # values of a variable
    if known.known and len(square) >= _HABIT and may_hold_cjk(text):
        square += [one for span in spans for one in _unclosed(text, span, known)]
    round_ones = [one for span in spans for one in _round(text, span, known, names)]
    cited = _round_that_cite(text, round_ones, known, square)
    return [one.marker() for one in (*square, *cited)]


def _with_brackets(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return those spans, given in order, that hold a bracket of any kind: of the cells of a large table hardly any."""
    held, opens = [], -1
    for span in spans:
        if opens < span.start:
            found = _OPENS.search(text, span.start)
            opens = found.start() if found else len(text)
        if opens < span.end:
            held.append(span)
    return held


def _square(text: str, span: Span, known: _List) -> Iterator[_Bracket]:
    for match in _SQUARE.finditer(text, span.start, span.end):
        inside = match["inside"] or match["braced"] or match["strokes"]
        numbers = read_numbers(inside if inside is not None else f"{match['first']}–{match['last']}")
        rare = match["braced"] or match["strokes"]
        if numbers is None or ((numbers.needs_list or rare) and not known.has(numbers)):
            continue
        if not known.known and not numbers.is_said and _falls(numbers):
            continue  # `[671;633]`: from one value to another
        if not _is_value(text, match, span, numbers) and not known.is_far_from(numbers):
            yield _Bracket(match.start(), match.end(), match.group(), numbers)


def _unclosed(text: str, span: Span, known: _List) -> Iterator[_Bracket]:
    for match in _UNCLOSED.finditer(text, span.start, span.end):
        numbers = read_numbers(match["inside"])
        if numbers is not None and known.has(numbers):
            yield _Bracket(match.start(), match.end(), match.group(), numbers)


def _is_value(text: str, match: re.Match[str], span: Span, numbers: Numbers) -> bool:
    """Whether a square bracket holds values or an index: `range [10–20]`, `[5] mg`, `5 [3–6]`, `a[5]`."""
    if numbers.is_said:
        return False
    before = text[max(span.start, match.start() - _CONTEXT) : match.start()]
    after = text[match.end() : min(span.end, match.end() + 14)]
    if _UNIT_AFTER.match(after) or (_may_be_shown(before) and _SHOWN_BEFORE.search(before)):
        return True
    if (_ends_word(before) and _INDEX_BEFORE.search(before)) or _ASSIGNED_AFTER.match(after):
        return True
    if len(numbers.labels) < 2:
        return False
    if numbers.has_range and (value := _NUMBER_BEFORE.search(before)) and not ends_with_year(value[1]):
        return int(numbers.labels[0]) <= float(value[1].replace(",", ".")) <= int(numbers.labels[-1])
    return bool(_INTERVAL_BEFORE.search(before)) or _is_scale(numbers, before)


def _may_be_shown(before: str) -> bool:
    """Whether the word before is of those with which things are shown: quick to ask, and most are not."""
    return before.rstrip().removesuffix(".").casefold().endswith(_SHOWN)


def _ends_word(before: str) -> bool:
    """Whether an index may stand right behind the text: `a[5]`, `f(x)[5]`, but not ` [5]`."""
    return before[-1:].isalnum() or before[-1:] in ("_", ")")


def _falls(numbers: Numbers) -> bool:
    values = [int(label) for label in numbers.labels if label.isdigit()]
    return len(values) == 2 and values[0] > values[1] and not numbers.cut_short


def _is_scale(numbers: Numbers, before: str) -> bool:
    return numbers.has_range and numbers.labels[0] == "1" and bool(_RATED_BEFORE.search(before))


def _round(text: str, span: Span, known: _List, names: ListedNames) -> Iterator[_Bracket]:
    for match in _ROUND.finditer(text, span.start, span.end):
        if not any(letter.isdigit() for letter in match["inside"]):
            continue
        numbers = read_numbers(match["inside"], square=False)
        if numbers is None or (numbers.needs_list and not known.has(numbers)):
            continue
        stands = numbers.is_said or _stands_as_marker(text, match, span, numbers, known, names)
        yield _Bracket(match.start(), match.end(), match.group(), numbers, stands)


def _stands_as_marker(
    text: str, match: re.Match[str], span: Span, numbers: Numbers, known: _List, names: ListedNames
) -> bool:
    before = text[max(span.start, match.start() - _CONTEXT) : match.start()]
    after = text[match.end() : min(span.end, match.end() + 14)]
    if before[-1:].isalnum() and not _WORD_END.search(before):
        return False  # `F(2, 40)`, `C(3)`
    if not before.strip() or before.rstrip()[-1:] in ":;(" or _NUMBER_WORD.search(before):
        return False
    if _THING_BEFORE.search(before) and not ends_with_year(before.rstrip()):
        return False
    if len(numbers.labels) > 1 and (_INTERVAL_BEFORE.search(before) or _is_scale(numbers, before)):
        return False
    if _UNIT_AFTER.match(after) or _ASSIGNED_AFTER.match(after):
        return False
    return known.has(numbers) or bool(_AFTER_MARKER.match(after[:3])) or _is_behind_name(before, names)


def _is_behind_name(before: str, names: ListedNames) -> bool:
    """Whether an author stands before the bracket: `Wang & Kaplin (2)`, `Short et al. (3)`."""
    found = _NAME_BEFORE.search(before)
    return found is not None and (found["name"] is None or names.knows(found["name"]))


def _round_that_cite(
    text: str, found: list[_Bracket], known: _List, square: Sequence[_Bracket]
) -> list[_Bracket]:
    """Return those of the round brackets that cite, beside the square ones of the post."""
    habit = len(square)
    said = [one for one in found if one.numbers.is_said]
    counted = _enumerations(text, found)
    found = [one for one in found if one.stands and one.start not in counted]
    if known.known:
        if habit >= _HABIT:  # a slip of the keyboard, where no square bracket cites the work: `［5］…（6）`
            cited = {label for one in square for label in one.numbers.labels}
            slips = [one for one in found if one.printed[0] == "（" and cited.isdisjoint(one.numbers.labels)]
            found = [*(one for one in said if one not in slips), *slips]
        return [one for one in found if known.has(one.numbers)]
    if habit:
        return said
    numbers = {int(label) for one in found for label in one.numbers.labels if label.isdigit()}
    # Without a list three of 1, 2, 3, … must be there, so that no lone number in brackets counts; or they
    # stand behind full stops, where nothing else stands in brackets.
    if len(numbers & {1, 2, 3}) == 3 or len(numbers & {1, 2, 3, 4, 5}) >= 4:
        return found
    behind_stops = sum(bool(_ENDS_SENTENCE.search(text, max(0, one.start - 4), one.start)) for one in found)
    return found if behind_stops >= 3 else said


def _enumerations(text: str, found: Sequence[_Bracket]) -> frozenset[int]:
    """Return where brackets begin that number the things of a sentence: `(1) dogs, (2) cats and (3) birds`.

    The second and later ones stand behind a mark or an `and`, and before more words; two markers side by side have
    nothing between them but that.
    """
    counted: set[int] = set()
    chain: list[_Bracket] = []
    for one in found:
        if not _continues(text, chain, one):
            chain = [one] if one.numbers.labels == ("1",) else []
            continue
        chain.append(one)
        counted.update(member.start for member in chain)
    return frozenset(counted)


def _continues(text: str, chain: Sequence[_Bracket], one: _Bracket) -> bool:
    if not chain or one.numbers.labels != (str(len(chain) + 1),) or one.start - chain[-1].end > 600:
        return False
    between = text[chain[-1].end : one.start]
    return bool(_JOINS_ITEMS.search(between[-12:])) and not _ONLY_JOINT.fullmatch(between[:40])

"""Citation numbers as people print them in a bracket: `1, 2 and 4`, `1–3`, `see 1`, `1, p. 12; 2, Fig. 3`, `6:33`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from litman.posts.markers.known_places import DASH, KNOWN_PLACE, MORE_PLACES, VALUES
from litman.posts.markers.marker import MAX_RANGE
from litman.text.lazy_pattern import lazy_pattern
from litman.text.roman import ROMAN_PAGE

# Words that say that a reference follows, in the languages of posts.
_SAYS = lazy_pattern(
    r"""(?:
      (?:see(?:\s+also)? | cf | compare | e\.\s?g | i\.\s?e
        | for\s+(?:example|instance|(?:an?\s+)?(?:reviews?|overview))
        | reviewed\s+(?:in|by) | reviews?(?:\s+in)? | references? | refs? | reffs? | citations? | sources?
        | vgl | siehe(?:\s+auch)? | s\.\s?a | z\.\s?b | bspw | quellen? | lit | literatur
        | voir(?:\s+aussi)? | par\s+ex(?:emple)? | p\.\s?ex | réfs? | références?
        | véase(?:\s+también)? | ver(?:\s+también)? | vea | por\s+ej(?:emplo)? | p\.\s?ej | referencias? | referências?
        | veja | vide | vd | vedi | cfr | ad\s+es(?:empio)? | per\s+es(?:empio)? | rif
        | zie(?:\s+ook)? | bijv | zob | por | np | см | ср | напр(?:имер)? | ист
      )(?![^\W\d_])\.?[,:]?\s*
      | (?:参见|參見|见|見|参照|文献|文獻)[:：]?\s*
    )""",
    re.IGNORECASE | re.VERBOSE,
)
# Words that count anything as often as references: believed in square brackets only.
_COUNTS = lazy_pattern(
    r"(?:(?:notes?|nn?|nos?|nr|anm|fn|note|nota)(?![^\W\d_])\.?|№|n[°º])\s*", re.IGNORECASE
)
_SIGNS = "†‡*§#"  # that stand beside a label
_NUMBER = lazy_pattern(
    rf"(?P<before>[{_SIGNS}]\s?)?(?P<zeros>0*)(?P<value>[1-9]\d{{0,2}})(?P<letter>[a-z](?![a-z]))?(?P<after>[{_SIGNS}])?(?!\d)"
)
_LAST = lazy_pattern(r"0*(?P<value>[1-9]\d{0,11})(?!\w)")
_SEPARATOR = lazy_pattern(
    r"\s*+[,;、]\s*+(?:(?:and|und|et|y|e|en|og|och|i|oraz|и|или|or|&)\s+)?"
    r"|\s*+[&+和及与與]\s*+|\s++(?:and|und|u\.|et|y|e|en|og|och|i|oraz|и|or|oder|ou|o)\s+"
)
_RANGE = lazy_pattern(
    rf"\s*+[{DASH}]\s*+|\s*+(?:\.{{2,3}}|…)\s*+|\s++(?:to|through|bis|à|al?|do|по)\s++|\s*+[至到一ー]\s*+"
)
_ANY_PLACE = lazy_pattern(
    rf"\s*+[,;]\s*+(?!(?:and|und|et|og|och|en|oraz|или|see|or|oder|ou)\s)(?P<said>[^\W\d_]{{2,14}}\.?\s?{VALUES})"
)
_COLON_PLACE = lazy_pattern(
    rf"\s?:\s?(?P<said>\d{{1,5}}(?:\s?[{DASH}]\s?\d{{1,5}})?)(?!\w)"
    rf"|\s?[:,]\s?(?P<roman>{ROMAN_PAGE}(?:\s?[{DASH}]\s?{ROMAN_PAGE})?)"
)
# After these a further number is one more place, not one more reference.
_PLURAL = lazy_pattern(
    r"(?:pp|pgs|pages|ss|сс|seiten|págs|pags|figs|figures|tabs|tables|eqs|secs|§§|\d)", re.IGNORECASE
)
_DIGITS = lazy_pattern(r"[0-9]{1,9}")
_TAIL = lazy_pattern(
    r"\s*+(?:,\s*+)?(?:(?:and|und|et)\s++)?(?:(?:the\s++)?ref(?:erence)?s?\.?\s++therein|for\s++(?:an?\s++)?(?:reviews?|overview)"
    r"|emphasis\s+\w+|my\s+\w+|(?:among|and)\s+others|u\.\s?a\.|usw\.|etc\.?)\Z",
    re.IGNORECASE,
)


class NumberPart(NamedTuple):
    """One number of a bracket, or a range, with the words around it as printed."""

    labels: tuple[str, ...]
    before: str  # `see`
    behind: str  # `, p. 12`


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a bracket of citation numbers says."""

    labels: tuple[str, ...]
    locator: str | None = None  # of its only label
    cut_short: bool = False  # a range too long to be one: only its ends are among the labels
    is_said: bool = False  # words in it say that it cites: `see 1`, `refs 1, 2`
    needs_list: bool = False  # a form that means other things too: `6:33`, `1..3`, `01`
    has_range: bool = False
    parts: tuple[NumberPart, ...] = ()  # number by number


@lru_cache(maxsize=2_000)  # a post cites its works again and again
def read_numbers(inside: str, *, square: bool = True) -> Numbers | None:
    """Return the numbers that the inside of a bracket cites, or None where it says anything else.

    `square=False` takes no forms that in round brackets are a ratio, a count or a page: `1:12`, `no. 3`.
    """
    return _Reading(unicodedata.normalize("NFKC", inside).strip(), square=square).read()


class _Reading:
    """Reads one bracket from left to right."""

    def __init__(self, text: str, *, square: bool) -> None:
        self._text = text
        self._square = square
        self._at = 0
        self._labels: list[str] = []
        self._places: list[str] = []
        self._parts: list[NumberPart] = []
        self._cut_short = self._is_said = self._needs_list = self._has_range = False

    def read(self) -> Numbers | None:
        begin = 0
        while True:
            self._read_words()
            before, known = self._text[begin : self._at].strip(), len(self._labels)
            if not self._read_number():
                return None
            behind = self._at
            self._read_places()
            is_last = self._at == len(self._text) or _TAIL.match(self._text, self._at) is not None
            end = len(self._text) if is_last else self._at
            self._parts.append(NumberPart(tuple(self._labels[known:]), before, self._text[behind:end]))
            if is_last:
                break
            self._take(_SEPARATOR)
            begin = self._at
        labels = tuple(dict.fromkeys(self._labels))
        locator = ", ".join(self._places) if len(labels) == 1 and self._places else None
        return Numbers(
            labels,
            locator,
            self._cut_short,
            self._is_said,
            self._needs_list,
            self._has_range,
            tuple(self._parts),
        )

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self._text, self._at)
        if match is not None:
            self._at = match.end()
        return match

    def _read_words(self) -> None:
        for _ in range(3):
            if self._take(_SAYS):
                self._is_said = True
            elif not (self._square and self._take(_COUNTS)):
                return

    def _read_number(self) -> bool:
        match = self._take(_NUMBER)
        if match is None:
            return False
        self._needs_list = self._needs_list or any((match["before"], match["zeros"], match["after"]))
        first = int(match["value"])
        before = self._at
        joint = self._take(_RANGE)
        last = self._take(_LAST) if joint else None
        if joint is None or last is None:
            self._at = before
            self._labels.append(match["value"] + (match["letter"] or ""))
            return True
        self._has_range = True
        self._needs_list = self._needs_list or joint.group().strip() in ("..", "...", "…", "a")
        end = int(last["value"])
        if 0 <= end - first <= MAX_RANGE:
            self._labels += [str(number) for number in range(first, end + 1)]
        else:
            self._cut_short = True
            self._labels += [str(first), str(end)]
        return True

    def _read_places(self) -> None:
        """Read pages, figures and chapters behind a number."""
        while True:
            place = self._take(KNOWN_PLACE)
            if place is None and self._square:
                place = self._take(_COLON_PLACE) or self._take(_ANY_PLACE)
                self._needs_list = self._needs_list or place is not None
            if place is None:
                return
            said = place["said"] or place["roman"]
            self._places.append(said.strip())
            if not _PLURAL.match(self._places[-1]):
                continue
            while (more := self._more_places()) and not self._is_cited(more.end()):
                self._at = more.end()
                self._places.append(more["said"].strip())

    def _more_places(self) -> re.Match[str] | None:
        """Return one more place in a row, as `pp.` says: behind a comma, or the second page of `pp. 12 and 14`."""
        more = MORE_PLACES.match(self._text, self._at)
        if more is None or "," in more.group():
            return more
        before, after = _DIGITS.findall(self._places[-1]), _DIGITS.match(more["said"])
        return more if len(before) == 1 and after and int(after.group()) > int(before[0]) else None

    def _is_cited(self, at: int) -> bool:
        """Whether a place of its own follows, so that the number before it is a reference, not a page."""
        return bool(KNOWN_PLACE.match(self._text, at) or _COLON_PLACE.match(self._text, at))

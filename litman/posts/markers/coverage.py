"""Which sentences a citation marker speaks for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from litman.posts.markers.marker import NUMBERS, Marker, is_apart
from litman.posts.prose.body_sentences import Sentence
from litman.text.lazy_pattern import lazy_pattern

_SHORT = 60  # code points of a link in brackets that is a marker: `(the trial of 2014)`
_START = attrgetter("start")
_MOST_BEFORE = 4  # sentences that one marker speaks for besides its own
# Words that take up what the sentence before said, so that the one cannot stand without the other.
_TAKES_UP = lazy_pattern(
    r"""["'“‘(]?(?:
      (?:this|these|those|such|thus|therefore|hence|thereby|consequently|accordingly|both|neither)\b
    | that\s(?:is|was|means|study|trial|same|work|increase|decrease|effect|finding|led|leads|makes|in\sturn)\b
    | (?:they|he|she|his|her|its|their|him|them)\b
    | it\b(?!\s(?:is|was|has\sbeen|seems|appears|may\sbe|might\sbe|remains|takes|turns)\b)
    | it\s(?:is|was|has\sbeen)\s(?:also|then|therefore|thus|used|given|made|found\sin)\b
    | as\sa\s(?:result|consequence) | because\sof\s(?:this|that|these) | for\s(?:this|that|these)\s(?:reasons?|purpose)
    | (?:in|of|from|by|to|at|with|through|during|after|among|under|despite|given)\s(?:this|these|both|such|those|that)\b
    | in\s(?:turn|other\swords|particular|contrast|comparison) | (?:and|but|so|yet|or)\b | (?:more|further)over\b
    | furthermore\b | in\saddition\b
    | the\s(?:same|former|latter|authors?|researchers?|investigators|scientists|team|study|trial|experiment
    |participants|subjects|volunteers|
      results?|findings?|effect|effects|difference|increase|decrease|reduction|change|changes|association|link|group
      |groups|others?|rest)\b
    | one\sof\sthe(?:se|m)\b | another\sof\b | similarly\b | likewise\b | instead\b | also\b | specifically\b
    | that\sis\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def covered_sentences(
    text: str, own: int, sentences: Sequence[Sentence], *, marked: frozenset[int] = frozenset()
) -> list[int]:
    """Return the indices of the sentences that a marker speaks for, its own first, then those before it.

    Args:
        text: The post's text.
        own: The index of the marker's own sentence, the one that it stands in or that it follows.
        sentences: The post's sentences in order.
        marked: Indices of sentences that have a marker of their own: they are not another marker's to speak for.

    The sentences before its own belong to it, in the same block, as long as each next one takes up what the one
    before said.
    """
    covered = [own]
    at = own
    while at > 0 and len(covered) <= _MOST_BEFORE and takes_up(text, sentences[at]):
        before = at - 1
        if (
            sentences[before].block != sentences[own].block
            or before in marked
            or _asks(text, sentences[before])
        ):
            break
        covered.append(before)
        at = before
    return covered


def own_sentence(marker: Marker, sentences: Sequence[Sentence]) -> int | None:
    """Return the index of the sentence that the marker stands in, or else of the one before it."""
    at = bisect_right(sentences, marker.start, key=_START) - 1
    if at < 0:
        return None
    sentence = sentences[at]
    if sentence.start >= marker.start and sentence.end <= marker.end + 1 and at > 0 and not _says(marker):
        return at - 1  # the marker is a paragraph of its own
    return at


def _says(marker: Marker) -> bool:
    """Whether a marker is a sentence itself: a link over several words, rather than a number, a name or an address."""
    if marker.kind != "link" or NUMBERS.fullmatch(marker.text) or len(marker.text.split()) < 2:
        return False
    return "://" not in marker.text and not (is_apart(marker) and len(marker.text) < _SHORT)


def takes_up(text: str, sentence: Sentence) -> bool:
    """Whether the sentence plainly runs on from the one before."""
    return bool(_TAKES_UP.match(text, sentence.start, sentence.end))


def _asks(text: str, sentence: Sentence) -> bool:
    return text[sentence.start : sentence.end].rstrip("\"'”’)").endswith(("?", "？"))

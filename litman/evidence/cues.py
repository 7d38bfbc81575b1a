"""What a sentence does, as far as its words tell: it reports a result, in which way that went, or what was planned.

None of it says whether a claim is borne out: it helps to put the sentence in front that a person would read first.
"""

from __future__ import annotations

import re
from typing import Literal

Direction = Literal["less", "more", "none"]

_LESS = r"""reduc\w* decreas\w* lower\w* fall(?:s|en|ing)? fell drop\w* declin\w* cuts? less fewer diminish\w*
    shr[iau]nk\w* down smaller suppress\w* inhibit\w* attenuat\w* weaken\w* shorter slow\w* prevent\w* impair\w*
    loss lost lack\w* worse\w* blunt\w* block\w*"""
_MORE = r"""increas\w* rais(?:e|es|ed|ing) ris(?:e|es|en|ing) rose higher more grow\w* grew up elevat\w* improv\w*
    enhanc\w* promot\w* induc\w* greater longer better larger stimulat\w* gain\w* doubl\w* activat\w*
    accelerat\w* superior"""
_NONE = r"""no not nor without neither unchanged unaltered unaffected same similar\w* nothing equal\w* fail\w* differ\w*
    \w+n['’]t cannot"""
_RESULT = r"""associat\w* correlat\w* predict\w* relat\w* link\w* caus\w* leads? led result\w* show\w* found
    demonstrat\w* reveal\w* indicat\w* suggest\w* conclu\w* significant\w* compared versus occurred affect\w* effect\w*
    respon\w* risk"""
_PLAN = r"""aim\w* objectives? purpose hypothes\w* unclear unknown controversial whether investigat\w* enrolled
    recruited randomi[sz]ed allocated assigned conducted background methods? registered imputation"""


def _any_of(words: str, more: str = "") -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words.split())})\b{more}", re.IGNORECASE)


_WAYS: dict[Direction, re.Pattern[str]] = {
    "less": _any_of(_LESS),
    "more": _any_of(_MORE),
    "none": _any_of(_NONE),
}
_RESULTS = _any_of(_RESULT, "|[=<>%]")
_PLANS = _any_of(_PLAN)


def directions(sentence: str) -> frozenset[Direction]:
    """Return in which ways things went that a sentence speaks of."""
    return frozenset(way for way, pattern in _WAYS.items() if pattern.search(sentence))


def reports_result(sentence: str) -> bool:
    """Whether a sentence sounds like one that says what was found."""
    return _RESULTS.search(sentence) is not None


def tells_plan(sentence: str) -> bool:
    """Whether a sentence sounds like one that says what was asked, or how."""
    return _PLANS.search(sentence) is not None

"""Of what kind a work is and in whom it was done: from its entry or its title's own words, never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from litman.text.animals import ANIMALS
from litman.text.folding import fold
from litman.text.plain import plain
from litman.work import Work

# Kinds that carry somebody's word rather than data.
WEAK_KINDS = frozenset({"press release", "letter", "expert opinion", "web page", "news"})
_SAID = {  # in keywords, `studytype`, `type` or `entrysubtype`
    "press release": r"press release|news release|media release",
    "letter": r"letters?(?: to the editor)?|correspondence|reply",
    "expert opinion": r"expert opinion|opinion|editorial|comment(?:ary)?|viewpoint|interview",
    "news": r"news(?:paper)?(?: article)?|magazine",
    "meta-analysis": r"meta-?analysis",
    "systematic review": r"systematic review",
    "randomised trial": r"randomi[sz]ed (?:controlled |clinical )?(?:trial|study)|rct",
    "cohort study": r"cohort(?: study)?",
    "case report": r"case (?:report|series|study)",
    "animal study": r"animal (?:study|studies|experiment)",
    "review": r"review",
}
_IN_TITLE = {
    "meta-analysis": r"\bmeta-?analys[ie]s\b",
    "systematic review": r"\bsystematic review\b",
    "randomised trial": r"\brandomi[sz]ed\b.{0,60}\b(?:trial|study)\b",
    "cohort study": r"\bcohort study\b",
    "case report": r"\bcase (?:report|series)\b",
}
_ANY_SAID = re.compile("|".join(_SAID.values()))
_ANY_IN_TITLE = re.compile("|".join(_IN_TITLE.values()))
_ANIMAL_WORD = re.compile(rf"\b(?:{ANIMALS})\b(?!-)")
_HUMAN_WORD = re.compile(
    r"\b(?:humans?|patients?|people|persons?|participants|volunteers|adults?|men|women|children|adolescents)\b"
)
_IN_ANIMALS = re.compile(rf"\b(?:in|of)\s(?:[\w-]+\s){{0,3}}(?:{ANIMALS})\b(?!-)")
NAMES_SPECIES = re.compile(
    rf"\b(?:{ANIMALS}|pre-?clinical(?:ly)?|in vitro|in vivo|cell cultures?|cultured cells?)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Study:
    """What is known of a work as evidence; None where nothing says it."""

    kind: str | None = None
    in_animals: bool = False  # and in no people
    # of a press release: the key of the paper that it is about, where the entry says it
    paper: str | None = None


def study_of(fields: Mapping[str, str], work: Work) -> Study:
    """Return kind and species of a work from its fields (lower-cased names) and its title."""
    said = [
        fold(word) for name in ("studytype", "keywords") for word in re.split("[,;]", fields.get(name, ""))
    ]
    said += [fold(fields.get(name, "")) for name in ("type", "entrysubtype")]
    title = fold(plain(work.title or ""))
    words = " , ".join(said)
    animals = bool(_ANIMAL_WORD.search(words) or _IN_ANIMALS.search(title))
    people = bool(_HUMAN_WORD.search(words) or _HUMAN_WORD.search(title))
    is_release = fold(fields.get("relatedtype", "")) == "pressreleaseof" or fold(
        fields.get("relatedstring", "")
    ).startswith("press release")
    stated = [word.strip() for word in said if word.strip()]
    kind = "press release" if is_release else _kind(stated, title, work)
    paper = fields.get("related", "").split(",")[0].strip() if kind == "press release" else ""
    return Study(kind, animals and not people, paper or None)


def _kind(said: list[str], title: str, work: Work) -> str | None:
    is_said = any(map(_ANY_SAID.fullmatch, said))  # of most works it is not
    for kind, pattern in _SAID.items() if is_said else ():
        if any(re.fullmatch(pattern, word) for word in said):
            return kind
    for kind, pattern in _IN_TITLE.items() if _ANY_IN_TITLE.search(title) else ():
        if re.search(pattern, title):
            return kind
    if work.type in ("webpage", "post", "post-weblog"):
        return "web page"
    if work.type in ("article-newspaper", "article-magazine"):
        return "news"
    return "expert opinion" if work.type in ("interview", "personal_communication") else None

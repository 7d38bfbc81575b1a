"""Which words of titles are names and which are common, and what a word nobody knows looks like.

The words stand in `words.txt.gz`, written by `benchmarks/build_title_words.py` and read when first asked for.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

Kind = Literal["name", "common", "unknown"]
_OWNERS = 50  # hundredths
_SURELY_COMMON = -250
_LONGEST = 40  # letters of a word that are looked at
_BEGINNINGS, _ENDINGS = (2, 3, 4, 5), (2, 3, 4, 5, 6)
# Of substances, illnesses and what is done about them. Source for drugs: WHO, The use of stems in the selection of INN.
_OF_THINGS = tuple(
    """azolam azepam mab nib pril sartan statin olol vir cillin mycin oxetine triptan gliptin gliflozin glutide profen
    caine dipine prazole setron oxacin cycline azole afil parin xaban grel platin rubicin taxel ciclib amine idine
    ketamine itis osis emia aemia ectomy ology ography oscopy plasty otomy opathy asthenia trophy plasia genesis
    ylation ization isation ase oid oids trexone terone sone zone adone ene ane yne one yl ite""".split()
)


@dataclass(frozen=True, slots=True)
class TitleWords:
    """What is known of single words, all in lower case."""

    names: frozenset[str]
    common: frozenset[str]
    # A beginning (`^ab`) or an ending (`ab$`): how much it speaks for a name, in hundredths.
    looks: Mapping[str, int]


@lru_cache(maxsize=1)
def title_words() -> TitleWords:
    """Return the words that the package knows."""
    data = Path(__file__).with_name("words.txt.gz").read_bytes()
    rows = dict(line.split("\t", 1) for line in gzip.decompress(data).decode().splitlines())
    looks = (feature.split("=") for feature in rows["looks"].split(" "))
    return TitleWords(
        frozenset(rows["names"].split(" ")),
        frozenset(rows["common"].split(" ")),
        {feature: int(weight) for feature, weight in looks},
    )


def kind_of(word: str) -> Kind:
    """Return whether the word (in any case, without hyphens) is known as a name or as a common word."""
    folded = word.lower()
    known = title_words()
    if folded in known.names:
        return "name"
    return "common" if folded in known.common or _is_plural(folded, known.common) else "unknown"


def looks_like_name(word: str, *, is_possessive: bool = False) -> bool:
    """Return whether a word that nobody knows begins and ends as names do; more is a name where it owns something."""
    if word.lower().endswith(_OF_THINGS):
        return False
    looks = title_words().looks
    weight = sum(looks.get(feature, 0) for feature in features_of(word))
    return weight > (-_OWNERS if is_possessive else 0)


def looks_common(word: str) -> bool:
    """Return whether a word that nobody knows can hardly be a name."""
    if word.lower().endswith(_OF_THINGS):
        return True
    looks = title_words().looks
    return sum(looks.get(feature, 0) for feature in features_of(word)) < _SURELY_COMMON


def features_of(word: str) -> Iterator[str]:
    """Yield the beginnings and endings by which a word is judged, and one that all words have."""
    marked = f"^{word.lower()[:_LONGEST]}$"
    yield "*"
    for length in _BEGINNINGS:
        yield marked[:length]
    for length in _ENDINGS:
        if length < len(marked):
            yield marked[-length:]


def _is_plural(word: str, common: frozenset[str]) -> bool:
    return word.endswith("s") and word[:-1] in common

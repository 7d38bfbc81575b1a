"""Features of a reference's words, for the models that label them.

Features are short strings, many of them encoded already. What depends on the word alone is computed once a word and
kept (`words.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from litman.posts.references.habits import Running, add_look_ahead, add_look_back, rank_years, reference_style
from litman.posts.references.tokens import Token
from litman.posts.references.words import Feature, Look, Word, encoded, read_word

_LONGEST_WORD = 64


def token_features(tokens: Sequence[Token]) -> list[list[Feature]]:
    """Return a list of features for each word of one reference, in order."""
    words, known = _read(tokens)
    items = _near(tokens, known)
    state, style, count = Running(), reference_style(known, words), len(words)
    for i, (word, own) in enumerate(zip(words, known, strict=True)):
        if own.kind == "in" and i and (word[0] == "I" or words[i - 1][-1] in '.,”"?!'):
            state.container = True
            items[i].append("In!")
        items[i] += state.step(word, own, i, count)
        items[i].append(f"style|sent|k={style}|{min(state.sentences, 4)}|{own.kind}")
        items[i].append(f"style|seen={style}|{state.seen}")
    add_look_ahead(items, words, known)
    rank_years(items, words, known)
    return items


def run_features(tokens: Sequence[Token]) -> list[list[Feature]]:
    """Return a list of features for each word of references that run together: only what stands near tells."""
    words, known = _read(tokens)
    items = _near(tokens, known)
    add_look_ahead(items, words, known)
    add_look_back(items, words, known)
    return items


def _read(tokens: Sequence[Token]) -> tuple[list[str], list[Word]]:
    words = [token.text for token in tokens]
    return words, [read_word(word[:_LONGEST_WORD]) for word in words]


def _near(tokens: Sequence[Token], known: list[Word]) -> list[list[Feature]]:
    """Return what each word and the three before and after it tell."""
    items = []
    count = len(known)
    for i, own in enumerate(known):
        features: list[Feature] = list(own.here)
        if i:
            _add_before(features, known, i)
            if tokens[i].start == tokens[i - 1].end:
                features += ["glued", f"glued|k={known[i - 1].kind}|{own.kind}"]
        else:
            features.append("first")
        if i + 1 < count:
            _add_after(features, known, i)
            if tokens[i + 1].start == tokens[i].end:
                features += ["glue+", f"glue+|k={own.kind}|{known[i + 1].kind}"]
        else:
            features.append("last")
        items.append(features)
    return items


def _add_before(features: list[Feature], known: list[Word], i: int) -> None:
    own, before = known[i], known[i - 1]
    shapes, kinds, tails, used, *_ = _pair(before.look, own.look)
    features += before.before
    features += (shapes, kinds, f"w-1|w={before.bare}|{own.bare}", tails, used)
    if i > 1:
        features += known[i - 2].before2
        features.append(_three(known[i - 2].kind, before.kind, own.kind)[0])
    if i > 2:
        features += known[i - 3].look.before3


def _add_after(features: list[Feature], known: list[Word], i: int) -> None:
    own, after = known[i], known[i + 1]
    *_, kinds, tails, used = _pair(own.look, after.look)
    features += after.after
    around = _three(known[i - 1].kind, own.kind, after.kind)[1] if i else f"k-1|k+1=^|{after.kind}"
    features += (kinds, around, tails, used)
    if i + 2 < len(known):
        features += known[i + 2].after2
        features.append(_three(own.kind, after.kind, known[i + 2].kind)[2])
    if i + 3 < len(known):
        features += known[i + 3].look.after3


@lru_cache(maxsize=16_384)
def _pair(one: Look, two: Look) -> tuple[Feature, ...]:
    """Return what the looks of two words in a row tell of the second, then what they tell of the first."""
    kinds, tails, used = f"{one.kind}|{two.kind}", f"{one.kt}|{two.kt}", f"{one.used}|{two.used}"
    return encoded(
        f"s-1|s={one.shape}|{two.shape}", f"k-1|k={kinds}", f"kt-1|kt={tails}", f"L-1|L={used}",
        f"k|k+1={kinds}", f"kt|kt+1={tails}", f"L|L+1={used}",
    )  # fmt: skip


@lru_cache(maxsize=16_384)
def _three(one: str, two: str, three: str) -> tuple[Feature, ...]:
    """Return what the kinds of three words in a row tell of the last, of the middle, and of the first of them."""
    kinds = f"{one}|{two}|{three}"
    return encoded(f"k-2|k-1|k={kinds}", f"k-1|k+1={one}|{three}", f"k|k+1|k+2={kinds}")

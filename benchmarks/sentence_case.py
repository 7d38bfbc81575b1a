"""How often a title that is put into sentence case comes out as it should.

Two truths are known: titles in sentence case, put into title case and back; and titles of one work that are recorded in
both cases. The half of the titles that words were counted in is told apart from the half that was kept aside.

    python benchmarks/sentence_case.py [--show 200] [--seed 1] [--half 1]

`--show` prints so many conversions to be read by eye, of recorded titles that change.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import defaultdict
from collections.abc import Iterator

import title_data

from litman.text.folding import fold
from litman.text.language import language_of
from litman.text.titles.sentence_case import to_sentence_case
from litman.text.titles.title_text import words_of

_SAMPLE = 5_000
_SMALL = frozenset("the and for with from into over via per its not its".split())
_AFTER_COLON = re.compile(r"([:—] *)(\w)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def title_case(title: str) -> str:
    """Return the title with capitals as title case has them; half of the parts behind hyphens stay small."""
    chars = list(title)
    for number, word in enumerate(words_of(title)):
        is_small = word.text in _SMALL or len(word.text) < 3 or (word.is_joined and number % 2)
        if word.is_small and not is_small and len(chars[word.place].upper()) == 1:
            chars[word.place] = chars[word.place].upper()
    return "".join(chars)


def alike(one: str, other: str) -> bool:
    """Return whether two titles are the same but for the capital behind a colon."""
    return _without_case_behind_colon(one) == _without_case_behind_colon(other)


def _without_case_behind_colon(title: str) -> str:
    return _AFTER_COLON.sub(lambda match: match[1] + match[2].lower(), title)


def english(half: int) -> list[str]:
    """Return the titles of a half that are in sentence case and in English, without mark-up."""
    titles = (_TAG.sub("", title) for title in title_data.sentence_case_titles(title_data.half(half)))
    return [title for title in titles if title.isascii() and language_of(title) == "en"]


def pairs() -> Iterator[tuple[int, str, str]]:
    """Yield the half, the title in title case and the one in sentence case of titles recorded in both."""
    by_text: dict[str, list[tuple[int, str]]] = defaultdict(list)
    small = set(title_data.sentence_case_titles(title_data.titles()))
    for number, title in enumerate(title_data.titles()):
        if "<" not in title and any(map(str.islower, title)):
            by_text[fold(title).rstrip(".")].append((number % 2, title.rstrip(".")))
    for group in by_text.values():
        lowered = [title for _, title in group if title in small]
        for half, title in group:
            if lowered and title not in small and not alike(title, lowered[0]):
                yield half, title, lowered[0]


def show(half: int, count: int, seed: int) -> None:
    """Print conversions of recorded titles."""
    titles = list(title_data.half(half))
    random.Random(seed).shuffle(titles)
    shown = 0
    for title in titles:
        converted = to_sentence_case(title, capital_after_colon=False)
        if converted != title:
            print(converted)
            shown += 1
        if shown == count:
            return


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--half", type=int, default=1)
    options = parser.parse_args()
    if options.show:
        show(options.half, options.show, options.seed)
        return
    for half, name in ((0, "words counted in it"), (1, "kept aside")):
        known = english(half)
        sample = random.Random(1).sample(known, min(_SAMPLE, len(known)))
        start = time.process_time()
        right = sum(alike(to_sentence_case(title_case(t), capital_after_colon=False), t) for t in sample)
        spent = time.process_time() - start
        print(f"{name}: {right:,} of {len(sample):,} back as they were ({right / len(sample):.1%}), "
              f"{len(sample) / spent:,.0f} a second")  # fmt: skip
        both = [(given, wanted) for number, given, wanted in pairs() if number == half]
        right = sum(
            alike(to_sentence_case(given, capital_after_colon=False), wanted) for given, wanted in both
        )
        print(f"{name}: {right} of {len(both)} recorded in both cases alike")


if __name__ == "__main__":
    main()

"""How well quotations are found in the texts of works, and what is said of those that are not as they stand there.

    python benchmarks/quote.py [--works N] [--show]

A library of made-up texts (`evidence_data.py`: some works as `sources/KEY.txt` of several pages, some as abstracts
only) is asked for 200 of its sentences word for word, the same with up to a fifth of their words changed, left out or
added, 100 sentences that are nowhere, half of them about the same things, and 20 that lost their "not". Printed is how
many are found in the right work and at the right place, how many of those that are nowhere are found all the same,
and how often a lost denial is named.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from evidence import open_library
from evidence_data import Study, made_up_set, write_library

from litman.actions.quote.find_quoted import Quoted, find_in_library
from litman.library.library import Library

VERBATIM, NOWHERE, DENIED = 200, 100, 20
CHANGED = 0.2  # of the words, at most
FEWEST = 8  # words of a sentence that is asked for
_OTHER = "harbour lantern wooden quietly seven meadow under copper borrowed evening window salt".split()
_DENIAL = re.compile(r" (?:not|no)\b", re.IGNORECASE)
_MORE = (
    "{} was not measured by the same people in both years of the survey.",
    "We do not know whether {} would have been the same in another country.",
    "There was no sign that {} changed before the third visit to the clinic.",
)


def reworded(sentence: str, chance: random.Random) -> str:
    """Return a sentence with up to a fifth of its words changed, left out or added."""
    words = sentence.split()
    for _ in range(chance.randrange(1, max(2, int(CHANGED * len(words)) + 1))):
        at = chance.randrange(len(words))
        kind = chance.choice(("change", "leave out", "add"))
        words[at : at + (kind != "add")] = [] if kind == "leave out" else [chance.choice(_OTHER)]
    return " ".join(words)


def write_texts(folder: Path, works: Sequence[Study], chance: random.Random) -> list[Study]:
    """Write a library of the works, every second one with its text beside it; return them with all their sentences."""
    write_library(folder, works)
    (folder / "sources").mkdir()
    told = []
    for number, work in enumerate(works):
        if number % 2:
            told.append(work)
            continue
        more = tuple(text.format(work.title.split(":")[0]) for text in _MORE)
        sentences = (*work.sentences, *more)
        pages = [sentences[at : at + 3] for at in range(0, len(sentences), 3)]
        shown = "\f".join(_lines(" ".join(page), chance) for page in pages)
        (folder / "sources" / f"{work.key}.txt").write_text(shown, encoding="utf-8")
        told.append(work._replace(sentences=sentences))
    return told


def _lines(text: str, chance: random.Random) -> str:
    """Return a page in short lines, some of whose last words are parted by a hyphen."""
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > 60:
            half = len(word) // 2
            is_parted = word.isalpha() and half > 2 and chance.random() < 0.4
            lines.append(f"{line} {word[:half]}-" if is_parted else line)
            line = word[half:] if is_parted else word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def asked(works: Sequence[Study], chance: random.Random) -> list[tuple[str, str]]:
    """Return sentences that only one work has, each with its work."""
    owners: dict[str, list[str]] = {}
    for work in works:
        for sentence in work.sentences:
            owners.setdefault(sentence, []).append(work.key)
    single = [
        (sentence, keys[0])
        for sentence, keys in owners.items()
        if len(keys) == 1 and len(sentence.split()) >= FEWEST
    ]
    return chance.sample(single, min(VERBATIM, len(single)))


def elsewhere(works: Sequence[Study], chance: random.Random) -> list[str]:
    """Return sentences that no work has: those of posts about its subjects, and the words of others in no order."""
    claims = [claim.text for claim in made_up_set(99).claims if len(claim.text.split()) >= FEWEST]
    words = [word for work in works for sentence in work.sentences for word in sentence.split()]
    mixed = [" ".join(chance.sample(words, chance.randrange(FEWEST, 24))) for _ in range(NOWHERE // 2)]
    return [*chance.sample(claims, NOWHERE - len(mixed)), *mixed]


def is_right(found: Sequence[Quoted], key: str, sentence: str) -> bool:
    """Whether the words are found in their work, where they stand."""
    wanted = set(re.findall(r"\w+", sentence.lower()))
    for one in found:
        if one.line.key == key:
            there = set(re.findall(r"\w+", one.words.text.replace("- ", "").lower()))
            return len(wanted & there) >= 0.7 * len(wanted)
    return False


def measure(library: Library, works: Sequence[Study], chance: random.Random, *, show: bool) -> None:
    """Print the figures."""
    known = asked(works, chance)
    exact = nearly = 0
    for sentence, key in known:
        found = find_in_library(library, sentence).works
        right = is_right(found, key, sentence) and any(
            one.line.key == key and one.words.place.is_exact for one in found
        )
        exact += right
        changed = reworded(sentence, chance)
        near = is_right(find_in_library(library, changed).works, key, sentence)
        nearly += near
        if show and not (right and near):
            print("lost:", sentence if not right else changed)
    print(f"word for word: {exact} of {len(known)} found")
    print(f"up to a fifth of the words changed: {nearly} of {len(known)} found ({nearly / len(known):.1%})")
    nowhere = elsewhere(works, chance)
    wrong = [text for text in nowhere if find_in_library(library, text).works]
    print(f"nowhere: {len(wrong)} of {len(nowhere)} found all the same", *(wrong if show else ()), sep="\n  ")
    denying = [(work.key, text) for work in works for text in work.sentences if _DENIAL.search(text)]
    lost = chance.sample(denying, DENIED)
    named = 0
    for key, text in lost:
        found = find_in_library(library, _DENIAL.sub("", text, count=1)).works
        says = any(one.line.key == key and one.words.turns for one in found)
        named += says
        if show and not says:
            print("denial:", text)
    print(f"a denial left out: named for {named} of {len(lost)}")


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--works", type=int, default=200, metavar="N", help="works of the library")
    parser.add_argument("--show", action="store_true", help="print what is not as it should be")
    options = parser.parse_args()
    chance = random.Random(4)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library"
        works = write_texts(path, made_up_set().works[: options.works], chance)
        measure(open_library(path), works, chance, show=options.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())

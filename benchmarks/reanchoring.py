"""How well and how fast claims are found again in an edited post: `python benchmarks/reanchoring.py`.

Of the sentences of each post a tenth is deleted, half of the rest has 30 % of its words replaced, dropped or
joined by others, and new sentences are put between them. The posts are generated here; real ones
are edited too where they lie beside the repository. Aims: at least 84 % of the edited sentences found,
at most 5 % in a wrong place, at least 99 % of the deleted ones recognised, under 1 ms a claim for a post of
5,000 words.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from litman.claims.anchor import rough_sentences
from litman.claims.claim import Anchor
from litman.claims.fingerprint import fingerprint
from litman.claims.reanchor import reanchor

POSTS = Path(__file__).resolve().parent.parent.parent / "shared" / "posts"
COMMON = """
the of and to in a is that for it with as was on are by this be from or which not have at their may can more
than these also been has but often most other some such when only after between
""".split()
STEMS = """
sleep nap memory brain coffee light night shift worker child adult age trial dose effect risk hour week
rhythm hormone melatonin cortisol heart blood pressure pulse mood anxiety stress diet sugar meal weight
muscle exercise recovery attention error accident driver pilot nurse student school lesson exam score noise
room temperature blanket mattress snoring airway breath apnoea mask insomnia therapy habit screen phone
alarm clock season winter summer traveller flight zone dream stage wave spindle cortex hippocampus neuron
signal gene mouse rat study sample group placebo review survey diary sensor watch data model estimate
""".split()
VERBS = """
improves lowers raises predicts follows delays shortens lengthens protects harms disturbs restores supports
explains changes reaches doubles halves precedes limits helps measures shows suggests finds reports
""".split()
SUFFIXES = ["", "", "", "s", "less", "like", "ing"]


@dataclass
class Tally:
    edited: int = 0
    found: int = 0
    wrong: int = 0
    deleted: int = 0
    gone: int = 0
    anchors: int = 0
    seconds: float = 0.0

    def add(self, other: Tally) -> None:
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def __str__(self) -> str:
        return (
            f"{self.found / self.edited:6.1%} found, {self.wrong / self.anchors:5.1%} in a wrong place, "
            f"{self.gone / max(self.deleted, 1):6.1%} of {self.deleted} deleted recognised, "
            f"{self.seconds * 1000 / self.anchors:.3f} ms a claim ({self.anchors} claims)"
        )


def make_sentence(chance: random.Random) -> str:
    words = []
    for position in range(max(4, int(chance.gauss(18, 7)))):
        if position % 7 == 3:
            words.append(chance.choice(VERBS))
        elif chance.random() < 0.42:
            words.append(COMMON[min(int(chance.expovariate(0.12)), len(COMMON) - 1)])
        else:
            words.append(chance.choice(STEMS) + chance.choice(SUFFIXES))
    return (" ".join(words)).capitalize() + "."


def edit_words(sentence: str, share: float, chance: random.Random) -> str:
    words = sentence.split(" ")
    for number in chance.sample(range(len(words)), max(1, round(share * len(words)))):
        new = chance.choice([*STEMS, *VERBS, *COMMON])
        words[number] = chance.choice([new, new, "", f"{words[number]} {new}"])
    edited = " ".join(word for word in words if word).rstrip(".!?,;:")
    return (edited or "None") + "."


def measure(sentences: list[str], chance: random.Random, *, share: float = 0.3) -> Tally:
    old, old_spans = join(sentences)
    anchors = [
        Anchor(old[a:b], old[max(a - 32, 0) : a], old[b : b + 32], a, b, fingerprint(old[a:b]))
        for a, b in old_spans
    ]
    kept: list[int | None] = []
    new_sentences: list[str] = []
    edited: set[int] = set()
    for number, sentence in enumerate(sentences):
        if chance.random() < 0.1:
            continue
        if chance.random() < 0.5:
            sentence = edit_words(sentence, share, chance)
            edited.add(number)
        kept.append(number)
        new_sentences.append(sentence)
        if chance.random() < 0.1:
            kept.append(None)
            new_sentences.append(make_sentence(chance))
    new, new_spans = join(new_sentences)
    place = {number: span for number, span in zip(kept, new_spans, strict=True) if number is not None}
    spans = rough_sentences(new)
    started = time.perf_counter()
    states = reanchor(anchors, new, spans)
    tally = Tally(seconds=time.perf_counter() - started, anchors=len(anchors), edited=len(edited))
    for number, state in enumerate(states):
        is_placed = state.start is not None and state.state != "ambiguous"
        is_right = number in place and is_placed and overlaps(place[number], (state.start, state.end))
        tally.found += number in edited and is_right
        tally.wrong += is_placed and not is_right
        tally.deleted += number not in place
        tally.gone += number not in place and state.state == "gone"
    return tally


def overlaps(one: tuple[int, int], other: tuple[int | None, int | None]) -> bool:
    if other[0] is None or other[1] is None:
        return False
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0.5 * (one[1] - one[0])


def join(sentences: list[str]) -> tuple[str, list[tuple[int, int]]]:
    text, spans = "", []
    for number, sentence in enumerate(sentences):
        text += "" if not text else "\n\n" if number % 6 == 0 else " "
        spans.append((len(text), len(text) + len(sentence)))
        text += sentence
    return text, spans


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=20261120)
    parser.add_argument("--rounds", type=int, default=20)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    total = Tally()
    for name, posts in (("generated, 5,000 words", generated(chance, 3)), ("shared posts", shared())):
        tally = Tally()
        for post in posts:
            for _ in range(arguments.rounds):
                tally.add(measure(post, chance))
        if posts:
            print(f"{name}: {tally}")
            total.add(tally)
    print(f"all: {total}")
    is_good = (
        total.found >= 0.84 * total.edited
        and total.wrong <= 0.05 * total.anchors
        and total.gone >= 0.99 * total.deleted
        and total.seconds < 0.001 * total.anchors
    )
    print("within the aims" if is_good else "NOT within the aims")
    return 0 if is_good else 1


def generated(chance: random.Random, count: int) -> list[list[str]]:
    posts = []
    for _ in range(count):
        post: list[str] = []
        while sum(len(sentence.split()) for sentence in post) < 5000:
            post.append(make_sentence(chance))
        posts.append(post)
    return posts


def shared() -> list[list[str]]:
    posts = []
    for path in sorted(POSTS.glob("*.txt")):
        text = path.read_bytes().decode()
        sentences = [text[a:b] for a, b in rough_sentences(text) if b - a > 25]
        counts = Counter(sentences)
        posts.append([sentence for sentence in sentences if counts[sentence] == 1])
    return posts


if __name__ == "__main__":
    raise SystemExit(main())

"""Measure how well references are read and found, on what no model was trained on.

    python benchmarks/references.py

Span F1: a part is right when its label is right and its span is exactly the labelled one, both without outer white
space and punctuation (every character that is neither letter nor digit); micro-averaged over all labels. `journal`
and `container-title` count as one label, since CSL has one variable for both; neighbouring stretches with one
label count as one; two more rules are told at `anystyle._pieces`.
Line F1: a line is right when it is a reference line and holds part of an item; blank lines do not count.
"""

from __future__ import annotations

import random
import sys
import time
from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import accumulate

import anystyle
import layouts

from litman.posts.references.find import ReferenceList, find_reference_lists
from litman.posts.references.parts import parse_references
from litman.posts.references.segments import segment_reference
from litman.posts.references.split import split_references

Span = tuple[str, int, int]


def trimmed(text: str, segments: list[Span]) -> set[Span]:
    """Return the spans without outer characters that are neither letter nor digit."""
    spans = set()
    for label, start, end in segments:
        while start < end and not text[start].isalnum():
            start += 1
        while end > start and not text[end - 1].isalnum():
            end -= 1
        if start < end:
            spans.add((label, start, end))
    return spans


def measure_parts(items: list[anystyle.Labelled]) -> None:
    right, said, labelled, whole = Counter[str](), Counter[str](), Counter[str](), 0
    for item in items:
        gold = trimmed(item.text, list(item.segments))
        found = trimmed(item.text, [tuple(segment) for segment in segment_reference(item.text)])
        right.update(label for label, _, _ in gold & found)
        said.update(label for label, _, _ in found)
        labelled.update(label for label, _, _ in gold)
        whole += gold == found
    print(f"{'label':18} {'spans':>6} {'precision':>9} {'recall':>7} {'F1':>6}")
    for label, count in labelled.most_common():
        precision, recall = right[label] / max(1, said[label]), right[label] / count
        f1 = 2 * right[label] / (said[label] + count)
        print(f"{label:18} {count:6} {precision:9.3f} {recall:7.3f} {f1:6.3f}")
    total = 2 * right.total() / (said.total() + labelled.total())
    print(
        f"span F1 {total:.4f} over {labelled.total()} spans; {whole / len(items):.1%} of the references without a fault"
    )


def measure_speed(items: list[anystyle.Labelled]) -> None:
    texts = [item.text for item in items]
    started = time.process_time()
    parse_references(texts[:1])
    loaded = time.process_time()
    parse_references(texts)
    passed = time.process_time() - loaded
    print(
        f"first reference {loaded - started:.3f} s; then {len(texts) / passed:.0f} references a second of CPU, "
        "works included"
    )


def measure_documents(documents: dict[str, anystyle.Document]) -> None:
    """Print how many lines of the reference lists are found; a line counts that holds a word of an item."""
    hits = false = missed = items = 0
    started = time.process_time()
    for rows in documents.values():
        lines = [line for _, line in rows]
        found = find_reference_lists(lines)
        items += sum(len(part.items) for part in found)
        said = _lines_of(lines, found)
        wanted = {at for at, (label, line) in enumerate(rows) if label == "ref" and line.strip()}
        hits, false, missed = (
            hits + len(wanted & said),
            false + len(said - wanted),
            missed + len(wanted - said),
        )
    passed = time.process_time() - started
    count = sum(map(len, documents.values()))
    print(
        f"lines F1 {2 * hits / (2 * hits + false + missed):.4f}: {hits} right, {false} too many, {missed} missed; "
        f"{items} references"
    )
    print(f"{count / passed:.0f} lines a second of CPU")


def _lines_of(lines: list[str], found: list[ReferenceList]) -> set[int]:
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    said = set()
    for item in (item for part in found for item in part.items):
        first = bisect_right(starts, item.label_start) - 1
        for at in range(first, bisect_left(starts, item.end)):
            low = max(0, starts[at] - item.start)
            if item.text[low : max(0, starts[at + 1] - item.start)].strip() or at == first:
                said.add(at)
    return said


def measure_splitting(items: list[anystyle.Labelled]) -> None:
    """Print how many references of lists laid out from those kept aside come back as they were, and not one more."""
    chance = random.Random(7)
    blocks = layouts.lists(items, 150, 7) + layouts.rendered_lists(75, 8)
    for name, lay_out in (
        ("unlabelled, many layouts", lambda refs: "\n".join(layouts.lay_out(refs, chance).lines)),
        (
            "numbered, many layouts",
            lambda refs: "\n".join(layouts.numbered(layouts.lay_out(refs, chance), chance).lines),
        ),
        ("run together in one line", " ".join),
    ):
        exact = right_count = total = 0
        for references in blocks:
            split = split_references(lay_out(references))
            right_count += len(split) == len(references)
            total += len(references)
            exact += (
                Counter(map(_letters, references)) & Counter(_letters(item.text) for item in split)
            ).total()
        print(
            f"{name:26} {exact / total:7.2%} of {total} references exact; "
            f"{right_count / len(blocks):6.1%} of the lists with the right count"
        )


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def main() -> None:
    develop, aside = anystyle.split_references(
        anystyle.read_references("core") + anystyle.read_references("good")
    )
    print(f"Parts: {len(aside)} references kept aside of {len(aside) + len(develop)} (AnyStyle core + good)")
    measure_speed(aside)
    measure_parts(aside)
    documents = anystyle.read_documents()
    _, kept = anystyle.split_documents(documents)
    print(
        f"\nLists: {len(kept)} documents kept aside of {len(documents)} (AnyStyle finder): {', '.join(kept)}"
    )
    measure_documents(kept)
    print(
        "\nSplitting: lists of references kept aside, and of rendered ones (whose works may be in the training data)"
    )
    measure_splitting(aside)


if __name__ == "__main__":
    sys.exit(main())

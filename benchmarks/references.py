"""Measure how well references are read and found, on what no model was trained on.

    python benchmarks/references.py

Span F1: a part is right when its label is right and its span is exactly the labelled one, both without outer white
space and punctuation (every character that is neither letter nor digit); micro-averaged over all labels. `journal`
and `container-title` count as one label, since CSL has one variable for both; neighbouring stretches with one
label count as one.
"""

from __future__ import annotations

import sys
import time
from collections import Counter

import anystyle

from litman.posts.references.parts import parse_references
from litman.posts.references.segments import segment_reference

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
    print(f"span F1 {total:.4f} over {labelled.total()} spans; {whole / len(items):.1%} of the references without a fault")


def measure_speed(items: list[anystyle.Labelled]) -> None:
    texts = [item.text for item in items]
    started = time.process_time()
    parse_references(texts[:1])
    loaded = time.process_time()
    parse_references(texts)
    passed = time.process_time() - loaded
    print(f"first reference {loaded - started:.3f} s; then {len(texts) / passed:.0f} references a second of CPU, works included")


def main() -> None:
    develop, aside = anystyle.split_references(anystyle.read_references("core") + anystyle.read_references("good"))
    print(f"Parts: {len(aside)} references kept aside of {len(aside) + len(develop)} (AnyStyle core + good)")
    measure_speed(aside)
    measure_parts(aside)


if __name__ == "__main__":
    sys.exit(main())

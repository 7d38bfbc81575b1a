"""Train the models that read and find references, and write them into the package.

    python benchmarks/train_references.py [parts] [lines] [starts] [runs]

Trained on AnyStyle's labelled references (BSD-2-Clause) without the part that `benchmarks/references.py` tests on.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import anystyle
import layouts
import pycrfsuite
import synthetic

from litman.posts.references.features import run_features, token_features
from litman.posts.references.lines import list_features, read_lines
from litman.posts.references.segments import FIRST
from litman.posts.references.split import start_features
from litman.posts.references.tokens import Token, tokenise

PACKAGE = Path(__file__).resolve().parents[1] / "litman" / "posts" / "references"
SEED = 20
WITH_FIRST = frozenset(
    (
        "author",
        "title",
        "container-title",
        "editor",
        "publisher",
        "location",
        "date",
        "volume",
        "pages",
        "note",
    )
)
Row = tuple[list[list[str]], list[str]]


def train_parts() -> None:
    """Write `parts.crfsuite`: the label of every word of a reference."""
    labelled = anystyle.read_references("core") + anystyle.read_references("good")
    develop, _ = anystyle.split_references(labelled)
    # References of posts are no part of what is measured; some hundred teach their shapes and cost it nothing.
    develop += anystyle.without_duplicates(anystyle.read_references("bad"), labelled)
    develop += synthetic.render(400, SEED, pages=1.0)
    rows = (
        (tokens, labels) for item in develop + glued(develop) for tokens, labels in [labelled_tokens(item)]
    )
    train("parts.crfsuite", ((token_features(tokens), labels) for tokens, labels in rows))


def labelled_tokens(item: anystyle.Labelled) -> tuple[list[Token], list[str]]:
    """Return the tokens of a labelled reference and the label of each."""
    tokens, labels, k = tokenise(item.text), [], 0
    for token in tokens:
        while k + 1 < len(item.segments) and item.segments[k + 1][1] <= token.start:
            k += 1
        labels.append(item.segments[k][0])
    first = [label in WITH_FIRST and (i == 0 or labels[i - 1] != label) for i, label in enumerate(labels)]
    return tokens, [FIRST + label if begins else label for label, begins in zip(labels, first, strict=True)]


def glued(items: list[anystyle.Labelled]) -> list[anystyle.Labelled]:
    """Return copies of a tenth of the references with the spaces between numbers left out (`12(3):4-5`)."""
    chance, copies = random.Random(SEED), []
    for item in items:
        text, segments = "", []
        for label, start, end in item.segments:
            part = item.text[start:end]
            if text and not (text[-1] in ":;,)" and part[0].isdigit()):
                text += " "
            segments.append((label, len(text), len(text) + len(part)))
            text += part
        if text != item.text and chance.random() < 0.15:
            copies.append(anystyle.Labelled(text, tuple(segments), item.source))
    return copies


def train(name: str, rows: Iterable[Row]) -> None:
    started = time.perf_counter()
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.1, "c2": 0.3, "max_iterations": 150, "feature.possible_transitions": False})
    for features, labels in rows:
        trainer.append(features, labels)
    trainer.train(str(PACKAGE / name))
    print(f"{name}: {time.perf_counter() - started:.0f} s, {(PACKAGE / name).stat().st_size:,} bytes")


def train_lines() -> None:
    """Write `lines.crfsuite`: which lines of a text are references."""
    develop, _ = anystyle.split_documents(anystyle.read_documents())
    prose = [
        line.strip()
        for rows in develop.values()
        for label, line in rows
        if label == "text" and len(line) > 60
    ]
    chance = random.Random(SEED)
    laid = [layouts.lay_out(references, chance) for references in _lists(400)]
    numbered = [layouts.numbered(block, chance, share=0.4) for block in laid]
    documents = [*develop.values(), *layouts.posts(prose, numbered, SEED)]

    def rows() -> Iterator[Row]:
        for document in documents:
            lines = read_lines([line for _, line in document])
            yield (
                list_features(lines),
                ["ref" if document[line.index][0] == "ref" else "text" for line in lines],
            )

    train("lines.crfsuite", rows())


def train_starts() -> None:
    """Write `starts.crfsuite`: with which lines of a list a reference begins."""
    chance = random.Random(SEED + 1)

    def rows() -> Iterator[Row]:
        for references in _lists(1500):
            laid = layouts.lay_out(references, chance)
            lines = read_lines(laid.lines)
            owners = [laid.reference[line.index] for line in lines]
            yield (
                start_features(lines),
                ["B" if i == 0 or owners[i] != owners[i - 1] else "I" for i in range(len(owners))],
            )

    train("starts.crfsuite", rows())


def train_runs() -> None:
    """Write `runs.crfsuite`: with which words of a run-together list a reference begins."""

    def rows() -> Iterator[Row]:
        for references in _lists(600):
            yield _run(references[:20])

    train("runs.crfsuite", rows())


def _run(references: list[str]) -> Row:
    text, starts = "", set()
    for reference in references:
        starts.add(len(text))
        text += f"{reference} "
    tokens = tokenise(text)
    return run_features(tokens), ["B" if token.start in starts else "I" for token in tokens]


def _lists(count: int) -> list[list[str]]:
    develop, _ = anystyle.split_references(
        anystyle.read_references("core") + anystyle.read_references("good")
    )
    return layouts.lists(develop, count, SEED) + layouts.rendered_lists(count // 2, SEED)


TRAINERS = {"parts": train_parts, "lines": train_lines, "starts": train_starts, "runs": train_runs}

if __name__ == "__main__":
    for wanted in sys.argv[1:] or TRAINERS:
        TRAINERS[wanted]()

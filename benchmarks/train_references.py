"""Train the models that read and find references, and write them into the package.

    python benchmarks/train_references.py [parts] [lines]

Trained on AnyStyle's labelled references (BSD-2-Clause) without the part that `benchmarks/references.py` tests on.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import anystyle
import pycrfsuite

from litman.posts.references.features import token_features
from litman.posts.references.tokens import Token, tokenise

PACKAGE = Path(__file__).resolve().parents[1] / "litman" / "posts" / "references"
SEED = 20


def train_parts() -> None:
    """Write `parts.crfsuite`: the label of every word of a reference."""
    develop, _ = anystyle.split_references(anystyle.read_references("core") + anystyle.read_references("good"))
    rows = ((tokens, labels) for item in develop + glued(develop) for tokens, labels in [labelled_tokens(item)])
    train("parts.crfsuite", ((token_features(tokens), labels) for tokens, labels in rows))


def labelled_tokens(item: anystyle.Labelled) -> tuple[list[Token], list[str]]:
    """Return the tokens of a labelled reference and the label of each."""
    tokens, labels, k = tokenise(item.text), [], 0
    for token in tokens:
        while k + 1 < len(item.segments) and item.segments[k + 1][1] <= token.start:
            k += 1
        labels.append(item.segments[k][0])
    return tokens, labels


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


def train(name: str, rows: Iterable[tuple[list[list[str]], list[str]]]) -> None:
    started = time.perf_counter()
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.1, "c2": 0.3, "max_iterations": 150, "feature.possible_transitions": False})
    for features, labels in rows:
        trainer.append(features, labels)
    trainer.train(str(PACKAGE / name))
    print(f"{name}: {time.perf_counter() - started:.0f} s, {(PACKAGE / name).stat().st_size:,} bytes")


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["parts"]
    if "parts" in wanted:
        train_parts()

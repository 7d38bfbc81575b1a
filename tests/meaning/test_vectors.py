"""The model itself, where the extra is installed: what means alike is near, in whatever words."""

from __future__ import annotations

import pytest

from litman.meaning.vectors import SIZE, has_meaning, nearness, vectors_of

pytestmark = pytest.mark.skipif(not has_meaning(), reason="the extra `meaning` is not installed")

SAID = (
    "Aspirin protects the heart.",
    "Acetylsalicylic acid prevents myocardial infarction.",
    "Honey bees dance to tell where flowers are.",
    "",
)


def test_texts_that_mean_alike_are_near_in_whatever_words() -> None:
    aspirin, acid, bees, _ = vectors_of(SAID)
    to_acid, to_bees, to_itself = nearness(aspirin, [acid, bees, aspirin])
    assert to_bees < 0.3 < to_acid < to_itself
    assert to_itself == pytest.approx(1.0, abs=0.01)


def test_a_vector_does_not_depend_on_the_texts_beside_it() -> None:
    together = vectors_of(SAID)
    assert {len(vector) for vector in together} == {2 * SIZE}
    for text, vector in zip(SAID, together, strict=True):
        (alone,) = vectors_of([text])
        assert nearness(alone, [vector]) == pytest.approx([1.0], abs=0.02)

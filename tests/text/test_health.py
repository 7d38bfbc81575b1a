from __future__ import annotations

import pytest

from litman.text.health import is_about_health, speaks_of_health


@pytest.mark.parametrize(
    "text",
    [
        "Kessel A. Tea against insomnia. Ann Kettles. 2015;12:3.",
        "Kessel A. Tea at night. J Clin Kettles. 2015;12:3.",
        "Kessel, A. (2015). Tee bei Demenz. Zeitschrift für Tassen, 3.",
        "Kessel, A. (2015). Tea. The Lancet, 3, 1–2.",
        "Kessel A. Thé et santé. Tasses 2015.",
    ],
)
def test_a_reference_speaks_of_health(text: str) -> None:
    assert speaks_of_health(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kessel, A. (2015). Why kettles sing. Annals of Acoustics, 3, 1–2.",
        "Kessel A. Trial and error in cell phones. Proc. Teapots 2015.",
        "Medieval teapots. J Hist. 2001.",
        "",
    ],
)
def test_a_reference_does_not(text: str) -> None:
    assert not speaks_of_health(text)


def test_a_post_needs_five_different_words() -> None:
    post = "The patients of the clinic took part. Therapy ended their symptoms."
    assert not is_about_health(post)
    assert not is_about_health("patient " * 50)
    assert is_about_health(f"{post} Depression and insomnia are diseases.")

from __future__ import annotations

import pytest

from litman.text.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Salt is bad for the heart and for the kidneys.", "en", id="English"),
        pytest.param("Salz ist schlecht für das Herz und für die Nieren.", "de", id="German"),
        pytest.param("Le sel est mauvais pour le cœur et pour les reins.", "fr", id="French"),
        pytest.param("La sal es mala para el corazón y para los riñones.", "es", id="Spanish"),
        pytest.param("O sal faz mal ao coração e aos rins.", "pt", id="Portuguese"),
        pytest.param("Il sale fa male al cuore e ai reni.", "it", id="Italian"),
        pytest.param("Zout is slecht voor het hart en voor de nieren.", "nl", id="Dutch"),
        pytest.param("Sól szkodzi sercu i nerkom.", "pl", id="Polish"),
        pytest.param("Соль вредна для сердца и почек.", "ru", id="Russian"),
        pytest.param("盐对心脏和肾脏有害。", "zh", id="Chinese"),
        pytest.param("塩は心臓と腎臓に悪い。", "ja", id="Japanese"),
        pytest.param("1234 !", "en", id="nothing"),
    ],
)
def test_a_language_is_told_from_a_sentence(text: str, language: str) -> None:
    assert language_of(text) == language


def test_what_is_said_of_a_short_text_is_believed() -> None:
    assert language_of("Dr. Roth, 3. Mai", "de-AT") == "de"
    assert language_of("Salz ist gut.", "tlh") == "de"


def test_a_long_text_is_believed_before_its_template() -> None:
    assert language_of("Das Salz ist nicht gut für die Nieren und das Herz. " * 5, "en-US") == "de"


def test_names_of_another_language_do_not_tell() -> None:
    assert language_of("Müller and Núñez (2019) saw that salt is bad for the kidneys.") == "en"

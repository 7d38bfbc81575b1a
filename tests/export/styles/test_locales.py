"""Names of languages."""

from __future__ import annotations

import pytest

from litman.errors import UnknownLocaleError
from litman.export.styles.locales import locale_text, locator_terms, require_locale


@pytest.mark.parametrize(
    ("asked", "name"),
    [("de", "de-DE"), ("DE_at", "de-AT"), ("en", "en-US"), ("en-GB", "en-GB"), ("", ""), ("pt", "pt-PT")],
)  # fmt: skip
def test_a_language_is_a_locale(asked: str, name: str) -> None:
    assert require_locale(asked) == name


@pytest.mark.parametrize(
    ("asked", "hint"), [("de-XX", "did you mean de-AT or de-CH or de-DE"), ("qq", "looks like en-GB")]
)
def test_an_unknown_locale_is_refused_with_near_ones(asked: str, hint: str) -> None:
    with pytest.raises(UnknownLocaleError, match=hint):
        require_locale(asked)


def test_words_before_locators_are_those_of_the_language() -> None:
    assert locator_terms("en-GB")["chapter"] == "chapter"
    if locale_text("de-DE") is None:
        pytest.skip("no package with CSL locales is installed")
    assert locator_terms("de-DE")["chapter"] == "Kap."
    assert locator_terms("de-DE")["timestamp"] == ""

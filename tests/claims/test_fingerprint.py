from __future__ import annotations

import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.claims.fingerprint import fingerprint, normalise_sentence
from tests.growth import takes_at_most

PLAIN = "Sleep helps memory."


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Sleep helps memory [1].", id="number before the full stop"),
        pytest.param("Sleep helps memory.[1]", id="number after the full stop"),
        pytest.param("Sleep helps memory [2,3].", id="two numbers"),
        pytest.param("Sleep helps memory [2, 3].", id="two numbers with a space"),
        pytest.param("Sleep [4–6] helps memory.", id="range with an en dash"),
        pytest.param("Sleep [4-6, 9] helps memory.", id="range and number"),
        pytest.param("Sleep helps memory.¹", id="superscript"),
        pytest.param("Sleep² helps memory.³,⁴", id="superscripts with a comma"),
        pytest.param("Sleep helps memory (Doe et al., 2018).", id="author and year"),
        pytest.param("Sleep helps memory (Doe & van der Berg, 2018a, 2018b; Roe, 2020).", id="several works"),
        pytest.param("Sleep helps memory (see also Doe and Roe 2019, p. 12).", id="page"),
        pytest.param("Sleep helps memory (World Health Organization, 2021).", id="organisation"),
        pytest.param("Sleep helps memory [@doe2018sleep, p. 4; see @roe].", id="Pandoc"),
        pytest.param("Sleep helps memory [-@doe2018sleep].", id="Pandoc without the author"),
        pytest.param("Sleep helps memory.[^12]", id="footnote"),
        pytest.param("- Sleep helps memory.", id="bullet"),
        pytest.param("• Sleep helps memory.", id="round bullet"),
        pytest.param("12. Sleep helps memory.", id="numbered item"),
        pytest.param("  Sleep\u00a0 helps\nmemory . ", id="white space"),
        pytest.param("SLEEP helps memory.", id="capitals"),
        pytest.param("Sl\u00adeep helps\u200b memory.", id="soft hyphen and zero-width space"),
    ],
)
def test_what_is_not_wording_leaves_the_fingerprint_as_it_is(sentence: str) -> None:
    assert fingerprint(sentence) == fingerprint(PLAIN)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("He said “no”—twice.", 'He said "no"-twice.', id="quotes and dashes"),
        pytest.param("It isn’t ﬁne.", "It isn't fine.", id="apostrophe and ligature"),
    ],
)
def test_typography_leaves_the_fingerprint_as_it_is(one: str, other: str) -> None:
    assert fingerprint(one) == fingerprint(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(PLAIN, "Sleep helps memories.", id="another word"),
        pytest.param("It rose by 5 %.", "It rose by 6 %.", id="another number"),
        pytest.param("It holds 10⁹ cells.", "It holds 10⁸ cells.", id="another exponent"),
        pytest.param("A BMI of 30 kg/m² or more.", "A BMI of 30 kg/m or more.", id="square metre"),
        pytest.param("The ¹⁸F tracer binds.", "The ¹¹F tracer binds.", id="isotope"),
        pytest.param("It began (May 2020).", "It began (May 2021).", id="month and year"),
        pytest.param("It began (2020).", "It began (2021).", id="a year alone"),
        pytest.param("It grew (about 30 in 2019).", "It grew (about 40 in 2019).", id="words and a year"),
        pytest.param("It has 3 parts (A, B).", "It has 3 parts (A, C).", id="brackets that cite nothing"),
        pytest.param("Send it [to me@example.org].", "Send it [to you@example.org].", id="mail address"),
    ],
)
def test_wording_changes_the_fingerprint(one: str, other: str) -> None:
    assert fingerprint(one) != fingerprint(other)


@pytest.mark.parametrize(
    ("sentence", "markers"),
    [
        pytest.param("Sleep helps memory.8", [(19, 20)], id="after the full stop"),
        pytest.param("Sleep8 helps memory.", [(5, 6)], id="after a word"),
        pytest.param("Sleep 8, helps memory.".replace(",", ""), [(6, 7)], id="after a space"),
        pytest.param("Sleep helps memory .12", [(20, 22)], id="after a space and a full stop"),
    ],
)
def test_markers_that_only_the_reader_knew_are_removed(sentence: str, markers: list[tuple[int, int]]) -> None:
    assert fingerprint(sentence, markers=markers) == fingerprint(PLAIN)


def test_words_do_not_run_together_where_a_marker_stood_between_them() -> None:
    assert normalise_sentence("one[1]two") == "one two"


def test_fingerprint_is_twelve_hex_digits_of_the_sha_256() -> None:
    assert fingerprint(PLAIN) == hashlib.sha256(b"sleep helps memory.").hexdigest()[:12]


@given(st.text(alphabet=st.sampled_from("aB1 .,;[]()@^-–¹²“”'\u00a0\n•&") | st.characters()))
def test_normalising_twice_is_normalising_once(sentence: str) -> None:
    once = normalise_sentence(sentence)
    assert normalise_sentence(once) == once


@given(st.text())
def test_every_text_has_a_fingerprint(sentence: str) -> None:
    assert re.fullmatch(r"[0-9a-f]{12}", fingerprint(sentence))


@pytest.mark.growth
@pytest.mark.parametrize("part", ["[", "(", "[1,", "(A ", "¹", "[@a", "(Doe, 2018; ", "- ", "[["])
def test_broken_brackets_take_linear_time(part: str) -> None:
    takes_at_most(3, lambda: fingerprint(part * 20_000))

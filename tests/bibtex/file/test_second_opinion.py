import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from litman.bibtex.file.entry import Entry
from litman.bibtex.file.parse import is_read_alike
from litman.bibtex.file.second_opinion import differences
from litman.bibtex.file.whole_document import read_document
from tests.bibtex.strategies import entries
from tests.growth import steps_in_proportion
from tests.trials import trials


def entry_of(text: str) -> Entry:
    (entry,) = read_document(Path("works.bib"), text.encode()).entries()
    return entry


@given(entries())
@settings(max_examples=trials(200), deadline=None)
def test_both_parsers_agree_on_entries_without_faults(text: str) -> None:
    assert list(differences(entry_of(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@ Article\n {k, t = {x}}", id="white space around the type"),
        pytest.param("@comments{k, t = {x}}", id="a type that begins like comment"),
        pytest.param('@a{k, t = "a {"b"} c", u = 1}', id="quotes in braces in quotes"),
        pytest.param("@a{k, t = {a\\\\}, u = {\\{b\\}}}", id="backslashes before braces"),
        pytest.param("@a{k, t = {x}, t = {y}}", id="duplicate fields"),
        pytest.param("@a{k}", id="no fields"),
    ],
)
def test_what_bibtexparser_is_known_to_misread_is_not_said(text: str) -> None:
    assert list(differences(entry_of(text))) == []


_PIECES = [
    "{",
    "}",
    "{a}",
    ",",
    "=",
    " = ",
    "\n",
    "t",
    "1",
    "é",
    " ",
    "\t",
    "(",
    "'",
    ";",
    "u = {b},",
    "\r\n",
    ":",
    "~",
    "\x0b",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
@example("t = {a},")
@example(" t = { {a}, b = {c} },\n u = 1, v = jan")
@settings(max_examples=trials(400), deadline=None)
def test_what_every_reader_takes_alike_needs_no_second_opinion(inside: str) -> None:
    text = f"@article{{k, {inside}}}"
    found = list(read_document(Path("works.bib"), text.encode()).entries())
    if is_read_alike(text.encode()):
        (entry,) = found
        assert not entry.parsed.problems
        assert len(entry.values) < len(entry.fields) or list(differences(entry)) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('@a{k, t = "x"}', id="quotation marks"),
        pytest.param("@a{k, t = {x\\}}", id="a backslash"),
        pytest.param("@a{k, t = {x @b y}}", id="an @ inside"),
        pytest.param("@a{k, t = {x} # y}", id="two values joined"),
        pytest.param("@a{k, t = {x}, % remark\n}", id="a remark"),
        pytest.param("@a(k, t = {x})", id="parentheses"),
        pytest.param("@a{k, t {x}}", id="a fault"),
    ],
)
def test_what_readers_may_take_otherwise_is_read_a_second_time(text: str) -> None:
    assert not is_read_alike(text.encode())


@pytest.mark.parametrize(
    ("text", "offset", "word"),
    [
        pytest.param('@a{k"l, t = {x}}', 3, "no whole entry", id="quotation mark in the key"),
        pytest.param("@a{k, t = {x\n@b{y} z}}", 3, "no whole entry", id="line that begins like an entry"),
    ],
)
def test_a_difference_is_said_with_its_place(text: str, offset: int, word: str) -> None:
    ((found, message),) = differences(entry_of(text))
    assert found == offset
    assert word in message


def test_a_wrong_span_of_ours_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    entry, other = entry_of("@a{k, t = {x}, u = {y}}"), entry_of("@a{k, t = {z}, u = {y}}")
    monkeypatch.setattr("litman.bibtex.file.second_opinion._as_text", lambda _: other.text)
    assert list(differences(entry)) == [(6, "bibtexparser reads the field `t` differently")]
    other = entry_of("@b{l, t = {x}}")
    messages = [message for _, message in differences(entry)]
    assert messages == [
        "bibtexparser reads the type b, not a",
        "bibtexparser reads the key 'l', not 'k'",
        "bibtexparser reads 1 fields, here are 2",
    ]


def test_the_logger_of_bibtexparser_is_left_as_it_was(caplog: pytest.LogCaptureFixture) -> None:
    list(differences(entry_of('@a{k"l, t = {x}}')))
    assert caplog.records == []
    assert logging.getLogger("bibtexparser.splitter").disabled is False


def test_an_entry_of_many_fields_is_compared_in_steps_in_proportion() -> None:
    def prepared(count: int) -> Callable[[], object]:
        entry = entry_of("@a{k" + "".join(f", f{number} = {{x}}" for number in range(count)) + "}")
        return lambda: list(differences(entry))

    steps_in_proportion(prepared, 50)

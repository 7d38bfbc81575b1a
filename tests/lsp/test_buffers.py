"""Texts as editors hold them: lines, columns in three encodings, edits."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from litman.lsp.buffers import Buffers, Spot, Text
from litman.lsp.columns import Encoding, from_units, to_units

ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")
UNIT = {"utf-8": 1, "utf-16": 2, "utf-32": 4}
CODEC = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("line", ["", "tea", "Müller", "茶は", "a😋b", "e\u0301x"])
def test_columns_go_both_ways(line: str, encoding: Encoding) -> None:
    for column in range(len(line) + 1):
        units = to_units(line, column, encoding)
        assert units == len(line[:column].encode(CODEC[encoding])) // UNIT[encoding]
        assert from_units(line, units, encoding) == column


def test_a_unit_inside_a_character_leads_before_it_and_one_behind_the_end_to_the_end() -> None:
    assert from_units("a😋b", 2, "utf-16") == 1
    assert from_units("ab", 99, "utf-16") == 2
    assert from_units("茶", 99, "utf-8") == 1


def test_only_what_the_protocol_calls_so_ends_a_line() -> None:
    text = Text("one\u2028still\x0bone\r\ntwo\rthree\n")
    assert [text.line(number) for number in range(5)] == ["one\u2028still\x0bone", "two", "three", "", ""]


def test_a_spot_that_is_nowhere_leads_to_the_nearest_before_it() -> None:
    text = Text("ab\ncd")
    assert [text.offset(Spot(*at), "utf-16") for at in ((-1, 0), (0, 99), (9, 0), (1, 1))] == [0, 2, 5, 4]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_random_edits_leave_what_the_editor_has(encoding: Encoding, tmp_path: Path) -> None:
    chance = random.Random(encoding)
    buffers, expected = Buffers(), "Tea 茶 😋\r\nlengthens\nsleep"
    buffers.open("file:///p", tmp_path, expected, 1)
    for version in range(300):
        start, end = sorted(chance.randint(0, len(expected)) for _ in range(2))
        if "\r\n" in (expected[start - 1 : start + 1], expected[end - 1 : end + 1]):
            continue  # no editor has a place between the two
        end = min(end, start + 5)
        if expected[end - 1 : end + 1] == "\r\n":
            continue
        new = chance.choice(["", "x", "é\n", "😋", "\r\n\r\n", "tea"])
        before = Text(expected)
        between = before.spot(start, encoding), before.spot(end, encoding)
        expected = expected[:start] + new + expected[end:]
        edited = buffers.edit("file:///p", version, new, between, encoding)
        assert edited is not None
        assert edited.text == expected


def test_an_edit_of_what_is_not_open_is_nothing() -> None:
    assert Buffers().edit("file:///p", 1, "x", None, "utf-16") is None

from typing import Any

import pytest
from hypothesis import given, settings

from litman.bibtex.file.scan import block_at, is_line_start, scan
from tests.bibtex.strategies import scraps
from tests.growth import takes_at_most
from tests.trials import trials


def kinds(data: bytes) -> list[tuple[str, bytes]]:
    return [(tile.kind, data[tile.start : tile.end]) for tile in scan(data)]


@pytest.mark.parametrize(
    ("data", "tiles"),
    [
        pytest.param(b"", [], id="nothing"),
        pytest.param(b"a remark\n", [("gap", b"a remark\n")], id="text only"),
        pytest.param(b"@a{k}", [("entry", b"@a{k}")], id="entry without fields"),
        pytest.param(b"@a(k, t = {)})x", [("entry", b"@a(k, t = {)})"), ("gap", b"x")], id="parentheses"),
        pytest.param(b'@a(k, t = ")")', [("entry", b'@a(k, t = ")")')], id="closing parenthesis in quotes"),
        pytest.param(b'@a(o"k, t = {"})', [("entry", b'@a(o"k, t = {"})')], id="quotation mark in a key"),
        pytest.param(
            b"@ Article \r\n {k}", [("entry", b"@ Article \r\n {k}")], id="white space around the type"
        ),
        pytest.param(
            b"@STRING{a = {b}}@Preamble{{c}}",
            [("string", b"@STRING{a = {b}}"), ("preamble", b"@Preamble{{c}}")],
            id="macro and preamble",
        ),
        pytest.param(b"@comment{ @a{k} }", [("comment", b"@comment{ @a{k} }")], id="comment hides an entry"),
        pytest.param(
            b"@comment @a{k}",
            [("gap", b"@comment "), ("entry", b"@a{k}")],
            id="comment without braces hides nothing",
        ),
        pytest.param(
            b"@comment{ @a{k}",
            [("comment", b"@comment{"), ("gap", b" "), ("entry", b"@a{k}")],
            id="comment never closed hides nothing",
        ),
        pytest.param(b"@comments{k}", [("entry", b"@comments{k}")], id="a type that begins like comment"),
        pytest.param(
            b"@a{k, t = {\\}}}", [("entry", b"@a{k, t = {\\}}"), ("gap", b"}")], id="no backslash escapes"
        ),
        pytest.param(
            b'@a{k, t = "}"}', [("entry", b'@a{k, t = "}'), ("gap", b'"}')], id="braces count in quotes"
        ),
        pytest.param(
            b"@a{k, t = {x}\n@b{l}", [("broken", b"@a{k, t = {x}\n"), ("entry", b"@b{l}")], id="brace missing"
        ),
        pytest.param(
            b"@a(k, t = {x}\n@b{l}",
            [("broken", b"@a(k, t = {x}\n"), ("entry", b"@b{l}")],
            id="parenthesis missing",
        ),
        pytest.param(b"x@a{k}", [("gap", b"x"), ("entry", b"@a{k}")], id="entry in the middle of a line"),
        pytest.param(b"jo@b.org (Jo), @1", [("gap", b"jo@b.org (Jo), @1")], id="address"),
        pytest.param(
            b"\xef\xbb\xbf@a{k}", [("gap", b"\xef\xbb\xbf"), ("entry", b"@a{k}")], id="byte order mark"
        ),
        pytest.param(
            b"@a{k,\r t={\xe9}}\r", [("entry", b"@a{k,\r t={\xe9}}"), ("gap", b"\r")], id="CR and Latin-1"
        ),
        pytest.param(
            b"@a{" + b"{" * 9 + b"}" * 10, [("entry", b"@a{" + b"{" * 9 + b"}" * 10)], id="deep braces"
        ),
        pytest.param(b"@a{\x00}", [("entry", b"@a{\x00}")], id="zero byte"),
    ],
)
def test_bytes_are_tiled(data: bytes, tiles: list[tuple[str, bytes]]) -> None:
    assert kinds(data) == tiles


@given(scraps)
@settings(max_examples=trials(300))
def test_tiles_joined_are_the_file(data: bytes) -> None:
    tiles = scan(data)
    assert b"".join(data[tile.start : tile.end] for tile in tiles) == data
    assert all(tile.start < tile.end for tile in tiles)


@given(scraps)
@settings(max_examples=trials(200))
def test_a_block_alone_is_read_as_in_its_file(data: bytes) -> None:
    for tile in scan(data):
        if tile.kind in ("entry", "string", "preamble"):
            assert block_at(data, tile.start) == tile
            assert scan(data[tile.start : tile.end]) == ((tile.kind, 0, tile.end - tile.start),)


def broken(many: int) -> list[Any]:
    """Input that is broken `many` times."""
    return [
        pytest.param(b"{" * 10 * many, id="braces"),
        pytest.param(b"@" * 10 * many, id="at signs"),
        pytest.param(b"@a{" * many, id="open blocks on one line"),
        pytest.param(b"@a{k,\n" * many, id="open blocks"),
        pytest.param(b"@a{k, t = {x},\n" + b"@b{l}\n" * many, id="an open block before whole ones"),
        pytest.param(b"@a{ {}{}{}{}\n" * many, id="open blocks with closed braces"),
        pytest.param(b"@a(k, \n" * many, id="open parentheses"),
        pytest.param(b"@a(k)" * many, id="closed parentheses on one line"),
        pytest.param(b'@a(k, t = "' * many, id="open quotes on one line"),
        pytest.param(b'@a(k, t = "\n' * many, id="open quotes"),
        pytest.param(b"@comment{" * many, id="open comments"),
        pytest.param(b"@a{\x00}" * many, id="blocks that the fast path leaves out"),
        pytest.param(b"@a{" + b"{" * many + b"}" * (many + 1), id="deep braces"),
        pytest.param(b"@a" + b" " * 10 * many, id="spaces after a type"),
        pytest.param((b"@a{" + b"x" * 1000 + b"\n") * (many // 10), id="long open blocks"),
    ]


@pytest.mark.parametrize("data", broken(5_000))
def test_broken_input_is_tiled_from_its_begin_to_its_end(data: bytes) -> None:
    tiles = scan(data)
    assert tiles[0].start == 0
    assert tiles[-1].end == len(data)


@pytest.mark.growth
@pytest.mark.parametrize("data", broken(100_000))
def test_broken_input_takes_linear_time(data: bytes) -> None:
    # Linear takes 0.3 s at most, quadratic minutes: no machine is slow enough to confuse them.
    takes_at_most(5, lambda: scan(data))


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        pytest.param(b"@a{", True, id="start of the file"),
        pytest.param(b"\xef\xbb\xbf@a{", True, id="after a byte order mark"),
        pytest.param(b"x\r \t@a{", True, id="after blanks"),
        pytest.param(b"x @a{", False, id="after text"),
    ],
)
def test_line_starts_are_known(data: bytes, answer: bool) -> None:
    assert is_line_start(data, data.index(b"@")) is answer

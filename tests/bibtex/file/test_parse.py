from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.bibtex.file.parse import is_plain_entry, parse_block
from litman.bibtex.file.scan import Tile, block_at, scan
from tests.growth import steps_in_proportion, takes_at_most


def parsed(data: bytes) -> tuple[bytes, list[tuple[bytes, bytes]], list[tuple[str, bytes]]]:
    tile = block_at(data, 0)
    assert tile == Tile(tile.kind if tile else "entry", 0, len(data))
    block = parse_block(data, tile)
    fields = [(data[slice(*field.name)], data[slice(*field.value)]) for field in block.fields]
    return data[slice(*block.key)], fields, [(p.code, data[p.start : p.end]) for p in block.problems]


@pytest.mark.parametrize(
    ("data", "key", "fields"),
    [
        pytest.param(b"@a{k}", b"k", [], id="no fields"),
        pytest.param(b"@a{k,}", b"k", [], id="comma after the key"),
        pytest.param(b"@a{ k , t = {x} }", b"k", [(b"t", b"{x}")], id="spaces"),
        pytest.param(b"@a(k,t=1)", b"k", [(b"t", b"1")], id="parentheses"),
        pytest.param(b"@a{a(b)=c,t=1,}", b"a(b)=c", [(b"t", b"1")], id="signs in the key"),
        pytest.param(
            b'@a{k, t = "a" # jan\n#{b} , u=v}', b"k", [(b"t", b'"a" # jan\n#{b}'), (b"u", b"v")], id="joined"
        ),
        pytest.param(
            b'@a{k, t = "a {"} b, {c"}"}', b"k", [(b"t", b'"a {"} b, {c"}"')], id="quotes in braces"
        ),
        pytest.param(b'@a{k, t = {a " b, c = d}}', b"k", [(b"t", b'{a " b, c = d}')], id="a quote in braces"),
        pytest.param(b"@a{k, t = {{{{{{{{x}}}}}}}}}", b"k", [(b"t", b"{{{{{{{{x}}}}}}}}")], id="deep braces"),
        pytest.param(
            b"@a{k, title+an = 2a}", b"k", [(b"title+an", b"2a")], id="names with signs, macro with a digit"
        ),
        pytest.param(b"@string{a = {b}}", b"", [(b"a", b"{b}")], id="macro definition"),
    ],
)
def test_key_and_fields_are_found(data: bytes, key: bytes, fields: list[tuple[bytes, bytes]]) -> None:
    assert parsed(data) == (key, fields, [])


@pytest.mark.parametrize(
    ("data", "key", "names", "problems"),
    [
        pytest.param(b"@a{k t = 1}", b"k", [b"t"], [("BIB004", b"")], id="no comma after the key"),
        pytest.param(b"@a{J Smith 2010, t = 1}", b"J", [b"t"], [("BIB004", b"")], id="spaces in the key"),
        pytest.param(
            b"@a{k, t = 1 u = 2}", b"k", [b"t", b"u"], [("BIB004", b"")], id="no comma after a value"
        ),
        pytest.param(b"@a{t = 1}", b"", [b"t"], [("BIB010", b"")], id="no key"),
        pytest.param(b"@a{, t = 1}", b"", [b"t"], [("BIB010", b"")], id="empty key"),
        pytest.param(
            b"@a{k, two words = 1, t = 1}",
            b"k",
            [b"t"],
            [("BIB009", b"two words = 1")],
            id="name with a space",
        ),
        pytest.param(b"@a{k, t = , u = 1}", b"k", [b"u"], [("BIB009", b" ")], id="no value"),
        pytest.param(
            b"@a{k, t = {x} y, u = 1}", b"k", [b"t", b"u"], [("BIB009", b"y")], id="words after a value"
        ),
        pytest.param(b"@a{k,, t = 1}", b"k", [b"t"], [("BIB009", b",")], id="two commas"),
        pytest.param(
            b'@a{k, t = "x, u = 1}', b"k", [b"t"], [("BIB013", b'"')], id="quotation mark not closed"
        ),
        pytest.param(
            b'@a{k, t = "G\\"odel"}', b"k", [b"t"], [("BIB009", b'odel"')], id="a backslash escapes nothing"
        ),
        pytest.param(b"@a{k, t = 1, % old\n u = 2}", b"k", [b"t", b"u"], [("BIB015", b"% old")], id="remark"),
    ],
)
def test_slips_are_named_and_the_rest_is_read(
    data: bytes, key: bytes, names: list[bytes], problems: list[tuple[str, bytes]]
) -> None:
    found_key, fields, found_problems = parsed(data)
    assert (found_key, [name for name, _ in fields], found_problems) == (key, names, problems)


SCRAPS = pytest.mark.parametrize(
    "scrap",
    [
        pytest.param(b'"', id="quotes"),
        pytest.param(b"t = ", id="names"),
        pytest.param(b't = "{', id="open quotes"),
        pytest.param(b"t {", id="fields without ="),
        pytest.param(b", ", id="commas"),
        pytest.param(b"%\n", id="remarks"),
        pytest.param(b"# ", id="number signs"),
        pytest.param(b"x ", id="words"),
    ],
)


def of_scraps(scrap: bytes, count: int) -> tuple[bytes, Tile]:
    data = b"@a{k, " + scrap * count + b"}" * scrap.count(b"{") * count + b"}"
    tile = block_at(data, 0)
    assert tile is not None
    return data, tile


@SCRAPS
def test_entries_of_scraps_have_their_key(scrap: bytes) -> None:
    data, tile = of_scraps(scrap, 3_000)
    key = parse_block(data, tile).key
    assert key is not None
    assert data[slice(*key)] == b"k"


@SCRAPS
def test_broken_entries_are_parsed_in_steps_in_proportion(scrap: bytes) -> None:
    steps_in_proportion(lambda count: partial(parse_block, *of_scraps(scrap, count)), 100)


@pytest.mark.growth
@SCRAPS
def test_broken_entries_take_linear_time(scrap: bytes) -> None:
    data, tile = of_scraps(scrap, 50_000)
    takes_at_most(5, lambda: parse_block(data, tile))


_SIGNS = st.lists(
    st.sampled_from(["@a", "{", "}", "k", ",", "=", '"', " ", "%", "#", "1", "\n", "(", "é"]), max_size=14
)


@given(_SIGNS.map(lambda signs: ("@a{k," + "".join(signs) + "}").encode()))
def test_in_an_entry_that_is_plain_nothing_is_wrong(block: bytes) -> None:
    if is_plain_entry(block):
        tile = Tile("entry", 0, len(block))
        assert scan(block) == (tile,)
        assert not parse_block(block, tile).problems


def test_an_entry_as_most_are_is_plain() -> None:
    assert is_plain_entry(b"@article{moss2019,\n  title = {Tea {M}},\n  month = jan,\n  year = 2019\n}")

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litman.bibtex.file.lookup import entry_tile_of
from litman.bibtex.file.whole_document import read_document
from tests.bibtex.strategies import entries, scraps
from tests.trials import trials


@pytest.mark.parametrize(
    ("data", "start"),
    [
        pytest.param(b"@a{other}\n@a{key, t = 1}", 10, id="second entry"),
        pytest.param(b"@a{o, crossref = {key}}\n@a{key}", 24, id="named before"),
        pytest.param(b"@a{key2}\n @a{ key ,}", 10, id="longer key before, spaces"),
        pytest.param(b"@a{o, t = {x}}}\n@a{key}", None, id="a brace too many before: not certain"),
        pytest.param(b"@a{o, t = {\n@a{key}}}", None, id="inside a value: not certain"),
        pytest.param(b"@a{key t = 1}\n@a{key}", None, id="a broken entry with the key before: not certain"),
        pytest.param(b"@string{key = 1}\n@a{key}", 17, id="a macro of that name before"),
        pytest.param(b"x @a{key}", None, id="in the middle of a line: not certain"),
        pytest.param(b"@a{key, t = {", None, id="never closed"),
        pytest.param(b"key", None, id="absent"),
    ],
)
def test_an_entry_is_found_where_that_is_certain(data: bytes, start: int | None) -> None:
    tile = entry_tile_of(data, "key")
    assert (tile.start if tile else None) == start


@given(
    st.lists(entries().map(str.encode) | scraps, max_size=4),
    st.sampled_from(["k1", "smith:2019", "k", "key", "a+b/c"]),
)
@settings(max_examples=trials(300))
def test_what_is_found_is_what_tiling_finds(parts: list[bytes], key: str) -> None:
    data = b"\n".join(parts)
    tile = entry_tile_of(data, key)
    first = next((tile for found, tile in read_document(Path("a.bib"), data).key_tiles if found == key), None)
    assert tile in (None, first)

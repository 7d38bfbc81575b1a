"""630 real files: every byte is kept, every entry can be edited and un-edited.

In files up to 50 kB each edit is made on the whole file. In larger ones each entry is edited between its two
neighbours, whose bytes are checked too, and every 24th entry in the whole file: copying 3 MB for each of
40,000 edits would take minutes and show nothing more, since `edit` reads back the entry alone in either case.

One entry of eight is edited so, all of them with `HYPOTHESIS_PROFILE=random`.
"""

from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

from litman.bibtex.file.check import check_document
from litman.bibtex.file.edit import set_in_entry, unset_in_entry
from litman.bibtex.file.entry import Entry
from litman.bibtex.file.scan import scan
from litman.bibtex.file.whole_document import WholeDocument, read_document
from tests.growth import takes_at_most
from tests.trials import LOOKS_FOR_NEW

SHARED = Path(__file__).parents[3].parent / "shared" / "bib"
FILES = sorted(SHARED.rglob("*.bib")) if SHARED.is_dir() else []
WHOLE_UP_TO = 50_000
STEP = 1 if LOOKS_FOR_NEW else 8

pytestmark = pytest.mark.skipif(
    not FILES, reason=f"the real files are not here ({SHARED.name} beside the repository)"
)


@pytest.fixture(scope="module")
def documents() -> list[WholeDocument]:
    return [read_document(path, path.read_bytes()) for path in FILES]


def in_context(document: WholeDocument) -> Iterator[Entry]:
    """Give the entries of a document that are tried, those of a large one in a document of three tiles."""
    if len(document.data) <= WHOLE_UP_TO:
        yield from islice(document.entries(), None, None, STEP)
        return
    tiles = document.tiles
    for number, tile in enumerate(tiles):
        if tile.kind != "entry" or number // 2 % STEP:
            continue
        if number % 48 < 2:  # every second tile is a gap
            yield Entry(document, tile)
        start, end = tiles[max(0, number - 1)].start, tiles[min(number + 1, len(tiles) - 1)].end
        part = read_document(document.path, document.data[start:end])
        yield next(entry for entry in part.entries() if entry.span[0] == tile.start - start)


def test_tiles_join_to_the_file(documents: list[WholeDocument]) -> None:
    for document in documents:
        data = document.data
        assert data == document.path.read_bytes()
        assert b"".join(data[tile.start : tile.end] for tile in scan(data)) == data, document.path
        assert check_document(document) is not None
        assert all(entry.values is not None for entry in document.entries())


@pytest.mark.growth
def test_no_file_takes_long() -> None:
    def read(path: Path, data: bytes) -> None:
        check_document(read_document(path, data))

    for path in FILES:
        # With the square of a file it takes minutes.
        takes_at_most(10, partial(read, path, path.read_bytes()))


def test_every_entry_takes_a_field_and_gives_it_back(documents: list[WholeDocument]) -> None:
    readable = 0
    for document in documents:
        for entry in in_context(document):
            edited = set_in_entry(entry, "x-litman", "a {B} c")
            assert edited.values["x-litman"] == "a {B} c", entry.place()
            assert edited.document.data != entry.document.data
            assert unset_in_entry(edited, "x-litman").document.data == entry.document.data, entry.place()
            readable += not entry.parsed.problems
    assert readable > 20_000 // STEP


def test_every_value_can_be_set_to_what_it_says(documents: list[WholeDocument]) -> None:
    changed = 0
    for document in documents:
        for entry in in_context(document):
            for name, value in entry.values.items():
                assert set_in_entry(entry, name, value) is entry, entry.place(name)
            changed += changes_and_restores_a_value(entry)
    assert changed > 20_000 // STEP


def changes_and_restores_a_value(entry: Entry) -> bool:
    """Set the longest delimited value to another and back to its own bytes; False if the entry has none."""
    firsts = [field for field in entry.fields if entry.field(field.name) is field]
    literals = [
        field for field in firsts if [part.kind for part in field.parsed.parts] in (["braces"], ["quotes"])
    ]
    if not literals:
        return False
    field = max(literals, key=lambda field: len(field.raw_value))
    own = field.raw_value[1:-1].decode(entry.encoding)
    other = set_in_entry(entry, field.name, own + " and more")
    assert other.document.data != entry.document.data
    assert set_in_entry(other, field.name, own).document.data == entry.document.data, entry.place(field.name)
    return True

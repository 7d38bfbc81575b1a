"""What is fuzzed: each target takes any bytes and says, by an exception, that a promise was broken.

`tests/fuzz/corpus/TARGET` holds what ever failed, and a few seeds; `test_fuzz.py` runs them all, and `run_atheris.py`
looks for more.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import cache
from pathlib import Path

from litman.bibtex.file.check import check_document
from litman.bibtex.file.edit import set_in_entry, unset_in_entry
from litman.bibtex.file.whole_document import WholeDocument, read_document
from litman.claims.edit import rename_key
from litman.claims.read import read_claims
from litman.errors import ClaimsFileError, EditRefusedError, LitmanError, QueryError
from litman.index.query.sql import conditions_sql, has_tag
from litman.index.schema import create_tables
from litman.posts.analyse import analyse_post
from litman.posts.readers.read import read_post
from litman.search.query.parse import parse_query

BIB = Path("references.bib")
_MOST_EDITED = 3  # entries of a file


def scanner(data: bytes) -> None:
    """Tiles lie side by side and are the file; every entry and every finding can be read."""
    document = read_document(BIB, data)
    assert b"".join(data[tile.start : tile.end] for tile in document.tiles) == data
    assert all(tile.start < tile.end for tile in document.tiles) or not data
    for finding in check_document(document):
        assert str(finding.place)
    for entry in document.entries():
        assert entry.values is not None
        assert data[slice(*entry.span)] == entry.raw


def field_editor(data: bytes) -> None:
    """A field that is set says what it shall, and taken out again leaves the file as it was but for its entry."""
    document = read_document(BIB, data)
    for number, entry in enumerate(document.entries()):
        if number == _MOST_EDITED:
            break
        before = [other.raw for other in document.entries()]
        try:
            changed = set_in_entry(entry, "litmanfuzz", "a {B} c")
        except EditRefusedError:
            continue
        assert changed.values["litmanfuzz"] == "a {B} c"
        _same_but(changed.document, before, number)
        assert changed.document.data[: entry.span[0]] == data[: entry.span[0]]
        assert changed.document.data.endswith(data[entry.span[1] :])
        try:
            restored = unset_in_entry(changed, "litmanfuzz")
        except EditRefusedError:
            continue  # a broken entry: what follows it would be read otherwise
        _same_but(restored.document, before, number)


def _same_but(document: WholeDocument, before: list[bytes], number: int) -> None:
    after = [entry.raw for entry in document.entries()]
    assert len(after) == len(before)
    assert all(a == b for at, (a, b) in enumerate(zip(after, before, strict=True)) if at != number)


def claims_reader(data: bytes) -> None:
    """Any bytes give a file, or findings; a key can be changed and changed back without another difference."""
    path = Path("post.toml")
    file, findings = read_claims(path, data)
    assert file is not None or findings
    if file is None:
        return
    keys = {link.key for claim in file.claims for link in claim.links}
    for key in sorted(keys)[:2]:
        if not key.strip() or "litmanfuzz" in key.lower():
            continue
        try:
            changed = rename_key(data, key, "litmanfuzz")
        except ClaimsFileError:
            continue
        there, _ = read_claims(path, changed)
        assert there is not None
        assert all(link.key.lower() != key.lower() for claim in there.claims for link in claim.links)
        back, _ = read_claims(path, rename_key(changed, "litmanfuzz", key))
        assert back is not None
        assert [claim.text for claim in back.claims] == [claim.text for claim in file.claims]
        assert [len(claim.links) for claim in back.claims] == [len(claim.links) for claim in file.claims]


def markers(data: bytes) -> None:
    """A post of any bytes is read or refused in words; what is found in it lies where it is said to lie."""
    for name in ("post.txt", "post.md", "post.html"):
        try:
            post = read_post(Path(name), data=data)
        except LitmanError:
            continue
        analysis = analyse_post(post)
        size = len(post.text)
        for use in analysis.markers:
            marker = use.marker
            assert 0 <= marker.start < marker.end <= size
            assert all(0 <= span.start <= span.end <= size for span in use.covers)
            assert all(0 <= at < len(analysis.references) for at in use.references)
        for claim in analysis.claims:
            assert 0 <= claim.sentence.start < claim.sentence.end <= size


def query(data: bytes) -> None:
    """Any text is a query that SQLite runs, or an error that shows where."""
    problem = ""
    try:
        found = parse_query(data.decode("utf-8", "replace"))
    except QueryError as exc:
        problem = str(exc)
    if problem:
        assert "^" in problem
        return
    condition = conditions_sql(found.conditions)
    _tables().execute(f"SELECT e.id FROM entry e WHERE {condition.sql}", condition.parameters).fetchall()


@cache
def _tables() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    create_tables(connection)
    connection.create_function("has_tag", 3, has_tag)
    return connection


TARGETS: dict[str, Callable[[bytes], None]] = {
    "scanner": scanner,
    "field_editor": field_editor,
    "claims_reader": claims_reader,
    "markers": markers,
    "query": query,
}

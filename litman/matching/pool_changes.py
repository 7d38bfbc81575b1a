"""What becomes of the local pool when records are added: the one that counts of each DOI, with its keys and words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from litman.matching.blocking_keys import blocking_keys_of_record
from litman.matching.kept import is_csl, kept_of_text, pack, record_of, unpack, unpacked_text, version_of
from litman.matching.record import Record
from litman.matching.versions import SaidWork, TakenBack, Version, standing_versions
from litman.matching.words import STOP_WORDS, words_of

VERSIONS = """
CREATE TABLE IF NOT EXISTS others
  (doi TEXT NOT NULL, day TEXT, data BLOB NOT NULL, source TEXT, turn INTEGER, pmid INTEGER);
CREATE INDEX IF NOT EXISTS others_by_doi ON others (doi);
CREATE INDEX IF NOT EXISTS others_by_pmid ON others (pmid);
CREATE TABLE IF NOT EXISTS taken_back (pmid INTEGER PRIMARY KEY, day TEXT NOT NULL, turn INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS works_by_pmid ON works (pmid) WHERE pmid IS NOT NULL;
"""
OLDER_WORKS = """
ALTER TABLE works ADD COLUMN source TEXT;
ALTER TABLE works ADD COLUMN turn INTEGER;
ALTER TABLE works ADD COLUMN pmid INTEGER;
"""
_KEPT = "doi, source, day, turn, pmid, data"


def put_said(db: sqlite3.Connection, said: Iterable[SaidWork | TakenBack]) -> int:
    """Put what files say of works into an open pool; return how many works are new.

    Raises:
        sqlite3.Error: the file cannot be written.
    """
    new = 0
    keys: list[tuple[int, int]] = []
    for one in said:
        if isinstance(one, TakenBack):
            _take_back(db, one, keys)
        elif (version := version_of(one)) is not None:
            new += _put(db, version.doi, [version], keys)
    db.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?)", sorted(keys))
    return new


def _take_back(db: sqlite3.Connection, taken: TakenBack, keys: list[tuple[int, int]]) -> None:
    moment = (taken.day, taken.turn)
    there = db.execute("SELECT day, turn FROM taken_back WHERE pmid = ?", (taken.pmid,)).fetchone()
    if there is None or tuple(there) < moment:
        db.execute("INSERT OR REPLACE INTO taken_back VALUES (?, ?, ?)", (taken.pmid, *moment))
    first = db.execute("SELECT doi FROM works WHERE pmid = ?", (taken.pmid,)).fetchall()
    behind = db.execute("SELECT doi FROM others WHERE pmid = ?", (taken.pmid,)).fetchall()
    for (doi,) in {*first, *behind}:
        _put(db, doi, [], keys)


def _put(db: sqlite3.Connection, doi: str, said: Sequence[Version], keys: list[tuple[int, int]]) -> int:
    """Let the record that counts stand for its DOI, now that more was said; return 1 for a work that is new."""
    row = db.execute(f"SELECT id, {_KEPT} FROM works WHERE doi = ?", (doi,)).fetchone()
    there = _version(row[1:]) if row else None
    behind: list[Version] = []
    if there is not None and there.pmid is not None:
        behind = [_version(r) for r in db.execute(f"SELECT {_KEPT} FROM others WHERE doi = ?", (doi,))]
    before = [version for version in (there, *behind) if version and not _is_given_anew(version, said)]
    versions = [*before, *said]
    standing = standing_versions(versions, _moments(db, versions))
    if standing[1:] != behind:
        db.execute("DELETE FROM others WHERE doi = ?", (doi,))
        marks = "INSERT INTO others (doi, source, day, turn, pmid, data) VALUES (?, ?, ?, ?, ?, ?)"
        db.executemany(marks, map(_row, standing[1:]))
    first = standing[0] if standing else None
    if first == there:
        return 0
    if row is not None:
        _forget(db, row[0], keys, unpack(row[-1]))
    if first is not None:
        _set_down(db, row[0] if row else None, first, keys)
    return int(row is None and first is not None)


def _is_given_anew(version: Version, said: Sequence[Version]) -> bool:
    """Whether a record of an unknown day was said again on an unknown day: the later one counts."""
    return not version.day and any(
        not one.day and (one.source, one.pmid) == (version.source, version.pmid) for one in said
    )


def _moments(db: sqlite3.Connection, versions: Sequence[Version]) -> dict[int, tuple[str, int]]:
    asked = {version.pmid for version in versions if version.pmid is not None}
    rows = (db.execute("SELECT pmid, day, turn FROM taken_back WHERE pmid = ?", (pmid,)) for pmid in asked)
    return {pmid: (day, turn) for found in rows for pmid, day, turn in found}


def _forget(db: sqlite3.Connection, number: int, keys: list[tuple[int, int]], item: dict[str, Any]) -> None:
    old = record_of(item)
    keys[:] = [pair for pair in keys if pair[1] != number]
    gone = [(key, number) for key in blocking_keys_of_record(old)]
    db.executemany("DELETE FROM keys WHERE key = ? AND work = ?", gone)
    db.execute("INSERT INTO text (text, rowid, words) VALUES ('delete', ?, ?)", (number, _index_words(old)))
    db.execute("DELETE FROM works WHERE id = ?", (number,))


def _set_down(
    db: sqlite3.Connection, number: int | None, version: Version, keys: list[tuple[int, int]]
) -> None:
    marks = "INSERT INTO works (id, doi, source, day, turn, pmid, data) VALUES (?, ?, ?, ?, ?, ?, ?)"
    number = db.execute(marks, (number, *_row(version))).lastrowid
    assert number is not None, version.doi
    record = record_of(kept_of_text(version.text))
    db.execute("INSERT INTO text (rowid, words) VALUES (?, ?)", (number, _index_words(record)))
    keys += ((key, number) for key in blocking_keys_of_record(record))


def _row(version: Version) -> tuple[object, ...]:
    return (version.doi, version.source, version.day or None, version.turn, version.pmid, pack(version.text))


def _version(row: Sequence[Any]) -> Version:
    doi, source, day, turn, pmid, data = row
    text = unpacked_text(data)
    if source is None:  # of a pool that does not know who said it
        source = "file" if is_csl(kept_of_text(text)) else "crossref"
    return Version(doi, source, day or "", turn or 0, pmid, text)


def _index_words(record: Record) -> str:
    words = [*words_of(record.title), *(word for name in record.authors for word in words_of(name))]
    return " ".join(sorted({word for word in words if len(word) >= 4 and word not in STOP_WORDS}))

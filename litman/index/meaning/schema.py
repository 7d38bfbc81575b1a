"""The table of vectors."""

from __future__ import annotations

MEANING_TABLES = """
-- What a work says, as `litman.meaning` has it: of its title and abstract. Made once a work; an entry that changes is a
-- new one, and rows of entries that are gone are taken out with the next that are made.
CREATE TABLE meaning (
    entry INTEGER PRIMARY KEY,     -- entry.id
    model TEXT NOT NULL,           -- vectors of another model are made anew
    vector BLOB NOT NULL           -- `meaning.vectors.SIZE` floats of 16 bits, little-endian, of length 1
);
"""

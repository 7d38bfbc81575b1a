"""The tables for matching references in the index, column by column; `schema` makes them with the others."""

from __future__ import annotations

MATCHING_TABLES = """
-- `matching.blocking_keys`: which works a reference may describe. Filled when references are matched, not before.
-- Rows of entries that are gone may stay: join with `entry`, always.
CREATE TABLE match_key (
    key INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (key, entry)
) WITHOUT ROWID;
-- One row: entries with numbers up to this one have their keys there. No number is ever used again for another text.
CREATE TABLE match_progress (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    last_entry INTEGER NOT NULL
);
"""

"""The tables of the registry file in the index, column by column; `schema` makes them with the others."""

from __future__ import annotations

NOTICES_TABLES = """
-- One row: `files.FileStamp` of the registry file as it was read; no row where there is none.
CREATE TABLE registry_file (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    mark_size INTEGER NOT NULL,    -- bytes
    mark_mtime_ns INTEGER NOT NULL,
    mark_ctime_ns INTEGER NOT NULL,
    mark_inode INTEGER NOT NULL,
    mark_device INTEGER NOT NULL
);
-- A line that is not empty.
CREATE TABLE registry_line (
    number INTEGER PRIMARY KEY,    -- from 1
    start INTEGER NOT NULL,        -- offset in the file, bytes
    length INTEGER NOT NULL,       -- without the line end
    hash BLOB NOT NULL,            -- of its bytes: BLAKE2b, 12 bytes
    kind TEXT NOT NULL,            -- "work", "page", "broken" where it is no record, "other" of a later litman
    name TEXT,                     -- of a work its identifier, `doi:10.1000/x`; of a page its address
    asked TEXT,                    -- ISO 8601
    notices TEXT NOT NULL          -- kinds of the notices, spaces between them; empty where there are none
);
CREATE INDEX registry_line_by_name ON registry_line (name, asked) WHERE name IS NOT NULL;
CREATE INDEX registry_line_broken ON registry_line (number) WHERE kind = 'broken';
-- What was told of a work: of several lines about one identifier the latest counts.
CREATE TABLE registry_notice (
    scheme TEXT NOT NULL,          -- kind of the identifier: "doi", "pmid"…
    value TEXT NOT NULL,           -- normalised
    kind TEXT NOT NULL,            -- "retracted", "withdrawn", "concern", "corrected", "replaced"
    PRIMARY KEY (scheme, value, kind)
) WITHOUT ROWID;
CREATE INDEX registry_notice_by_kind ON registry_notice (kind, scheme, value);
"""

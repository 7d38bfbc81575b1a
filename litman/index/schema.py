"""The tables of the index, column by column; other parts of the index add their own to `TABLES`.

All of it is made from the library's text and thrown away on any doubt. `index_version` follows from the tables'
text and from litman itself: one that might fill or read them otherwise builds anew.

Numbers that shift when a file is edited are kept a chunk, not an entry: the bibliography lies in some hundreds of
chunks, each beginning at a block that begins a line, and what is in a chunk counts from its start. An edit moves
the chunks after it and no row in them.
"""

from __future__ import annotations

import sqlite3
import zlib

from litman.index.claims.schema import CLAIMS_TABLES
from litman.index.matching.schema import MATCHING_TABLES
from litman.index.meaning.schema import MEANING_TABLES
from litman.index.registry.schema import NOTICES_TABLES
from litman.memory import program_stamp

APPLICATION_ID = 0x6C69746D  # "litm", in the header of the file

BIBLIOGRAPHY_TABLES = """
-- One row: what the index is of. `mark_*` is `files.FileStamp` of the bibliography as it was read.
CREATE TABLE bibliography (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    path TEXT NOT NULL,            -- of the file, from the library's folder
    is_there INTEGER NOT NULL,     -- 0: there was no file
    mark_size INTEGER NOT NULL,    -- bytes
    mark_mtime_ns INTEGER NOT NULL,
    mark_ctime_ns INTEGER NOT NULL,
    mark_inode INTEGER NOT NULL,
    mark_device INTEGER NOT NULL,
    is_complete INTEGER NOT NULL,  -- 0: the building was interrupted; the chunks that are there are whole
    generation INTEGER NOT NULL,   -- raised by every change of the tables of the bibliography
    wide_encoding TEXT             -- "UTF-16" or "UTF-32" where the file is that; it then has no entries
);
-- The file in the order of `start`, without holes.
CREATE TABLE chunk (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again: entries of a chunk that is gone belong to none
    start INTEGER NOT NULL,        -- offset in the file, bytes
    length INTEGER NOT NULL,       -- bytes, never 0
    line INTEGER NOT NULL,         -- number of its first line, from 1
    lines INTEGER NOT NULL,        -- line ends in it
    hash BLOB NOT NULL,            -- SHA-256 of its bytes
    is_open INTEGER NOT NULL,      -- 1: it holds a block that is never closed, which a later edit could close
    has_conflict INTEGER NOT NULL  -- 1: git may have left two versions of lines in it for a person to choose from
);
-- An entry; values are those of its work (`crossref`, `xdata` and macros resolved) as plain text.
-- In the order of the file: ORDER BY chunk.start, entry.start.
CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- rowid in entry_words; never used again for another text
    chunk INTEGER NOT NULL,
    start INTEGER NOT NULL,        -- of its `@`, bytes from the start of the chunk
    length INTEGER NOT NULL,       -- bytes up to its closing delimiter, which is included
    line INTEGER NOT NULL,         -- line ends between the start of the chunk and `start`
    before INTEGER NOT NULL,       -- bytes on its first line before the `@`, mostly 0
    after INTEGER NOT NULL,        -- bytes on its last line after it, line end not counted, mostly 0
    hash BLOB NOT NULL,            -- of its bytes: SHA-256, the first 16 bytes
    key TEXT NOT NULL,             -- empty where it has none
    folded TEXT NOT NULL,          -- the key in lower case, as Python's `lower` has it
    entry_type TEXT NOT NULL,      -- BibTeX's, in lower case
    type TEXT NOT NULL,            -- CSL's
    title TEXT NOT NULL,           -- plain text; empty, not NULL, where there is none: so all texts below
    creators TEXT NOT NULL,        -- authors, else editors, as JSON: [[family with particle or literal, given], …]
    year INTEGER,                  -- NULL where there is none
    issued TEXT NOT NULL,          -- ISO 8601 as far as it is known: 2019, 2019-04, 2019-04-30
    container TEXT NOT NULL,
    publisher TEXT NOT NULL,
    doi TEXT,                      -- normalised; also from a link to doi.org
    url TEXT,                      -- bare, as `bare_url` gives it
    pmid TEXT,
    isbn TEXT,                     -- 13 digits; of several the first
    keywords TEXT NOT NULL,        -- ", " between them
    tags TEXT,                     -- of its own field, each once, U+001F between them; NULL: not kept
    stated TEXT,                   -- the kind of notice that its own fields tell of: retracted, withdrawn, concern
    has_abstract INTEGER NOT NULL,
    has_file INTEGER NOT NULL,
    has_note INTEGER NOT NULL,
    uses_macros INTEGER NOT NULL,  -- 1: a value names a macro that is no month
    is_settled INTEGER NOT NULL    -- 0: what it inherits is not in this row yet (never in a complete index)
);
-- Each name in `crossref`, `xref`, `xdata`, `related`, `entryset` and `ids` of an entry.
CREATE TABLE reference (
    entry INTEGER NOT NULL,
    field TEXT NOT NULL,           -- in lower case
    name TEXT NOT NULL,            -- as written, a citation key or, in `ids`, an old one
    folded TEXT NOT NULL,
    number INTEGER NOT NULL,       -- place in the field, from 0
    PRIMARY KEY (entry, field, number)
) WITHOUT ROWID;
-- Keys of `comparison.blocking`, as numbers: works that share none are not compared.
CREATE TABLE entry_block (
    entry INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (entry, number)
) WITHOUT ROWID;
-- Keys (in lower case) that more than one entry has.
CREATE TABLE repeated_key (folded TEXT PRIMARY KEY) WITHOUT ROWID;
-- `@string` blocks, and what the macros say once all are read (of duplicates the last).
CREATE TABLE macro_block (chunk INTEGER NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL);
CREATE TABLE macro (name TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
-- What is wrong with blocks and encoding (not with keys: that follows from repeated_key).
CREATE TABLE finding (
    chunk INTEGER NOT NULL,
    number INTEGER NOT NULL,       -- in the order in which they are found in the chunk
    line INTEGER NOT NULL,         -- line ends between the start of the chunk and the place
    column INTEGER NOT NULL,       -- from 1, code points
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (chunk, number)
) WITHOUT ROWID;
-- Words of the entries; rowid is entry.id. Holds no text (`content=''`): a passage is read from the entry itself.
-- Rows of entries that are gone may stay: join with `entry`, always. Ranked with the title weighted twice:
-- bm25(entry_words, 2.0, 1.0, 1.0, 1.0, 1.0, 1.0).
CREATE VIRTUAL TABLE entry_words USING fts5(
    title, creators, container, abstract, keywords, notes,
    content='', tokenize='porter unicode61 remove_diacritics 2'
);
-- Attached files: `path` from the library's folder. Filled by whoever extracts text.
CREATE TABLE attachment (
    entry INTEGER NOT NULL,
    path TEXT NOT NULL,
    PRIMARY KEY (entry, path)
) WITHOUT ROWID;
CREATE TABLE file_text (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- rowid in file_words; never used again for another text
    path TEXT NOT NULL UNIQUE,
    mark_size INTEGER NOT NULL,    -- as in bibliography: of another mark, the text is extracted anew
    mark_mtime_ns INTEGER NOT NULL
);
-- Words of the files; what could not be read has none. Holds no text, which lies in the store of texts. Rows of texts
-- that are gone may stay: join with `file_text`, always.
CREATE VIRTUAL TABLE file_words USING fts5(
    text, content='', tokenize='porter unicode61 remove_diacritics 2'
);
"""

# Made when the tables are filled for the first time, which is quicker than to keep them while filling.
BIBLIOGRAPHY_INDEXES = """
CREATE INDEX IF NOT EXISTS chunk_by_start ON chunk (start);
CREATE INDEX IF NOT EXISTS entry_by_place ON entry (chunk, start);
CREATE INDEX IF NOT EXISTS entry_by_key ON entry (key);
CREATE INDEX IF NOT EXISTS entry_by_folded_key ON entry (folded);
CREATE INDEX IF NOT EXISTS entry_by_doi ON entry (doi) WHERE doi IS NOT NULL;
CREATE INDEX IF NOT EXISTS entry_by_url ON entry (url) WHERE url IS NOT NULL;
CREATE INDEX IF NOT EXISTS entry_by_pmid ON entry (pmid) WHERE pmid IS NOT NULL;
CREATE INDEX IF NOT EXISTS entry_block_by_number ON entry_block (number);
CREATE INDEX IF NOT EXISTS entry_by_year ON entry (year);
CREATE INDEX IF NOT EXISTS entry_with_tags ON entry (tags) WHERE tags IS NOT '';
CREATE INDEX IF NOT EXISTS entry_unsettled ON entry (id) WHERE is_settled = 0;
CREATE INDEX IF NOT EXISTS entry_with_macros ON entry (id) WHERE uses_macros = 1;
CREATE INDEX IF NOT EXISTS attachment_by_path ON attachment (path);
CREATE INDEX IF NOT EXISTS reference_by_name ON reference (folded, field);
CREATE INDEX IF NOT EXISTS macro_block_by_place ON macro_block (chunk, start);
"""

# Other parts of the index add theirs here.
TABLES: tuple[str, ...] = (
    BIBLIOGRAPHY_TABLES,
    CLAIMS_TABLES,
    NOTICES_TABLES,
    MATCHING_TABLES,
    MEANING_TABLES,
)


# Words that are held in memory before SQLite writes them into a table of words: with its own 1 MB the pieces of a
# large library are merged again and again, which takes as long as to find the words.
_WORDS_HELD = 16 << 20  # bytes
_WORD_TABLES = ("entry_words", "claim_words")


def index_version() -> int:
    """Return the number in the header of an index that this litman made."""
    return zlib.crc32("".join([*TABLES, BIBLIOGRAPHY_INDEXES, program_stamp()]).encode()) & 0x7FFFFFFF


def create_tables(connection: sqlite3.Connection) -> None:
    """Make all tables in a new file, in one step."""
    marks = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {index_version()};"
    held = "".join(
        f"INSERT INTO {name} ({name}, rank) VALUES ('hashsize', {_WORDS_HELD});" for name in _WORD_TABLES
    )
    connection.executescript("BEGIN IMMEDIATE;" + "".join(TABLES) + held + marks + "COMMIT;")

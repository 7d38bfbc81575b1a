"""The tables of the claims in the index, column by column; `schema` makes them with the others.

A claims file is the unit: what is known of it is replaced as a whole. Claims of one post have ids in one unbroken run,
so `claim.id BETWEEN post.first_claim AND post.first_claim + post.claims - 1` are those of a post, in its file's order.
"""

from __future__ import annotations

CLAIMS_TABLES = """
-- One row: the folder of the claims files as it was when all of them were last looked at.
CREATE TABLE claims_folder (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    mtime_ns INTEGER NOT NULL,     -- of the folder; 0 where there is none
    ctime_ns INTEGER NOT NULL,
    inode INTEGER NOT NULL,
    device INTEGER NOT NULL,
    files INTEGER NOT NULL,        -- how many claims files it had
    marks_hash INTEGER NOT NULL,   -- Python's hash of the set of their marks
    swept_ns INTEGER NOT NULL,     -- when the mark of every file was last compared, nanoseconds of the Unix epoch
    error TEXT                     -- why the folder cannot be read
);
-- A claims file with what it says of its post, those without faults and those that cannot be read at all.
CREATE TABLE post (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file_name BLOB NOT NULL UNIQUE, -- as the system has it, with `.toml`; posts stand in its order
    post_id TEXT NOT NULL,         -- the file's name without `.toml`; bytes that are no UTF-8 as U+FFFD
    size INTEGER NOT NULL,         -- bytes
    mtime_ns INTEGER NOT NULL,
    ctime_ns INTEGER NOT NULL,
    inode INTEGER NOT NULL,
    is_young INTEGER NOT NULL,     -- 1: read so soon after its change that another could bear the same time
    digest BLOB NOT NULL,          -- SHA-256 of its bytes
    is_read INTEGER NOT NULL,      -- 0: it is no TOML, or cannot be read; it then has findings only
    title TEXT,
    source TEXT,
    author TEXT,
    site TEXT,
    url TEXT,
    scanned TEXT,                  -- ISO 8601
    published TEXT,
    last_id TEXT,
    first_claim INTEGER NOT NULL,  -- claim.id
    claims INTEGER NOT NULL,       -- how many
    unsupported INTEGER NOT NULL,  -- of them: lean on nothing
    untied INTEGER NOT NULL        -- of them: lean only on references that are tied to no work
);
CREATE INDEX post_by_id ON post (post_id);
CREATE INDEX post_young ON post (id) WHERE is_young = 1;
CREATE TABLE claim (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- rowid in claim_words; never used again for another text
    post INTEGER NOT NULL,
    claim_id TEXT NOT NULL,        -- "c07"
    text TEXT NOT NULL,            -- empty where the file gives none
    stance TEXT NOT NULL,
    statement TEXT,
    start,                         -- of the anchor, in code points of the post's text; beyond 2⁶³ as a text
    "end",
    fingerprint TEXT,
    exact,                         -- of the anchor: a text, or the number 1 where it is the same as `text`
    named TEXT,                    -- JSON: [[name, key or null, true if vague], …]; NULL where there are none
    markers TEXT,                  -- JSON: [[label, start or null, end or null, what it leads to or null], …]
    -- 2 on a work, 1 only on references that are tied to no work, 0 on nothing
    leans INTEGER NOT NULL,
    comment TEXT,
    commented TEXT                 -- JSON: [by whom, day]; NULL where the file does not say
);
CREATE INDEX claim_by_statement ON claim (statement) WHERE statement IS NOT NULL;
-- Citation keys as the claims files write them: no entry need have them, and case and old keys are as written.
CREATE TABLE cited_key (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    folded TEXT NOT NULL           -- in lower case, as Python's `lower` has it
);
CREATE INDEX cited_key_by_folded ON cited_key (folded);
-- A claim leans on a work (`relation` is given) or names it in words only (`relation` is NULL).
CREATE TABLE claim_link (
    claim INTEGER NOT NULL,
    number INTEGER NOT NULL,       -- from 0, those in words after the others
    cited INTEGER NOT NULL,        -- cited_key.id
    relation TEXT,
    marker TEXT,
    verdict TEXT,
    quote TEXT,
    locator TEXT,
    by_whom TEXT,
    at TEXT,                       -- ISO 8601
    is_checked INTEGER NOT NULL,   -- 1: the file says what the verdict was about
    checked_fingerprint TEXT,
    checked_status TEXT,
    checked_text TEXT,
    checked_file TEXT,
    reference TEXT,                -- id of the reference through which a marker made it
    comment TEXT,
    commented TEXT,                -- JSON, as that of a claim
    suggested TEXT,                -- JSON: [rank, from, day]; NULL where it was not suggested
    proposed TEXT,                 -- JSON: [verdict, by, day, quote, locator]; NULL where no program proposed one
    PRIMARY KEY (claim, number)
) WITHOUT ROWID;
CREATE INDEX claim_link_by_key ON claim_link (cited, claim, relation);
-- Items of the posts' reference lists.
CREATE TABLE post_reference (
    post INTEGER NOT NULL,
    number INTEGER NOT NULL,       -- from 0
    label TEXT,
    cited INTEGER,                 -- cited_key.id; NULL while it is tied to no work
    text TEXT,                     -- as printed; only of those that are tied to no work
    reference_id TEXT,             -- "r02"
    PRIMARY KEY (post, number)
) WITHOUT ROWID;
CREATE INDEX post_reference_by_key ON post_reference (cited, post) WHERE cited IS NOT NULL;
-- What is wrong in the claims files.
CREATE TABLE post_finding (
    post INTEGER NOT NULL,
    number INTEGER NOT NULL,
    code TEXT NOT NULL,
    line INTEGER NOT NULL,         -- from 1
    column INTEGER NOT NULL,       -- from 1, code points
    message TEXT NOT NULL,
    severity TEXT NOT NULL,
    PRIMARY KEY (post, number)
) WITHOUT ROWID;
-- Words of the claims and of what their links quote; rowid is claim.id. Holds no text: that is in `claim` (where `text`
-- is empty, the words are those of `exact`) and `claim_link`.
CREATE VIRTUAL TABLE claim_words USING fts5(
    text, quotes, content='', tokenize='porter unicode61 remove_diacritics 2'
);
"""

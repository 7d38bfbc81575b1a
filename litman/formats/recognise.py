"""What a file is, where it is not what it was taken for: told by its first bytes, with what to do about it."""

from __future__ import annotations

import re
from pathlib import Path

from litman.formats.decoding import decoded_pieces
from litman.shell import command

_HEAD = 100_000  # bytes
# Of files that are no text. Sources: the formats' own documents.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "it is a picture"),
    (b"\xff\xd8\xff", "it is a picture"),
    (b"GIF8", "it is a picture"),
    (b"PK\x03\x04", "it is a zip archive: unpack it first; a Word document goes through `litman scan`"),
    (b"\x1f\x8b", "it is compressed: `gunzip` unpacks it"),
    (b"7z\xbc\xaf", "it is an archive: unpack it first"),
    (b"SQLite format 3", "it is a database: export the bibliography from its program"),
)
_PAGE = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--.*?-->\s*+)?<(?:!doctype\s++html|html)\b", re.IGNORECASE | re.S
)
# Beginnings of records, with the name of the command that reads them.
_RECORDS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("endnote", "EndNote's XML", re.compile(r"<records?[\s>]")),
    ("zotero", "Zotero's items", re.compile(r'\A\s*+[\[{].*?"itemType"\s*+:', re.S)),
    ("csl", "CSL-JSON", re.compile(r'\A\s*+[\[{].*?"type"\s*+:', re.S)),
    ("ris", "RIS", re.compile(r"^TY {1,2}- ?[A-Z]", re.M)),
    ("nbib", "PubMed's format", re.compile(r"^PMID {0,2}- ?\d", re.M)),
    ("bib", "BibTeX", re.compile(r"^[ \t]*+@[A-Za-z]++[ \t]*+[{(]", re.M)),
)
# XML of services and libraries, by an element that begins it; what to do instead.
_OTHER_XML: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"<(?:PubmedArticleSet|PubmedArticle|PubmedBookArticle)\b"),
        "it is PubMed's XML; save its format `PubMed` (.nbib) there, or give the PMIDs to `litman add pmid`",
    ),
    (
        re.compile(r"<(?:\w+:)?(?:leader|controlfield|datafield|modsCollection|mods)\b"),
        "it is a library's catalogue (MARC, MODS); save RIS or BibTeX there, or give the ISBN to `litman add isbn`",
    ),
    (
        re.compile(r"<article\b[^>]{0,2000}+>\s*+(?:<processing-meta[^>]*+>\s*+)?<front\b"),
        "it is an article in JATS; give its DOI to `litman add doi`",
    ),
    (re.compile(r"<feed\s[^>]{0,500}?Atom"), "it is a feed; save RIS or BibTeX where it comes from"),
)
_TAGGED = re.compile(r"^%0 [A-Z].*\n%[A-Z@]", re.M)


def other_kind(path: Path, data: bytes, asked: str) -> str | None:
    """Return what a file that is not of a format is instead, and what to do; None where that cannot be told.

    Args:
        path: The file, for the command that reads it.
        data: Its bytes.
        asked: The name of the command that was to read it: `ris`.
    """
    if kind := no_text(path, data):
        return kind
    text = next(decoded_pieces(data[:_HEAD]), "")
    if _PAGE.match(text):
        return "it is a web page, as a site sends it that asks to sign in; download the file anew"
    for xml, said in _OTHER_XML:
        if xml.search(text):
            return said
    for name, words, pattern in _RECORDS:
        if pattern.search(text):
            return (
                None
                if name == asked
                else f"it looks like {words}: `{command(f'add {name}', path)}` reads that"
            )
    if _TAGGED.search(text):
        return "it is a tagged export of EndNote (`%0`, `%A`), which litman does not read; export RIS or XML there"
    return None


def no_text(path: Path, data: bytes) -> str | None:
    """Return what a file that is no text is, or an empty one, and what to do; None of one that may be text."""
    if not data.strip():
        return "it is empty"
    if data.startswith(b"%PDF-"):
        return f"it is a PDF: `{command('add pdf', path)}` reads that"
    found = next((said for magic, said in _MAGIC if data.startswith(magic)), None)
    if found is None and not data[:_HEAD].strip(b"\x00 \t\r\n"):
        return "it holds nothing but zeros, as a file that was not written to its end; take it from where it came"
    return found

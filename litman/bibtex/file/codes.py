"""The codes of findings about .bib files, each with its meaning in one line."""

from __future__ import annotations

from litman.finding import Finding, Place, Related, Severity

SAY_HOW = "`litman check --select BIB007,BIB008` says how"  # a file is saved as UTF-8

CODES: dict[str, str] = {
    "BIB001": "a citation key is given twice; BibTeX stops there",
    "BIB002": "citation keys differ only in capital letters; BibTeX takes them for the same",
    "BIB003": "a field is given twice in an entry; BibTeX reads the first",
    "BIB004": "a comma is missing after the key or between two fields",
    "BIB005": "a block is opened and never closed",
    "BIB006": "a macro is used that neither this file nor BibTeX defines; a style may",
    "BIB007": "bytes that are no UTF-8: read as Windows-1252",
    "BIB008": "the file is UTF-16 or UTF-32, which BibTeX cannot read; nothing of it was read",
    "BIB009": "a part of an entry that is neither a field nor a value",
    "BIB010": "an entry without a citation key",
    "BIB011": "text outside all blocks that looks like an entry or like fields",
    "BIB012": "another block begins inside an entry: a closing brace may be missing",
    "BIB013": "a quoted value without its closing quotation mark, or with braces that do not match",
    "BIB014": "bibtexparser reads this entry differently",
    "BIB015": "a remark after % inside an entry, or an entry behind a %: biber skips both, BibTeX reads them",
    "BIB016": "a value grows too long by its macros, which are left as names",
    "BIB017": "an entry has its fields from more entries than are followed",
}

_SEVERITIES: dict[str, Severity] = {
    "BIB002": "warning",
    "BIB006": "info",
    "BIB007": "warning",
    "BIB011": "warning",
    "BIB012": "warning",
    "BIB014": "warning",
    "BIB015": "warning",
    "BIB016": "warning",
    "BIB017": "warning",
}


def bib_finding(
    code: str, place: Place, message: str, *, key: str | None = None, related: tuple[Related, ...] = ()
) -> Finding:
    """Return a finding with the severity of its code."""
    assert code in CODES, code
    return Finding(code, place, message, _SEVERITIES.get(code, "error"), key=key, related=related)

"""Works of kinds/works.bib that are printed otherwise than the manual asks, by style, and why."""

from __future__ import annotations

_JOURNAL = "the journal is printed as the entry has it, the manual asks for its abbreviation"
_CASE = "the title is printed in the case in which it is typed, the manual asks for sentence case"
_COLON = "the subtitle begins as it is typed, the manual asks for a small letter"
_WITH = "the engine leaves capitals as they are typed in title case; the manual has small prepositions"
_SPECIES = "the engine capitalises the second word of a species in title case"
_AFTER = "pandoc capitalises long prepositions (as CMOS 18 does), MLA 9 does not"
_WITHOUT = (
    "citeproc-js writes prepositions small in title case; CMOS 18 capitalises those of five letters and more"
)
_COMMA = "citeproc-js has a comma behind the question mark of a title"


def _each(reason: str, keys: str) -> dict[str, str]:
    return dict.fromkeys(keys.split(), reason)


_JOURNALS = "alder cedar many german junior species advance"
STILL_WRONG: dict[str, dict[str, str]] = {
    "apa": _each(_CASE, "birch wren ferns heron arxivpage"),
    "ama": _each(_JOURNAL, _JOURNALS) | _each(_CASE, "birch wren heron arxivpage"),
    "vancouver": _each(_JOURNAL, _JOURNALS)
    | _each(_CASE, "birch wren ferns heron arxivpage")
    | _each(_COLON, "stone council score"),
    "ieee": _each(_JOURNAL, f"{_JOURNALS} short") | _each(_CASE, "birch wren heron arxivpage"),
    "nature": _each(_JOURNAL, f"{_JOURNALS} short")
    | _each(_CASE, "birch wren heron arxivpage")
    | _each(_COLON, "score"),
    "chicago": _each(_WITH, "wren") | _each(_SPECIES, "junior species"),
    "mla": _each(_WITH, "wren") | _each(_SPECIES, "junior species"),
    "harvard": _each(_CASE, "birch wren ferns heron arxivpage") | _each(_COLON, "stone council score"),
}
# Of an engine, on top of those.
OF_ENGINES: dict[tuple[str, str], dict[str, str]] = {
    ("pandoc", "mla"): _each(_AFTER, "advance"),
    ("citeproc-js", "chicago"): _each(_WITHOUT, "advance"),
    ("citeproc-js", "ieee"): _each(_COMMA, "news"),
}

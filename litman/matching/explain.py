"""The features that decided, in words: `title 98 %, first author, year; volume differs: 5 ≠ 4`."""

from __future__ import annotations

from litman.matching.decide import Scored
from litman.matching.query import Query
from litman.matching.vetoes import names_another_author

_SAME = (
    ("author_first", "first author"),
    ("author_inside", "first author, further back"),
    ("year_same", "year"),
    ("volume_same", "volume"),
    ("issue_same", "issue"),
    ("page_same", "page"),
    ("container_same", "container"),
)


def explain(query: Query, scored: Scored) -> str:
    """Return what speaks for a candidate, then what speaks against it."""
    against = _against(query, scored)
    if not query.words:
        return "the identifier alone"
    text = ", ".join(_for(scored)) or "nothing agrees"
    return f"{text}; {', '.join(against)}" if against else text


def reasons_for(query: Query, scored: Scored) -> list[str]:
    """Return what speaks for a candidate and against it, one by one."""
    return [*_for(scored), *_against(query, scored)] if query.words else []


def _for(scored: Scored) -> list[str]:
    f = scored.features
    title = max(f.get("title_words", 0.0), f.get("title_likeness", 0.0))
    said = [f"title {title:.0%}".replace("%", " %")] if title >= 0.5 else []
    return said + [words for name, words in _SAME if f.get(name, 0.0) >= 0.5]


def _against(query: Query, scored: Scored) -> list[str]:
    f, record = scored.features, scored.record
    found = []
    if f.get("title_other", 0.0) > 0.5:
        found.append("title differs")
    if f.get("author_absent"):
        # Only what speaks against a work is said to differ: a string may name no author at all.
        differs = "first author differs:" if names_another_author(query, record, f) else "first author"
        found.append(f"{differs} {record.authors[0]} is not named")
    if "year_near" in f or "year_other" in f:
        found.append(f"year differs: {_one(query.years)} ≠ {_one(record.years)}")
    if "volume_other" in f:
        found.append(f"volume differs: {query.volume} ≠ {record.volume}")
    if "page_other" in f:
        found.append(f"page differs: {query.page} ≠ {record.first_page}")
    if f.get("numbers_unexplained", 0.0) >= 0.25:
        count = round(f["numbers_unexplained"] * 4)
        found.append(f"{count} number{'s' if count > 1 else ''} of the reference not in the record")
    return found


def _one(years: tuple[int, ...]) -> str:
    return str(years[0]) if years else "–"

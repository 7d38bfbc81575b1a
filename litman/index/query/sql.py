"""A query's conditions as SQL over the index, its texts as expressions of FTS5; every value is a parameter.

FTS5's own syntax never sees what a person typed but inside its quotation marks.

Source: SQLite documentation, "SQLite FTS5 Extension", section 3: full-text query syntax.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from litman.index.query.nodes import All, Any, Equals, Has, HasNotice, Node, Not, TextColumn, Words, Years

_CLAIM_COLUMNS: dict[TextColumn, str] = {"claim": "text", "quote": "quotes"}

# Entries that the citation key `c` stands for: as written in any case, or an old key of an entry (`ids`).
_BY_CITED_KEY = """
    SELECT k.id FROM cited_key c JOIN entry k ON k.folded = c.folded WHERE {condition}
    UNION SELECT r.entry FROM cited_key c JOIN reference r ON r.folded = c.folded AND r.field = 'ids'
    WHERE {condition}"""
_LEANS = "EXISTS (SELECT 1 FROM claim_link l WHERE l.cited = c.id AND l.relation IS NOT NULL)"
_OF_CLAIMS = "c.id IN (SELECT l.cited FROM claim_link l WHERE l.claim IN ({claims}){and_link})"
_CLAIMS_OF_POST = """SELECT m.id FROM post x
    JOIN claim m ON m.id BETWEEN x.first_claim AND x.first_claim + x.claims - 1"""
_OF_FILES = """SELECT a.entry FROM attachment a JOIN file_text t ON t.path = a.path
    WHERE t.id IN (SELECT rowid FROM file_words WHERE file_words MATCH ?)"""
_NOTICED = """e.doi IN (SELECT n.value FROM registry_notice n WHERE n.scheme = 'doi'{0})
        OR e.pmid IN (SELECT n.value FROM registry_notice n WHERE n.scheme = 'pmid'{0})
        OR {1}"""

_HAS = {
    "doi": "e.doi IS NOT NULL",
    "abstract": "e.has_abstract",
    "file": "e.has_file",
    "note": "e.has_note",
    "tag": "e.keywords != ''",
    "url": "e.url IS NOT NULL",
    "pmid": "e.pmid IS NOT NULL",
    "isbn": "e.isbn IS NOT NULL",
    "year": "e.year IS NOT NULL",
    "author": "e.creators != ''",
    "notice": f"({_NOTICED.format('', 'e.stated IS NOT NULL')})",
    # Two ways, each with an index: the claims of one entry are looked up, not all keys gathered.
    "claims": f"""(EXISTS (SELECT 1 FROM cited_key c WHERE c.folded = e.folded AND {_LEANS})
        OR EXISTS (SELECT 1 FROM reference r JOIN cited_key c ON c.folded = r.folded
            WHERE r.entry = e.id AND r.field = 'ids' AND {_LEANS}))""",
}


class Condition(NamedTuple):
    """An SQL condition on a row `e` of the table `entry`, and its parameters."""

    sql: str
    parameters: tuple[object, ...] = ()


def conditions_sql(nodes: Iterable[Node]) -> Condition:
    """Return the condition that all of the nodes are fulfilled; `1` where there are none."""
    parts = [_condition(node) for node in nodes]
    return _joined(" AND ", parts) if parts else Condition("1")


def match_text(words: Words, columns: Iterable[str] = ()) -> str:
    """Return the FTS5 expression for these words, anywhere or in one of the columns."""
    quoted = [f'"{text.replace(chr(34), chr(34) * 2)}"' for text in (words.text, *words.also)]
    quoted[0] += " *" if words.is_prefix else ""
    names = " ".join(columns)
    expression = f"({' OR '.join(quoted)})" if len(quoted) > 1 else quoted[0]
    return f"{{{names}}} : {expression}" if names else expression


def match_any(words: Iterable[Words]) -> str:
    """Return the FTS5 expression for works or claims that have any of the words, in the columns that they name."""
    return " OR ".join(f"({_entry_match(word)})" for word in words)


def match_all(words: Iterable[Words]) -> str:
    """Return the FTS5 expression for works or claims that have all of the words."""
    return " AND ".join(f"({_entry_match(word)})" for word in words)


def in_claims(words: Iterable[Words]) -> list[Words]:
    """Return the words that claims are to be looked through for, as columns of `claim_words`."""
    return [word for word in words if word.column is None or word.column in _CLAIM_COLUMNS]


def _entry_match(word: Words) -> str:
    if word.column is None:
        return match_text(word)
    return match_text(word, [_CLAIM_COLUMNS.get(word.column, word.column)])


def _condition(node: Node, *, is_own: bool = False) -> Condition:
    """Return the condition; with `is_own` words count where the work itself has them.

    A work is not left out for a word of somebody's claim about it, and the claims need not be looked through.
    """
    match node:
        case Words():
            return _words(node, is_own=is_own)
        case Equals():
            return _equals(node)
        case Years(first, last):
            return _years(first, last)
        case Has(what):
            return Condition(_HAS[what])
        case HasNotice("any"):
            return Condition(_HAS["notice"])
        case HasNotice(kind):
            return Condition(f"({_NOTICED.format(' AND n.kind = ?', 'e.stated = ?')})", (kind,) * 3)
        case Not(part):
            inner = _condition(part, is_own=True)
            return Condition(f"NOT ifnull({inner.sql}, 0)", inner.parameters)
        case All(parts):
            return _joined(" AND ", [_condition(part, is_own=is_own) for part in parts])
        case Any(parts):
            return _joined(" OR ", [_condition(part, is_own=is_own) for part in parts])


def _years(first: int | None, last: int | None) -> Condition:
    ends = [(sign, year) for sign, year in ((">=", first), ("<=", last)) if year is not None]
    sql = " AND ".join(f"e.year {sign} ?" for sign, _ in ends)
    return Condition(f"({sql})", tuple(year for _, year in ends))


def _joined(word: str, parts: list[Condition]) -> Condition:
    sql = word.join(part.sql for part in parts)
    return Condition(f"({sql})", tuple(value for part in parts for value in part.parameters))


def _words(words: Words, *, is_own: bool = False) -> Condition:
    if words.column in _CLAIM_COLUMNS:
        return _of_claims(words)
    in_entry = Condition(
        "e.id IN (SELECT rowid FROM entry_words WHERE entry_words MATCH ?)", (_entry_match(words),)
    )
    if words.column is not None or is_own:
        return in_entry
    in_files = Condition(f"e.id IN ({_OF_FILES})", (match_text(words),))
    return _joined(" OR ", [in_entry, _of_claims(words), in_files])


def _of_claims(words: Words) -> Condition:
    claims = "SELECT rowid FROM claim_words WHERE claim_words MATCH ?"
    and_link = " AND l.quote IS NOT NULL" if words.column == "quote" else ""
    return _cited(_OF_CLAIMS.format(claims=claims, and_link=and_link), _entry_match(words))


def _cited(condition: str, *values: object) -> Condition:
    return Condition(f"e.id IN ({_BY_CITED_KEY.format(condition=condition)})", values * 2)


def _equals(node: Equals) -> Condition:
    value = node.value.lower()
    match node.name:
        case "key":
            return _compared("e.folded", value, is_prefix=node.is_prefix)
        case "doi":
            return _compared("e.doi", value, is_prefix=node.is_prefix)
        case "type":
            parts = [_compared(name, value, is_prefix=node.is_prefix) for name in ("e.entry_type", "e.type")]
            return _joined(" OR ", parts)
        case "tag":
            return _tag(node)
        case "statement":
            return _cited_by("claim", "statement", node)
    return _cited_by("post", "post_id", node)


def _compared(column: str, value: str, *, is_prefix: bool) -> Condition:
    if not is_prefix:
        return Condition(f"{column} = ?", (value,))
    # A range, which an index can be used for: no text that begins so sorts after it.
    return Condition(f"({column} >= ? AND {column} < ?)", (value, value + "\U0010ffff"))


def _tag(node: Equals) -> Condition:
    """Return the condition that one of the tags is this; words are looked up first where there are any."""
    exact = Condition("has_tag(e.keywords, ?, ?)", (node.value, node.is_prefix))
    if not any(c.isalnum() for c in node.value):
        return exact
    words = Words(node.value, "keywords", node.is_prefix)
    return _joined(" AND ", [_words(words), exact])


def _cited_by(table: str, column: str, node: Equals) -> Condition:
    value = node.value if table == "claim" else node.value.removesuffix(".toml")
    inner = _compared(f"x.{column}", value, is_prefix=node.is_prefix)
    if table == "claim":
        claims = f"SELECT x.id FROM claim x WHERE {inner.sql}"
        return _cited(_OF_CLAIMS.format(claims=claims, and_link=""), *inner.parameters)
    posts = f"SELECT x.id FROM post x WHERE {inner.sql}"
    listed = f"c.id IN (SELECT f.cited FROM post_reference f WHERE f.post IN ({posts}))"
    claims = f"{_CLAIMS_OF_POST} WHERE {inner.sql}"
    linked = _OF_CLAIMS.format(claims=claims, and_link="")
    return _cited(f"({listed} OR {linked})", *inner.parameters, *inner.parameters)


def has_tag(keywords: str, tag: str, is_prefix: bool) -> bool:
    """Whether one of the tags, `, ` or `;` between them, is this one or begins with it, without regard to case."""
    wanted = tag.casefold()
    tags = (name.strip().casefold() for name in keywords.replace(";", ",").split(","))
    return any(name.startswith(wanted) if is_prefix else name == wanted for name in tags)

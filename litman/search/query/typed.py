"""What somebody typed to find works: a query, or a sentence that was pasted and obeys no marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from litman.errors import QueryError
from litman.index.query.nodes import Query, join_queries
from litman.search.query.filters import filter_query
from litman.search.query.sentence import sentence_query, without_small_words

# words that tell something, from which on what stands in quotation marks may be a pasted sentence
_SENTENCE = 4


@dataclass(frozen=True, slots=True)
class TypedQuery:
    """What is asked for."""

    query: Query
    plain: Query | None = None  # to be asked where the phrases of `query` are found nowhere
    remark: str = ""  # why it was read as a sentence


def typed_query(text: str, filters: Sequence[tuple[str, str]] = (), fields: Iterable[str] = ()) -> TypedQuery:
    """Return what a text and options ask for; options are those of `filter_query`.

    Raises:
        QueryError: it can be read neither way.
    """
    fields = tuple(fields)
    try:
        query = without_small_words(filter_query(text, filters, fields))
    except QueryError as exc:
        if not exc.reads_plain:
            raise
        query = join_queries(filter_query("", filters, fields), sentence_query(text))
        return TypedQuery(query, remark=f"read as a sentence: {exc.problem}")
    plain = sentence_query(text) if '"' in text else None
    if plain is None or len(plain.words) < _SENTENCE:
        return TypedQuery(query)
    return TypedQuery(query, join_queries(filter_query("", filters, fields), plain))

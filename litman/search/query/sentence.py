"""A sentence that is pasted in place of a query: none of its marks is obeyed, and its small words weigh nothing."""

from __future__ import annotations

from litman.index.query.nodes import Query
from litman.index.query.telling_words import telling_words
from litman.search.query.parse import LONGEST
from litman.text.content_words import function_words
from litman.text.language import language_of

_MARKS = ".,;:!?()[]{}'’“”\"…"
_FEWEST = 5  # words of a query from which on its small words are those of a sentence


def sentence_query(text: str) -> Query:
    """Return what ranks works by the words of a sentence; of a text longer than a query may be, its beginning."""
    return Query(telling_words(text[:LONGEST]))


def without_small_words(query: Query) -> Query:
    """Return the query without the small words that only tie its sentence together; a short query keeps all it has."""
    plain = [word for word in query.words if word.column is None and not word.is_prefix]
    if len(plain) < _FEWEST:
        return query
    small = function_words(language_of(" ".join(word.text for word in plain)))
    kept = tuple(
        word for word in query.words if word not in plain or word.text.strip(_MARKS).lower() not in small
    )
    return Query(kept, query.conditions) if kept else query

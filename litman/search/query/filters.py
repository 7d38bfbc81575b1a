"""What the options of `list` and `search` ask for, as a `Query`: each is a field of the query language."""

from __future__ import annotations

from collections.abc import Iterable

from litman.errors import QueryError
from litman.index.query.nodes import Query, join_queries
from litman.search.query.errors import query_error
from litman.search.query.fields import FIELDS, field_named
from litman.search.query.parse import parse_field, parse_query
from litman.text.spelling import near_words


def filter_query(text: str, filters: Iterable[tuple[str, str]], fields: Iterable[str] = ()) -> Query:
    """Return what a query and options ask for together.

    Args:
        text: In the query language.
        filters: Names of fields with their values, as `--year 2018..` gives them.
        fields: `NAME:VALUE`, as `--field` gives them.

    Raises:
        QueryError: one of them cannot be read; the error shows where.
    """
    queries = [parse_query(text)]
    queries += [parse_field(name, value) for name, value in filters]
    queries += [parse_field(*_split(field)) for field in fields]
    return join_queries(*queries)


def _split(field: str) -> tuple[str, str]:
    name, colon, value = field.partition(":")
    if not colon:
        raise query_error(field, len(field), "here should be a colon and a value: title:ketamine")
    known = field_named(name.strip())
    if known is None:
        raise _unknown(field, name)
    return known, value


def _unknown(field: str, name: str) -> QueryError:
    near = near_words(name, FIELDS)
    hint = f"is {' or '.join(near)} meant?" if near else f"fields are {', '.join(FIELDS)}"
    return query_error(field, 0, f"there is no field `{name}`; {hint}")

"""Records that no reference means: parts of works, reviews of manuscripts, journals, grants, tests, copies."""

from __future__ import annotations

from collections.abc import Sequence

from litman.matching.record import Record

# Source: Crossref REST API, `/types`.
LEFT_OUT_TYPES = frozenset(
    {
        "component",
        "peer-review",
        "journal",
        "journal-volume",
        "journal-issue",
        "grant",
        "book-series",
        "report-series",
    }
)
# 10.5555 is Crossref's prefix for tests and examples.
LEFT_OUT_PREFIXES = ("10.5555",)


def is_left_out(record: Record, *, prefixes: Sequence[str] = ()) -> bool:
    """Return whether a record is no candidate: by its type or the prefix of its DOI.

    Args:
        record: The candidate.
        prefixes: Further prefixes, of services that register copies.
    """
    prefix = (record.doi or "").partition("/")[0]
    return not record.key and (record.type in LEFT_OUT_TYPES or prefix in (*LEFT_OUT_PREFIXES, *prefixes))

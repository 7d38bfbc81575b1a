"""What a person is told of a work that was added although the library has one that is like it."""

from __future__ import annotations

from litman.library.comparison.same_work import Likest


def remark_on(likest: Likest) -> str:
    """Return how a new entry stands to the work that it is most like, in words."""
    key, verdict = likest
    if verdict.copied:
        return (
            f"{key} has {verdict.agreement()} under another title and first author: one of the two was copied; "
            "`litman check` names both"
        )
    if verdict.kind == "same":  # of one file: else it would not have been added
        return f"looks like {key}, {verdict.agreement()}; both stand in this file, so both are kept"
    if verdict.kind == "version":
        return f"another version of {key}: {verdict.difference()}"
    if verdict.kind == "different":
        return f"{verdict.agreement()} as {key}, but {verdict.difference()}"
    said = f", but {verdict.difference()}" if verdict.apart else ""
    return f"perhaps the same work as {key}: {verdict.agreement()}{said}"

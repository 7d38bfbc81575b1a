"""One digest for a set of decisions, whoever made them, in whatever order."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256


def digest_of_decisions(decided: Iterable[tuple[int, str | None, str, float | None]]) -> str:
    """Return the SHA-256 over the sorted lines of decisions: number of the string, DOI, outcome, score."""
    lines = sorted(
        f"{number}\t{doi or ''}\t{outcome}\t{'' if score is None else f'{score:.3f}'}\n"
        for number, doi, outcome, score in decided
    )
    return sha256("".join(lines).encode()).hexdigest()

"""Addresses of a work where a record has several: a work has one, and its keeper's notes hold the others."""

from __future__ import annotations

from collections.abc import Sequence

from litman.identifiers.doi import parse_doi


def sort_addresses(
    urls: Sequence[str], *, doi: str | None, annote: str | None
) -> tuple[str | None, str | None]:
    """Return the work's URL, and the notes with all other addresses; one that says the DOI again goes last.

    Args:
        urls: The addresses in their order.
        doi: The work's.
        annote: The notes that are there.
    """
    others = [url for url in dict.fromkeys(urls) if doi is None or parse_doi(url) != doi.lower()]
    if not others:
        return next(iter(urls), None), annote
    more = "Also at " + ", ".join(others[1:]) if others[1:] else None
    return others[0], ". ".join(filter(None, (annote, more))) or None

"""Where things stand in a claims file as tomllib gives it: paths of claims, links and citation keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from litman.errors import ClaimsFileError
from litman.toml.guard import Root
from litman.toml.spans import Path

ClaimPlace = tuple[str, int]  # ("claim", 3)
LinkPlace = tuple[str, int, str, int]  # ("claim", 3, "link", 0)


def claim_place(root: Root, claim_id: str) -> ClaimPlace:
    """Return the path of a claim.

    Raises:
        ClaimsFileError: there is none, or two.
    """
    claims = list_of(root, "claim")
    found = [n for n, item in enumerate(claims) if isinstance(item, dict) and item.get("id") == claim_id]
    if not found:
        raise ClaimsFileError(f"there is no claim {claim_id}")
    if len(found) > 1:
        raise ClaimsFileError(f"{len(found)} claims have the id {claim_id}; give each its own")
    return "claim", found[0]


def link_places(root: Root, claim: ClaimPlace, key: str) -> Iterator[LinkPlace]:
    """Yield the paths of the claim\'s links to a work."""
    for number, link in enumerate(list_of(root["claim"][claim[1]], "link")):
        if isinstance(link, dict) and str(link.get("key")).lower() == key.lower():
            yield (*claim, "link", number)


def require_links(root: Root, claim: ClaimPlace, claim_id: str, key: str) -> list[LinkPlace]:
    """Return the paths of the claim\'s links to a work, one or more.

    Raises:
        ClaimsFileError: there is none.
    """
    places = list(link_places(root, claim, key))
    if not places:
        raise ClaimsFileError(f"{claim_id} has no link to {key}")
    return places


def key_places(root: Root, key: str) -> Iterator[Path]:
    """Yield the paths of all values that name the citation key, compared without case."""

    def is_it(table: object) -> bool:
        return (
            isinstance(table, dict)
            and isinstance(table.get("key"), str)
            and table["key"].lower() == key.lower()
        )

    for number, reference in enumerate(list_of(root, "reference")):
        if is_it(reference):
            yield "reference", number, "key"
    for number, claim in enumerate(list_of(root, "claim")):
        for name in ("link", "named_sources"):
            for inner, table in enumerate(list_of(claim, name)):
                if is_it(table):
                    yield "claim", number, name, inner, "key"


def list_of(table: object, name: str) -> list[Any]:
    """Return the list that a table has under the name, empty where it has none."""
    found = table.get(name) if isinstance(table, dict) else None
    return found if isinstance(found, list) else []


def post_of(root: Root) -> dict[str, Any]:
    """Return the table `[post]`, empty where there is none."""
    post = root.get("post")
    return post if isinstance(post, dict) else {}

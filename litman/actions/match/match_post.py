"""Decide references of a post that no identifier ties: which work each is, or that it is none of those found."""

from __future__ import annotations

from collections.abc import Callable

from litman.actions.standing.post_standing import PostStanding, standing_of
from litman.claims import edit, edit_post
from litman.claims.claim import Link, MarkerUse
from litman.claims.collection import claims_path
from litman.claims.model import ClaimsFile, Match, Reference
from litman.claims.post_text import require_source
from litman.claims.sound import read_sound
from litman.errors import FileChangedError
from litman.files import read_seen
from litman.library.library import Library, writing
from litman.library.storage.transaction import FileChange
from litman.standing.known import known_of

BY_PERSON = "person"
NONE_OF_THESE = "no-match"


def open_references(library: Library, post_id: str) -> tuple[ClaimsFile, list[tuple[int, Reference]]]:
    """Return a post's claims file and its references, with their numbers, that nobody has decided.

    Raises:
        UnknownPostError: there is no such post.
        BrokenClaimsError: its file has a fault.
    """
    found = standing_by_id(library, post_id)
    file, standing = found.file, found.standing
    waiting = {item.number for item in standing.references if item.key is None and item.printed is not None}
    return file, [
        (number, reference)
        for number, reference in enumerate(file.references)
        if number in waiting and reference.text and not is_decided(reference)
    ]


def standing_by_id(library: Library, post_id: str) -> PostStanding:
    """Return what a post leans on, by its id.

    Raises:
        UnknownPostError: there is no such post.
        BrokenClaimsError: its file has a fault.
    """
    require_source(library.claims.sources(), post_id)
    seen = read_seen(claims_path(library.claims_folder, post_id))
    return standing_of(library, read_sound(seen.path, seen.data), known_of(library))


def is_decided(reference: Reference) -> bool:
    """Return whether a person said that the reference is none of the works that were found."""
    return reference.match is not None and reference.match.outcome == NONE_OF_THESE


def decide_reference(
    library: Library,
    post_id: str,
    number: int,
    expected: Reference,
    *,
    key: str | None,
    score: float | None,
    notify: Callable[[str], None],
) -> int:
    """Tie a reference to a work of the library, and the claims that its marker stands at; return how many claims.

    Args:
        library: The library.
        post_id: The post.
        number: The reference's place in the claims file, from 0.
        expected: The reference as the person saw it.
        key: The work's citation key; None: it is none of those found.
        score: How well the work fitted.
        notify: Told when another litman is waited for.

    Raises:
        FileChangedError: the reference is not there any more as it was.
        BrokenClaimsError, ClaimsFileError: the file is as it was.
    """
    with writing(library.root, library.settings, notify=notify, doors=library.doors) as locked:
        seen = read_seen(claims_path(locked.claims_folder, post_id))
        file = read_sound(seen.path, seen.data)
        if number >= len(file.references) or file.references[number] != expected:
            raise FileChangedError(seen.path)
        match = Match("accepted" if key else NONE_OF_THESE, score if key else None, BY_PERSON)
        data = edit_post.set_reference(seen.data, number, Reference(key=key, match=match))
        links = _links(file, expected, key) if key else []
        for claim_id, link in links:
            data = edit.add_link(data, claim_id, link)
        locked.save(others=[FileChange(seen.path, seen.digest, data)])
    return len(links)


def _leads_to(marker: MarkerUse, reference: Reference) -> bool:
    if marker.to is not None:
        return marker.to == reference.id
    return marker.label == reference.label


def _links(file: ClaimsFile, reference: Reference, key: str) -> list[tuple[str, Link]]:
    """The links of claims whose sentences carry the reference's marker."""
    found = []
    for claim in file.claims:
        is_linked = any(link.key.lower() == key.lower() for link in claim.links)
        if not is_linked and any(_leads_to(marker, reference) for marker in claim.markers):
            found.append(
                (claim.id, Link(key, "supports", marker=f"[{reference.label}]", reference=reference.id))
            )
    return found

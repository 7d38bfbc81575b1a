"""A standing written into its claims file: what the scan owns follows the post, what a person did keeps its bytes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from litman.claims import edit, edit_post
from litman.claims.claim import Anchor, Claim, Link
from litman.claims.model import ClaimsFile, PostInfo, Reference
from litman.claims.tables import toml_value
from litman.standing.claim_standing import ClaimStanding
from litman.standing.model import Standing
from litman.toml.spans import Path

_OF_REFERENCE = ("id", "label", "text", "key", "match", "gone")
_OF_LINK = ("relation", "marker", "locator", "reference")


def written(
    data: bytes, file: ClaimsFile | None, standing: Standing, *, post: PostInfo, today: date
) -> bytes:
    """Return the claims file as it should be; where nothing changed, the same bytes.

    Args:
        data: The bytes of the claims file.
        file: What they hold; None for a new one.
        standing: What the post leans on, made from the same file.
        post: What the post is; only used for a new file.
        today: The day of the scan.

    Raises:
        ClaimsFileError: the file cannot be edited safely.
    """
    new_references = [item.as_kept() for item in standing.references if item.number is None]
    new_claims = [item.claim for item in standing.claims if item.is_new]
    if file is None:
        info = replace(post, scanned=today)
        return edit.new_claims_file(info, references=new_references, claims=new_claims)
    before = data
    data = edit_post.set_at(data, dict(_values(file, standing)))
    data = _with_links(data, file, standing)
    data = _without_gone_references(data, file, standing)
    data = edit_post.add_references(data, new_references)
    data = edit.add_claims(data, new_claims)
    if data != before:
        data = edit_post.set_post(data, scanned=today)
    return data


def written_sentences(data: bytes, file: ClaimsFile, standing: Standing, ids: Collection[str]) -> bytes:
    """Return the claims file with nothing new but where these claims stand and how their sentences read now."""
    values: dict[Path, object] = {}
    for number, item in _known(file, standing):
        if item.claim.id in ids:
            values |= dict(_sentence(file, file.claims[number], item.claim))
    return edit_post.set_at(data, values)


def _sentence(file: ClaimsFile, before: Claim, claim: Claim) -> Iterator[tuple[Path, object]]:
    at = ("claim", _place(file, before))
    yield from _differences(at, before, claim, ("text",))
    if claim.anchor != before.anchor:
        yield from _anchor_values((*at, "anchor"), before.anchor, claim.anchor)


def _values(file: ClaimsFile, standing: Standing) -> Iterator[tuple[Path, object]]:
    """Yield what is to be set at which path of the file; None takes it out."""
    for reference in standing.references:
        if reference.number is not None:
            kept = file.references[reference.number]
            yield from _differences(("reference", reference.number), kept, reference.as_kept(), _OF_REFERENCE)
    for number, item in _known(file, standing):
        before, claim = file.claims[number], item.claim
        at = ("claim", _place(file, before))
        yield from _sentence(file, before, claim)
        yield from _differences(at, before, claim, ("markers", "unlinked"))
        links = {link.key: link for link in claim.links}
        for place, link in enumerate(before.links):
            now = links.get(link.key)
            if now is not None and now != link:
                yield from _differences((*at, "link", place), link, now, _OF_LINK)


def _place(file: ClaimsFile, claim: Claim) -> int:
    # Claims without a usable id are left out of `file.claims` by its reader, and such a file is not edited.
    return file.claims.index(claim)


def _known(file: ClaimsFile, standing: Standing) -> Iterator[tuple[int, ClaimStanding]]:
    by_id = {item.claim.id: item for item in standing.claims if not item.is_new}
    for number, claim in enumerate(file.claims):
        yield number, by_id[claim.id]


def _differences(
    at: Path, before: Claim | Link | Reference, now: Claim | Link | Reference, names: tuple[str, ...]
) -> Iterator[tuple[Path, object]]:
    for name in names:
        value = getattr(now, name)
        if value != getattr(before, name):
            is_said = value is not None and value is not False and value != () and value != ""
            yield (*at, name), toml_value(value) if is_said else None


def _anchor_values(at: Path, before: Anchor, now: Anchor) -> Iterator[tuple[Path, object]]:
    for name, old, value in zip(now._fields, before, now, strict=True):
        if value is not None and value != old:
            yield (*at, name), value


def _with_links(data: bytes, file: ClaimsFile, standing: Standing) -> bytes:
    for number, item in _known(file, standing):
        before = file.claims[number]
        for link in item.dropped:
            data = edit.remove_link(data, before.id, link.key)
        there = {link.key.lower() for link in before.links}
        for link in item.claim.links:
            if link.key.lower() not in there:
                data = edit.add_link(data, before.id, link)
    return data


def _without_gone_references(data: bytes, file: ClaimsFile, standing: Standing) -> bytes:
    kept = {item.number for item in standing.references}
    gone = [number for number in range(len(file.references)) if number not in kept]
    highest = max((item.id or "" for item in file.references), default="", key=_number)
    remaining = max((item.id for item in standing.references), default="", key=_number)
    if gone and _number(highest) > max(_number(remaining), _number(file.post.last_reference or "")):
        data = edit_post.set_post(data, last_reference=highest)
    return edit_post.remove_references(data, gone)


def _number(reference_id: str) -> int:
    return int(reference_id[1:]) if reference_id[1:].isdigit() else 0

"""What changed in the claims of a post from one version of its file to another."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from litman.actions.git.changes import Change, field_changes
from litman.claims.claim import Claim, Link
from litman.claims.model import ClaimsFile
from litman.claims.read import read_claims

_SAID = ("text", "stance", "statement", "comment")
_OF_SCANS = ("key", "marker", "reference", "checked")


def claim_changes(
    path: Path, old: bytes | None, new: bytes | None, renamed: Mapping[str, str] | None = None
) -> list[Change]:
    """Return what changed in the claims of a post, in the order of the new file, then those that are gone.

    Where a claim stands in its post, and what else a scan writes anew, is no change.

    Args:
        path: The claims file, for the post's id.
        old: Its bytes before; None where there was none, or nothing that can be read.
        new: Its bytes now.
        renamed: The new keys of works by their old ones: a link that only follows is no change.
    """
    before, after = _claims(path, old), _claims(path, new)
    names = dict.fromkeys([*after, *before])
    found = (claim_change(path.stem, before.get(name), after.get(name), renamed) for name in names)
    return [change for change in found if change is not None]


def claim_change(
    post: str, old: Claim | None, new: Claim | None, renamed: Mapping[str, str] | None = None
) -> Change | None:
    """Return what became of one claim; None where it says the same."""
    claim = new or old
    if claim is None:
        return None
    name = f"{post}/{claim.id}"
    if old is None or new is None:
        facts = field_changes(facts_of(old) if old else {}, facts_of(new) if new else {})
        links = tuple(fact for fact in facts if fact.name.startswith("link"))
        return Change("claim", name, "removed" if new is None else "added", links, claim.text)
    changed = field_changes(facts_of(old, renamed), facts_of(new))
    return Change("claim", name, "changed", changed, new.text) if changed else None


def facts_of(claim: Claim, renamed: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return what a claim says, and what people say of its links, by names that a person reads."""
    keys = renamed or {}
    facts = {name: str(value) for name in _SAID if (value := getattr(claim, name))}
    for link in claim.links:
        facts |= _link_facts(link, keys.get(link.key, link.key))
    for source in claim.named_sources:
        facts[f"source {source.name}"] = keys.get(source.key, source.key) if source.key else "no work"
    return facts


def _link_facts(link: Link, key: str) -> dict[str, str]:
    at = f"link {key}"
    facts: dict[str, str] = {at: link.relation}
    for name, value in zip(link._fields, link, strict=True):
        if name in (*_OF_SCANS, "relation") or value in (None, "", "unchecked"):
            continue
        facts[f"{at}: {name}"] = str(value)
    return facts


def claim_of(path: Path, data: bytes | None, claim_id: str) -> Claim | None:
    """Return one claim of a version of a claims file."""
    return _claims(path, data).get(claim_id)


def _claims(path: Path, data: bytes | None) -> dict[str, Claim]:
    file: ClaimsFile | None = read_claims(path, data)[0] if data is not None else None
    return {claim.id: claim for claim in file.claims} if file is not None else {}

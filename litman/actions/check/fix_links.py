"""Links from claims to a press release, pointed to the paper that it is about, where a person says so.

Only links that nobody has checked and that quote nothing are offered: a verdict or a quotation is about the release,
and would be untrue of the paper.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from litman.checks.facts import Facts
from litman.checks.press_release import paper_of
from litman.checks.rules.evidence.release_for_paper import CODE
from litman.claims.collection import claims_path
from litman.claims.edit import repoint_link
from litman.claims.read import read_claims
from litman.errors import ClaimsFileError
from litman.files import SeenFile, read_seen
from litman.library.library import Library
from litman.library.storage.transaction import FileChange

__all__ = ["CODE", "LinkFix", "diff_of_fix", "link_changes", "plan_link_fixes"]


class LinkFix(NamedTuple):
    """A link of a claim and the work that it shall lead to."""

    post: str
    claim: str
    key: str  # of the release
    paper: str  # citation key


def plan_link_fixes(facts: Facts, posts: Iterable[str]) -> list[LinkFix]:
    """Return the links of these posts that could lead to a paper of the library instead of its press release."""
    return [fix for post in posts for fix in _of_post(facts, post)]


def diff_of_fix(library: Library, fix: LinkFix) -> str:
    """Return what pointing one link to its paper changes, as a unified diff."""
    seen = read_seen(claims_path(library.claims_folder, fix.post))
    after = _repointed(seen.data, [fix])
    old, new = (data.decode("utf-8", "replace").splitlines() for data in (seen.data, after))
    return "\n".join(difflib.unified_diff(old, new, str(seen.path), str(seen.path), n=2, lineterm=""))


def link_changes(library: Library, fixes: Sequence[LinkFix]) -> list[FileChange]:
    """Return the changed claims files.

    Raises:
        ClaimsFileError: a link is no longer what it was, or a file cannot be edited safely.
    """
    changes = []
    for post in dict.fromkeys(fix.post for fix in fixes):
        seen = read_seen(claims_path(library.claims_folder, post))
        data = _repointed(seen.data, [fix for fix in fixes if fix.post == post])
        changes.append(FileChange(seen.path, seen.digest, data))
    return changes


def _of_post(facts: Facts, post: str) -> Iterable[LinkFix]:
    seen = read_seen(claims_path(facts.library.claims_folder, post))
    file, _ = read_claims(seen.path, seen.data)
    for claim in file.claims if file else ():
        there = {facts.resolve(link.key) for link in claim.links}
        for link in claim.links:
            key = facts.resolve(link.key)
            paper = facts.resolve(paper_of(facts, key) or "") if key else None
            if paper is None or paper in there or link.verdict != "unchecked" or link.quote:
                continue
            fix = LinkFix(post, claim.id, link.key, paper)
            if _can_be_edited(seen, fix):
                there.add(paper)
                yield fix


def _can_be_edited(seen: SeenFile, fix: LinkFix) -> bool:
    try:
        _repointed(seen.data, [fix])
    except ClaimsFileError:
        return False
    return True


def _repointed(data: bytes, fixes: Iterable[LinkFix]) -> bytes:
    for fix in fixes:
        data = repoint_link(data, fix.claim, fix.key, fix.paper)
    return data

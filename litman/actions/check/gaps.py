"""What a check could not look at, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from litman.actions.check.posts import CheckedPost
from litman.actions.check.targets import CheckTargets
from litman.posts.readers.conversions import second_version_of

IN_PART = "compared-in-part"  # beside the outcome of a work


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that was not checked, and why."""

    count: int
    what: str  # "posts", "works"
    why: str


def find_gaps(posts: Sequence[CheckedPost], outcomes: Mapping[str, int], targets: CheckTargets) -> list[Gap]:
    """Return what was not checked and why.

    Args:
        posts: What was found in each post.
        outcomes: How many works stand how to their records; none where the library was not looked at.
        targets: What was asked for.
    """
    unread = {post.post_id for post in posts if post.unreadable is not None}
    unscanned = set(targets.unscanned) - unread
    textless = sum(1 for post in posts if not post.has_text and post.unreadable is None)
    copies = sum(1 for path in targets.unread if second_version_of(path) is not None)
    # Posts that are not at hand say it already.
    missing_folders = 0 if textless else targets.missing_folders
    rows = [
        (
            outcomes.get("not-checked", 0),
            "work",
            "no registry was asked about the DOI; `litman refresh` does",
        ),
        (
            outcomes.get("not-compared", 0),
            "work",
            "the registry record lacks title or authors: not called verified",
        ),
        (
            outcomes.get(IN_PART, 0),
            "work",
            "the record lacks a field that the entry has, or is a preprint's; `litman show KEY` names what was not "
            "compared",
        ),
        (
            outcomes.get("no-doi", 0) + outcomes.get("not-checkable", 0),
            "work",
            "no DOI that a registry could be asked about",
        ),
        (
            textless,
            "post",
            "the text is not at hand, nor are references compared with their works; `posts` in litman.toml or "
            "LITMAN_POSTS says where posts lie (REF1, CLM104-107)",
        ),
        (len(unread), "post", "the file cannot be read"),
        (
            len(targets.unread) - copies,
            "post",
            "the format is not read; convert the file, or name it in `exclude` of litman.toml",
        ),
        (copies, "post", "a second version of another, which a sync program left beside it"),
        (
            missing_folders,
            "folder",
            "named in `posts` of litman.toml or in LITMAN_POSTS, and not there",
        ),
        (targets.passed_over, "file", "neither a post nor a file of this library"),
        (len(unscanned), "post", "not scanned; `litman scan` finds the claims (CLM1, EVD1)"),
        (
            sum(post.unlocated_quotes for post in posts),
            "quotation",
            "no text of its source is at hand",
        ),
        (
            sum(post.half_read_quotes for post in posts),
            "quotation",
            "not in what could be read of its source: some of its pages, or files, have no text",
        ),
        (
            sum(post.unchecked_links for post in posts),
            "link",
            "no person has compared the claim with the work",
        ),
    ]
    return [Gap(count, what, why) for count, what, why in rows if count]

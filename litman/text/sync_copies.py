"""Names that programs give to their copies of a file: those that sync folders, and git, where two versions met."""

from __future__ import annotations

from litman.text.lazy_pattern import lazy_pattern

# `{stem}` is the file's own name. Sources: Dropbox, "What's a conflicted copy?" (in whatever language: words and a day
# stand in the brackets); Nextcloud; Syncthing, "Understanding synchronization"; Seafile; ownCloud before 2.5; rclone
# bisync; git's merge, which puts `~` and the branch behind the whole name.
_COPY = lazy_pattern(
    r"(?P<stem>.+?)"
    r"(?: \((?=[^()]*(?:\D\d{4}-\d\d-\d\d|[CcKk]onfli))[^()]{1,120}\)"
    r"|\.sync-conflict-\d{8}-\d{6}(?:-\w{1,20})?"
    r"|_conflict-\d{8}-\d{6}"
    r"|\.conflict\d{1,4})"
    r"(?P<ending>\.[A-Za-z]{1,8})"
)
_BRANCH = lazy_pattern(r"(?P<name>.+\.(?:bib|toml|jsonl|txt))~(?P<branch>[^/~]{1,200})")


def original_of_copy(name: str) -> str | None:
    """Return the name of the file that a sync program's or git's copy is one of; None where it is none."""
    if len(name) > 255:
        return None
    copy = _COPY.fullmatch(name)
    if copy is not None:
        return copy["stem"] + copy["ending"]
    branch = _BRANCH.fullmatch(name)
    return branch["name"] if branch is not None else None

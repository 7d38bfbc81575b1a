"""Names that programs give to their copies of a file: those that sync folders, and git, where two versions met."""

from __future__ import annotations

from litman.text.lazy_pattern import lazy_pattern

# `{stem}` is the file's own name. Sources: Dropbox, "What's a conflicted copy?" (in whatever language: words and a day
# stand in the brackets); Nextcloud; Syncthing, "Understanding synchronization"; Seafile; ownCloud before 2.5; rclone
# bisync; Google Drive and pCloud, in square brackets; Resilio Sync; Synology Drive; git's merge, which puts `~` and the
# branch behind the whole name.
_COPY = lazy_pattern(
    r"(?P<stem>.+?)"
    r"(?: \((?=[^()]*(?:\D\d{4}-\d\d-\d\d|[CcKk]onfli|[Cc]ase clash))[^()]{1,120}\)"
    r"|(?: \(\d{1,3}\))? ?\[[Cc]onflict(?:ed)?\]"
    r"|_[^/]{1,80}_Conflict"
    r"|\.Conflict"
    r"|\.sync-conflict-\d{8}-\d{6}(?:-\w{1,20})?"
    r"|_conflict-\d{8}-\d{6}"
    r"|\.conflict\d{1,4})"
    r"(?P<ending>\.[A-Za-z]{1,8})"
)
# A number or a word behind a name may be anything's; beside a file of a library whose name is given it is a copy:
# iCloud's `references 2.bib`, Google Drive's `references (1).bib`, OneDrive's, which ends in the computer's name.
_NUMBERED = lazy_pattern(
    r"(?P<stem>.+?)(?: \d{1,3}| \(\d{1,3}\)| - Copy(?: \(\d{1,3}\))?| copy(?: \d{1,3})?"
    r"|-(?:DESKTOP|LAPTOP|WIN)-[A-Z0-9]{4,15}(?:-\d{1,3})?)(?P<ending>\.[A-Za-z]{1,8})"
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


def original_of_numbered(name: str) -> str | None:
    """Return the name before a number, `copy` or a computer's name was put behind it; None where there is none.

    That alone makes no copy: whoever asks knows that the file of this name is there, and is one of a kind.
    """
    copy = _NUMBERED.fullmatch(name) if len(name) <= 255 else None
    return copy["stem"] + copy["ending"] if copy is not None else None

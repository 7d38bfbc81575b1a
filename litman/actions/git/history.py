"""What changed in one work or one claim, when and by whom, by the history of git."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from litman.actions.git.changes import Change, entry_change
from litman.actions.git.claim_changes import claim_change, claim_of
from litman.actions.git.revision import contents, revision
from litman.actions.git.run_git import require_git
from litman.bibtex.file.references import aliases_of
from litman.bibtex.file.whole_document import read_document
from litman.claims.address import ClaimAddress
from litman.identifiers.doi import parse_doi
from litman.library.library import Library
from litman.merging.bib_entry import read_entry

T = TypeVar("T")
_AT_ONCE = 5  # commits whose files are in memory
_FORMAT = "%x01%H%x00%P%x00%an%x00%ad%x00%s"


@dataclass(frozen=True, slots=True)
class Event:
    """A commit that changed the thing."""

    commit: str
    author: str
    day: str
    subject: str
    change: Change

    def to_json(self) -> dict[str, object]:
        """Return the event as JSON."""
        head = {"commit": self.commit, "author": self.author, "day": self.day, "subject": self.subject}
        return {**head, **self.change.to_json()}


@dataclass(frozen=True, slots=True)
class _Commit:
    name: str
    parents: tuple[str, ...]
    author: str
    day: str
    subject: str


def work_history(library: Library, key: str) -> Iterator[Event]:
    """Give what changed in a work, the newest first; it is followed under its older keys.

    Raises:
        NoRepositoryError: the library lies in no working tree.
        GitError: git cannot be asked.
    """
    path = library.files.bibliography_path
    known = _Names(library, key)

    def change(old: bytes | None, new: bytes | None) -> Change | None:
        after = known.entry_in(new)
        return entry_change(known.entry_in(old), after)

    yield from _events(Path(path.parent.resolve(), path.name), change)


def claim_history(library: Library, address: ClaimAddress) -> Iterator[Event]:
    """Give what changed in a claim, the newest first.

    Raises:
        NoRepositoryError: the library lies in no working tree.
        GitError: git cannot be asked.
    """
    path = library.claims_folder / f"{address.post}.toml"

    def change(old: bytes | None, new: bytes | None) -> Change | None:
        return claim_change(address.post, claim_of(path, old, address.id), claim_of(path, new, address.id))

    yield from _events(path, change)


class _Names:
    """Under which keys a work goes in versions of the file, from the newest to the oldest."""

    def __init__(self, library: Library, key: str) -> None:
        entry = library.document.find(library.document.resolve(key) or key)
        self._keys = dict.fromkeys([entry.key, *aliases_of(entry)] if entry else [key])
        self._doi = parse_doi(entry.values.get("doi", "")) if entry else None

    def entry_in(self, data: bytes | None) -> bytes | None:
        """Return the bytes of the entry in a version, found by the keys that are known, else by its DOI."""
        if not data:
            return None
        document = read_document(Path("references.bib"), data)
        for key in self._keys:
            found = document.find(key)
            if found is not None and found.key == key:
                self._learn(found.raw)
                return found.raw
        return self._by_doi(document.data)

    def _by_doi(self, data: bytes) -> bytes | None:
        if self._doi is None or self._doi.encode() not in data.lower():
            return None
        for entry in read_document(Path("references.bib"), data).entries():
            if parse_doi(entry.values.get("doi", "")) == self._doi:
                self._keys.setdefault(entry.key)
                return entry.raw
        return None

    def _learn(self, raw: bytes) -> None:
        entry = read_entry(raw)
        self._keys |= dict.fromkeys(aliases_of(entry))
        self._doi = self._doi or parse_doi(entry.values.get("doi", ""))


def _events(path: Path, change: Callable[[bytes | None, bytes | None], Change | None]) -> Iterator[Event]:
    commits = _commits(path)
    for first in range(0, len(commits), _AT_ONCE):
        some = commits[first : first + _AT_ONCE]
        wanted = [f"{name}:./{path.name}" for commit in some for name in (commit.name, *commit.parents)]
        versions = iter(list(contents(path.parent, wanted)))
        for commit in some:
            now = next(versions)
            olds = [next(versions) for _ in commit.parents] or [None]
            if now in olds:
                continue  # a merge that took one side as it was
            changes = [change(old, now) for old in olds]
            if all(changes) and changes[0] is not None:
                yield Event(commit.name, commit.author, commit.day, commit.subject, changes[0])


def _commits(path: Path) -> list[_Commit]:
    head = revision(path.parent, "HEAD")
    words = ("log", "--no-color", "--date=short", f"--format={_FORMAT}", head.commit, "--", f"./{path.name}")
    said = require_git(path.parent, "--literal-pathspecs", *words).decode("utf-8", "replace")
    found = []
    for line in said.split("\x01")[1:]:
        name, parents, author, day, subject = line.rstrip("\n").split("\0", 4)
        found.append(_Commit(name, tuple(parents.split()), author, day, subject))
    return found

"""The works of a library by what identifies them, looked up one by one: no command reads all for the sake of a few."""

from __future__ import annotations

from collections.abc import Iterator

from litman.identifiers.of_work import doi_of
from litman.library.comparison.blocking import bare_url, blocking_keys
from litman.library.comparison.same_work import KnownWorks, Likest, known_works
from litman.library.library import Library
from litman.work import Work


class KnownLibrary:
    """Answers as `KnownWorks` of all works of the library does; grows while works are added."""

    def __init__(self, library: Library) -> None:
        """Take the library as it is."""
        self._library = library
        self._added = KnownWorks()
        self._in_order: list[tuple[str, Work]] = []  # those that were added
        self._blocks: dict[str, list[int]] = {}  # blocking key → their places

    def add(self, key: str, work: Work, *, doi: str | None = None) -> None:
        """Remember a work that is to be added, under its citation key; also by the DOI that was asked for."""
        self._added.add(key, work)
        for name in blocking_keys(work):
            self._blocks.setdefault(name, []).append(len(self._in_order))
        self._in_order.append((key, work))
        if doi is not None:
            self._added.by_doi.setdefault(doi, key)

    def identified(self, kind: str, value: str) -> str | None:
        """Return the citation key of the work with this `doi`, `pmid` or `url` (as `bare_url` gives it)."""
        added = {"doi": self._added.by_doi, "pmid": self._added.by_pmid, "url": self._added.by_url}
        known = self._library.bibliography.identified(kind, value)
        return known if known is not None else added[kind].get(value)

    def find_identified(self, work: Work) -> tuple[str, str] | None:
        """Return the citation key of the work by an identifier alone, and which: `doi`, `pmid` or `url`."""
        url = bare_url(work.URL) if work.URL else None
        for kind, value in (("doi", doi_of(work)), ("pmid", work.PMID), ("url", url)):
            key = self.identified(kind, value) if value else None
            if key is not None:
                return key, kind
        return None

    def find(self, work: Work) -> str | None:
        """Return the citation key under which the library has the work; None where it has another one, or none."""
        found = self.likest(work)
        return found.key if found and found.verdict.kind == "same" else None

    def likest(self, work: Work) -> Likest | None:
        """Return the work that a record is, else the one that it is most like; None where none is alike."""
        return self._near(work).likest(work)

    def alike(self, work: Work) -> Iterator[Likest]:
        """Return the works that a person who has the record should be told of, each once."""
        return self._near(work).alike(work)

    def work(self, key: str) -> Work | None:
        """Return the work of a citation key; None where there is none."""
        entry = self._library.document.find(key) if key else None
        return self._added.work(key) if entry is None else self._library.work(entry)

    def _near(self, work: Work) -> KnownWorks:
        added = {number for name in blocking_keys(work) for number in self._blocks.get(name, ())}
        there = self._library.bibliography.alike(work)
        return known_works([*there, *(self._in_order[number] for number in sorted(added))])

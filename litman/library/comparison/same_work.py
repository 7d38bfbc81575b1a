"""The works that a library has, found again: what is known of them, and which of them a record is most like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from litman.identifiers.of_work import doi_of as doi_of
from litman.library.comparison.blocking import bare_url as bare_url
from litman.library.comparison.blocking import blocking_keys
from litman.work import Work

if TYPE_CHECKING:
    from litman.library.comparison.verdict import Kind, Verdict

_RANK: dict[Kind, int] = {"same": 4, "version": 3, "unclear": 2, "different": 0}
MOST_ALIKE = max(_RANK.values())  # what is copied is different, so that no rank is above it
CROWD = 16  # works of one key, from which on they are told apart by year and place: a column keeps its title
_MOST_WHOLE = 40_000  # works; of a larger library abstracts are not kept
# Works of a crowd that agree in year, and in year and place. Who is the same as those kept is found by them; a file of
# thousands that agree in both and differ all the same is not compared each with each.
MOST_OF_A_YEAR = 32
MOST_IN_PLACE = 64


class Likest(NamedTuple):
    """The work of the library that a record is most like."""

    key: str
    verdict: Verdict

    @property
    def rank(self) -> int:
        """How much a person wants to know of it."""
        return _RANK[self.verdict.kind] + (1 if self.verdict.copied else 0)


@dataclass(slots=True)
class KnownWorks:
    """The works of a library by what identifies them; grows while works are added."""

    by_doi: dict[str, str] = field(default_factory=dict)  # normalised DOI → citation key
    by_url: dict[str, str] = field(default_factory=dict)  # address as `bare_url` gives it → key
    by_pmid: dict[str, str] = field(default_factory=dict)
    _blocks: dict[str, list[str]] = field(default_factory=dict)  # blocking key → citation keys
    _crowds: dict[tuple[str, ...], list[str]] = field(default_factory=dict)  # what is beyond `CROWD`
    _works: dict[str, Work] = field(default_factory=dict)
    _order: dict[str, int] = field(default_factory=dict)  # of citation keys, as they were added
    # A record and its keys: who is looked for is often added then.
    _asked: tuple[Work, tuple[str, ...]] | None = None

    def add(self, key: str, work: Work) -> None:
        """Remember a work under its citation key; of several with one identifier or key the first stays."""
        doi = doi_of(work)
        if doi:
            self.by_doi.setdefault(doi, key)
        if work.URL:
            self.by_url.setdefault(bare_url(work.URL), key)
        if work.PMID:
            self.by_pmid.setdefault(work.PMID, key)
        if not key or key in self._works:
            return
        is_large = len(self._works) >= _MOST_WHOLE  # an abstract is most of what an entry says
        self._order[key] = len(self._order)
        self._works[key] = replace(work, abstract=None) if is_large and work.abstract else work
        for name in self._keys_of(work):
            block = self._blocks.setdefault(name, [])
            if len(block) < CROWD:
                block.append(key)
                continue
            in_place, in_year = crowd_keys(name, work)
            for crowd, most in ((in_place, MOST_IN_PLACE), (in_year, MOST_OF_A_YEAR)):
                members = self._crowds.setdefault(crowd, [])
                if len(members) < most:
                    members.append(key)

    def find_identified(self, work: Work) -> tuple[str, str] | None:
        """Return the citation key of the work by an identifier alone, and which: `doi`, `pmid` or `url`."""
        doi = doi_of(work)
        tries = (
            ("doi", self.by_doi, doi),
            ("pmid", self.by_pmid, work.PMID),
            ("url", self.by_url, bare_url(work.URL) if work.URL else None),
        )
        return next(((known[value], name) for name, known, value in tries if value and value in known), None)

    def find(self, work: Work) -> str | None:
        """Return the citation key under which the library has the work; None where it has another one, or none."""
        found = self.likest(work)
        return found.key if found and found.verdict.kind == "same" else None

    def likest(self, work: Work) -> Likest | None:
        """Return the work that a record is, else the one that it is most like; None where none is alike.

        Of several that it is equally like the one that was added first.
        """
        found = sorted(
            self.alike(work),
            key=lambda item: (item.verdict.kind != "same", -item.rank, self._order[item.key]),
        )
        return found[0] if found else None

    def alike(self, work: Work) -> Iterator[Likest]:
        """Yield the works that a person who has the record should be told of, each once."""
        from litman.library.comparison.compare import compare  # a new library has nothing to compare with

        looked_at: set[str] = set()
        for key in self._candidates(work):
            if key not in looked_at:
                looked_at.add(key)
                found = Likest(key, compare(self._works[key], work))
                if found.verdict.is_alike:
                    yield found

    def work(self, key: str) -> Work | None:
        """Return a work that was added; None where there is none of this key."""
        return self._works.get(key)

    def _keys_of(self, work: Work) -> tuple[str, ...]:
        if self._asked is None or self._asked[0] is not work:
            self._asked = work, tuple(blocking_keys(work))
        return self._asked[1]

    def _candidates(self, work: Work) -> Iterator[str]:
        for name in self._keys_of(work):
            block = self._blocks.get(name, ())
            yield from block
            if len(block) >= CROWD:
                for crowd in crowd_keys(name, work):
                    yield from self._crowds.get(crowd, ())


def known_works(works: Iterable[tuple[str, Work]]) -> KnownWorks:
    """Return what identifies these works, given with their citation keys."""
    known = KnownWorks()
    for key, work in works:
        known.add(key, work)
    return known


def crowd_keys(name: str, work: Work) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what tells works of one key apart where there are many: year and place, and the year alone."""
    year = str(work.year)
    place = (work.volume or "", work.issue or "", work.page or "", work.number or "")
    return (name, year, *place), (name, year)

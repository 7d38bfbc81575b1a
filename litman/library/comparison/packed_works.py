"""The works that a library has, and those that come to it by the thousand, in little room.

Of each work the fields that tell it from others are kept as bytes, and its blocking keys as numbers: a work is read
again where it has to be compared. Answers as `KnownWorks` does, which keeps the works themselves.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping

from litman.bibtex.works.to_work import work_from_fields
from litman.library.comparison.blocking import blocking_keys
from litman.library.comparison.compare import compare
from litman.library.comparison.same_work import CROWD, MOST_IN_PLACE, MOST_OF_A_YEAR, Likest, crowd_keys
from litman.work import Work

# Fields that are long and tell no work from another.
_TELLS_NOTHING = ("abstract", "annote", "annotation", "file")


class PackedWorks:
    """Works by what identifies them; grows while works are added."""

    def __init__(self) -> None:
        self._blocks: dict[int, str | list[str]] = {}  # hash of a blocking key → citation keys
        self._packed: dict[str, bytes] = {}
        # A work and its keys: who is looked for is often added then.
        self._asked: tuple[Work, tuple[str, ...]] | None = None

    def add(self, key: str, work: Work, entry_type: str, fields: Mapping[str, str]) -> None:
        """Remember a work under its key, with what it was read from."""
        if not key or key in self._packed:
            return
        self._packed[key] = marshal.dumps((entry_type, telling_fields(fields)))
        for name in self._keys_of(work):
            block = self._block(name)
            if len(block) < CROWD:
                self._put(name, key)
                continue
            in_place, in_year = crowd_keys(name, work)
            for crowd, most in ((in_place, MOST_IN_PLACE), (in_year, MOST_OF_A_YEAR)):
                if len(self._block(crowd)) < most:
                    self._put(crowd, key)

    def alike(self, work: Work) -> Iterator[Likest]:
        """Yield the works that a person who has the record should be told of, each once."""
        for key in dict.fromkeys(self._candidates(work)):
            found = Likest(key, compare(self.work(key), work))
            if found.verdict.is_alike:
                yield found

    def work(self, key: str) -> Work:
        """Return a work that was added, without what tells it from no other."""
        entry_type, fields = marshal.loads(self._packed[key])
        return work_from_fields(entry_type, fields)

    def _put(self, name: object, key: str) -> None:
        number = hash(name)
        block = self._blocks.get(number)
        if block is None:
            self._blocks[number] = key
        elif isinstance(block, str):
            self._blocks[number] = [block, key]
        else:
            block.append(key)

    def _block(self, name: object) -> list[str]:
        block = self._blocks.get(hash(name))
        if block is None:
            return []
        return [block] if isinstance(block, str) else block

    def _candidates(self, work: Work) -> Iterator[str]:
        for name in self._keys_of(work):
            block = list(self._block(name))
            yield from block
            if len(block) >= CROWD:
                for crowd in crowd_keys(name, work):
                    yield from list(self._block(crowd))

    def _keys_of(self, work: Work) -> tuple[str, ...]:
        if self._asked is None or self._asked[0] is not work:
            self._asked = work, tuple(blocking_keys(work))
        return self._asked[1]


def telling_fields(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of an entry without those that tell its work from no other."""
    return {name: value for name, value in fields.items() if name not in _TELLS_NOTHING}


def packed_works(works: Iterable[tuple[str, Work, str, Mapping[str, str]]]) -> PackedWorks:
    """Return what identifies these works, each given as `PackedWorks.add` takes it."""
    known = PackedWorks()
    for work in works:
        known.add(*work)
    return known

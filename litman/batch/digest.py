"""One digest for a set of decisions, whoever made them, in whatever order."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from hashlib import sha256
from heapq import merge
from tempfile import TemporaryFile
from typing import IO

_LINES_IN_MEMORY = 500_000


class DecisionsDigest:
    """The SHA-256 over the sorted lines of decisions: number of the string, DOI, outcome, score."""

    def __init__(self) -> None:
        self._lines: list[bytes] = []
        self._files: list[IO[bytes]] = []
        self._stack = ExitStack()

    def add(self, number: int, doi: str | None, outcome: str, score: float | None) -> None:
        """Take in a decision; what is too much for memory waits on the disk."""
        said = "" if score is None else f"{score:.3f}"
        self._lines.append(f"{number}\t{doi or ''}\t{outcome}\t{said}\n".encode())
        if len(self._lines) == _LINES_IN_MEMORY:
            file = self._stack.enter_context(TemporaryFile())  # noqa: SIM115
            file.writelines(sorted(self._lines))
            file.seek(0)
            self._files.append(file)
            self._lines.clear()

    def hexdigest(self) -> str:
        """Return the digest; nothing can be added afterwards."""
        total = sha256()
        with self._stack:
            for line in merge(sorted(self._lines), *self._files):
                total.update(line)
        return total.hexdigest()


def digest_of_decisions(decided: Iterable[tuple[int, str | None, str, float | None]]) -> str:
    """Return the digest of decisions, given as number of the string, DOI, outcome, score."""
    digest = DecisionsDigest()
    for one in decided:
        digest.add(*one)
    return digest.hexdigest()

"""Which of several records of one work counts, whatever the order in which they came. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

# Who registers a DOI knows best; PubMed and OpenAlex copy, with less; a file is what somebody wrote down.
_RANKS = {"crossref": 3, "datacite": 3, "pubmed": 2, "openalex": 1, "file": 0}
_TAKES_BACK = "pubmed"  # who says later that a record is none


@dataclass(frozen=True, slots=True)
class SaidWork:
    """A work as a file says it."""

    item: Mapping[str, Any]  # Crossref message or CSL-JSON item
    source: str = "file"  # who said it
    day: str = ""  # when; empty where nobody knows
    turn: int = 0  # what tells the order of one day: its second, or the number of a file
    pmid: int | None = None  # under which PubMed takes it back


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A record that PubMed deleted: it does not count, unless it was written later."""

    pmid: int
    day: str
    turn: int


@dataclass(frozen=True, slots=True)
class Version:
    """A record as a pool keeps it."""

    doi: str  # normalised
    source: str
    day: str
    turn: int
    pmid: int | None
    text: bytes  # of what is kept: of two versions of one moment, one is the same on any machine

    @property
    def moment(self) -> tuple[str, int]:
        return self.day, self.turn


Moments = Mapping[int, tuple[str, int]]  # when PMIDs were taken back


def standing_versions(versions: Iterable[Version], taken_back: Moments) -> list[Version]:
    """Return what is kept of the records of one DOI: first the one that counts.

    Of each source the newest is taken; a source stands above another whatever the days. What stands behind a record
    that can be taken back is kept, since it counts when that is.
    """
    newest: dict[tuple[str, int | None], Version] = {}
    for version in versions:
        name = version.source, version.pmid
        there = newest.get(name)
        if there is None or _age(version) > _age(there):
            newest[name] = version
    left = [version for version in newest.values() if not _is_taken_back(version, taken_back)]
    left.sort(key=lambda version: (_RANKS.get(version.source, 0), *_age(version)), reverse=True)
    return left if left and left[0].source == _TAKES_BACK else left[:1]


def latest_moments(found: Iterable[TakenBack]) -> dict[int, tuple[str, int]]:
    """Return when each PMID was taken back last."""
    moments: dict[int, tuple[str, int]] = {}
    for one in found:
        moments[one.pmid] = max(moments.get(one.pmid, ("", 0)), (one.day, one.turn))
    return moments


def _age(version: Version) -> tuple[str, int, bytes]:
    return version.day, version.turn, version.text


def _is_taken_back(version: Version, taken_back: Moments) -> bool:
    moment = taken_back.get(version.pmid) if version.pmid is not None else None
    return moment is not None and version.source == _TAKES_BACK and version.moment <= moment

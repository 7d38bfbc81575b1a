"""What is wrong, as it was last said of each file: by the whole library's check, and by what is being typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from litman.finding import Finding


class Board:
    """Findings by unit, a unit being a post, what stands between posts, or the library.

    Each new answer about a unit takes the old one's place.
    """

    def __init__(self) -> None:
        self._units: dict[str, tuple[Finding, ...]] = {}

    def put(self, unit: str, findings: Iterable[Finding]) -> set[Path]:
        """Take what was found in a unit; return the files about which another thing is to be said now."""
        new = tuple(findings)
        old = self._units.get(unit, ())
        self._units[unit] = new
        return {finding.place.path for finding in set(old) ^ set(new)}

    def put_all(
        self, by_unit: Mapping[str, Sequence[Finding]], *, under: str, keep: Iterable[str]
    ) -> set[Path]:
        """Take what was found in all units whose name begins so; of those to be kept the answer that is there stays."""
        there = {unit for unit in self._units if unit.startswith(under)}
        kept = {unit for unit in keep if unit in self._units}
        changed: set[Path] = set()
        for unit in {*there, *by_unit} - kept:
            changed |= self.put(unit, by_unit.get(unit, ()))
        return changed

    def in_unit(self, unit: str) -> tuple[Finding, ...]:
        """Return what was last found in a unit."""
        return self._units.get(unit, ())

    def of(self, path: Path) -> list[Finding]:
        """Return what is wrong in a file, in the order of places."""
        found = [item for unit in self._units.values() for item in unit if item.place.path == path]
        return sorted(found, key=lambda item: (item.place.line, item.place.column, item.code, item.message))

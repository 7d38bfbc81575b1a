"""What is wrong, as it was last said of each file: by the whole library's check, and by what is being typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from litman.finding import Finding

LIBRARY = ""  # the unit of what is about no post


class Board:
    """Findings by unit, a unit being a post or the library; each new answer about a unit takes the old one's place."""

    def __init__(self) -> None:
        self._units: dict[str, tuple[Finding, ...]] = {}

    def put(self, unit: str, findings: Iterable[Finding]) -> set[Path]:
        """Take what was found in a unit; return the files about which another thing is to be said now."""
        new = tuple(findings)
        old = self._units.get(unit, ())
        self._units[unit] = new
        return {finding.place.path for finding in set(old) ^ set(new)}

    def put_all(self, findings: Sequence[Finding], keep: Iterable[str]) -> set[Path]:
        """Take what was found in everything; of the units to be kept, the answer that is there stays."""
        kept = {unit: self._units[unit] for unit in keep if unit in self._units}
        by_unit: dict[str, list[Finding]] = {}
        for finding in findings:
            by_unit.setdefault(finding.post or LIBRARY, []).append(finding)
        changed: set[Path] = set()
        for unit in {*self._units, *by_unit} - kept.keys():
            changed |= self.put(unit, by_unit.get(unit, ()))
        return changed

    def of(self, path: Path) -> list[Finding]:
        """Return what is wrong in a file, in the order of places."""
        found = [item for unit in self._units.values() for item in unit if item.place.path == path]
        return sorted(found, key=lambda item: (item.place.line, item.place.column, item.code, item.message))

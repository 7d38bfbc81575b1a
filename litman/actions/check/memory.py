"""What was found in a post or library that has not changed since: disposable, in the library's state folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from litman.memory import STATE_FOLDER, Memory


class CheckMemory:
    """Remembers results under a name as long as the mark of what they were made from stays."""

    def __init__(self, root: Path) -> None:
        self._memory = Memory(root / STATE_FOLDER / "checks.json", "checks 5", root=root)
        kept = self._memory.read_json()
        self._known: dict[str, list[Any]] = kept if isinstance(kept, dict) else {}
        self._is_changed = False

    def recall(self, name: str, mark: str) -> Any | None:
        """Return the result under the name, None where there is none or it was made from something else."""
        kept = self._known.get(name)
        return kept[1] if kept and kept[0] == mark else None

    def remember(self, name: str, mark: str, result: Any) -> None:
        """Keep a result that JSON can hold."""
        self._known[name] = [mark, result]
        self._is_changed = True

    def save(self) -> None:
        """Write what is remembered, if it changed; failing costs only time."""
        if self._is_changed:
            self._memory.write_json(self._known)


def mark_of(parts: Iterable[object]) -> str:
    """Return a mark that changes with any of the parts."""
    return hashlib.sha256("\n".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:24]

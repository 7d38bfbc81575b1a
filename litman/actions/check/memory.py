"""What was found in a post or library that has not changed since: disposable, in the library's state folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from litman.files import write_disposable
from litman.library.storage.transaction import STATE_FOLDER

_MEMORY = "checks.json"
_VERSION = 1


class CheckMemory:
    """Remembers results under a name as long as the mark of what they were made from stays."""

    def __init__(self, root: Path) -> None:
        self._path = root / STATE_FOLDER / _MEMORY
        self._known: dict[str, list[Any]] = {}
        self._is_changed = False
        try:
            kept = json.loads(self._path.read_bytes())
            if kept["version"] == [_VERSION, program_mark()]:
                self._known = dict(kept["results"])
        except (OSError, ValueError, KeyError, TypeError):
            pass  # nothing remembered: everything is looked at

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
        if not self._is_changed:
            return
        document = {"version": [_VERSION, program_mark()], "results": self._known}
        write_disposable(self._path, json.dumps(document, separators=(",", ":")).encode())


def mark_of(parts: Iterable[object]) -> str:
    """Return a mark that changes with any of the parts."""
    return hashlib.sha256("\n".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:24]


@cache
def program_mark() -> str:
    """Return a mark of litman itself: rules that were changed find something else."""
    folder = Path(__file__).parents[2]
    files = sorted(path for path in folder.rglob("*.py"))
    return mark_of((path.name, (stat := path.stat()).st_mtime_ns, stat.st_size) for path in files)

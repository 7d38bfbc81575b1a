"""What `litman cite` printed, kept so that the same is printed at once."""

from __future__ import annotations

import contextlib
from pathlib import Path

from litman.files import digest_of
from litman.memory import STATE_FOLDER, Memory

_MOST = 2_000  # files; then the older half goes
_SPOT_CHECK = 64  # one write in so many counts the files


class CiteMemory:
    """A folder of small files, each named by a digest of everything that its text depends on, litman itself aside."""

    def __init__(self, root: Path) -> None:
        self._folder = root / STATE_FOLDER / "cite"

    def get(self, key: str) -> str | None:
        """Return the text that is kept under this key."""
        text = self._kept(key).read(made_from=key)
        return None if text is None else text.decode(errors="replace")

    def put(self, key: str, text: str) -> None:
        """Keep the text, if the folder can be written."""
        self._kept(key).write(text.encode(), made_from=key)
        if int(key[:2], 16) % _SPOT_CHECK == 0:
            self._tidy()

    def _kept(self, key: str) -> Memory:
        return Memory(self._folder / key, "cited 3")

    def _tidy(self) -> None:
        with contextlib.suppress(OSError):
            files = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
            for path in files[: len(files) // 2 if len(files) > _MOST else 0]:
                path.unlink(missing_ok=True)


def key_of(*parts: str) -> str:
    """Return the name of the file for these parts."""
    return digest_of("\0".join(f"{len(part)}:{part}" for part in parts).encode("utf-8", errors="replace"))

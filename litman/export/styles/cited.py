"""What `litman cite` printed, kept so that the same is printed at once."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from litman.files import digest_of, write_disposable

FOLDER = ".litman/cite"
_MOST = 2_000  # files; then the older half goes
_PACKAGE = Path(__file__).parents[2]
_CODE = ("bibtex", "csl", "export/styles", "export/styles/outputs", "actions")  # what an answer goes through
_SPOT_CHECK = 64  # one write in so many counts the files


class CiteMemory:
    """A folder of small files, each named by a digest of everything that its text depends on."""

    def __init__(self, root: Path) -> None:
        self._folder = root / FOLDER

    def get(self, key: str) -> str | None:
        """Return the text that is kept under this key."""
        try:
            data = (self._folder / key).read_bytes()
        except OSError:
            return None
        digest, _, text = data.partition(b"\n")
        # half a file, or somebody wrote into it
        if digest.decode("ascii", errors="replace") != digest_of(text):
            return None
        return text.decode(errors="replace")

    def put(self, key: str, text: str) -> None:
        """Keep the text, if the folder can be written."""
        data = text.encode()
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
        write_disposable(self._folder / key, digest_of(data).encode() + b"\n" + data)
        if int(key[:2], 16) % _SPOT_CHECK == 0:
            self._tidy()

    def _tidy(self) -> None:
        with contextlib.suppress(OSError):
            files = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
            for path in files[: len(files) // 2 if len(files) > _MOST else 0]:
                path.unlink(missing_ok=True)


def code_mark() -> str:
    """Return what tells this litman from one that may print otherwise: when its own files were last written."""
    newest = 0
    for folder in _CODE:
        with os.scandir(_PACKAGE / folder) as files:
            newest = max(
                newest, *(file.stat().st_mtime_ns for file in files if file.name.endswith((".py", ".js")))
            )
    return str(newest)


def key_of(*parts: str) -> str:
    """Return the name of the file for these parts."""
    return digest_of("\0".join(f"{len(part)}:{part}" for part in parts).encode("utf-8", errors="replace"))

"""litman in a process that is killed at a chosen call of a save, as a power cut ends it: for `start_workbench`.

Its environment names the folder (`DIES_IN`), what the path within it begins with (`DIES_AT`), a file that is there from
when on it dies (`DIES_FROM`), and where in the save it ends (`DIES_WHEN`): `torn`, half of the new file is written;
`before` that takes the place of the old one; `behind` it.
"""

from __future__ import annotations

import os

from litman.cli.main import main
from tests.faults.patched import Patched, die

_FOLDER, _PATH, _FROM, _WHEN = (os.environ[f"DIES_{name}"] for name in ("IN", "AT", "FROM", "WHEN"))
_has_renamed = False


def _meet(call: str, path: str) -> bool:
    global _has_renamed
    if _has_renamed:
        die()
    is_it = path.startswith(_PATH) and os.path.exists(_FROM)
    if _WHEN == "torn":
        return call == "write" and is_it
    if call == "rename" and is_it:
        if _WHEN == "before":
            die()
        _has_renamed = True
    return False


with Patched(_FOLDER, _meet):
    main()

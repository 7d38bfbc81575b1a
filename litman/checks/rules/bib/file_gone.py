"""A file that is attached to a work is gone.

What it finds
    A path in `file` at which nothing lies. Relative paths are seen from the folder of the library.
Why it matters
    `litman open` has nothing to show, and the text of the work is searched in vain.
Example
    file = {:papers/moss2019.pdf:PDF}      and there is no papers/moss2019.pdf
What to do
    `litman attach KEY FILE` keeps a copy with the library; `litman unset KEY file` takes the note off.
Source
    JabRef's and Zotero's field `file`: descriptions, paths and types between colons, files between semicolons.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

from litman.bibtex.works.list_fields import file_paths
from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding

CODE = "BIB114"


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each attached file that is not there."""
    for entry in facts.entries():
        for path in file_paths(entry.values.get("file", "")):
            if _is_gone(facts.library.root, path):
                yield Finding(CODE, entry.place("file"), f"the file {path} is gone", "warning", key=entry.key)


def _is_gone(root: Path, path: str) -> bool:
    is_absolute = Path(path).is_absolute() or PureWindowsPath(path).is_absolute()
    try:
        return not (Path(path) if is_absolute else root / PurePosixPath(path.replace("\\", "/"))).exists()
    except (OSError, ValueError):
        return True


RULE = LibraryRule.of(CODE, "an attached file is gone", find)

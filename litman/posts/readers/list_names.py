"""Files beside a post whose names say that they are the reference list of its folder or book."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path

_HIGHEST = 4  # folders above the chapter's in which the list of its book is looked for
# What lies in the folder in which a book begins.
_BOOK = frozenset(
    "book.toml book.json summary.md _quarto.yml _quarto.yaml _bookdown.yml _toc.yml myst.yml mkdocs.yml conf.py".split()
)
_ORDER = re.compile(r"\A[\d\s._-]{1,12}(?=[^\W\d])")  # `99_Literatur`
# One of these is in every heading of a list. Most folders have no such name, and spare what knows the headings.
PARTS_OF_HEADINGS = (
    "refer riferi réfé refér réfer bibliogr works source liter litter citation quell nachweis belege ouvrages"
    " obras opere fuentes fonti fontes bronnen käll kilder kirjallisuus lähteet piśmien źródła kayna литер літер"
    " источн джерел библио 文献 文獻 资料 資料 書目 书目 출처 참고 مراجع"
).split()


def find_list_beside(path: Path) -> Path | None:
    """Return the file whose name says that it is the reference list of the post's folder or book; it may be none."""
    ending = path.suffix.casefold()
    nearest: list[Path] = []
    for at, folder in enumerate([path.parent, *path.absolute().parent.parents][: _HIGHEST + 1]):
        lists, is_root = _look(folder)
        nearest = nearest or [one for one in lists if one.suffix.casefold() == ending]
        if is_root or (at == 0 and nearest):
            return nearest[0] if len(nearest) == 1 and nearest[0].name != path.name else None
    return None


def _look(folder: Path) -> tuple[tuple[Path, ...], bool]:
    try:
        return _look_stamped(folder, folder.stat().st_mtime_ns)
    except (OSError, ValueError):
        return (), False


@lru_cache(maxsize=256)
def _look_stamped(folder: Path, stamp: int) -> tuple[tuple[Path, ...], bool]:
    """Return the files of a folder that are lists by their names, and whether a book begins there."""
    names = sorted(os.listdir(folder))
    lists = (folder / name for name in names if _is_list(_words(name)))
    return tuple(lists), any(name.casefold() in _BOOK for name in names)


def _is_list(words: str) -> bool:
    folded = words.casefold()
    if not any(part in folded for part in PARTS_OF_HEADINGS):
        return False
    from litman.posts.references.headings import REFERENCE_HEADING

    return bool(REFERENCE_HEADING.fullmatch(words))


def _words(name: str) -> str:
    stem = name.rpartition(".")[0]
    return re.sub(r"[_-]+", " ", _ORDER.sub("", stem)) if len(stem) < 60 else ""

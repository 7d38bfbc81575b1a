"""What a person keeps with a work: its note, its files, and where its page is."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from litman.actions.works.attach_file import address_to_open
from litman.actions.works.tag_works import note_of
from litman.bibtex.file.entry import Entry
from litman.bibtex.works.list_fields import file_paths
from litman.errors import LitmanError
from litman.library.library import Library


# A named tuple: a dataclass takes four times as long to make, and `litman show` starts with it.
class KeptFile(NamedTuple):
    """A file that an entry names."""

    path: str  # as the entry has it
    is_there: bool


class KeptThings(NamedTuple):
    """What is kept with a work; empty where nothing is."""

    note: str  # paragraphs, an empty line between them
    files: tuple[KeptFile, ...]
    address: str | None  # of the page that `litman open --web` opens


def kept_with(library: Library, entry: Entry) -> KeptThings:
    """Return what is kept with the work of an entry."""
    paths = file_paths(entry.values.get("file", ""))
    files = tuple(KeptFile(path, _is_there(library.root, path)) for path in paths)
    return KeptThings(note_of(library, entry.key)[1], files, _address(library, entry.key))


def kept_json(kept: KeptThings) -> dict[str, Any]:
    """Return what `litman show --json` says of it (shape: `litman help json`)."""
    item: dict[str, Any] = {"files": [{"path": file.path, "there": file.is_there} for file in kept.files]}
    item |= {"note": kept.note} if kept.note else {}
    return item | ({"address": kept.address} if kept.address else {})


def _is_there(root: Path, path: str) -> bool:
    try:
        return (root / path.replace("\\", "/")).is_file()
    except (OSError, ValueError):  # a name that no system would take
        return False


def _address(library: Library, key: str) -> str | None:
    try:
        return address_to_open(library, key)
    except LitmanError:
        return None

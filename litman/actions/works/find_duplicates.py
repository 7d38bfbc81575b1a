"""Find works that the library has twice; remember which only look alike."""

from __future__ import annotations

from litman.errors import MergeError
from litman.files import read_seen
from litman.library.comparison.different import DIFFERENT_NAME, read_different, with_different
from litman.library.comparison.duplicates import DuplicateSet, find_duplicates
from litman.library.library import Library, WritableLibrary
from litman.library.storage.transaction import FileChange
from litman.library.told_apart import told_apart
from litman.memory import STATE_FOLDER, Memory


def duplicates(library: Library) -> list[DuplicateSet]:
    """Return the sets of entries that describe one work, without those that somebody told apart."""
    # Nothing else tells them: entries that others name are told apart by the bibliography, too.
    different = read_seen(library.root / DIFFERENT_NAME).digest
    mark = f"{library.bibliography.digest} {different}"
    memory = Memory(library.root / STATE_FOLDER / "duplicates.json", "duplicates 1", root=library.root)
    kept = memory.read_json(made_from=mark)
    if kept is not None:
        return [DuplicateSet(tuple(keys), tuple(reasons)) for keys, reasons in kept]
    found = find_duplicates(library.bibliography.crowded(), are_apart=told_apart(library))
    memory.write_json(found, made_from=mark)
    return found


def call_different(library: WritableLibrary, one: str, other: str) -> tuple[str, str, bool]:
    """Remember that two works are different, and save.

    Returns:
        Their citation keys, and whether that was new.

    Raises:
        UnknownKeyError, MergeError: nothing is changed.
    """
    first, second = library.require_entry(one).key, library.require_entry(other).key
    if first == second:
        raise MergeError(f"{one} and {other} are the same entry")
    file = read_seen(library.root / DIFFERENT_NAME)
    if frozenset((first, second)) in read_different(file.data, library.document.resolve):
        return first, second, False
    change = FileChange(file.path, file.digest, with_different(file.data, first, second))
    library.save(others=[change])
    return first, second, True

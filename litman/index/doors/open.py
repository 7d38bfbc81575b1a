"""Opens a library's files through its index."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from litman.index.freshness import Progresses, Sources
from litman.index.library_index import LibraryIndex

if TYPE_CHECKING:  # what a command does not ask for is not imported
    from litman.index.doors.bibliography import IndexedBibliography
    from litman.index.doors.claims import IndexedClaims
    from litman.index.doors.registry import IndexedRegistry
    from litman.library.library import Library
    from litman.library.library_files import LibraryFiles
    from litman.library.storage.change import Replaced


class IndexDoors:
    """Fulfils `ports.Doors`, for one library."""

    def __init__(
        self,
        files: LibraryFiles,
        environment: Mapping[str, str],
        *,
        notify: Callable[[str], None],
        progress: Progresses,
    ) -> None:
        """Take where the files lie; the environment and whom to tell are as for `LibraryIndex`."""
        self.index = LibraryIndex(sources_of(files), environment, notify=notify, progress=progress)

    def bibliography(self, files: LibraryFiles) -> IndexedBibliography:
        """Return the works."""
        from litman.index.doors.bibliography import IndexedBibliography

        return IndexedBibliography(self.index, files)

    def claims(self, files: LibraryFiles) -> IndexedClaims:
        """Return the claims."""
        from litman.index.doors.claims import IndexedClaims

        return IndexedClaims(self.index, files.claims_folder)

    def registry(self, files: LibraryFiles) -> IndexedRegistry:
        """Return what registries said."""
        from litman.index.doors.registry import IndexedRegistry

        return IndexedRegistry(self.index, files)

    def saved(self, replaced: Sequence[Replaced]) -> None:
        """Let the index know, which then need not look for what changed."""
        self.index.saved(replaced)


def quiet_doors(files: LibraryFiles, environment: Mapping[str, str]) -> IndexDoors:
    """Return doors for a second process, which tells nobody of waiting and of progress."""
    return IndexDoors(files, environment, notify=_ignore, progress=Progresses(_ignore, _ignore, _ignore))


def has_index_on_disk(library: Library) -> bool:
    """Whether the library is asked through an index that another process can open, too."""
    return isinstance(library.doors, IndexDoors) and library.doors.index.open().path is not None


def _ignore(*_: object) -> None:
    pass


def sources_of(files: LibraryFiles) -> Sources:
    """Return what the index of a library is made from."""
    return Sources(files.root, files.bibliography_path, files.claims_folder, files.registry_path)


def index_of(library: Library) -> LibraryIndex:
    """Return the index behind a library's doors; where they have none, one that is gone after the command."""
    doors = library.doors
    return doors.index if isinstance(doors, IndexDoors) else LibraryIndex.in_memory(sources_of(library.files))

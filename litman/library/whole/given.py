"""Opens a library that lies nowhere: its files are given as bytes."""

from __future__ import annotations

from litman.bibtex.file.whole_document import read_document
from litman.files import SeenFile, digest_of
from litman.library.library_files import LibraryFiles
from litman.library.whole.bibliography import WholeBibliography
from litman.library.whole.doors import WholeDoors
from litman.library.whole.registry import WholeRegistry


class GivenDoors(WholeDoors):
    """The doors of a library whose bibliography and registry records nobody wrote to a disk."""

    def __init__(self, bibliography: bytes, registry: bytes) -> None:
        """Take what `references.bib` and `registry.jsonl` would hold."""
        super().__init__()
        self._bibliography, self._registry = bibliography, registry

    def bibliography(self, files: LibraryFiles) -> WholeBibliography:
        """Return the works."""
        return WholeBibliography(files, read_document(files.bibliography_path, self._bibliography))

    def registry(self, files: LibraryFiles) -> WholeRegistry:
        """Return the registry's records."""
        seen = SeenFile(files.registry_path, self._registry, digest_of(self._registry))
        return WholeRegistry(seen)

"""Opens a library's files by reading them as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what is not asked for is not imported
    from litman.bibtex.file.document import Document
    from litman.library.library_files import LibraryFiles
    from litman.library.storage.change import Replaced
    from litman.library.whole.bibliography import WholeBibliography
    from litman.library.whole.claims import WholeClaims
    from litman.library.whole.registry import WholeRegistry


class WholeDoors:
    """The doors of a library that has no index."""

    def __init__(self, document: Document | None = None) -> None:
        """Take the bibliography where it is at hand; else it is read."""
        self._document = document

    def bibliography(self, files: LibraryFiles) -> WholeBibliography:
        """Return the works."""
        from litman.library.whole.bibliography import WholeBibliography

        return WholeBibliography(files, self._document)

    def claims(self, files: LibraryFiles) -> WholeClaims:
        """Return the claims."""
        from litman.library.whole.claims import WholeClaims

        return WholeClaims(files.claims_folder)

    def registry(self, files: LibraryFiles) -> WholeRegistry:
        """Return the registry's records."""
        from litman.library.whole.registry import WholeRegistry

        return WholeRegistry(files.registry)

    def saved(self, replaced: Sequence[Replaced]) -> None:
        """Read all anew when it is asked for."""

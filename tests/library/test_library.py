"""A library that is written to while others write as well."""

from __future__ import annotations

from pathlib import Path

from litman.bibtex.file.edit import set_in_entry
from litman.errors import FileChangedError
from litman.library.library import writing
from litman.library.library_files import LibraryFiles
from litman.library.whole.bibliography import WholeBibliography
from litman.library.whole.doors import WholeDoors
from litman.settings import Settings


class ChangedDoors(WholeDoors):
    """Reads the file whole the first time; then somebody else writes to it whenever it is read."""

    def __init__(self) -> None:
        super().__init__()
        self.calls = 0

    def bibliography(self, files: LibraryFiles) -> WholeBibliography:
        self.calls += 1
        if self.calls > 1:
            raise FileChangedError(files.bibliography_path)
        return super().bibliography(files)


def test_what_was_saved_is_saved_though_another_program_writes_while_the_index_follows(
    tmp_path: Path,
) -> None:
    (tmp_path / "litman.toml").write_text("")
    bib = tmp_path / "references.bib"
    bib.write_text("@misc{a, title = {T}}\n")
    doors = ChangedDoors()
    with writing(tmp_path, Settings(), notify=lambda text: None, doors=doors) as library:
        library.save(document=set_in_entry(library.document.entry("a"), "note", "x").document)
    assert doors.calls == 2
    assert "note = {x}" in bib.read_text()

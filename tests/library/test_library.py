"""A library that is written to while others write as well."""

from __future__ import annotations

from pathlib import Path

from litman.bibtex.file.document import Document, read_document
from litman.bibtex.file.edit import set_in_entry
from litman.errors import FileChangedError
from litman.library.library import Registry, writing
from litman.settings import Settings


class ChangedReader:
    """Reads the file whole the first time; then somebody else writes to it whenever it is read."""

    def __init__(self) -> None:
        self.calls = 0

    def document(self, path: Path) -> Document | None:
        self.calls += 1
        if self.calls > 1:
            raise FileChangedError(path)
        return read_document(path, path.read_bytes())

    def registry(self, path: Path) -> Registry | None:
        return None


def test_what_was_saved_is_saved_though_another_program_writes_while_the_index_follows(
    tmp_path: Path,
) -> None:
    (tmp_path / "litman.toml").write_text("")
    bib = tmp_path / "references.bib"
    bib.write_text("@misc{a, title = {T}}\n")
    reader = ChangedReader()
    with writing(tmp_path, Settings(), notify=lambda text: None, reader=reader) as library:
        library.save(document=set_in_entry(library.document.entry("a"), "note", "x").document)
    assert reader.calls == 2
    assert "note = {x}" in bib.read_text()

"""The formats of posts that are read, each with its reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from litman.posts.post import Format, Post

Reader = Callable[[Path, bytes], Post]


@dataclass(frozen=True, slots=True)
class ReaderInfo:
    """One format: how its files end, and the function that reads them, loaded when it is asked for."""

    name: str  # as people call it
    endings: tuple[str, ...]  # of file names, in lower case
    module: str
    function: str

    def load(self) -> Reader:
        """Return the function that reads the format."""
        return cast(Reader, getattr(import_module(self.module), self.function))


READERS: dict[Format, ReaderInfo] = {
    "text": ReaderInfo("text", (".txt", ".text"), "litman.posts.readers.text", "read_text_post"),
    "markdown": ReaderInfo(
        "Markdown",
        (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd", ".rmarkdown", ".mdx"),
        "litman.posts.readers.markdown",
        "read_markdown_post",
    ),
    "html": ReaderInfo("HTML", (".html", ".htm", ".xhtml"), "litman.posts.readers.html", "read_html_post"),
    "docx": ReaderInfo("Word", (".docx",), "litman.posts.readers.docx", "read_docx_post"),
    "epub": ReaderInfo("EPUB", (".epub",), "litman.posts.readers.epub", "read_epub_post"),
    "latex": ReaderInfo("LaTeX", (".tex", ".ltx", ".latex"), "litman.posts.readers.latex", "read_latex_post"),
    "notebook": ReaderInfo("notebook", (".ipynb",), "litman.posts.readers.notebook", "read_notebook_post"),
    "odt": ReaderInfo("OpenDocument", (".odt",), "litman.posts.readers.odt", "read_odt_post"),
    "org": ReaderInfo("Org", (".org",), "litman.posts.readers.org", "read_org_post"),
    "pdf": ReaderInfo("PDF", (".pdf",), "litman.posts.readers.pdf", "read_pdf_post"),
    "typst": ReaderInfo("Typst", (".typ",), "litman.posts.readers.typst", "read_typst_post"),
    "rst": ReaderInfo("reStructuredText", (".rst", ".rest"), "litman.posts.readers.rst", "read_rst_post"),
    "asciidoc": ReaderInfo(
        "AsciiDoc", (".adoc", ".asciidoc", ".asc"), "litman.posts.readers.asciidoc", "read_asciidoc_post"
    ),
}


# Formats whose text is what a person typed, so that a marker is nothing but its characters.
TYPED: tuple[Format, ...] = ("markdown", "text", "latex", "org", "rst", "typst", "asciidoc")
TYPED_ENDINGS = tuple(ending for name in TYPED for ending in READERS[name].endings)


def format_of(path: Path) -> Format | None:
    """Return the format that the file's name tells, or None if it is none of those that are read."""
    ending = path.suffix.casefold()
    return next((name for name, reader in READERS.items() if ending in reader.endings), None)


def described_formats() -> list[str]:
    """Return the formats as people read them: `Markdown (.md, .markdown)`."""
    return [f"{reader.name} ({', '.join(reader.endings)})" for reader in READERS.values()]

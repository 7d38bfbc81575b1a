"""Which way of citing by key a post has: that which it uses, else that of its language."""

from __future__ import annotations

from pathlib import Path

from litman.posts.post import Format, Post
from litman.text.lazy_pattern import lazy_pattern

_OF_FORMAT: dict[Format, str] = {
    "text": "text",
    "markdown": "pandoc",
    "latex": "latex",
    "org": "org",
    "rst": "rst",
    "typst": "typst",
    "asciidoc": "asciidoc",
}
# Endings of which no other dialect is meant.
_OF_PANDOC = (".qmd", ".rmd", ".rmarkdown", ".mdx")
_MYST = lazy_pattern(
    r"\{(?:foot|full|footfull)?cite(?::[a-z]{1,12})?\}`"
    r"|(?m:^)[ \t]{0,3}(?:`{3,}|:{3,})\{(?:note|warning|tip|admonition|figure|math|toctree|bibliography|code-cell"
    r"|list-table|margin|important|seealso|prf:\w+|image|glossary|tableofcontents)\}",
)
_PANDOC_BRACKET = lazy_pattern(r"\[[^\[\]@]{0,40}-?@[\w{]")
_MYST_FILES = ("myst.yml", "_toc.yml")
_NATBIB = lazy_pattern(
    r"\\usepackage(?:\[[^\]]{0,300}\])?\{[^{}]{0,200}\bnatbib\b|\\cite(?:p|t|alp|alt)\*?[\[{]"
)
_BIBLATEX = lazy_pattern(
    r"\\usepackage(?:\[[^\]]{0,600}\])?\{[^{}]{0,200}\bbiblatex\b|\\(?:paren|text|auto|foot)cites?\*?[\[{(]"
    r"|\\addbibresource"
)
_ABOVE = 3  # folders in which a book's settings are looked for


def dialect_of(post: Post, source: str) -> str | None:
    """Return the name of the dialect in which citations of the post are written; None where none can be."""
    name = _OF_FORMAT.get(post.format)
    if name == "latex":
        return "biblatex" if _BIBLATEX.search(source) else "natbib" if _NATBIB.search(source) else "latex"
    if post.format == "markdown" and post.path.suffix.casefold() not in _OF_PANDOC:
        return "myst" if _is_myst(post.path, source) else name
    return name


def _is_myst(path: Path, source: str) -> bool:
    if _MYST.search(source):
        return True
    if _PANDOC_BRACKET.search(source):
        return False
    folders = list(path.absolute().parents)[:_ABOVE]
    return any((folder / name).is_file() for folder in folders for name in _MYST_FILES)

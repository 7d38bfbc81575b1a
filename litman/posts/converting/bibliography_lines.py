"""What a post's source lacks so that its own program prints the list of what it cites by key.

A post with a head of its own (front matter, a preamble, `#+title:`) is a document; one without is a piece of another,
which has these lines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from litman.posts.post import Post
from litman.posts.readers.bibliographies import are_named_by_settings
from litman.text.lazy_pattern import lazy_pattern


class Insertion(NamedTuple):
    """Lines that are put into a source."""

    at: int  # code points
    text: str


@dataclass(frozen=True, slots=True)
class Needed:
    """The lines that a post lacks; all empty where it lacks none."""

    head: tuple[Insertion, ...] = ()  # which name the bibliography
    foot: Insertion | None = None  # which prints the list
    mark: str | None = None  # what prints it where a printed list is taken out
    has_head: bool = False  # whether the post is a document of its own


_Lines = Callable[[Post, str, str], Needed]

# LaTeX. A command behind `%` is none.
_END_DOCUMENT = lazy_pattern(r"^[ \t]*\\end[ \t]*\{document\}", re.MULTILINE)
_BEGIN_DOCUMENT = lazy_pattern(r"^[ \t]*\\begin[ \t]*\{document\}", re.MULTILINE)
_BIBLATEX = lazy_pattern(
    r"^[ \t]*\\usepackage(?:\[[^\]]{0,600}\])?\{[^{}]{0,200}\bbiblatex\b[^{}]{0,200}\}[^\n]*\n", re.MULTILINE
)
_PRINTS = lazy_pattern(r"^[^%\n]{0,200}\\(?:bibliography\s*\{|printbibliography\b|printbibheading\b)", re.M)
_STYLE = lazy_pattern(r"^[^%\n]{0,200}\\bibliographystyle\s*\{", re.M)


def _tex(style: str) -> _Lines:
    def lines(post: Post, source: str, file: str) -> Needed:
        prints = _PRINTS.search(source) is not None or bool(post.names_bibliographies)
        chosen = "" if _STYLE.search(source) else f"\\bibliographystyle{{{style}}}\n"
        text = f"{chosen}\\bibliography{{{file.removesuffix('.bib')}}}"
        return _tex_needed(source, (), None if prints else text)

    return lines


def _biblatex(post: Post, source: str, file: str) -> Needed:
    prints = _PRINTS.search(source) is not None
    loaded, begin = _BIBLATEX.search(source), _BEGIN_DOCUMENT.search(source)
    at = loaded.end() if loaded else begin.start() if begin else None
    is_named = bool(post.names_bibliographies) or at is None
    head = () if is_named else (Insertion(at or 0, f"\\addbibresource{{{file}}}\n"),)
    return _tex_needed(source, head, None if prints else "\\printbibliography")


def _tex_needed(source: str, head: tuple[Insertion, ...], mark: str | None) -> Needed:
    begin, end = _BEGIN_DOCUMENT.search(source), _END_DOCUMENT.search(source)
    if mark is None:
        return Needed(head, has_head=begin is not None)
    foot = Insertion(end.start(), f"\n{mark}\n") if end else _at_end(source, mark)
    return Needed(head, foot, mark, begin is not None)


# Markdown. Source: Pandoc User's Guide, "Specifying bibliographic data"; Quarto's "Citations".
_REFS = lazy_pattern(r"\{[^{}\n]{0,80}#refs\b|\{bibliography\}")


def _front_matter(mark: str) -> _Lines:
    def lines(post: Post, source: str, file: str) -> Needed:
        is_named = post.has_bibliography or bool(post.names_bibliographies)
        printed = None if _REFS.search(source) else mark
        end = _front_matter_end(source)
        if is_named or are_named_by_settings(post.path) or source.startswith("+++"):
            return Needed(mark=printed, has_head=end is not None)
        line = f"bibliography: {_yaml(file)}\n"
        if end is None:
            return Needed((Insertion(0, f"---\n{line}---\n\n"),), mark=printed)
        return Needed((Insertion(end, line),), mark=printed, has_head=True)

    return lines


def _front_matter_end(source: str) -> int | None:
    """Return where the line begins that closes front matter in YAML; None where a source has none."""
    first, _, _ = source.partition("\n")
    if first.strip() != "---" or not first.startswith("---"):
        return None
    closing = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE).search(source, len(first) + 1)
    return closing.start() if closing else None


def _yaml(file: str) -> str:
    return file if re.fullmatch(r"[\w./][\w./ -]*", file) else json.dumps(file, ensure_ascii=False)


# Org. Source: The Org Manual, "Citations".
_KEYWORDS = lazy_pattern(
    r"(?:[ \t]*(?:#\+[\w-]+:[^\n]*|#[ \t][^\n]*)?\r?\n)*[ \t]*#\+[\w-]+:[^\n]*\n", re.IGNORECASE
)
_ORG_PRINTS = lazy_pattern(
    r"^[ \t]*#\+print_bibliography:|\\?printbibliography\b|\\bibliography\{", re.I | re.M
)
_ORG_LAST = lazy_pattern(r"^(?:\*[ \t]+Footnotes[ \t]*$|#[ \t]+Local Variables:)", re.I | re.M)


def _org(post: Post, source: str, file: str) -> Needed:
    keywords = _KEYWORDS.match(source)
    at = keywords.end() if keywords else 0
    name = f'"{file}"' if " " in file else file
    head = () if post.names_bibliographies else (Insertion(at, f"#+bibliography: {name}\n"),)
    if _ORG_PRINTS.search(source):
        return Needed(head, has_head=keywords is not None)
    mark = "#+print_bibliography:"
    last = _ORG_LAST.search(source)  # notes have a heading of their own, which is not printed
    foot = Insertion(last.start(), f"{mark}\n\n") if last else _at_end(source, mark)
    return Needed(head, foot, mark, keywords is not None)


# AsciiDoc. Source: asciidoctor-bibtex 0.9, "Configuration".
_TITLE = lazy_pattern(r"(?:(?:[ \t]*|//[^\n]*|:[\w!-]+:[^\n]*)\r?\n)*=[ \t][^\n]*\n(?:[^\s][^\n]*\n)*")
_ADOC_PRINTS = lazy_pattern(r"^bibliography::", re.M)


def _asciidoc(post: Post, source: str, file: str) -> Needed:
    title = _TITLE.match(source)
    is_named = bool(post.names_bibliographies)
    head = () if is_named else (Insertion(title.end() if title else 0, f":bibtex-file: {file}\n"),)
    mark = None if _ADOC_PRINTS.search(source) else "bibliography::[]"
    foot = _at_end(source, mark) if mark else None
    return Needed(head, foot, mark, title is not None)


# Typst. Source: Typst's reference, "Bibliography".
_TYPST_PRINTS = lazy_pattern(r"^[^\n/]{0,200}#bibliography\(", re.M)
_TYPST_HEAD = lazy_pattern(r"\s*(?://[^\n]*\n\s*)*#(?:set|show|import|let)\b")


def _typst(post: Post, source: str, file: str) -> Needed:
    has_head = _TYPST_HEAD.match(source) is not None
    if _TYPST_PRINTS.search(source) or post.names_bibliographies:
        return Needed(has_head=has_head)
    mark = f"#bibliography({json.dumps(file, ensure_ascii=False)})"
    return Needed((), _at_end(source, mark), mark, has_head)


# reStructuredText. Source: sphinxcontrib-bibtex 2.6: which files there are stands in `conf.py`.
def _rst(post: Post, source: str, file: str) -> Needed:
    mark = None if ".. bibliography::" in source else ".. bibliography::"
    return Needed((), _at_end(source, mark) if mark else None, mark)


def _at_end(source: str, text: str) -> Insertion:
    gap = "" if source.endswith("\n\n") else "\n" if source.endswith("\n") else "\n\n"
    return Insertion(len(source), f"{gap}{text}\n")


_OF_DIALECT: dict[str, _Lines] = {
    "pandoc": _front_matter("::: {#refs}\n:::"),
    "myst": _front_matter("```{bibliography}\n```"),
    "latex": _tex("plain"),
    "natbib": _tex("plainnat"),
    "biblatex": _biblatex,
    "org": _org,
    "asciidoc": _asciidoc,
    "typst": _typst,
    "rst": _rst,
}


def needed_lines(post: Post, source: str, dialect: str, file: str) -> Needed:
    """Return what a post lacks so that its own program prints the list of what it cites.

    Args:
        post: The post.
        source: Its source.
        dialect: The name of its way of citing by key.
        file: The bibliography, from the post's folder, with slashes.
    """
    lines = _OF_DIALECT.get(dialect)
    if lines is None:
        return Needed(mark="::: {#refs}\n:::")
    found = lines(post, source, file)
    if "\r\n" not in source:
        return found
    head = tuple(Insertion(at, _crlf(text)) for at, text in found.head)
    foot = found.foot and Insertion(found.foot.at, _crlf(found.foot.text))
    return Needed(head, foot, found.mark, found.has_head)


def _crlf(text: str) -> str:
    return text.replace("\n", "\r\n")

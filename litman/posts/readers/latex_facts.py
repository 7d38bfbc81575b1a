"""What the commands of a LaTeX file say of the post: title, authors, date, bibliographies, macros of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from litman.bibtex.tex.latex import decode_latex
from litman.posts.readers.latex_source import HIDDEN, LatexSource
from litman.posts.readers.lexed import Facts
from litman.text.folding import collapse_white_space
from litman.text.plain import plain

_AUTHORS = re.compile(r"\\(?:and|And|AND|qquad|quad)(?![A-Za-z])|,\s+and\s+|(?<!\s)\s+and\s+|,(?=\s)")
_NO_NAME = re.compile(
    r"\d|@|\b(?:university|institute|department|school|college|center|centre|laboratory)\b", re.I
)
_DROPPED = re.compile(
    r"\\(?:thanks|footnote|inst|orcid\w*|email|affil\w*|altaffil\w*|href|textsuperscript|footnotemark|today)"
    r"(?:\[[^\]]{0,40}\])?(?:\{[^{}]{0,300}\})?"
)


_MACRO = re.compile(r"\\([A-Za-z@]+)(?:\{\}|(?<=[A-Za-z@])[ \t]+)?")


class LatexFacts:
    """Collects what commands say; `macros` are those of the post that stand for a text without arguments."""

    def __init__(self) -> None:
        self.facts = Facts()
        self.macros: dict[str, str] = {}

    def take(self, source: LatexSource, name: str, at: int) -> int:
        """Take what a command says of the post; return where it ends, or the offset where it says nothing."""
        facts = self.facts
        if name in ("title", "author", "date"):
            group = source.group(source.after_option(at))
            if group is None:
                return at
            written = self._expanded(source.text[group[0] : group[1]].replace(HIDDEN, ""))
            if name == "author":
                facts.authors = facts.authors + tuple(_authors(written))
            else:
                text = _read(_DROPPED.sub("", written).replace("\\\\", " "))
                if text and name == "title":
                    facts.title = facts.title or text
                elif text:
                    facts.date = facts.date or text
            return group[1] + 1
        if name in ("bibliography", "addbibresource", "addglobalbib", "addsectionbib"):
            group = source.group(source.after_option(at))
            if group is None:
                return at
            named = [part.strip() for part in source.text[group[0] : group[1]].split(",")]
            endings = [part if part.endswith(".bib") else f"{part}.bib" for part in named if part]
            facts.bibliographies = (*facts.bibliographies, *endings)
            return group[1] + 1
        if name in ("newcommand", "renewcommand", "providecommand", "def", "DeclareRobustCommand"):
            return self._define(source, name, at)
        return at

    def _expanded(self, written: str) -> str:
        """Return the TeX with the post's own macros as the texts that they stand for."""
        return _MACRO.sub(lambda match: self.macros.get(match[1], match[0]), written)

    def _define(self, source: LatexSource, name: str, at: int) -> int:
        group = source.group(at)
        bare = re.compile(r"\s*\\([A-Za-z@]+)").match(source.text, at)
        defined = None
        if group is not None:
            defined, at = source.text[group[0] : group[1]].strip().lstrip("\\"), group[1] + 1
        elif bare is not None:
            defined, at = bare[1], bare.end()
        if defined is None:
            return at
        after = at
        for _ in range(2):
            after = source.after_option(after)
        brace = source.text.find("{", after, after + 60)
        body = source.group(brace if name == "def" and brace >= 0 else after)
        if body is None:
            return after
        written = source.text[body[0] : body[1]]
        if after == at and "#" not in written and len(written) < 200:
            self.macros[defined] = _read(self._expanded(written.replace(HIDDEN, "")))
        return body[1] + 1


def _read(written: str) -> str:
    """Return TeX as a reader sees it, in one line and without its look."""
    return collapse_white_space(plain(decode_latex(written)))


def _authors(written: str) -> Iterator[str]:
    for part in _AUTHORS.split(_DROPPED.sub(" ", written)):
        for line in part.split("\\\\")[:1]:
            name = _read(line).strip(" ,;")
            if name and not _NO_NAME.search(name) and len(name) < 80:
                yield name

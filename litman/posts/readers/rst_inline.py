"""The marks within lines of reStructuredText: roles, notes, citations, links, literal text."""

from __future__ import annotations

import re
from collections.abc import Collection

from litman.posts.markers.key_citations import key_citation_at
from litman.posts.post import CitedItem
from litman.posts.readers.lexed import Inline, Lexed
from litman.posts.readers.rst_targets import Targets

# Source: docutils, "reStructuredText Markup Specification".
_TOKEN = re.compile(
    r"""(?P<cite>:(?:foot|full|footfull)?cite[a-z]{0,12}(?::[a-z]{1,12})?:`)
    | (?P<role>:(?P<name>[A-Za-z][\w.+-]{0,30}(?::[\w.+-]{1,30}){0,2}):`(?P<said>[^`]{1,1000})`)
    | (?P<literal>``(?P<raw>[^`\n]{1,400}(?:\n[^`\n]{1,400})?)``)
    | (?P<quoted>`(?P<words>[^`<]{1,600}?)\s*(?:<(?P<target>[^<>`]{1,600})>)?`(?P<ends>_{0,2}))
    | (?P<note>\[(?P<label>\d{1,4}|\#[\w.:+-]{0,60}|\*|[A-Za-z][\w.:+-]{0,60})\]_(?!\w))
    | (?P<escape>\\(?P<char>[\s\S]))
    | (?P<substitution>(?<![\w|])\|(?P<name2>[^\s|][^|\n]{0,80})\|_{0,2}(?!\w))
    | (?P<mark>(?<![\w*])\*{1,2}(?=[^\s*])|(?<=[^\s*])\*{1,2}(?![\w*]))
    | (?P<named>(?<![\w`:./\\-])(?P<word>[A-Za-z0-9](?:[\w.+-]{0,60}[A-Za-z0-9])?)(?P<tail>__?)(?![\w`]))
    | (?P<reference>(?<=[a-zA-Z0-9])_{1,2}(?![\w`]))""",
    re.VERBOSE,
)
OF_NOTES = frozenset("0123456789#*")  # how labels of notes begin, and those of citations do not


def note_label(label: str, counted: dict[str, int]) -> str:
    """Return the label of a note; those that number themselves are counted in their order."""
    if label not in counted:
        return label.removeprefix("#")
    counted[label] += 1
    return f"{'auto' if label == '#' else 'symbol'} {counted[label]}"


class RstInline:
    """Reads stretches of one post."""

    def __init__(
        self, lexed: Lexed, source: str, targets: Targets, keys: Collection[str], called: dict[str, int]
    ) -> None:
        """Take the post; `keys` are the labels of its definitions of citations, `called` how many notes are counted."""
        self._lexed, self._source, self._targets, self._keys = lexed, source, targets, keys
        self._called = called
        self._inline = Inline(lexed, source, _TOKEN, self._token)

    def read(self, start: int, end: int) -> None:
        """Add a stretch of the source."""
        self._inline.read(start, end)

    def _token(self, match: re.Match[str], end: int) -> int:
        lexed, at = self._lexed, match.start()
        if match["cite"]:
            cited = key_citation_at(self._source, at, ("Sphinx role",))
            if cited is None or cited.end > end:
                return at
            lexed.cite(self._source[at : cited.end], at, cited.items)
            return cited.end
        if match["note"]:
            self._note(match)
        elif match["role"]:
            self._role(match)
        elif match["literal"]:
            lexed.verbatim(match["raw"], match.start("raw"))
        elif match["quoted"]:
            target = (match["target"] or "").strip() or self._leads(match["words"], match["ends"])
            if target.endswith("_") and not target.startswith("http"):
                target = self._targets.address(target.rstrip("_")) or ""
            if target.startswith(("http:", "https:")):
                lexed.link(match["words"], match.start("words"), target)
            else:
                lexed.text(match["words"], match.start("words"))
        elif match["named"]:
            address = self._leads(match["word"], match["tail"])
            if address:
                lexed.link(match["word"], at, address)
            else:
                lexed.text(match["word"], at)
        elif match["escape"]:
            if not match["char"].isspace():
                lexed.text(match["char"], match.start("char"))
        elif match["substitution"]:
            lexed.text(match["name2"], match.start("name2"))
        return match.end()

    def _leads(self, name: str, ends: str) -> str:
        """Return the address that a reference leads to, empty where it leads nowhere outside."""
        if not ends:
            return ""
        found = self._targets.next_nameless() if ends == "__" else self._targets.address(name)
        return re.sub(r"^doi:", "https://doi.org/", found or "")

    def _note(self, match: re.Match[str]) -> None:
        label = match["label"]
        if label[0] in OF_NOTES:
            self._lexed.call(match.group(), match.start(), note_label(label, self._called))
        elif label in self._keys:
            self._lexed.cite(match.group(), match.start(), (CitedItem(label),))
        else:
            self._lexed.text(match.group(), match.start())

    def _role(self, match: re.Match[str]) -> None:
        name, said, at = match["name"].casefold(), match["said"], match.start("said")
        if name in ("math", "code", "py:func", "func", "class", "meth", "mod", "file", "kbd"):
            self._lexed.verbatim(said, at)
        elif name in ("sup", "superscript"):
            hint = self._lexed.builder.open_hint("superscript")
            self._lexed.text(said, at)
            self._lexed.builder.close_hint(hint)
        elif name in ("doi", "pmid", "arxiv"):
            bases = {"doi": "https://doi.org/", "pmid": "https://pubmed.ncbi.nlm.nih.gov/"}
            value = said.rpartition("<")[2].strip("<> ")
            self._lexed.link(
                said.partition("<")[0].strip() or value, at, bases.get(name, "https://arxiv.org/abs/") + value
            )
        else:
            self._lexed.text(said.partition("<")[0].rstrip() or said, at)

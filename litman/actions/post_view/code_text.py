"""Code as its source has it: with its lines, which the text of a post runs together."""

from __future__ import annotations

import html
import re
from functools import cached_property
from textwrap import dedent

from litman.errors import LitmanError
from litman.posts.post import Block, Post
from litman.posts.readers.decode import decode_text
from litman.regular_files import read_regular
from litman.text.folding import collapse_white_space

_LINE_END = re.compile(r"\r\n|\r|\n")  # what readers count as lines
_TAG = re.compile(r"<[^<>]*>")
_PACKED = frozenset(["docx", "odt", "epub", "pdf", "notebook"])  # no lines to be looked up in
_LARGEST = 5_000  # lines


class CodeText:
    """Gives blocks of code of one post with their lines; the file is read when the first is asked for."""

    def __init__(self, post: Post) -> None:
        self._post = post

    def of(self, block: Block) -> str | None:
        """Return the code as it is written; None where its place does not have exactly these words."""
        first = self._post.place(block.start)
        last = self._post.place(max(block.end - 1, block.start))
        if first.path != self._post.path or last.path != first.path:
            return None
        if not 0 < first.line <= last.line <= len(self._lines) or last.line - first.line > _LARGEST:
            return None
        words = collapse_white_space(self._post.text[block.start : block.end])
        lines = self._lines[first.line - 1 : last.line]
        lines[-1] = lines[-1][: last.column]
        before, lines[0] = lines[0][: first.column - 1], lines[0][first.column - 1 :]
        if not before.strip():  # it is set in, and so may be the lines below it
            lines[0] = before + lines[0]
        written = dedent("\n".join(lines))
        shown = html.unescape(_TAG.sub("", written)) if self._post.format == "html" else written
        return shown if collapse_white_space(shown) == words else None

    @cached_property
    def _lines(self) -> list[str]:
        if self._post.format in _PACKED:
            return []
        try:
            return _LINE_END.split(decode_text(self._post.path, read_regular(self._post.path)))
        except (OSError, LitmanError):  # gone since it was read
            return []

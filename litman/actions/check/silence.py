"""Findings that a remark silences: in a claims file, in a .bib file, or in a post.

# litman: ignore[CLM101] everybody knows          on a line of the claim, or right above it
% litman: ignore[BIB108]                          on the line above the entry
<!-- litman-ignore CLM101 -->                     on the line of the sentence, or the line above it
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from litman.actions.check.posts import CheckedPost
from litman.actions.check.unsaved import NOTHING_UNSAVED, Unsaved, bytes_now
from litman.checks.table import matches
from litman.finding import Finding
from litman.library.library import Library

_REMARK = re.compile(
    r"[#%]\s*+litman:\s*+ignore\[([^\]\[\n]*+)\]"
    r"|<!--\s*+litman-ignore\s++((?:[A-Za-z0-9]++[, ]*+)++)(?:(?!-->)[-–—:(](?:(?!-->|<!--).)*+)?\s*+-->"
)


class Silence:
    """Says whether a remark silences a finding; reads each file once."""

    def __init__(
        self, library: Library, posts: Sequence[CheckedPost], unsaved: Unsaved = NOTHING_UNSAVED
    ) -> None:
        self._library = library
        self._unsaved = unsaved
        self._lines = {post.post_id: post.claim_lines for post in posts}
        self._remarks: dict[Path, dict[int, list[str]]] = {}

    def covers(self, finding: Finding) -> bool:
        """Whether a remark at the finding's place, or at its claim, names its code."""
        place = finding.place
        first, last = place.line - 1, place.end_line or place.line
        if finding.claim and finding.post:
            lines = self._lines.get(finding.post, {}).get(finding.claim)
            folder = self._library.claims_folder
            if lines and self._has(folder / f"{finding.post}.toml", *lines, finding.code):
                return True
        elif not self._of(place.path):  # as nearly always: the entry need not be looked for
            return False
        elif finding.key and place.path == self._library.bibliography_file.path:
            entry = self._library.document.find(finding.key)
            if entry is not None:
                whole = entry.document.place(*entry.span)
                first, last = whole.line - 1, whole.end_line or whole.line
        return self._has(place.path, first, last, finding.code)

    def _has(self, path: Path, first: int, last: int, code: str) -> bool:
        remarks = self._of(path)
        return bool(remarks) and any(
            matches(code, codes) for line, codes in remarks.items() if first <= line <= last
        )

    def _of(self, path: Path) -> dict[int, list[str]]:
        if path not in self._remarks:
            self._remarks[path] = remarks_of(path, self._unsaved)
        return self._remarks[path]


def remarks_of(path: Path, unsaved: Unsaved = NOTHING_UNSAVED) -> dict[int, list[str]]:
    """Return the codes that remarks of a file silence, by the line of the remark."""
    try:
        text = bytes_now(path, unsaved).decode("utf-8", "replace")
    except OSError:
        return {}
    if "litman" not in text:
        return {}
    found: dict[int, list[str]] = {}
    line, counted = 1, 0
    for match in _REMARK.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        codes = re.findall(r"[A-Za-z]{2,4}\d{0,3}(?:xx)?", match[1] or match[2] or "")
        found.setdefault(line, []).extend(codes)
    return found

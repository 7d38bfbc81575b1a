"""What of a document tree is left out or changed before a program makes a file of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from litman.bibtex.tex.acting_commands import defuse
from litman.export.documents.convert import OutputFormat
from litman.regular_files import real_path

# What pandoc would put into the file as it stands, or look for by itself.
_LEFT_OUT_META = frozenset(
    """
    bibliography citation-style csl nocite link-citations link-bibliography suppress-bibliography references
    notes-after-punctuation citation-abbreviations reference-section-title header-includes include-before
    include-after
    """.split()
)
_TEX = frozenset({"tex", "latex", "context"})


class Cleaner:
    """Goes through a tree once and keeps what was left out, in words for the writer."""

    def __init__(self, wanted: OutputFormat, folder: Path) -> None:
        self._wanted = wanted
        self._folder = folder
        self.left_out: list[str] = []

    def document(self, tree: Mapping[str, Any]) -> dict[str, Any]:
        """Return the document without what must not reach the program."""
        meta = {name: value for name, value in tree.get("meta", {}).items() if name not in _LEFT_OUT_META}
        return {**tree, "meta": self._value(meta), "blocks": self._value(tree["blocks"])}

    def _value(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._value(inner) for inner in value if not self._is_left_out(inner)]
        if not isinstance(value, Mapping):
            return value
        kind = value.get("t")
        if kind == "Image" and self._wanted.embeds:
            return self._picture(value)
        if kind == "Math" and self._wanted.is_tex:
            return {**value, "c": [value["c"][0], defuse(value["c"][1])]}
        return {name: self._value(inner) for name, inner in value.items()}

    def _is_left_out(self, value: Any) -> bool:
        # TeX in a post is run by nobody: what it may do, it does to the machine that makes the PDF.
        if not self._wanted.is_tex or not isinstance(value, Mapping):
            return False
        if value.get("t") not in ("RawInline", "RawBlock") or value["c"][0] not in _TEX:
            return False
        self.left_out.append(f"TeX code: {value['c'][1][:60]}")
        return True

    def _picture(self, value: Mapping[str, Any]) -> dict[str, Any]:
        """A picture from the document's folder as it is; one from elsewhere as a link or as its words."""
        _, words, (target, _) = value["c"]
        address = urlsplit(target)
        if address.scheme == "data":
            return dict(value)
        if address.scheme in ("http", "https"):
            self.left_out.append(f"a picture on the web, linked instead: {target}")
            shown = words or [{"t": "Str", "c": target}]
            return {"t": "Link", "c": [["", [], []], shown, [target, ""]]}
        if not address.scheme and self._is_inside(unquote(address.path)):
            return dict(value)
        self.left_out.append(f"a picture that is not in the post's folder: {target}")
        return {"t": "Span", "c": [["", [], []], words]}

    def _is_inside(self, path: str) -> bool:
        try:
            found = real_path(self._folder / path)
            return found.is_file() and found.is_relative_to(real_path(self._folder))
        except (OSError, ValueError):
            return False

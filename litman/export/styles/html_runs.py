"""The HTML that citeproc-js writes, as runs."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Literal

from litman.export.styles.rich import Rich, Run, stripped

_LOOKS: dict[tuple[str, str], dict[str, object]] = {
    ("i", ""): {"italic": True},
    ("b", ""): {"bold": True},
    ("sup", ""): {"shift": "super"},
    ("sub", ""): {"shift": "sub"},
    ("span", "font-variant:small-caps"): {"small_caps": True},
    ("span", "font-variant:normal"): {"small_caps": False},
    ("span", "font-style:normal"): {"italic": False},
    ("span", "font-weight:normal"): {"bold": False},
    ("span", "text-decoration:underline"): {"underline": True},
    ("span", "text-decoration:none"): {"underline": False},
    ("span", "baseline"): {"shift": ""},
}
# What citeproc-js prints for a work of which the style prints nothing.
_NO_FORM = re.compile(r"\[CSL STYLE ERROR: [^\]]*\]")
Part = Literal["label", "body"]


def runs_of_html(html: str) -> tuple[Rich, Rich]:
    """Return what stands in the left margin, and the rest."""
    reader = _Reader()
    reader.feed(_NO_FORM.sub("", html))
    reader.close()
    return stripped(reader.parts["label"]), stripped(reader.parts["body"])


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: dict[Part, list[Run]] = {"label": [], "body": []}
        self._looks: list[Run] = [Run("")]
        self._part: Part = "body"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("class") or ""
        if tag == "div":
            if name == "csl-left-margin":
                self._part = "label"
            elif name in ("csl-block", "csl-indent", "csl-right-inline"):
                self._break(name)
        look = self._looks[-1]
        style = (given.get("style") or "").replace(" ", "").rstrip(";")
        if change := _LOOKS.get((tag, style)):
            look = replace(look, **change)  # type: ignore[arg-type]
        elif name == "nodecor":
            look = Run("")
        self._looks.append(look)

    def handle_endtag(self, tag: str) -> None:
        if tag == "div":
            self._part = "body"
        if len(self._looks) > 1:
            self._looks.pop()

    def handle_data(self, data: str) -> None:
        self.parts[self._part].append(replace(self._looks[-1], text=data))

    def _break(self, name: str) -> None:
        self._part = "body"
        if name != "csl-right-inline":
            self.parts["body"].append(Run("\n"))

"""An element <record> of EndNote's XML, which knows what of it was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from litman.text.folding import collapse_white_space

_FACES = {"italic": "i", "bold": "b", "superscript": "sup", "subscript": "sub"}


class EndnoteRecord:
    """The texts of a record, by the paths of their elements."""

    def __init__(self, element: Any) -> None:
        self.element = element
        self._taken: set[Any] = set()

    def text(self, *paths: str) -> str | None:
        """Return the text of the first of these elements that has one."""
        return next((text for path in paths for text in self.all(path)[:1]), None)

    def all(self, path: str) -> list[str]:
        """Return the texts of all elements there, those without a text aside."""
        return [text for found in self._take(path) if (text := _text(found))]

    def rich(self, path: str) -> str | None:
        """Return the text of an element with the faces of its <style> as CSL mark-up."""
        return (
            next((collapse_white_space("".join(_pieces(found))) for found in self._take(path)), None) or None
        )

    def left(self, bookkeeping: frozenset[str]) -> list[str]:
        """Return the names of elements that nobody asked for, but for those whose text was found elsewhere."""
        known = {_text(found) for found in self._taken}
        return [
            name
            for child in self.element
            if isinstance(child.tag, str) and child.tag not in bookkeeping
            for name, text in _leaves(child, child.tag)
            if text not in known
        ]

    def _take(self, path: str) -> list[Any]:
        found: list[Any] = self.element.findall(path)
        self._taken.update(found)
        return found


def _leaves(element: Any, path: str) -> Iterator[tuple[str, str]]:
    """Yield the paths and texts of the innermost elements; <style> is a part of its text."""
    inner = [child for child in element if isinstance(child.tag, str) and child.tag != "style"]
    for child in inner:
        yield from _leaves(child, f"{path}/{child.tag}")
    if not inner and (text := _text(element)):
        yield path, text


def _text(element: Any) -> str:
    return collapse_white_space("".join(element.itertext(with_tail=False)))


def _pieces(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        tags = [tag for face, tag in _FACES.items() if face in child.get("face", "").split()]
        text = "".join(child.itertext(with_tail=False)) if isinstance(child.tag, str) else ""
        if text.strip():
            yield "".join(f"<{tag}>" for tag in tags) + text + "".join(f"</{tag}>" for tag in reversed(tags))
        else:
            yield text
        yield child.tail or ""

"""An element <record> of EndNote's XML, which knows what of it was asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from litman.text.entities import unescape_entities
from litman.text.folding import collapse_white_space

_FACES = {"italic": "i", "bold": "b", "superscript": "sup", "subscript": "sub"}


class EndnoteRecord:
    """The texts of a record, by the paths of the innermost elements; <style> is a part of its text."""

    def __init__(self, element: Any) -> None:
        self.element = element
        self._found: dict[str, list[tuple[str, Any]]] = defaultdict(list)
        self._taken: set[str] = set()  # the texts that were asked for
        for path, leaf in _leaves(element, ""):
            if text := _text(leaf):
                self._found[path].append((text, leaf))

    def text(self, *paths: str) -> str | None:
        """Return the text of the first of these elements that has one."""
        return next((self.all(path)[0] for path in paths if path in self._found), None)

    def all(self, path: str) -> list[str]:
        """Return the texts of all elements there, those without a text aside."""
        texts = [text for text, _ in self._found.get(path, ())]
        self._taken.update(texts)
        return texts

    def peek(self, path: str) -> list[str]:
        """Return the texts of all elements there, which are not asked for by that."""
        return [text for text, _ in self._found.get(path, ())]

    def take(self, path: str, texts: list[str]) -> list[str]:
        """Ask for some of the texts of the elements there."""
        assert set(texts) <= set(self.peek(path)), (path, texts)
        self._taken.update(texts)
        return texts

    def rich(self, path: str) -> str | None:
        """Return the text of an element with the faces of its <style> as CSL mark-up."""
        if self.text(path) is None:
            return None
        return collapse_white_space(unescape_entities("".join(_pieces(self._found[path][0][1]))))

    def left(self, bookkeeping: frozenset[str]) -> list[str]:
        """Return the paths of texts that nobody asked for, but for those that were found elsewhere."""
        return [
            path
            for path, found in self._found.items()
            if path.partition("/")[0] not in bookkeeping
            for text, _ in found
            if text not in self._taken
        ]


def _leaves(element: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield the innermost elements with their paths from the record."""
    inner = [child for child in element if isinstance(child.tag, str) and child.tag != "style"]
    is_mixed = bool((element.text or "").strip() or any((child.tail or "").strip() for child in element))
    if path and (is_mixed or not inner):
        yield path, element  # mark-up of other programs is a part of its text
        return
    for child in inner:
        yield from _leaves(child, f"{path}/{child.tag}" if path else child.tag)


def _text(element: Any) -> str:
    text = "".join(element.itertext(with_tail=False)) if len(element) else element.text or ""
    return collapse_white_space(unescape_entities(text))


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

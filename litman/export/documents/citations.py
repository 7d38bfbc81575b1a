"""Citations in a document tree: found as the writer meant them, and replaced by what a style makes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from litman.export.documents.tree import Node, inlines, paragraph, walk, words
from litman.export.styles.locator import split_locator
from litman.export.styles.pandoc_ast import runs_of
from litman.export.styles.request import Citation, Cite, CiteForm
from litman.export.styles.rich import Rich, text_of
from litman.posts.markers.pandoc_citations import relation_and_key

_CITING_META = ("title", "subtitle", "abstract")  # what of a document's metadata its readers see and may cite
ALL = "*"  # in `nocite`: every work of the library
_FORMS: dict[str, CiteForm] = {
    "NormalCitation": "normal",
    "AuthorInText": "in-text",
    "SuppressAuthor": "suppress-author",
}


@dataclass(frozen=True, slots=True)
class Named:
    """A citation key as a document names it."""

    printed: str  # with a relation before it, where there is one: `evidence:short2018`
    key: str


def named_keys(tree: Mapping[str, Any]) -> list[Named]:
    """Return every key that the document cites, in its order, as often as it cites it."""
    return [_named(item) for node in _cites(tree) for item in node["c"][0]]


def _cites(tree: Mapping[str, Any]) -> Iterator[Node]:
    """Give the citations of the document in order: those of its title and abstract, then those of its text."""
    meta = tree.get("meta", {})
    for name in _CITING_META:
        yield from walk(meta.get(name, {}), "Cite")
    yield from walk(tree["blocks"], "Cite")


def uncited_keys(tree: Mapping[str, Any]) -> list[str]:
    """Return the keys that the document's `nocite` wants in the bibliography; `*` stands for all works."""
    nodes = walk(tree.get("meta", {}).get("nocite", {}), "Cite")
    return list(dict.fromkeys(_named(item).key for node in nodes for item in node["c"][0]))


def with_brackets_read(value: Any) -> Any:
    """Return a document, or a part of one, with `(@key)` read as `[@key]`: the style prints the brackets."""
    if isinstance(value, list):
        return _without_own_brackets([with_brackets_read(inner) for inner in value])
    if isinstance(value, Mapping):
        return {name: with_brackets_read(inner) for name, inner in value.items()}
    return value


def _without_own_brackets(nodes: list[Any]) -> list[Any]:
    kept: list[Any] = []
    for node in nodes:
        inside: Any = kept[-1] if kept else None
        if (
            _text(node).startswith(")")
            and len(kept) > 1
            and _is_in_text(inside)
            and _text(kept[-2]).endswith("(")
        ):
            cite = {**inside["c"][0][0], "citationMode": {"t": "NormalCitation"}}
            kept[-2:] = [
                {"t": "Str", "c": kept[-2]["c"][:-1]},
                {"t": "Cite", "c": [[cite], inside["c"][1]]},
                {"t": "Str", "c": node["c"][1:]},
            ]
        else:
            kept.append(node)
    return [
        node
        for node in kept
        if not (_text(node) == "" and isinstance(node, Mapping) and node.get("t") == "Str")
    ]


def _text(node: Any) -> str:
    return str(node["c"]) if isinstance(node, Mapping) and node.get("t") == "Str" else ""


def _is_in_text(node: Any) -> bool:
    if not isinstance(node, Mapping) or node.get("t") != "Cite" or len(node["c"][0]) != 1:
        return False
    return bool(node["c"][0][0]["citationMode"]["t"] == "AuthorInText")


@dataclass(frozen=True, slots=True)
class Placed:
    """A citation of the document, with the works that are known."""

    citation: Citation
    # id of the work that the sentence names (`@key says`); None for one in brackets
    in_text: str | None = None


def citations_of(
    tree: Mapping[str, Any], resolve: Callable[[str], str | None], *, names_apart: bool
) -> list[Placed | None]:
    """Return each citation of the document in order; None where no work of it is known.

    Args:
        tree: The document.
        resolve: Gives the id of the item that a key stands for, None where there is none.
        names_apart: Whether the style names no authors in a citation (numbers, footnotes): then the sentence gets
            the names, and the citation is one as in brackets.
    """
    return [_placed(node, resolve, names_apart=names_apart) for node in _cites(tree)]


def with_citations(
    tree: Mapping[str, Any], made: list[Rich | None], leads: list[str], *, as_notes: bool
) -> dict[str, Any]:
    """Return the document with its citations replaced, in order; None leaves what the writer wrote.

    Args:
        tree: The document.
        made: What stands in the place of each.
        leads: The names that stand before each, empty for none.
        as_notes: Whether a citation becomes a footnote; one inside a footnote stands there as it is.
    """
    replacing = _Replacing(zip(made, leads, strict=True), as_notes=as_notes)
    meta = dict(tree.get("meta", {}))
    for name in _CITING_META:
        if name in meta:
            meta[name] = replacing.value(meta[name], in_note=True)
    return {**tree, "meta": meta, "blocks": replacing.value(tree["blocks"], in_note=False)}


class _Replacing:
    def __init__(self, made: Iterator[tuple[Rich | None, str]], *, as_notes: bool) -> None:
        self._made = made
        self._as_notes = as_notes

    def value(self, value: Any, *, in_note: bool) -> Any:
        if isinstance(value, list):
            return self._list(value, in_note=in_note)
        if not isinstance(value, Mapping):
            return value
        in_note = in_note or value.get("t") == "Note"
        return {name: self.value(inner, in_note=in_note) for name, inner in value.items()}

    def _list(self, values: list[Any], *, in_note: bool) -> list[Any]:
        kept: list[Any] = []
        for at, value in enumerate(values):
            if not (isinstance(value, Mapping) and value.get("t") == "Cite"):
                kept.append(self.value(value, in_note=in_note))
                continue
            made, lead = next(self._made)
            if made is None:
                kept += value["c"][1]
            elif self._as_notes and in_note:
                kept += inlines(_without_stop(made) if _ends_sentence(values[at + 1 : at + 2]) else made)
            else:
                _put(kept, made, lead, as_note=self._as_notes)
        return kept


def _put(kept: list[Any], made: Rich, lead: str, *, as_note: bool) -> None:
    """Add a citation to the nodes before it: names, then the number, the brackets or the footnote."""
    kept += words(lead)
    if as_note or (made and all(run.shift == "super" for run in made)):
        while kept and _is_space(kept[-1]):  # such a number stands right behind its word
            kept.pop()
    elif lead:
        kept.append({"t": "Space"})
    kept += [{"t": "Note", "c": [paragraph(inlines(made))]}] if as_note else inlines(made)


def _is_space(node: Any) -> bool:
    return isinstance(node, Mapping) and node.get("t") in ("Space", "SoftBreak")


def _ends_sentence(following: list[Any]) -> bool:
    return bool(following) and following[0].get("t") == "Str" and following[0]["c"][0] in ".,;:"


def _without_stop(made: Rich) -> Rich:
    if not made or not made[-1].text.endswith("."):
        return made
    return (*made[:-1], replace(made[-1], text=made[-1].text[:-1]))


def _placed(node: Node, resolve: Callable[[str], str | None], *, names_apart: bool) -> Placed | None:
    cites = []
    for item in node["c"][0]:
        id_ = resolve(_named(item).key)
        if id_ is not None:
            cites.append(_cite(item, id_))
    if not cites:
        return None
    if not names_apart or cites[0].form != "in-text":
        return Placed(tuple(cites))
    return Placed((replace(cites[0], form="normal"), *cites[1:]), cites[0].id)


def _cite(item: Node, id_: str) -> Cite:
    locator = split_locator(text_of(runs_of(item["citationSuffix"])))
    return Cite(
        id_,
        locator=locator.place,
        label=locator.label,
        prefix=text_of(runs_of(item["citationPrefix"])).strip(),
        suffix=locator.rest,
        form=_FORMS.get(item["citationMode"]["t"], "normal"),
    )


def _named(item: Node) -> Named:
    printed = str(item["citationId"])
    return Named(printed, relation_and_key(printed)[1])

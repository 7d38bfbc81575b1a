"""Pandoc's document tree: citations going in, entries and citations coming out.

Source: pandoc-types 1.23, `Text.Pandoc.Definition`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from litman.export.styles.request import Citation, Cite
from litman.export.styles.rich import Entry, Rich, Run, joined, stripped

API_VERSION = (1, 23)  # of pandoc 3.0 and later
_PLAIN = Run("")
_FORMS = {"normal": "NormalCitation", "in-text": "AuthorInText", "suppress-author": "SuppressAuthor"}
_BLOCK_CLASSES = ("csl-block", "csl-indent")

Node = Mapping[str, Any]


def document(
    citations: Sequence[Citation],
    ids: Mapping[str, str],
    terms: Mapping[str, str],
    *,
    locale: str,
    with_entries: bool,
) -> dict[str, Any]:
    """Return a document that holds the citations, a paragraph each.

    Args:
        citations: What to cite.
        ids: The name that pandoc knows an item by, for each id.
        terms: The word before a locator by its CSL term, in the language of the document: `chapter` → `ch.`
        locale: The language of the document.
        with_entries: Whether works that no citation names are to be in the bibliography.
    """
    meta: dict[str, Any] = {"link-bibliography": {"t": "MetaBool", "c": False}}
    if locale:
        meta["lang"] = {"t": "MetaString", "c": locale}
    if with_entries:
        meta["nocite"] = {"t": "MetaInlines", "c": [_cite_node([_reference("*", "AuthorInText")])]}
    return {
        "pandoc-api-version": [*API_VERSION, 1],
        "meta": meta,
        "blocks": [_paragraph(citation, number, ids, terms) for number, citation in enumerate(citations, 1)],
    }


def read_document(
    tree: Node, ids: Mapping[str, str], count: int
) -> tuple[tuple[Entry, ...], tuple[Rich, ...]]:
    """Return the entries and the first `count` paragraphs' citations of a document that pandoc has formatted.

    Args:
        tree: Pandoc's answer.
        ids: The item's id for each name that pandoc knows it by.
        count: How many citations were asked for.
    """
    blocks = tree["blocks"]
    citations = tuple(_citation(block) for block in blocks[:count])
    entries: list[Entry] = []
    for block in blocks[count:]:
        if block["t"] == "Div" and block["c"][0][0] == "refs":
            entries += [_entry(div, ids) for div in block["c"][1] if div["t"] == "Div"]
    return tuple(entries), citations


def _paragraph(
    citation: Citation, number: int, ids: Mapping[str, str], terms: Mapping[str, str]
) -> dict[str, Any]:
    references = [
        _reference(
            ids[cite.id],
            _FORMS[cite.form if first else "normal"],
            prefix=_words(cite.prefix),
            suffix=_suffix(cite, terms),
            note=number,
        )
        for first, cite in zip([True] + [False] * len(citation), citation, strict=False)
    ]
    return {"t": "Para", "c": [_cite_node(references)]}


def _cite_node(references: list[dict[str, Any]]) -> dict[str, Any]:
    return {"t": "Cite", "c": [references, [{"t": "Str", "c": "?"}]]}


def _reference(
    name: str, mode: str, *, prefix: Sequence[Node] = (), suffix: Sequence[Node] = (), note: int = 1
) -> dict[str, Any]:
    return {
        "citationId": name,
        "citationPrefix": list(prefix),
        "citationSuffix": list(suffix),
        "citationMode": {"t": mode},
        "citationNoteNum": note,
        "citationHash": 0,
    }


def _suffix(cite: Cite, terms: Mapping[str, str]) -> list[Node]:
    # Braces say where a locator ends. Source: Pandoc User's Guide, "Citation syntax".
    nodes: list[Node] = []
    if cite.locator:
        word = terms.get(cite.label, cite.label) + " "  # a bare number in braces has no `p.` for pandoc
        nodes = [{"t": "Str", "c": "{" + word + cite.locator.replace("{", "(").replace("}", ")") + "}"}]
    elif cite.suffix:
        nodes = [{"t": "Str", "c": "{}"}]  # so that a suffix which begins with a number is no locator
    if cite.suffix:
        nodes += [] if cite.suffix[0] in ",;:.)" else [{"t": "Space"}]
        nodes += _words(cite.suffix)
    return nodes


def _words(text: str) -> list[Node]:
    nodes: list[Node] = []
    for word in text.split():
        nodes += [{"t": "Space"}] if nodes else []
        nodes.append({"t": "Str", "c": word})
    return nodes


def _entry(div: Node, ids: Mapping[str, str]) -> Entry:
    name = div["c"][0][0].removeprefix("ref-")
    label: list[Run] = []
    body: list[Run] = []
    for block in div["c"][1]:
        for node in block["c"]:
            if node["t"] == "Span" and "csl-left-margin" in node["c"][0][1]:
                label += runs_of(node["c"][1])
            else:
                body += runs_of([node])
    return Entry(ids.get(name, name), stripped(label), stripped(body))


def _citation(block: Node) -> Rich:
    return stripped(runs_of(block["c"]))


def runs_of(nodes: Sequence[Node], look: Run = _PLAIN) -> Rich:
    """Return pandoc's inline nodes as runs; the text of a footnote stands where its number would."""
    return joined(_runs(nodes, look))


def _runs(nodes: Sequence[Node], look: Run) -> Iterator[Run]:
    for node in nodes:
        kind, content = node["t"], node.get("c", ())
        if kind == "Str":
            yield replace(look, text=content)
        elif kind in ("Space", "SoftBreak"):
            yield replace(look, text=" ")
        elif kind == "LineBreak":
            yield replace(look, text="\n")
        elif kind in ("Math", "Code", "RawInline"):
            yield replace(look, text=str(content[1]))
        elif kind == "Note":
            yield from _note(content, look)
        elif kind in _LOOKS:
            yield from _runs(content, _LOOKS[kind](look))
        elif kind in ("Span", "Cite", "Link", "Quoted"):
            yield from _inside(content[0], content[1], look)
        else:  # Strikeout, Image: their text only
            yield from _runs([part for part in content if isinstance(part, dict)], look)


_LOOKS = {
    # Emphasis inside emphasis is upright. Source: CSL 1.0.2, "Formatting" (flip-flopping).
    "Emph": lambda look: replace(look, italic=not look.italic),
    "Strong": lambda look: replace(look, bold=not look.bold),
    "SmallCaps": lambda look: replace(look, small_caps=True),
    "Underline": lambda look: replace(look, underline=True),
    "Superscript": lambda look: replace(look, shift="super"),
    "Subscript": lambda look: replace(look, shift="sub"),
}


def _inside(attributes: Any, nodes: Sequence[Node], look: Run) -> Iterator[Run]:
    classes = attributes[1] if isinstance(attributes, list) and len(attributes) == 3 else ()
    is_block = isinstance(classes, list) and any(name in _BLOCK_CLASSES for name in classes)
    if isinstance(classes, list) and "nodecor" in classes:
        look = Run("")
    if is_block:
        yield replace(look, text="\n")
    yield from _runs(nodes, look)


def _note(blocks: Sequence[Node], look: Run) -> Iterator[Run]:
    for block in blocks:
        yield from _runs(block["c"], look)

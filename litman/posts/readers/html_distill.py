"""Distill's own elements in a page: citations by key, and footnotes that stand within the text."""

from __future__ import annotations

from typing import Any

from litman.posts.markers.key_citations import FORMS
from litman.posts.readers.build import TextBuilder
from litman.posts.readers.html_kinds import Walk

CITING = frozenset(["d-cite", "dt-cite"])
INNER_NOTES = frozenset(["d-footnote", "dt-fn"])


def add_key_citation(walk: Walk, node: Any) -> None:
    """Add a citation as the source writes it; one that names no key leaves nothing."""
    form = FORMS["Distill element"]
    keys = node.get("key") or node.get("bibtex-key") or ""
    finder = walk.builder.source
    assert finder is not None, "the page's source was given"
    near = finder.line_start(node.sourceline or 1)
    at = finder.find(f"<{node.tag}", near)
    written = form.pattern.match(finder.source, at) if at is not None else None
    made = written or form.pattern.match(f'<{node.tag} key="{keys}"></{node.tag}>')
    if made is None or not (items := form.read(made)):
        return
    if at is not None:
        finder.seek(at)
    walk.builder.add_citation(made.group(), items, hidden=True, near=near)


def enter_note(walk: Walk, node: Any) -> None:
    """Begin a footnote: its call stays in the text, its words become a block behind the page."""
    assert walk.builder.source is not None, "the page's source was given"
    label = f"note {node.sourceline or 1}.{len(walk.inner_notes) + len(walk.above) + 1}"
    call = walk.builder.open_hint("footnote-reference", target=label)
    walk.builder.add(f"<{node.tag}>", near=walk.builder.source.line_start(node.sourceline or 1))
    walk.builder.close_hint(call)
    inner = TextBuilder()
    inner.source = walk.builder.source
    inner.open_block("footnote", marker=label)
    walk.above.append(walk.builder)
    walk.builder = inner


def leave_note(walk: Walk) -> None:
    """End the footnote that is open."""
    walk.builder.close_block()
    walk.inner_notes.append(walk.builder)
    walk.builder = walk.above.pop()

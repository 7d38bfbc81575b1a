"""The view of a post as safe, semantic HTML: text only, without script, style or anything of the post's own mark-up."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias
from urllib.parse import urlsplit

from litman.actions.post_view.model import Cell, ClaimView, MarkerView, PostView, Run, ViewBlock
from litman.text.terminal import terminal_safe

_SAFE_SCHEMES = frozenset({"http", "https", "mailto"})
# Invisible, and without effect on what stands around them.
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u061c\u2060\ufeff"))
_UNSAFE_ID = re.compile(r"[^A-Za-z0-9_.:-]")
_LOWEST = 6  # of headings in HTML


# Gives a block together with what stands beside it, block by block; which claims begin in it is told.
Beside: TypeAlias = Callable[[str, Sequence[ClaimView]], str]


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where markers, claims and references of the page lead; None makes no link."""

    of_marker: Callable[[MarkerView], str | None]
    of_reference: Callable[[str], str | None] = lambda reference: None


def to_references(marker: MarkerView) -> str | None:
    """Return the address, within the page, of the first reference that a marker leads to."""
    return f"#{element_id('ref', marker.references[0])}" if marker.references else None


DEFAULT = Addresses(to_references)


def post_html(
    view: PostView,
    *,
    addresses: Addresses = DEFAULT,
    beside: Beside | None = None,
    behind: Callable[[ClaimView], str] | None = None,
    top: int = 2,
    with_asides: bool = False,
) -> str:
    """Return the post's blocks as HTML; its title is left to the page.

    Claims are `<span class="claim STATE" data-claims="c01">`, the first of each with the id `claim-c01`; markers
    `<a class="marker" data-marker="3">`, references `<li id="ref-r01">`.

    Args:
        view: The post.
        addresses: Where its markers lead.
        beside: Is given the HTML of each block, and gives it with what stands beside it.
        behind: HTML that stands behind the last words of a claim.
        top: The level of its highest headings.
        with_asides: Whether what stands around the post is shown.
    """
    return "".join(_Writer(view, addresses, beside, behind, top, with_asides=with_asides).blocks())


def text_html(text: str) -> str:
    """Return a text as HTML: characters that steer are shown by their numbers, invisible ones left out."""
    return html.escape(terminal_safe(text.translate(INVISIBLE), keep_newlines=True))


def safe_address(address: str) -> str | None:
    """Return an address that a page may link to; None for `javascript:` and whatever else is no address of a page."""
    address = address.strip()
    if not address or any(c.isspace() or not c.isprintable() for c in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    is_whole = parts.scheme in _SAFE_SCHEMES and bool(parts.netloc or parts.scheme == "mailto")
    return address if is_whole else None


def element_id(kind: str, name: str) -> str:
    """Return the id of an element of the page: `claim-c01`."""
    return f"{kind}-{_UNSAFE_ID.sub(lambda found: f'_{ord(found.group()):x}_', name)}"


class _Writer:
    def __init__(
        self,
        view: PostView,
        addresses: Addresses,
        beside: Beside | None,
        behind: Callable[[ClaimView], str] | None,
        top: int,
        *,
        with_asides: bool,
    ) -> None:
        self._view, self._addresses, self._beside, self._behind = view, addresses, beside, behind
        self._with_asides = with_asides
        self._claims = {claim.id: claim for claim in view.claims}
        self._begun: set[str] = set()  # claims whose first words were written
        self._last = _last_runs(view)
        self._waiting: list[ClaimView] = []  # begun, and not yet given to `beside`
        self._top = top
        self._tables = 0
        self._above: list[int] = []  # levels, in the post, of the headings that the next one stands under

    def blocks(self) -> Iterator[str]:
        """Yield the blocks in order, items as lists."""
        shown = [b for b in self._view.blocks if b.kind != "aside" or self._with_asides]
        for kind, group in groupby(shown, key=lambda block: block.kind):
            if kind == "list-item":
                yield self._with_beside(self._list(list(group)))
            elif kind == "reference":
                listed = '<ul class="references">\n' + "".join(map(self._reference, group)) + "</ul>\n"
                yield self._with_beside(listed)
            elif kind == "note":
                notes = '<ul class="notes">\n' + "".join(map(self._note, group)) + "</ul>\n"
                yield self._with_beside(notes)
            else:
                for block in group:
                    yield self._with_beside(self._block(block))

    def _with_beside(self, block: str) -> str:
        if self._beside is None:
            return block
        begun, self._waiting = self._waiting, []
        return self._beside(block, begun)

    def _block(self, block: ViewBlock) -> str:
        if block.kind == "table":
            return self._table(block)
        runs = self._anchored(block)
        if block.kind == "heading":
            level = self._level(block.level)
            return f'<h{level} dir="auto">{runs}</h{level}>\n'
        if block.kind == "quotation":
            return f'<blockquote dir="auto"><p>{runs}</p></blockquote>\n'
        if block.kind == "code":
            return f"<pre>{runs}</pre>\n"
        if block.kind == "aside":
            return f'<aside dir="auto"><p>{runs}</p></aside>\n'
        look = ' class="caption"' if block.kind == "caption" else ""
        return f'<p{look} dir="auto">{runs}</p>\n'

    def _level(self, level: int) -> int:
        """Return the level of the next heading on the page, where none may be left out."""
        while self._above and self._above[-1] >= level:
            self._above.pop()
        self._above.append(level)
        return min(self._top + len(self._above) - 1, _LOWEST)

    def _anchored(self, block: ViewBlock) -> str:
        return _anchors(block.references) + self._runs(block.runs)

    def _list(self, items: Sequence[ViewBlock]) -> str:
        """Return items as lists within lists; one without a bullet of its own goes on with the item before it."""
        parts: list[str] = []
        open_lists: list[str] = []
        for number, item in enumerate(items):
            depth = min(item.level, len(open_lists) + 1)
            is_new = item.label is not None or number == 0 or depth > len(open_lists)
            while len(open_lists) > depth:
                parts.append(f"</li></{open_lists.pop()}>")
            tag = "ol" if item.label and any(c.isalnum() for c in item.label) else "ul"
            if not is_new:
                parts.append(f'<p dir="auto">{self._anchored(item)}</p>')
                continue
            if len(open_lists) == depth and open_lists[-1] != tag:
                parts.append(f"</li></{open_lists.pop()}>")
            if len(open_lists) < depth:
                open_lists.append(tag)
                parts.append(f"<{tag}{_start(item.label)}>" if tag == "ol" else "<ul>")
            else:
                parts.append("</li>")
            parts.append(f'\n<li dir="auto">{self._anchored(item)}')
        parts += [f"</li></{tag}>" for tag in reversed(open_lists)]
        return "".join(parts) + "\n"

    def _table(self, block: ViewBlock) -> str:
        rows = "".join(
            "<tr>" + "".join(self._cell(cell, is_first=number == 0) for cell in row) + "</tr>\n"
            for number, row in enumerate(block.rows)
        )
        anchors = _anchors(block.references)
        self._tables += 1
        name = f'aria-label="Table {self._tables}"'
        head = f'<div class="table" role="region" tabindex="0" {name}>{anchors}<table>'
        return f"{head}\n{rows}</table></div>\n"

    def _cell(self, cell: Cell, *, is_first: bool) -> str:
        words = self._runs(cell.runs)
        spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        if not cell.is_head:
            return f'<td dir="auto"{spans}>{words}</td>'
        return f'<th scope="{"col" if is_first else "row"}" dir="auto"{spans}>{words}</th>'

    def _reference(self, block: ViewBlock) -> str:
        address = self._addresses.of_reference(block.references[0]) if block.references else None
        more = f' <a class="work" href="{html.escape(address)}">source</a>' if address else ""
        return self._item(block, more)

    def _note(self, block: ViewBlock) -> str:
        return self._item(block)

    def _item(self, block: ViewBlock, more: str = "") -> str:
        """Return an item of a list of references or notes; the first reference in it gives it its id."""
        first, others = block.references[:1], block.references[1:]
        name = f' id="{element_id("ref", first[0])}"' if first else ""
        label = f'<span class="label">{text_html(block.label)}</span> ' if block.label else ""
        return f'<li{name} dir="auto">{_anchors(others)}{label}{self._runs(block.runs)}{more}</li>\n'

    def _runs(self, runs: Sequence[Run]) -> str:
        return "".join(
            self._of_claims(claims, list(group))
            for claims, group in groupby(runs, key=lambda run: run.claims)
        )

    def _of_claims(self, ids: tuple[str, ...], runs: Sequence[Run]) -> str:
        words = "".join(map(self._run, runs))
        claims = [self._claims[name] for name in ids if name in self._claims]
        if not claims:
            return words
        new = [claim for claim in claims if claim.id not in self._begun]
        self._begun |= {claim.id for claim in new}
        self._waiting += new
        if self._behind is not None:
            at = runs[-1].start
            words += "".join(self._behind(claim) for claim in claims if self._last.get(claim.id) == at)
        name = f' id="{element_id("claim", new[0].id)}"' if new else ""
        names = text_html(" ".join(claim.id for claim in claims))
        return f'<span class="claim {claims[0].state}"{name} data-claims="{names}">{words}</span>'

    def _run(self, run: Run) -> str:
        words = text_html(run.text)
        if run.look == "raised":
            words = f"<sup>{words}</sup>"
        elif run.look == "code":
            words = f"<code>{words}</code>"
        if run.marker is not None:
            return self._marker(run.marker, words)
        address = safe_address(run.link) if run.link else None
        if address is None:
            return words
        return f'<a href="{html.escape(address)}" rel="nofollow noopener noreferrer">{words}</a>'

    def _marker(self, number: int, words: str) -> str:
        address = self._addresses.of_marker(self._view.markers[number])
        if address is None:
            return f'<span class="marker open" data-marker="{number}">{words}</span>'
        return f'<a class="marker" href="{html.escape(address)}" data-marker="{number}">{words}</a>'


def _anchors(references: Sequence[str]) -> str:
    """Return what links to references lead to, where these stand within something else."""
    return "".join(f'<span id="{element_id("ref", name)}"></span>' for name in references)


def _last_runs(view: PostView) -> dict[str, int]:
    """Return where the last run of each claim begins."""
    last = {}
    for block in view.blocks:
        cells = (cell.runs for row in block.rows for cell in row)
        for run in (*block.runs, *(run for runs in cells for run in runs)):
            for name in run.claims:
                last[name] = run.start
    return last


def _start(label: str | None) -> str:
    """Return the attribute of a list that begins with another number than 1."""
    number = (label or "").strip().rstrip(".)")
    is_other = number.isascii() and number.isdigit() and len(number) < 6 and int(number) != 1
    return f' start="{int(number)}"' if is_other else ""

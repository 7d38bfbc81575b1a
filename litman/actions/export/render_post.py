"""Render a Markdown post: its `[@key]` citations and its bibliography in a style, as a finished document."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from litman.actions.export.evidence import COLUMNS, WIDTHS, EvidenceRow
from litman.actions.export.format_bibliography import items_of
from litman.actions.export.lost_citations import require_all_made, require_all_read
from litman.bibtex.works.names import has_others
from litman.export.documents.bibliography import REFERENCE_LOOK, bibliography_blocks, grouped
from litman.export.documents.citations import (
    ALL,
    Named,
    citations_of,
    named_keys,
    uncited_keys,
    with_brackets_read,
    with_citations,
)
from litman.export.documents.convert import (
    FORMATS,
    OutputFormat,
    find_pdf_engines,
    read_markdown,
    write_document,
    write_pdf,
)
from litman.export.documents.safe import Cleaner
from litman.export.documents.tree import Node, heading, plain_runs, table
from litman.export.styles.formatting import run_request
from litman.export.styles.request import Engine, Request
from litman.export.styles.rich import Entry
from litman.export.styles.style_file import Style
from litman.finding import Finding, Place
from litman.library.library import Library
from litman.short_work import short_names
from litman.text.spelling import near_words
from litman.text.years import YEAR

UNKNOWN_KEY = "REF101"  # the rule of `litman check` about markers without a reference
_KEY_WITH_YEAR = re.compile(rf"[^\W\d_]{YEAR}")
_FRONT_MATTER_TITLE = "title"


@dataclass(frozen=True, slots=True)
class RenderRequest:
    """How a post is to be rendered."""

    format_name: str  # of `convert.FORMATS`
    style: Style
    locale: str = ""
    title: str = "References"  # of the bibliography
    # lines under a reference, by citation key
    under: Mapping[str, Sequence[str]] = field(default_factory=dict)
    groups: Mapping[str, str] | None = None  # the heading that a work stands under, by citation key
    evidence: Sequence[EvidenceRow] | None = None  # a table at the end
    with_notices: bool = True  # whether references of retracted works say so
    only_list: bool = False  # nothing but the bibliography
    force: bool = False  # write although keys are unknown; they stay as they are written


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished document, or why there is none."""

    data: bytes | None  # None: keys are unknown, see `findings`
    findings: tuple[Finding, ...]
    citations: int  # in the document
    references: int
    left_out: tuple[str, ...] = ()  # what did not get into the document, in words
    pdf_engine: str | None = None  # the program that made the PDF


def render_post(
    library: Library,
    path: Path,
    text: str,
    request: RenderRequest,
    *,
    engine: Engine,
    pandoc: Path,
    environment: Mapping[str, str],
) -> Rendered:
    """Return the post as a finished document, complete, or the keys that the library does not know.

    Args:
        library: Where the works are.
        path: The post's file; pictures are taken from its folder only.
        text: Its Markdown.
        request: What to make of it.
        engine: Formats citations and references.
        pandoc: The program that reads Markdown and writes documents.
        environment: Variables of the process; `PATH` says where a PDF engine is.

    Raises:
        EngineError: a program fails, hangs or is killed.
        NoPdfEngineError, PdfEngineError: PDF is wanted, and no program makes it.
    """
    wanted = FORMATS[request.format_name]
    pdf_engines = find_pdf_engines(environment) if request.format_name == "pdf" else []
    resolve = library.document.resolve
    tree = with_brackets_read(read_markdown(pandoc, text, is_cited=_citing(library, text)))
    require_all_read(path, text, named_keys(tree), resolve, is_forced=request.force)
    findings = _unknown_keys(library, path, text, named_keys(tree))
    names_apart = request.style.is_note or request.style.kind == "numeric"
    placed = citations_of(tree, resolve, names_apart=names_apart)
    if findings and not request.force:
        return Rendered(None, findings, len(placed), 0)
    keys = _keys(library, tree, [cite.id for one in placed if one for cite in one.citation])
    formatted = run_request(
        engine,
        Request(
            request.style,
            request.locale,
            items_of(library, keys, with_notices=request.with_notices),
            tuple(one.citation for one in placed if one),
        ),
    )
    made = iter(formatted.citations)
    texts = [next(made) if one else None for one in placed]
    require_all_made(path, placed, texts, formatted.entries, request.style, is_forced=request.force)
    leads = [_names(library, one.in_text) if one and one.in_text else "" for one in placed]
    tree = with_citations(tree, texts, leads, as_notes=request.style.is_note)
    if request.only_list:
        tree = {**tree, "blocks": []}
    blocks = _with_bibliography(tree["blocks"], formatted.entries, tree, request)
    blocks += _evidence(request.evidence, _level(tree["blocks"]))
    cleaner = Cleaner(wanted, path.parent)
    document = cleaner.document({**tree, "blocks": blocks, "meta": _with_title(tree, path, wanted)})
    folder = path.parent.absolute()
    if pdf_engines:
        data, pdf_engine = write_pdf(pandoc, document, pdf_engines, folder=folder)
    else:
        data, pdf_engine = write_document(pandoc, document, request.format_name, folder=folder), None
    left_out = tuple(dict.fromkeys(cleaner.left_out))
    return Rendered(data, findings, len(placed), len(formatted.entries), left_out, pdf_engine)


def _citing(library: Library, text: str) -> Callable[[str], bool]:
    """Return what says whether a label is a citation key, or one that was mistyped, and not that of an example."""
    document = library.document

    def is_cited(label: str) -> bool:
        if document.resolve(label) is not None or _KEY_WITH_YEAR.search(label):
            return True
        return f"[@{label}" in text or bool(near_words(label, document.keys()))

    return cache(is_cited)


def _unknown_keys(library: Library, path: Path, text: str, named: Sequence[Named]) -> tuple[Finding, ...]:
    findings = []
    positions = _Positions(text)
    for name in named:
        start = positions.next(name.printed)
        if library.document.resolve(name.key) is not None:
            continue
        near = near_words(name.key, library.document.keys())
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        line, column = text.count("\n", 0, start) + 1, start - (text.rfind("\n", 0, start) + 1) + 1
        place = Place(path, line, column, line, column + len(name.printed) + 1)
        findings.append(Finding(UNKNOWN_KEY, place, f"no entry has the key {name.key!r}{hint}", key=name.key))
    return tuple(sorted(findings, key=lambda finding: finding.place))


class _Positions:
    """Where citation keys stand in a text; footnotes are cited before they are written."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._used: set[int] = set()

    def next(self, printed: str) -> int:
        """Return the offset of the key's next `@`; 0 where there is none."""
        pattern = re.compile(rf"@(?:\{{{re.escape(printed)}\}}|{re.escape(printed)}(?!\w))")
        for start in (self._at, 0):
            for found in pattern.finditer(self._text, start):
                if found.start() not in self._used:
                    self._at = found.end()
                    self._used.add(found.start())
                    return found.start()
        return 0


def _keys(library: Library, tree: Mapping[str, Any], cited: list[str]) -> list[str]:
    """The works of the bibliography: those cited, in order, then those that the document wants there uncited."""
    uncited = uncited_keys(tree)
    if ALL in uncited:
        uncited = list(library.document.keys())
    resolved = [found for key in uncited if (found := library.document.resolve(key)) is not None]
    return list(dict.fromkeys([*cited, *resolved]))


def _names(library: Library, key: str) -> str:
    entry = library.document.entry(key)
    work = library.work(entry)
    names = work.author or work.editor
    if names and has_others(library.fields(entry).get("author" if work.author else "editor", "")):
        return f"{short_names(names[:1])} et al."
    return short_names(names)


def _with_bibliography(
    blocks: list[Node], entries: Sequence[Entry], tree: Mapping[str, Any], request: RenderRequest
) -> list[Node]:
    """Put the references where the document has a place for them (`::: {#refs}`), else at its end."""
    at = next(
        (n for n, block in enumerate(blocks) if block["t"] == "Div" and block["c"][0][0] == "refs"), None
    )
    has_heading = bool(blocks) and (blocks[-1]["t"] == "Header" if at is None else at > 0)
    title = "" if has_heading and (at is None or blocks[at - 1]["t"] == "Header") else _title(tree, request)
    if not entries:
        return blocks if at is None else [*blocks[:at], *blocks[at + 1 :]]
    made = bibliography_blocks(
        grouped(entries, request.groups),
        title=title if at is None else "",
        level=_level(blocks),
        under={key: [plain_runs(line) for line in lines] for key, lines in request.under.items()},
        names={entry.id: f"ref-{entry.id}" for entry in entries},
        is_plain=FORMATS[request.format_name].is_plain,
    )
    return [*blocks, *made] if at is None else [*blocks[:at], *made, *blocks[at + 1 :]]


def _title(tree: Mapping[str, Any], request: RenderRequest) -> str:
    from litman.export.styles.pandoc_ast import runs_of
    from litman.export.styles.rich import text_of

    said = tree.get("meta", {}).get("reference-section-title", {})
    return text_of(runs_of(said["c"])) if said.get("t") == "MetaInlines" else request.title


def _evidence(rows: Sequence[EvidenceRow] | None, level: int) -> list[Node]:
    if rows is None:
        return []
    return [
        heading(level, "Evidence"),
        table(COLUMNS, [[plain_runs(cell) for cell in row.cells] for row in rows], widths=WIDTHS),
    ]


def _level(blocks: Sequence[Node]) -> int:
    """The level of the document's sections: that of its highest headings but for a title at its head."""
    levels = [block["c"][0] for block in blocks if block["t"] == "Header"]
    if levels and levels[0] == 1 and levels.count(1) == 1:
        return min(levels[1:], default=2)
    return min(levels, default=1)


def _with_title(tree: Mapping[str, Any], path: Path, wanted: OutputFormat) -> dict[str, Any]:
    """The document's metadata, with a title for the window of a page where it says none."""
    meta = dict(tree.get("meta", {})) | ({} if wanted.is_plain else REFERENCE_LOOK)
    if not wanted.is_plain and _FRONT_MATTER_TITLE not in meta and "pagetitle" not in meta:
        first = next((block for block in tree["blocks"] if block["t"] == "Header"), None)
        meta["pagetitle"] = (
            {"t": "MetaInlines", "c": first["c"][2]} if first else {"t": "MetaString", "c": path.stem}
        )
    return meta

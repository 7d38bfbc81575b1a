"""Asking an engine, and what is the same for all engines: links that work, and no work without a reference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from urllib.parse import quote

from litman.export.styles.bounded import bounded
from litman.export.styles.manuals.apply import (
    citation_as_the_manual_asks,
    reference_as_the_manual_asks,
    request_as_the_manual_asks,
)
from litman.export.styles.preprints import as_preprint
from litman.export.styles.request import Engine, Formatted, Item, Request
from litman.export.styles.rich import Entry, Rich, Run
from litman.export.styles.short_journals import with_short_journals
from litman.export.styles.style_file import Style
from litman.export.styles.title_case import with_titles_as_asked
from litman.export.styles.volumes import with_volume_title

# What says of a work nothing by which a reader could find it.
_SAYS_NOTHING = frozenset({"id", "type", "issued", "accessed", "language", "page", "volume", "issue"})
_SAFE = "/:;()[]@!$&'*+,=-._~"  # stand for themselves in the path of a URL, brackets by common practice


def run_request(engine: Engine, request: Request, *, by_manual: bool = True) -> Formatted:
    """Return what the engine makes of the request.

    Items are mended as the manual of the style asks, DOIs are percent-encoded where they stand in a link, and a work
    of which there is nothing to print, or the style prints nothing, is named by its id in brackets.

    Args:
        engine: Formats.
        request: What is asked.
        by_manual: Whether what the manual asks and the style does not print is mended; else the style alone speaks.

    Raises:
        EngineError: the engine is broken, hangs or refuses.

    Source: DOI Handbook, section 2.5.2.4 (encoding); RFC 3986, section 3.3.
    """
    assert len({str(item["id"]) for item in request.items}) == len(request.items), "ids of items are unique"
    if not request.items:
        return Formatted((), tuple(() for _ in request.citations))
    style = request.style
    request = replace(request, items=list(map(bounded, request.items)))
    if by_manual:
        request = replace(request, items=_as_printed(map(as_preprint, request.items), style))
        made = engine.format(request_as_the_manual_asks(request))
    else:
        made = engine.format(request)
    by_id = {str(item["id"]): item for item in request.items}
    entries = [_mended(entry, by_id) for entry in made.entries]
    citations = made.citations
    if by_manual:
        entries = [reference_as_the_manual_asks(entry, by_id.get(entry.id, {}), style) for entry in entries]
        citations = tuple(
            citation_as_the_manual_asks(text, citation, style, request.locale)
            for text, citation in zip(citations, request.citations, strict=True)
        )
    if request.with_entries and request.style.has_bibliography:
        printed = {entry.id for entry in entries}
        entries += [_mended(Entry(id, (), ()), by_id) for id in by_id if id not in printed]
    return Formatted(tuple(entries), citations)


def _as_printed(items: Iterable[Item], style: Style) -> list[Item]:
    """Return the items with titles in the case and journals in the form that the style asks for."""
    whole = [with_volume_title(item, style) for item in items]
    return with_short_journals([with_titles_as_asked(item, style) for item in whole], style)


def _mended(entry: Entry, items: Mapping[str, Item]) -> Entry:
    item = items.get(entry.id, {})
    body = entry.body if item.keys() - _SAYS_NOTHING else ()
    return replace(entry, body=_with_encoded_doi(body or (Run(f"[{entry.id}]"),), str(item.get("DOI") or "")))


def _with_encoded_doi(runs: Rich, doi: str) -> Rich:
    encoded = quote(doi, safe=_SAFE)
    if encoded == doi:
        return runs
    return tuple(replace(run, text=run.text.replace(f"doi.org/{doi}", f"doi.org/{encoded}")) for run in runs)

"""Format CSL-JSON items in a style, with the engine that is there."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from litman.bibtex.works.entry_fields import EntryFields
from litman.bibtex.works.entry_types import IN_BOOK
from litman.bibtex.works.names import has_others
from litman.bibtex.works.titles import protected_title
from litman.csl.to_json import item_from_work
from litman.export.styles.catalogue import find_style
from litman.export.styles.engines import Surroundings, choose_engine
from litman.export.styles.formatting import run_request
from litman.export.styles.locales import require_locale
from litman.export.styles.notices import with_notice
from litman.export.styles.request import Citation, Engine, Formatted, Item, Request
from litman.export.styles.style_file import Style
from litman.export.styles.volumes import titles_of_volume
from litman.library.library import Library
from litman.library.stated_notice import stated_notice
from litman.settings import Settings
from litman.text.plain import plain
from litman.work import Work

_WITH_OTHERS = ("author", "editor", "translator")
# Source: pandoc's citeproc, which prints the last name `others` as the style's `et al.`
_OTHERS = {"literal": "others"}


def format_bibliography(
    items: Sequence[Item],
    style: str | Style,
    *,
    locale: str = "",
    citations: Sequence[Citation] = (),
    with_entries: bool = True,
    engine: Engine,
) -> Formatted:
    """Return the bibliography of these works and the citations of a document, as text with looks.

    Args:
        items: CSL-JSON items, each with an `id` of its own.
        style: A style, or its name, alias or path.
        locale: Such as `de-DE` or `de`; empty: the style's own.
        citations: What stands in each pair of brackets, in the order of the document.
        with_entries: Whether the bibliography is wanted, of all items; else only the citations.
        engine: From `engine_for`.

    Raises:
        UnknownStyleError, NoStylesError, StyleFileError, UnknownLocaleError, EngineError.
    """
    found = find_style(style) if isinstance(style, str) else style
    request = Request(found, require_locale(locale), items, tuple(citations), with_entries)
    return run_request(engine, request)


def items_of(library: Library, keys: Sequence[str], *, with_notices: bool = True) -> list[dict[str, Any]]:
    """Return the works with these keys as CSL-JSON items; each says that it was retracted, unless that is turned off.

    All that braces protect in a title is marked in it.

    Raises:
        UnknownKeyError: a key names no entry.
    """
    items = []
    for key in keys:
        entry = library.require_entry(key)
        work = library.work(entry)
        item = item_from_work(work, id=entry.key)
        fields = library.fields(entry)
        for variable in _WITH_OTHERS:
            if variable in item and has_others(fields.get(variable, "")):
                item[variable] = [*item[variable], _OTHERS]
        item |= _beyond_works(entry.type, fields)
        if entry.type.lower() == "techreport" and not fields.get("type", "").strip():
            # BibTeX's word for the type of the entry says nothing of the work; manuals have `Report` before a number.
            item["genre"] = "Report" if item.get("number") else None
        item = {name: value for name, value in item.items() if value is not None}
        title = protected_title(entry.type.lower(), fields)
        if title and plain(title) == plain(item.get("title", "")):
            item["title"] = title
        record = library.record_of(work) if with_notices else None
        items.append(with_notice(item, record, stated_notice(work) if with_notices else None))
    return items


def _beyond_works(entry_type: str, fields: Mapping[str, str]) -> dict[str, Any]:
    """What references say and a work does not hold: who owns a patent, the title of the whole of a volume."""
    found = EntryFields(entry_type.lower(), fields)
    if found.entry_type == "patent":
        owners = item_from_work(Work(author=found.names("holder")), id="").get("author")
        return {"contributor": owners} if owners else {}
    whole = found.title("maintitle", "mainsubtitle", "maintitleaddon")
    is_part = found.entry_type in IN_BOOK
    title = (
        found.title("booktitle", "booksubtitle")
        if is_part
        else found.title("title", "subtitle", "titleaddon")
    )
    if not whole or not title or whole == title:
        return {}
    series = {"collection-title": found.text("series")}
    if is_part:
        return {"container-title": titles_of_volume(whole, title), **series}
    return {"title": whole, "volume-title": title, "title-short": None, **series}


def engine_for(
    settings: Settings, root: Path = Path(), *, environment: Mapping[str, str] | None = None
) -> Engine:
    """Return the citation engine that the settings of the library at `root` ask for, or the first that is there.

    Raises:
        NoEngineError: there is none.
    """
    return choose_engine(Surroundings(settings, root, os.environ if environment is None else environment))

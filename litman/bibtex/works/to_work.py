"""An entry's fields as a work: both dialects, every classic and biblatex type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from litman.bibtex.tex.latex import decode_latex
from litman.bibtex.works.entry_fields import EntryFields
from litman.bibtex.works.entry_types import csl_type_of
from litman.bibtex.works.field_values import date_from_fields, edition_from_tex
from litman.bibtex.works.languages import language_tag
from litman.bibtex.works.places import find_places, stated_url
from litman.bibtex.works.remarks import find_remarks
from litman.bibtex.works.titles import find_numbers, find_titles
from litman.edtf import parse_date
from litman.text.lazy_pattern import lazy_pattern
from litman.work import Name, Work

# Work variable ← the first of these fields that says something.
_TEXTS: dict[str, tuple[str, ...]] = {
    "volume": ("volume",),
    "number_of_volumes": ("volumes",),
    "chapter_number": ("chapter",),
    "part_number": ("part",),
    "version": ("version",),
    "section": ("section",),
    "original_title": ("origtitle",),
    "original_publisher": ("origpublisher",),
    "original_publisher_place": ("origlocation",),
    "event_place": ("venue",),
    "abstract": ("abstract",),
    "annote": ("annote", "annotation"),
    "number_of_pages": ("pagetotal", "numpages"),
    "source": ("source",),
}
_NAMES: dict[str, tuple[str, ...]] = {
    "author": ("author",),
    "editor": ("editor",),
    "translator": ("translator",),
    "container_author": ("bookauthor",),
    "collection_editor": ("serieseditor",),
    "director": ("director",),
    "recipient": ("recipient",),
}
_LANGUAGE = frozenset({"langid", "hyphenation", "language", "lang"})
_EDITORS = frozenset({"editor", "editora", "editorb", "editorc"})
_VARIANT = lazy_pattern(r"variant\s*=\s*+(?:\{\s*+)?([a-z]+)", re.IGNORECASE)

# By field the variable that it is for: most entries have few of them.
_TEXT_OF = {source: name for name, sources in _TEXTS.items() for source in sources}
_NAME_OF = {source: name for name, sources in _NAMES.items() for source in sources}


def work_from_fields(entry_type: str, fields: Mapping[str, str]) -> Work:
    """Return the work that an entry describes.

    Args:
        entry_type: The type, in any case.
        fields: Lower-cased names and TeX texts without delimiters, macros resolved (months as `jan`).

    Returns:
        The work. Text fields hold CSL rich text, titles keep the case they were typed in. What has no CSL
        variable is left out; nothing raises.

    Source: biblatex manual, sections 2.1 and 2.2; btxdoc; CSL 1.0.2, appendices III and IV.
    """
    found = EntryFields(entry_type.lower(), fields)
    url = stated_url(found)
    csl_type = _csl_type(found, url)
    texts: dict[str, Any] = {name: found.text(*_TEXTS[name]) for name in _said(fields, _TEXT_OF)}
    names: dict[str, Any] = {name: found.names(*_NAMES[name]) for name in _said(fields, _NAME_OF)}
    names |= _editors(found, names.get("editor", ()))
    places = find_places(found, url)
    is_preprint = csl_type == "article" and places["archive"] == "arXiv"
    preprint = f"arXiv:{places['archive_location']}" if is_preprint else None
    return Work(
        type=csl_type,
        edition=edition_from_tex(fields.get("edition", "")),
        language=_language(found),
        issued=date_from_fields(fields),
        original_date=date_from_fields(fields, "orig"),
        event_date=date_from_fields(fields, "event"),
        submitted=parse_date(found.plain_text("submitted")) if "submitted" in fields else None,
        **find_titles(found),
        **find_numbers(found, preprint=preprint),
        **find_remarks(found, csl_type),
        **places,
        **texts,
        **names,
    )


def _said(fields: Mapping[str, str], variables: Mapping[str, str]) -> set[str]:
    """The variables that a field of the entry is for."""
    return {variables[field] for field in fields if field in variables}


def _csl_type(fields: EntryFields, url: str | None) -> str:
    known = {name: value for name, value in fields.values.items() if value and not value.isspace()}
    if url:
        known["howpublishedurl"] = url
    return csl_type_of(fields.entry_type, known)


def _language(fields: EntryFields) -> str | None:
    """The language, with the variant that babel is asked for (`langidopts = {variant=british}`)."""
    if not fields.has_any(_LANGUAGE):
        return None
    tag = language_tag(decode_latex(fields.raw("langid", "hyphenation", "language", "lang")))
    variant = _VARIANT.search(fields.raw("langidopts"))
    named = language_tag(variant[1]) if tag and variant else None
    return named if named and tag and named.startswith(tag + "-") else tag


def _editors(fields: EntryFields, editor: tuple[Name, ...]) -> dict[str, tuple[Name, ...]]:
    """Directors and translators among the editors have variables of their own; all others edit in some way.

    Those are organisers, compilers, redactors, revisers, founders, continuators and collaborators, in `editora` to
    `editorc` too.

    Source: biblatex manual, section 2.3.6.
    """
    found: dict[str, tuple[Name, ...]] = {}
    if not fields.has_any(_EDITORS):
        return found
    for suffix in ("", "a", "b", "c"):
        people = editor if not suffix else fields.names("editor" + suffix)
        kind = fields.raw(f"editor{suffix}type").strip().lower()
        role = kind if kind in ("director", "translator") else "editor"
        if people:
            found[role] = found.get(role, ()) + tuple(
                name for name in people if name not in found.get(role, ())
            )
    return found if "editor" in found or not editor else {**found, "editor": ()}

"""An entry's fields as a work: both dialects, every classic and biblatex type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from litman.bibtex.entry_types import (
    DEFAULT_GENRES,
    GENRES,
    IN_BOOK,
    NUMBER_IS_ISSUE,
    NUMBER_IS_SERIES,
    PUBLICATION_STATES,
    csl_type_of,
)
from litman.bibtex.field_values import (
    access_date,
    date_from_fields,
    doi_from_tex,
    edition_from_tex,
    pages_from_tex,
    url_only,
)
from litman.bibtex.languages import language_tag
from litman.bibtex.latex import decode_latex, decode_verbatim
from litman.bibtex.names import parse_names
from litman.edtf import parse_date
from litman.text import plain
from litman.work import Date, Name, Work

# Work variable ← the first of these fields that says something.
_TEXTS: dict[str, tuple[str, ...]] = {
    "title_short": ("shorttitle",),
    "volume": ("volume",),
    "number_of_volumes": ("volumes",),
    "chapter_number": ("chapter",),
    "part_number": ("part",),
    "version": ("version",),
    "section": ("section",),
    "publisher_place": ("address", "location"),
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
_PUBLISHERS: dict[str, tuple[str, ...]] = {
    "thesis": ("school", "institution", "publisher", "organization"),
    "report": ("institution", "publisher", "organization", "school"),
    "": ("publisher", "organization", "institution", "school"),
}


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
    return _Reader(entry_type.lower(), fields).work()


@dataclass(frozen=True, slots=True)
class _Reader:
    entry_type: str
    fields: Mapping[str, str]

    def work(self) -> Work:
        fields = self.fields
        url = self._url()
        known = {**fields, "howpublishedurl": url} if url else fields
        csl_type = csl_type_of(
            self.entry_type, {name: value for name, value in known.items() if value.strip()}
        )
        accessed = date_from_fields(fields, "url") or self._access_date()
        texts: dict[str, Any] = {name: self.text(*sources) for name, sources in _TEXTS.items()}
        names: dict[str, Any] = {name: self.names(*sources) for name, sources in _NAMES.items()}
        names |= self._editors(names["editor"])
        page, number = self._page_and_number(csl_type)
        return Work(
            type=csl_type,
            title=self._title("title", "subtitle", "titleaddon"),
            container_title=self._container(),
            container_title_short=self.text(
                "shortjournal", "journal-abbreviation", "journal-iso", "shortbooktitle"
            ),
            collection_title=self.text("series")
            or self._title("maintitle", "mainsubtitle", "maintitleaddon"),
            collection_number=self._number() if self.entry_type in NUMBER_IS_SERIES else None,
            issue=self._issue(),
            page=page,
            number=number,
            edition=edition_from_tex(fields.get("edition", "")),
            publisher=self.text(*_PUBLISHERS.get(csl_type, _PUBLISHERS[""])),
            event_title=self._title("eventtitle", "", "eventtitleaddon"),
            genre=self._genre(),
            medium=None if url_only(fields.get("howpublished", "")) else self.text("howpublished"),
            status=self._status(),
            language=language_tag(decode_latex(self.raw("langid", "hyphenation", "language", "lang"))),
            keyword=self._keyword(),
            note=self._note(),
            archive=self._archive()[0],
            archive_location=self._archive()[1],
            DOI=doi_from_tex(fields.get("doi", "")),
            URL=url or self._eprint_url(),
            ISBN=self.verbatim("isbn"),
            ISSN=self.verbatim("issn", "eissn"),
            PMID=self.verbatim("pmid", "pubmedid") or self._eprint_of("pubmed", "pmid"),
            PMCID=self.verbatim("pmcid", "pmc") or self._eprint_of("pmc", "pmcid"),
            issued=date_from_fields(fields),
            accessed=accessed,
            original_date=date_from_fields(fields, "orig"),
            event_date=date_from_fields(fields, "event"),
            submitted=parse_date(plain(self.text("submitted") or "")),
            **texts,
            **names,
        )

    def raw(self, *names: str) -> str:
        """Return the first of the fields that is not blank."""
        return next((value for name in names if (value := self.fields.get(name, "")).strip()), "")

    def text(self, *names: str) -> str | None:
        return next((text for name in names if (text := decode_latex(self.fields.get(name, "")))), None)

    def verbatim(self, *names: str) -> str | None:
        return decode_verbatim(self.raw(*names)) or None

    def names(self, *names: str) -> tuple[Name, ...]:
        return parse_names(self.raw(*names)) if self.raw(*names) else ()

    def _title(self, main: str, sub: str, addon: str) -> str | None:
        title = self.text(main)
        for name, separator in ((sub, ": "), (addon, ". ")):
            part = self.text(name) if name else None
            if title and part:
                ends = plain(title).rstrip("”’\"')").endswith(("?", "!", ".", ":", "…"))
                title += (" " if ends else separator) + part
            title = title or part
        return title

    def _container(self) -> str | None:
        if self.entry_type in IN_BOOK:
            return self._title("booktitle", "booksubtitle", "booktitleaddon") or self._journal()
        if self.entry_type in (
            "book",
            "collection",
            "proceedings",
            "reference",
        ) or self.entry_type.startswith("mv"):
            return self._journal()  # a crossref's parent often repeats its own title as `booktitle`
        return self._journal() or self._title("booktitle", "booksubtitle", "booktitleaddon")

    def _journal(self) -> str | None:
        name = "journaltitle" if self.raw("journaltitle") else "journal"
        return self._title(name, "journalsubtitle", "")

    def _number(self) -> str | None:
        return self.text("number")

    def _issue(self) -> str | None:
        if self.entry_type in NUMBER_IS_ISSUE:
            return self._number() or self.text("issue")
        return self.text("issue")

    def _page_and_number(self, csl_type: str) -> tuple[str | None, str | None]:
        """An article number stands where pages would stand, unless there are pages too."""
        pages = pages_from_tex(self.raw("pages"))
        article_number = self.text("eid", "articleno", "article-number")
        is_numbered = self.entry_type not in NUMBER_IS_ISSUE | NUMBER_IS_SERIES
        number = self._number() if is_numbered else article_number if pages else None
        archive, location = self._archive()
        if not number and csl_type == "article" and archive == "arXiv":
            number = f"arXiv:{location}"
        return pages or article_number, number

    def _genre(self) -> str | None:
        text = self.text("type")
        if text:
            return GENRES.get(text.lower(), text)
        return DEFAULT_GENRES.get(self.entry_type)

    def _status(self) -> str | None:
        text = self.text("pubstate")
        return PUBLICATION_STATES.get(text.lower(), text) if text else None

    def _keyword(self) -> str | None:
        words = re.split("[,;]", self.text("keywords", "keyword") or "")
        return ", ".join(bare for word in words if (bare := word.strip())) or None

    def _note(self) -> str | None:
        parts = (self.text("note"), self.text("addendum"))
        kept = [part for part in parts if part and not access_date(plain(part)) and not url_only(part)]
        return ". ".join(kept) or None

    def _access_date(self) -> Date | None:
        stated = parse_date(
            plain(self.text("accessed", "lastaccessed", "lastchecked", "msbib-accessed") or "")
        )
        if stated and stated.start:
            return stated
        return next(
            (
                date
                for name in ("note", "howpublished")
                if (date := access_date(plain(self.text(name) or "")))
            ),
            None,
        )

    def _url(self) -> str | None:
        stated = decode_verbatim(self.raw("url", "link"))
        if stated:
            return stated
        return next(
            (url for name in ("howpublished", "note") if (url := url_only(self.fields.get(name, "")))), None
        )

    def _archive(self) -> tuple[str | None, str | None]:
        """`eprint` and its archive; without one, an identifier in arXiv's form is arXiv's."""
        eprint = self.verbatim("eprint", "arxivid", "arxiv")
        kind = plain(self.text("eprinttype", "archiveprefix") or "")
        if not eprint:
            return self.text("archive"), self.text("archive_location", "archivelocation")
        eprint = re.sub(r"^(?:https?://)?arxiv(?:\.org/(?:abs|pdf)/|:)\s*", "", eprint, flags=re.IGNORECASE)
        if kind.lower() == "arxiv" or (
            not kind and re.fullmatch(r"[0-9]{4}\.[0-9]{4,5}(v[0-9]+)?|[a-z.-]+/[0-9]{7}", eprint)
        ):
            return "arXiv", eprint
        if kind.lower() in ("pubmed", "pmid", "pmc", "pmcid"):
            return None, None
        return kind or None, eprint

    def _eprint_of(self, *kinds: str) -> str | None:
        kind = plain(self.text("eprinttype", "archiveprefix") or "").lower()
        return self.verbatim("eprint") if kind in kinds else None

    def _eprint_url(self) -> str | None:
        archive, location = self._archive()
        if not location:
            return None
        bases = {
            "arxiv": "https://arxiv.org/abs/",
            "hdl": "https://hdl.handle.net/",
            "jstor": "https://www.jstor.org/stable/",
        }
        base = bases.get((archive or "").lower())
        return base + location if base else None

    def _editors(self, editor: tuple[Name, ...]) -> dict[str, tuple[Name, ...]]:
        """An editor whose `editortype` is another craft is no editor."""
        roles = {"director": "director", "translator": "translator", "editor": "editor", "": "editor"}
        found: dict[str, tuple[Name, ...]] = {}
        for suffix in ("", "a", "b", "c"):
            people = editor if not suffix else self.names("editor" + suffix)
            role = roles.get(self.raw(f"editor{suffix}type").strip().lower()) if suffix or editor else None
            if people and role and not (suffix and role == "editor"):
                found[role] = found.get(role, ()) + people
        return found if "editor" in found or not editor else {**found, "editor": ()}

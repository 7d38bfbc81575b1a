"""The works that Word itself keeps in a file: the sources that its own CITATION fields name by their tags."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from litman.posts.readers.zipped import parse_part, read_part

_SOURCES = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
_NAME = f"{{{_SOURCES}}}"
_MOST_PARTS = 50
# Source: ECMA-376 part 1, 22.6 "Bibliography": types and elements of a source.
_TYPES = {
    "Book": "book",
    "BookSection": "chapter",
    "JournalArticle": "article-journal",
    "ArticleInAPeriodical": "article-magazine",
    "ConferenceProceedings": "paper-conference",
    "Report": "report",
    "DocumentFromInternetSite": "webpage",
    "InternetSite": "webpage",
    "Film": "motion_picture",
    "Interview": "interview",
    "Patent": "patent",
    "Case": "legal_case",
}
_FIELDS = {
    "Title": "title",
    "JournalName": "container-title",
    "PeriodicalTitle": "container-title",
    "BookTitle": "container-title",
    "ConferenceName": "container-title",
    "InternetSiteTitle": "container-title",
    "Volume": "volume",
    "Issue": "issue",
    "Pages": "page",
    "Publisher": "publisher",
    "City": "publisher-place",
    "Edition": "edition",
    "URL": "URL",
    "DOI": "DOI",
}


def read_sources(path: Path, archive: zipfile.ZipFile) -> dict[str, Mapping[str, object]]:
    """Return the works that the file keeps as CSL-JSON, by tag; parts of another kind are passed over.

    Raises:
        EncryptedPostError, DamagedPostError, PostSizeError: a part cannot be read.
    """
    found: dict[str, Mapping[str, object]] = {}
    parts = [
        name for name in archive.namelist() if name.startswith("customXml/item") and name.endswith(".xml")
    ]
    for name in parts[:_MOST_PARTS]:
        content = read_part(path, archive, name) or b""
        if _SOURCES.encode() not in content:
            continue
        for source in parse_part(path, name, content).iter(f"{_NAME}Source"):
            if tag := _text(source, "Tag"):
                found.setdefault(tag, _csl(tag, source))
    return found


def _csl(tag: str, source: Any) -> Mapping[str, object]:
    csl: dict[str, object] = {"id": tag, "type": _TYPES.get(_text(source, "SourceType") or "", "document")}
    for name, variable in _FIELDS.items():
        if (value := _text(source, name)) and variable not in csl:
            csl[variable] = value
    doi = _text(source, "StandardNumber") or ""
    if "DOI" not in csl and doi.startswith("10."):
        csl["DOI"] = doi
    people = source.find(f"{_NAME}Author")
    for name, variable in (("Author", "author"), ("Editor", "editor")):
        names = _names(people.find(f"{_NAME}{name}")) if people is not None else []
        if names:
            csl[variable] = names
    year = _text(source, "Year") or ""
    if year[:4].isdigit():
        csl["issued"] = {"date-parts": [[int(year[:4])]]}
    return csl


def _names(role: Any) -> list[dict[str, str]]:
    if role is None:
        return []
    names = []
    for person in role.iter(f"{_NAME}Person"):
        given = " ".join(filter(None, (_text(person, "First"), _text(person, "Middle"))))
        if family := _text(person, "Last"):
            names.append({"family": family, **({"given": given} if given else {})})
    corporate = _text(role, "Corporate")
    return [*names, {"literal": corporate}] if corporate else names


def _text(node: Any, name: str) -> str | None:
    found = node.find(f"{_NAME}{name}")
    return " ".join("".join(found.itertext()).split()) or None if found is not None else None

"""PubMed's baseline and update files: XML, read one citation at a time, each by itself.

A citation is cut out by its tags and parsed alone. So memory does not grow with the file, one that is damaged spoils
no other, and no entity is expanded: what declares entities stands before the first of them, and is never parsed.

Source: NLM, "PubMed DTD documentation"; "MEDLINE/PubMed Baseline and Daily Update Files".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import IO, Any

from litman.csl.to_json import item_from_work
from litman.errors import PoolFileError
from litman.matching.versions import SaidWork, TakenBack
from litman.sources.dumps.files import moment_of_file, opened_records

_CHUNK = 1 << 18
_LONGEST = 1 << 24  # bytes of a citation; one with 5,000 authors has 3 MB
_BEGIN = re.compile(rb"<(PubmedArticle|PubmedBookArticle|DeleteCitation|DeleteDocument)[\s>]")
_SET = re.compile(rb"<Pubmed(?:Book)?Article(?:Set)?[\s/>]")
_SET_END = re.compile(rb"</Pubmed(?:Book)?ArticleSet\s*>|<Pubmed(?:Book)?ArticleSet\s*/>")
_LONGEST_TAG = 64
_DELETIONS = ("DeleteCitation", "DeleteDocument")
_PMID = re.compile(r"[0-9]{1,12}")
_NUMBER = re.compile(r"pubmed[0-9]{2}n([0-9]{4,6})\.xml", re.IGNORECASE)
_UNUSED = (
    "MedlineCitation/Article/Abstract",
    "MedlineCitation/MeshHeadingList",
    "MedlineCitation/KeywordList",
    "BookDocument/Abstract",
    "BookDocument/KeywordList",
)


def read_pubmed(
    path: Path, moved: Callable[[int], None], *, after: int
) -> Iterator[tuple[int, SaidWork | TakenBack | None]]:
    """Yield the citations of a file, and the PMIDs that it deletes, with their numbers; None for a damaged one.

    Of one day, what stands in a file of a higher number is newer: PubMed does not always write a new day when it
    revises a citation. A deletion is of the latest day in its file.

    Raises:
        PoolFileError: the file is no set of citations, or breaks off.
    """
    named = _NUMBER.match(path.name)
    turn = int(named[1]) if named else 0
    written = moment_of_file(path)[0]
    latest, number = "", 0
    with opened_records(path, moved) as file:
        for piece in _pieces(path, file):
            citation = _parsed(piece) if piece is not None else None
            if citation is not None and citation.tag in _DELETIONS:
                for pmid in _deleted(citation):
                    number += 1
                    if number > after:
                        yield number, TakenBack(pmid, latest or written, turn)
                continue
            number += 1
            day = _day(citation) if citation is not None else ""
            latest = max(latest, day)
            if number > after:
                yield number, _said(citation, day or written, turn) if citation is not None else None


def _pieces(path: Path, file: IO[bytes]) -> Iterator[bytes | None]:
    """Yield each citation as it stands; None for one that is too long to be any."""
    waiting = bytearray(file.read(_CHUNK))
    if not _SET.search(waiting):
        raise PoolFileError(path, "it is no file of PubMed, or breaks off", is_other=True)
    end, looked = b"", 0  # of the citation that has begun; how far it was looked for
    is_long = is_closed = False
    while True:
        if not end and (found := _BEGIN.search(waiting)):
            end, looked, is_long = b"</" + found[1] + b">", 0, False
            del waiting[: found.start()]
        at = waiting.find(end, looked) if end else -1
        if at >= 0:
            yield None if is_long else bytes(waiting[: at + len(end)])
            del waiting[: at + len(end)]
            end = b""
            continue
        if not end:
            is_closed = is_closed or bool(_SET_END.search(waiting))
            del waiting[:-_LONGEST_TAG]
        elif len(waiting) > _LONGEST:
            is_long = True
            del waiting[: -len(end)]
        looked = max(0, len(waiting) - len(end))
        chunk = file.read(_CHUNK)
        if not chunk:
            break
        waiting += chunk
    if end or not is_closed:
        raise PoolFileError(path, "it breaks off; fetch it again")


def _parsed(piece: bytes) -> Any:
    """The citation; None for what is no XML."""
    from lxml import etree

    try:
        return etree.fromstring(piece, _parser())
    except etree.XMLSyntaxError:
        return None


@cache
def _parser() -> Any:
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )


def _deleted(deletion: Any) -> Iterator[int]:
    for element in deletion.findall("PMID"):
        if pmid := _pmid(element.text):
            yield pmid


def _pmid(text: str | None) -> int | None:
    digits = (text or "").strip()
    return int(digits) if _PMID.fullmatch(digits) else None


def _day(citation: Any) -> str:
    """The day on which a citation was revised last; empty where it does not say."""
    parts = [
        citation.findtext(f"MedlineCitation/DateRevised/{name}") or "" for name in ("Year", "Month", "Day")
    ]
    try:
        return date(*map(int, parts)).isoformat()
    except ValueError:
        return ""


def _said(citation: Any, day: str, turn: int) -> SaidWork | None:
    try:
        return _work(citation, day, turn)
    except Exception:  # one citation of a hundred million must not stop the others
        return None


def _work(citation: Any, day: str, turn: int) -> SaidWork:
    from litman.formats.nbib.read import work_from_record
    from litman.sources.pubmed.citation import pmid_of, tagged_record

    for path in _UNUSED:
        for element in citation.findall(path):
            element.getparent().remove(element)
    work = work_from_record(tagged_record(citation))
    return SaidWork(item_from_work(work, id=work.DOI or ""), "pubmed", day, turn, _pmid(pmid_of(citation)))

"""An article or book of PubMed's XML as the tagged lines that its text format has for it.

What the tags mean is known where files of that format are read: a work is the same, however it came.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from litman.formats.tagged_lines import TaggedRecord
from litman.sources.reading.rich_text import rich_from_markup
from litman.sources.reading.titles import registered_container, registered_title
from litman.text.folding import collapse_white_space

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_Line = tuple[str, str]
_ARTICLE_NUMBER = re.compile(r"[A-Za-z]{0,3}[0-9]{1,7}")
# What `CommentsCorrections` says and the text format has a tag for.
_NOTICES = {"RetractionIn": "RIN", "ExpressionOfConcernIn": "ECI", "RetractionOf": "ROF"}


def tagged_record(citation: Any) -> TaggedRecord:
    """Return the lines of a `PubmedArticle` or `PubmedBookArticle`.

    Source: NLM, "PubMed DTD documentation" and "MEDLINE/PubMed Data Element (Field) Descriptions".
    """
    lines = _book(citation) if is_book(citation) else _article(citation)
    return TaggedRecord(1, [(tag, text) for tag, text in lines if tag and text])


def is_book(citation: Any) -> bool:
    """Return whether it is a book or a chapter, which have a tree of their own."""
    return bool(citation.tag == "PubmedBookArticle")


def pmid_of(citation: Any) -> str:
    """Return the PMID of an article or book; those of the works that it cites stand elsewhere."""
    return text_at(citation, "BookDocument/PMID" if is_book(citation) else "MedlineCitation/PMID")


def former_pmids_of(citation: Any) -> list[str]:
    """Return the further PMIDs that an article or book bears: those of records that were merged into its own."""
    lists = "ArticleIdList/ArticleId[@IdType='pubmed']"
    found = citation.findall(f"PubmedData/{lists}") + citation.findall(f"PubmedBookData/{lists}")
    named = (collapse_white_space("".join(one.itertext())) for one in found)
    return [pmid for pmid in dict.fromkeys(named) if pmid and pmid != pmid_of(citation)]


def text_at(element: Any, path: str) -> str:
    """Return the whole text of the first element at a path, on one line; empty where there is none."""
    found = element.find(path)
    return "" if found is None else collapse_white_space("".join(found.itertext()))


def _article(citation: Any) -> Iterator[_Line]:
    yield "PMID", pmid_of(citation)
    article = citation.find("MedlineCitation/Article")
    if article is None:
        return
    journal = "Journal/JournalIssue/"
    language = text_at(article, "Language")
    yield "TI", _title(article.find("ArticleTitle"), language)
    yield "TT", _title(article.find("VernacularTitle"), language)
    yield "JT", _container(article.find("Journal/Title"))
    yield (
        "TA",
        text_at(article, "Journal/ISOAbbreviation")
        or text_at(citation, "MedlineCitation/MedlineJournalInfo/MedlineTA"),
    )
    yield "IS", text_at(article, "Journal/ISSN")
    yield "VI", text_at(article, f"{journal}Volume")
    yield "IP", text_at(article, f"{journal}Issue")
    yield "DP", _date(article.find(f"{journal}PubDate"))
    yield (
        "DEP",
        "".join(text_at(article, f"ArticleDate/{part}").zfill(2) for part in ("Year", "Month", "Day")),
    )
    yield "PG", text_at(article, "Pagination/MedlinePgn") or _pages(article) or _number(article)
    yield from _people(article.findall("AuthorList"))
    yield from (("PT", _text(kind)) for kind in article.findall("PublicationTypeList/PublicationType"))
    yield from (("LA", _text(found)) for found in article.findall("Language"))
    yield "AB", _abstract(article.find("Abstract"))
    yield from _identifiers(article.findall("ELocationID"), "EIdType")
    yield from _identifiers(citation.findall("PubmedData/ArticleIdList/ArticleId"), "IdType")
    yield from _keywords(citation.find("MedlineCitation"))
    for notice in citation.findall("MedlineCitation/CommentsCorrectionsList/CommentsCorrections"):
        yield _NOTICES.get(notice.get("RefType") or "", ""), text_at(notice, "RefSource")


def _book(citation: Any) -> Iterator[_Line]:
    yield "PMID", pmid_of(citation)
    document = citation.find("BookDocument")
    if document is None:
        return
    book = document.find("Book")
    yield "TI", _title(document.find("ArticleTitle"), text_at(document, "Language"))
    people = document.findall("AuthorList")
    if book is not None:
        yield "BTI", _container(book.find("BookTitle"))
        yield "CTI", _container(book.find("CollectionTitle"))
        yield "EN", text_at(book, "Edition")
        yield "PB", text_at(book, "Publisher/PublisherName")
        yield "PL", text_at(book, "Publisher/PublisherLocation")
        yield "ISBN", text_at(book, "Isbn")
        yield "VI", text_at(book, "Volume")
        yield "DP", _date(book.find("PubDate")) or _date(book.find("BeginningDate"))
        people = [*people, *book.findall("AuthorList")]
    yield from _people(people)
    yield "PG", text_at(document, "Pagination/MedlinePgn") or _pages(document)
    yield from (("LA", _text(found)) for found in document.findall("Language"))
    yield "AB", _abstract(document.find("Abstract"))
    yield from _identifiers(document.findall("ArticleIdList/ArticleId"), "IdType")
    yield from _keywords(document)


def _title(element: Any, language: str) -> str:
    return registered_title(_markup(element), language="fr" if language == "fre" else None)


def _container(element: Any) -> str:
    return registered_container(_markup(element))


def _markup(element: Any) -> str:
    """What stands in an element, its tags with it."""
    if element is None:
        return ""
    from lxml import etree

    whole = etree.tostring(element, encoding="unicode", with_tail=False)
    start, end = whole.find(">") + 1, whole.rfind("<")
    return whole[start:end] if not whole.endswith("/>") or end > start else ""


def _text(element: Any) -> str:
    return collapse_white_space("".join(element.itertext()))


def _date(element: Any) -> str:
    """The date of issue as the text format has it: `2014 Nov 3`, `1993 Sep-Oct`, `1990 Spring`."""
    if element is None:
        return ""
    month = text_at(element, "Month")
    if month.isascii() and month.isdigit() and 1 <= int(month) <= 12:
        month = _MONTHS[int(month) - 1]
    parts = (text_at(element, "Year"), text_at(element, "Season"), month, text_at(element, "Day"))
    return text_at(element, "MedlineDate") or " ".join(filter(None, parts))


def _pages(element: Any) -> str:
    ends = [text_at(element, f"Pagination/{name}") for name in ("StartPage", "EndPage")]
    return "-".join(dict.fromkeys(filter(None, ends)))


def _number(article: Any) -> str:
    """The number of an article that has no pages; what publishers name their files by is longer."""
    numbers = [_text(found) for found in article.findall("ELocationID") if found.get("EIdType") == "pii"]
    return next((number for number in numbers if _ARTICLE_NUMBER.fullmatch(number)), "")


def _people(lists: list[Any]) -> Iterator[_Line]:
    """The names in their order; a book says which of its lists are editors'. Investigators are no authors."""
    for people in lists:
        is_of_editors = (people.get("Type") or "").lower() == "editors"
        for person in people.findall("Author"):
            group = text_at(person, "CollectiveName")
            if group:
                yield "FED" if is_of_editors else "CN", group
            else:
                yield "FED" if is_of_editors else "FAU", _name(person)
        if (people.get("CompleteYN") or "Y") == "N":
            yield "CN", "others"


def _name(person: Any) -> str:
    initials = " ".join(f"{letter}." for letter in re.findall(r"\w", text_at(person, "Initials")))
    given = text_at(person, "ForeName") or text_at(person, "FirstName") or initials
    parts = [text_at(person, "LastName"), given, text_at(person, "Suffix")]
    return ", ".join(part.replace(",", " ") for part in parts).rstrip(", ") if parts[0] else given


def _abstract(element: Any) -> str:
    """The paragraphs of an abstract, each with its label; whose copyright it is stands apart."""
    if element is None:
        return ""
    pieces = []
    for piece in element.findall("AbstractText"):
        text, label = rich_from_markup(_markup(piece)), (piece.get("Label") or "").strip()
        pieces.append(f"{label}: {text}" if label and text else text)
    return " ".join(filter(None, pieces))


def _identifiers(elements: list[Any], kind_in: str) -> Iterator[_Line]:
    for element in elements:
        kind = (element.get(kind_in) or "").lower()
        if kind == "doi" and (element.get("ValidYN") or "Y") == "Y":
            yield "LID", f"{_text(element)} [doi]"
        elif kind in ("pmc", "pmcid") and re.fullmatch(r"PMC[0-9]+", _text(element)):
            yield "PMC", _text(element)


def _keywords(citation: Any) -> Iterator[_Line]:
    """MeSH headings, then the words of the authors."""
    for path in ("MeshHeadingList/MeshHeading/DescriptorName", "KeywordList/Keyword"):
        yield from (("OT", _text(element)) for element in citation.findall(path))

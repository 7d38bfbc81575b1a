"""Tools that read: works, claims, findings, evidence, texts. What they answer is what the command line prints."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from litman.assistants.answer import MAX_ITEMS, Answer, page_of
from litman.assistants.desk import Desk, coverage_of_records
from litman.claims.address import parse_claim_address
from litman.claims.post_text import post_folders
from litman.library.library import Library
from litman.posts.post import FilePage

Limit = Annotated[int, Field(ge=1, le=MAX_ITEMS, description="At most so many items.")]
Cursor = Annotated[str | None, Field(description="`next_cursor` of the page before.")]
Key = Annotated[
    str, Field(min_length=1, max_length=300, description="Citation key of a work of the library.")
]
Address = Annotated[str, Field(min_length=3, max_length=300, description="A claim, as POST/ID.")]
Text = Annotated[str, Field(min_length=1, max_length=20_000)]


@dataclass(frozen=True, slots=True)
class ReadingTools:
    """The tools, over one library."""

    desk: Desk

    def search_works(
        self,
        query: Annotated[
            str, Field(min_length=1, max_length=2_000, description="Words, or litman's query language.")
        ],
        limit: Limit = 10,
        cursor: Cursor = None,
    ) -> Answer:
        """Find works of the library by words, fields (`author:moss year:2018..2020 notice:retracted`) or a sentence.

        Each item is a CSL-JSON work; `litman.notices` says first of all whether it was retracted.
        """
        from litman.actions.works.describe_works import describe_listed_works, work_json
        from litman.actions.works.search_works import search_works
        from litman.search.query.typed import typed_query

        library = self.desk.library()
        most = 20 * MAX_ITEMS
        typed = typed_query(query)
        answer = search_works(library, typed.query, order="relevance", limit=most, with_passages=False)
        if not answer.results and typed.plain is not None:
            answer = search_works(library, typed.plain, order="relevance", limit=most, with_passages=False)
        entries = [library.document.find(result.line.key) for result in answer.results]
        reports = list(describe_listed_works(library, [entry for entry in entries if entry is not None]))
        question = ("search", query, self.desk.mark())
        page = page_of(
            map(work_json, reports),
            question=question,
            cursor=cursor,
            limit=limit,
            coverage="",
            total=answer.found.total,
        )
        page.coverage = coverage_of_records([item["litman"]["registry"] for item in page.items])
        return page

    def get_work(self, key: Key) -> Answer:
        """Return one work: notices first, then its CSL-JSON, what is kept with it, and which claims lean on it."""
        from litman.actions.works.describe_works import describe_work, work_json
        from litman.actions.works.kept_with import kept_json, kept_with

        library = self.desk.library()
        report = describe_work(library, library.require_entry(key))
        item = work_json(report)
        known = item.pop("litman") | kept_json(kept_with(library, report.entry))
        uses = [str(use.address) for use in report.uses[:MAX_ITEMS]]
        first = {"notices": known.pop("notices"), "litman": known | {"leaning": uses}}
        return _one(first | item, coverage_of_records([report.outcome]))

    def list_claims(
        self,
        post: Annotated[str | None, Field(description="Id of a post; without it, of all posts.")] = None,
        key: Annotated[str | None, Field(description="Only claims that lean on this work.")] = None,
        only: Annotated[
            Literal["all", "unsupported", "unchecked"],
            Field(
                description="unsupported: leaning on no work; unchecked: with a link that nobody has checked."
            ),
        ] = "all",
        limit: Limit = 20,
        cursor: Cursor = None,
    ) -> Answer:
        """List claims of posts with the works that they lean on. A verdict of `unchecked` means that nobody looked."""
        from litman.actions.claims.list_claims import claim_json, list_claims
        from litman.library.asked import ClaimFilter

        library = self.desk.library()
        wanted = ClaimFilter(
            posts=(post,) if post else (),
            keys=(key,) if key else (),
            unsupported=only == "unsupported",
            unchecked=only == "unchecked",
        )
        found = (claim_json(claim) for report in list_claims(library, wanted) for claim in report.shown)
        question = ("claims", post, key, only, self.desk.mark())
        page = page_of(found, question=question, cursor=cursor, limit=limit, coverage="")
        page.coverage = _links_checked(page.items) + _unread(library)
        return page

    def get_claim(self, claim: Address) -> Answer:
        """Return one claim with its links, quotations, verdicts and comments."""
        from litman.actions.claims.list_claims import claim_json, find_claim

        library = self.desk.library()
        _, found = find_claim(library, parse_claim_address(claim))
        item = claim_json(found)
        return _one(item, _links_checked([item]))

    def check(
        self,
        target: Annotated[
            str | None, Field(description="A post, a citation key or a file; without it, all.")
        ] = None,
        limit: Limit = 20,
        cursor: Cursor = None,
    ) -> Answer:
        """Return what `litman check` finds wrong, gravest first: markers without a reference, retractions and so on."""
        from litman.actions.check.run import run_check
        from litman.actions.check.targets import find_check_targets

        library = self.desk.library()
        if target and not _is_at_hand(library, target):
            raise ValueError(f"{target[:100]} lies outside of the library and its folders of posts")
        targets = find_check_targets(library, [target] if target else [])
        report = run_check(library, targets, today=date.today(), settings=library.settings.check)
        gaps = [f"{_counted(gap.count, gap.what)}: {gap.why}" for gap in report.gaps]
        looked = f"{_counted(report.posts, 'post')} and {_counted(report.claims, 'claim')} were looked at"
        return page_of(
            (finding.to_json() for finding in report.findings),
            question=("check", target, self.desk.mark()),
            cursor=cursor,
            limit=limit,
            coverage=f"{looked}; not checked: {'; '.join(gaps)}" if gaps else looked,
            total=len(report.findings),
        )

    def suggest_evidence(
        self,
        claim: Annotated[str | None, Field(description="A claim of the library, as POST/ID.")] = None,
        sentence: Annotated[str | None, Field(max_length=5_000, description="Or any sentence.")] = None,
        limit: Annotated[int, Field(ge=1, le=10)] = 3,
    ) -> Answer:
        """Return works of the library that speak of a claim, each with sentences to read: places, and no verdicts.

        Only the library is looked through; nothing of the claim leaves this machine.
        """
        from litman.actions.suggest.from_library import Works
        from litman.actions.suggest.suggest import claims_meant

        if (claim is None) == (sentence is None):
            raise ValueError("give either claim or sentence")
        library = self.desk.library()
        text = sentence or ""
        if claim is not None:
            (asked,) = claims_meant(library, [parse_claim_address(claim)], (), unsupported=False)
            text = asked.text
        found = Works(library).suggest(text, limit=limit)
        without = sum(1 for one in found if not one.has_text)
        said = "the library alone was looked through, by its titles, abstracts and kept texts"
        said += f"; of {without} of {len(found)} works no more than the title is at hand" if without else ""
        said += "" if found else "; no work of the library speaks of this"
        items = (one.to_json() for one in found)
        return page_of(
            items, question=("suggest",), cursor=None, limit=limit, coverage=said, total=len(found)
        )

    def find_quote(self, quotation: Text) -> Answer:
        """Return which works of the library hold these words, exactly or nearly, where, and what differs."""
        from litman.actions.quote.find_quoted import find_in_library

        found = find_in_library(self.desk.library(), quotation)
        said = "looked for in all texts that are at hand: kept texts, attached files, abstracts"
        said += "" if found.works else "; that no work holds the words is said of these alone"
        said += f"; {found.left_out} younger works may have them as well" if found.left_out else ""
        items = (one.to_json() for one in found.works)
        return page_of(
            items, question=("quote",), cursor=None, limit=MAX_ITEMS, coverage=said, total=len(found.works)
        )

    def get_source_text(
        self,
        key: Key,
        page: Annotated[str | None, Field(description="A page as the file names or counts it.")] = None,
        limit: Limit = 50,
        cursor: Cursor = None,
    ) -> Answer:
        """Return the text of a work, sentence by sentence, with page and section, as far as it is at hand."""
        from litman.texts.in_library import texts_in_library

        library = self.desk.library()
        entry = library.require_entry(key)
        texts = texts_in_library(library, entry.key)
        if not texts.texts:
            return _none("no text of the work is at hand; `litman attach KEY --fetch` gets an open one")
        text = texts.texts[0]
        pages = text.text.file_pages
        found = (
            {
                "page": _page(pages, sentence.page),
                "section": sentence.section,
                "text": text.text.words(sentence),
            }
            for sentence in text.text.sentences
            if page is None or page in (_page(pages, sentence.page), str(sentence.page))
        )
        whole = (
            "the whole of it was read"
            if text.is_whole
            else "only a part of the work: what is not here may be in it"
        )
        question = ("text", entry.key, page, text.digest)
        said = f"from the work's {text.origin}; {whole}"
        return page_of(found, question=question, cursor=cursor, limit=limit, coverage=said)


def _one(item: dict[str, Any], coverage: str) -> Answer:
    return page_of([item], question=(), cursor=None, limit=1, coverage=coverage, total=1)


def _page(pages: Sequence[FilePage], number: int | None) -> str | None:
    """Return what a page is called: as the file names it, as it is printed, or its number in the file."""
    if number is None:
        return None
    known = pages[number - 1] if 0 < number <= len(pages) else None
    return (known.label or known.printed if known else None) or str(number)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _none(coverage: str) -> Answer:
    return Answer(items=[], total=0, coverage=coverage)


def _links_checked(items: list[dict[str, Any]]) -> str:
    links: list[dict[str, Any]] = [link for item in items for link in item["links"]]
    unchecked = sum(1 for link in links if link["verdict"] == "unchecked")
    return f"{unchecked} of {len(links)} links were compared with the work by nobody"


def _unread(library: Library) -> str:
    from litman.library.unread_claims import unread_claims

    files: Iterator[str] = (finding.place.path.name for finding in unread_claims(library, ()))
    names = sorted(set(files))
    return f"; not readable, so that the list may be short: {', '.join(names)}" if names else ""


def _is_at_hand(library: Library, target: str) -> bool:
    """Whether a target is no path, or one within the library or its folders of posts, links followed.

    What an assistant is told to look at may come from a page that it read.
    """
    try:
        if not os.path.lexists(target):
            return True
    except ValueError:  # a null byte
        return True
    folders = [library.root, *post_folders(library.root, library.settings.posts)]
    real = Path(os.path.realpath(target))
    return any(real.is_relative_to(os.path.realpath(folder)) for folder in folders)

"""Add works by the addresses of web pages: the work whose identifier the page states, or the page itself."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace

from litman.actions.add.add_identified import add_identified
from litman.actions.add.add_result import AddResult
from litman.actions.add.asking import Asking
from litman.actions.add.remarks import remark_on
from litman.bibtex.file.edit_entries import add_entries
from litman.bibtex.file.layout import format_entry
from litman.bibtex.works.from_work import fields_from_work
from litman.errors import IncompleteError, LitmanError
from litman.identifiers.identifier import Identifier, doi_identifier
from litman.identifiers.of_work import identifiers_of
from litman.library.citation_key import make_key
from litman.library.comparison.blocking import bare_url
from litman.library.known_library import KnownLibrary
from litman.library.library import Library, writing
from litman.sources.table import answered_kinds
from litman.sources.web.described import work_of_page
from litman.sources.web.page import SeenPage, fetch_page
from litman.work import Date, DateParts, Work

_MOST_PAPERS = 3  # that a press release is about: more are a list
# Entries that say when they were read.
_ON_THE_WEB = frozenset({"webpage", "post-weblog", "post", "article-newspaper"})


def add_pages(
    library: Library,
    urls: Sequence[str],
    asking: Asking,
) -> Generator[AddResult, None, None]:
    """Add the work of each address; yield what became of each.

    An identifier that the page states wins and is asked for. Of a press release the paper is asked for. What else the
    page says of itself makes an entry of it; a page that says nothing, is gone, or only tells people from programs
    makes none.
    """
    for url in dict.fromkeys(urls):
        identifier = Identifier("url", url)
        known = KnownLibrary(library)
        if (key := known.identified("url", bare_url(url))) is not None:
            yield AddResult(url, identifier, "present", key=key)
            continue
        try:
            seen = fetch_page(asking.session, url, today=asking.today)
        except LitmanError as exc:
            kind = "incomplete" if isinstance(exc, IncompleteError) else "failed"
            yield AddResult(url, identifier, kind, reason=str(exc))  # type: ignore[arg-type]
            continue
        yield from _Page(url, identifier, seen, asking).add(library)
        library = library.again()


class _Page:
    """A page that answered."""

    def __init__(self, url: str, identifier: Identifier, seen: SeenPage, asking: Asking) -> None:
        self.given = url
        self.identifier = identifier
        self.seen = seen
        self.asking = asking
        self.work = work_of_page(seen.root, seen.url) if seen.root is not None else None

    def add(self, library: Library) -> Iterator[AddResult]:
        """Add what the page is, or is about."""
        if self.seen.record.status != 200:
            yield self._failed(f"the server answers with status {self.seen.record.status}")
            return
        stated, said = self._stated()
        denied = ""
        if stated:
            found = add_identified(
                library,
                [str(name) for name in stated],
                self.asking,
                read={str(name): name for name in stated}.get,
            )
            results = list(found)
            if any(result.outcome != "unregistered" for result in results):
                yield from (
                    replace(result, given=self.given, reason=result.reason or said) for result in results
                )
                return
            denied = f"{said}, which no registry knows"
        if self.work is None:
            yield self._failed("the page does not say what it is; add the work by an identifier, or by hand")
        else:
            yield self._add_page(library, self.work, denied)

    def _failed(self, reason: str) -> AddResult:
        return AddResult(self.given, self.identifier, "failed", reason=reason)

    def _stated(self) -> tuple[list[Identifier], str]:
        """What the page says that it is by an identifier, or the papers that it is about; and how that is said."""
        work = self.work
        if work is not None and work.DOI:
            return [doi_identifier(work.DOI)], f"the page states the DOI {work.DOI}"
        kinds = answered_kinds()
        own = [name for name in identifiers_of(work) if name.kind in kinds] if work is not None else []
        if own and work is not None and (own[0].kind != "isbn" or work.type == "book"):
            return own[:1], f"the page states {own[0]}"
        about = self.seen.record.about
        if 1 <= len(about) <= _MOST_PAPERS:
            return [doi_identifier(doi) for doi in about], "the page is about this paper"
        return [], ""

    def _add_page(self, library: Library, work: Work, denied: str) -> AddResult:
        work = replace(work, DOI=None)
        today = self.asking.today
        if work.type in _ON_THE_WEB:
            day = DateParts(today.year, today.month, today.day)
            work = replace(work, accessed=Date(start=day))
        if self.asking.dry_run:
            return self._result(library, work, denied)
        notify = self.asking.notify
        with writing(library.root, library.settings, notify=notify, doors=library.doors) as open_library:
            result = self._result(open_library, work, denied)
            document = add_entries(open_library.document, [result.entry]) if result.entry else None
            open_library.save(document=document, records=[self.seen.record])
        return result

    def _result(self, library: Library, work: Work, denied: str) -> AddResult:
        known = KnownLibrary(library)
        bearer, likest = known.identified("url", bare_url(work.URL or self.given)), known.likest(work)
        if bearer is None and likest is not None and likest.verdict.kind == "same":
            bearer = likest.key
        if bearer is not None:
            return AddResult(self.given, self.identifier, "present", key=bearer, work=work)

        def is_taken(key: str) -> bool:
            return library.document.resolve(key) is not None

        key = make_key(work, pattern=library.settings.key_pattern, is_taken=is_taken)
        entry_type, fields = fields_from_work(work)
        return AddResult(
            self.given,
            self.identifier,
            "added",
            key=key,
            reason=denied or "as the page describes itself",
            work=work,
            entry=format_entry(entry_type, key, fields),
            remark=remark_on(likest) if likest is not None else None,
        )

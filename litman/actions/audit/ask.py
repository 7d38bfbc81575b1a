"""Ask about references, as little as it takes: identifiers in lists, descriptions side by side, notices in lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from litman.actions.audit.known_library import KnownLibrary
from litman.actions.audit.model import AuditedText, Reason
from litman.actions.match.match_strings import MatchedString, Places, match_described
from litman.errors import BrokenAnswerError, IncompleteError, LitmanError, without_advice
from litman.identifiers.identifier import Identifier
from litman.identifiers.of_work import identifiers_of
from litman.library.page_record import page_url
from litman.library.registry import Notice, RegistryRecord, attested_notices
from litman.matching.known_records import know_records
from litman.matching.pool import Pool
from litman.matching.query import read_query
from litman.parts import in_parts
from litman.sources.http.session import Session
from litman.sources.resolve_many import resolve_many
from litman.sources.retraction_watch import RetractionTable
from litman.sources.side_by_side import side_by_side
from litman.sources.table import NotifyingSource, answered_kinds, notifying_sources
from litman.sources.web.page import SeenPage, fetch_page
from litman.sources.witnesses import Witnesses

_WITNESSES = ("openalex",)
_FEWEST_BROKEN = 3  # answers, after which those who answer are not believed where they find nothing
_AT_ONCE = 4  # descriptions; the lanes of the session decide how many are asked
_PAGES_AT_ONCE = 6  # of servers that have nothing to do with each other
_IN_A_LIST = 40  # works whose notices are asked for together; without an answer none of them is known
Steps = Callable[[int], AbstractContextManager[Callable[[], None]]]


@dataclass
class Answers:
    """What was learnt of references."""

    session: Session | None  # None: nobody is asked
    pool: Pool | None
    today: date
    steps: Steps
    table: RetractionTable | None = None
    is_offline: bool = False  # nobody is to be asked: the session has kept answers only
    is_dead: bool = False  # nobody could be reached, and the session has kept answers only
    libraries: Sequence[KnownLibrary] = ()  # at hand
    records: dict[Identifier, RegistryRecord | LitmanError] = field(default_factory=dict)
    matched: dict[str, MatchedString] = field(default_factory=dict)  # by the text of the reference
    notices: dict[Identifier, tuple[Notice, ...]] = field(default_factory=dict)  # that name the work
    stale: dict[Identifier, str] = field(default_factory=dict)  # known of a library only, and why
    # who was asked for notices and did not answer
    silent: dict[Identifier, str] = field(default_factory=dict)
    unnamed: set[Identifier] = field(default_factory=set)  # that no question for notices can name
    unsaid: list[str] = field(default_factory=list)  # what kept services beside the registries from answering
    pages: dict[str, SeenPage | LitmanError] = field(default_factory=dict)  # by address

    def identify(self, identifiers: Iterable[Identifier]) -> None:
        """Ask about identifiers, each once."""
        wanted = [one for one in dict.fromkeys(identifiers) if one not in self.records]
        if wanted and self.session is not None:
            with self.steps(len(wanted)) as advance:
                for identifier, answer in resolve_many(self.session, wanted, today=self.today):
                    self.records[identifier] = answer
                    advance()
        for identifier in wanted:
            self._remember(identifier)

    def _remember(self, identifier: Identifier) -> None:
        """Take what a library noted of an identifier, where nobody says what is so today."""
        answer = self.records.get(identifier)
        if answer is not None and not isinstance(answer, IncompleteError):
            return
        known = next((record for one in self.libraries if (record := one.record(identifier))), None)
        if known is not None:
            self.records[identifier] = known
            self.stale[identifier] = self.silence(str(answer) if answer is not None else None).message

    def match(self, references: Sequence[AuditedText]) -> None:
        """Look for works by what references say of them: in the pool, then with those that can be searched."""
        wanted = {item.text: item for item in references if item.text not in self.matched}
        if not wanted:
            return
        near = Places(know_records(()), self.pool, None, self.today)
        for text, item in wanted.items():
            self.matched[text] = match_described(read_query(text, parts=item.parts), near)
        left = [item for text, item in wanted.items() if self.matched[text].decision.outcome != "accepted"]
        if self.session is None or not left:
            return
        far = replace(near, pool=None)

        def ask(session: Session, item: AuditedText) -> MatchedString:
            return match_described(read_query(item.text, parts=item.parts), replace(far, session=session))

        with self.steps(len(left)) as advance:
            for item, found in side_by_side(self.session, ask, left, at_once=_AT_ONCE):
                before = self.matched[item.text]
                is_better = found.decision.best is not None or before.decision.best is None
                self.matched[item.text] = found if is_better else replace(before, unanswered=found.unanswered)
                advance()

    def look_for_notices(self, identifiers: Iterable[Identifier]) -> None:
        """Ask which notices name works: a work's own record does not always say so."""
        session = self.session
        wanted = list(dict.fromkeys(identifiers))
        for source in notifying_sources() if session is not None else ():
            assert session is not None
            asked = [one for one in wanted if self._can_be_notified(source, session, one)]
            for part in in_parts(asked, _IN_A_LIST):
                try:
                    found = source.fetch_notices(session, part)
                except IncompleteError as exc:
                    self.silent |= dict.fromkeys(part, str(exc))
                    continue
                for identifier, notices in found.items():
                    self.notices[identifier] = (*self.notices.get(identifier, ()), *notices)
        if session is not None:
            self._ask_witnesses(session, wanted)

    def _can_be_notified(self, source: NotifyingSource, session: Session, identifier: Identifier) -> bool:
        try:
            is_understood = source.can_be_notified(session, identifier)
        except IncompleteError as exc:
            self.silent[identifier] = str(exc)
            return False
        if not is_understood and identifier.kind == "doi":
            self.unnamed.add(identifier)
        return is_understood

    def _ask_witnesses(self, session: Session, identifiers: Sequence[Identifier]) -> None:
        """Ask which works services beside the registries hold for retracted; their silence accuses nobody."""
        witnesses = Witnesses(session, self.today, _WITNESSES)
        for identifier, said in witnesses.attest(identifiers).items():
            self.notices[identifier] = (*self.notices.get(identifier, ()), *attested_notices(said))
        if not self.is_offline and not self.is_dead:
            self.unsaid += witnesses.silent.values()

    def look_at_pages(self, urls: Iterable[str]) -> None:
        """Look whether web pages are there."""
        wanted = [url for url in dict.fromkeys(map(page_url, urls)) if url not in self.pages]
        if wanted and self.session is not None:
            with self.steps(len(wanted)) as advance:
                for url, seen in side_by_side(self.session, self._page, wanted, at_once=_PAGES_AT_ONCE):
                    self.pages[url] = seen
                    advance()
        for url in wanted:
            known = next((page for one in self.libraries if (page := one.page(url))), None)
            if known is not None and known.is_gone and not isinstance(self.pages.get(url), SeenPage):
                self.pages[url] = SeenPage(known)

    def _page(self, session: Session, url: str) -> SeenPage | LitmanError:
        try:
            return fetch_page(session, url, today=self.today)
        except LitmanError as exc:
            return exc

    def copy_of(self, url: str) -> tuple[Path | None, date | None]:
        """Return where the text of a page is kept, and the last day on which it was there, as far as known."""
        copies = (copy for one in self.libraries if (copy := one.copy_of(url)))
        days = (page.seen for one in self.libraries if (page := one.page(url)) and page.seen)
        return next(copies, None), next(days, None)

    def silence(self, said: str | None) -> Reason:
        """Return why nothing is known of a reference: who did not answer, or that nobody was asked."""
        if self.is_offline or self.session is None:
            return Reason("not-checked", "nobody is asked with --offline")
        message = "no service could be reached" if self.is_dead or said is None else without_advice(said)
        return Reason("not-checked", message, is_unanswered=True)

    def doubt(self) -> Reason | None:
        """Return why it proves nothing that no work was found: most answers were answers to other questions."""
        broken = [one for one in self.records.values() if isinstance(one, BrokenAnswerError)]
        is_unreliable = len(broken) >= _FEWEST_BROKEN and 2 * len(broken) > len(self.records)
        return self.silence(str(broken[0])) if is_unreliable else None

    def record(self, identifier: Identifier) -> RegistryRecord | None:
        """Return what a source said of an identifier that it has."""
        answer = self.records.get(identifier)
        return answer if isinstance(answer, RegistryRecord) and answer.outcome == "found" else None


def asked_identifiers(reference: AuditedText) -> list[Identifier]:
    """Return the identifiers of a reference about which a source can be asked."""
    kinds = answered_kinds()
    return [one for one in identifiers_of(reference.work) if one.kind in kinds]

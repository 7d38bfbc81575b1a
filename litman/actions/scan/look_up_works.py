"""Look up the works that scanned posts cite, and add those that the library lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from litman.actions.match.open_pool import open_pool
from litman.actions.scan.scan import ReadPost, SilentService
from litman.actions.scan.scan_post import missing_dois
from litman.library.library import Library
from litman.standing.known import StringMatch, Works

# What matches and what asks takes longest to import: where no work is at hand, and nobody is asked, it stays away.
if TYPE_CHECKING:
    from litman.actions.add.add_result import AddResult
    from litman.matching.pool import Pool
    from litman.sources.http.session import Session

Steps = Callable[[int], AbstractContextManager[Callable[[], None]]]
"""Shows somebody who waits how far it is: told the number of steps, it gives what is called after each."""


@dataclass
class LookUp:
    """Looks up works for posts, batch after batch; what was found out stays with it."""

    library: Library
    environment: Mapping[str, str]  # says where the pool lies
    today: date
    notify: Callable[[str], None]
    steps: Steps
    # what references without an identifier were matched to, by their folded text; of the last batch
    matched: dict[str, StringMatch] = field(default_factory=dict)

    def works_of(self, posts: Sequence[ReadPost], works: Works) -> Iterator[AddResult | SilentService]:
        """Add the works that the posts cite and the library lacks; yield what became of each."""
        yield from self._add(missing_dois(posts, works))
        unanswered = self._match(self.library.again(), posts, works, asks=True)
        if unanswered:
            yield SilentService(unanswered)
        from litman.actions.match.match_references import accepted_names

        yield from self._add(accepted_names(self.matched))

    def match_known(self, posts: Sequence[ReadPost], works: Works) -> None:
        """Match the references of posts with the works that are known already; nobody is asked, nothing added."""
        self.matched = {}
        if self._has_works or self.pool is not None:
            self._match(self.library.again(), posts, works, asks=False)

    def _match(self, library: Library, posts: Sequence[ReadPost], works: Works, *, asks: bool) -> str | None:
        """Match the references that no identifier ties; return which service did not answer."""
        from litman.actions.match.match_references import match_references, references_without_identifier
        from litman.actions.match.match_strings import places_of
        from litman.text.health import is_about_health

        self.matched = {}
        texts = references_without_identifier(posts, works, claims_folder=library.claims_folder)
        if not texts:
            return None
        session = self.session if asks else None
        places = places_of(library, pool=self.pool, session=session, today=self.today)
        if any(is_about_health(post.analysis.post.text) for post in posts if post.analysis):
            places = replace(places, about_health=True)
        with self.steps(len(texts)) as advance:
            self.matched, unanswered = match_references(texts, places, advance=advance)
        return unanswered

    @cached_property
    def _has_works(self) -> bool:
        return any(entry.key for entry in self.library.document.entries())

    @cached_property
    def session(self) -> Session:
        from litman.sources.http.open_session import open_session

        return open_session(self.library.root, self.library.settings)

    @cached_property
    def pool(self) -> Pool | None:
        return open_pool(self.environment)

    def _add(self, dois: Sequence[str]) -> Iterator[AddResult]:
        if not dois:
            return
        from litman.actions.add.add_identified import add_identified
        from litman.actions.add.asking import Asking

        asking = Asking(self.session, self.today, self.notify, self.pool)
        with self.steps(len(dois)) as advance:
            for result in add_identified(self.library.again(), dois, asking, keep_denials=True):
                advance()
                yield result

"""Which works and pages a refresh is about: entries named, cited by a post, or all, and how old their records are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from litman.actions.selection import Selection, selected_entries
from litman.identifiers.identifier import Identifier
from litman.identifiers.of_work import identifiers_of
from litman.library.library import Library
from litman.library.page_record import page_url
from litman.sources.table import answered_kinds
from litman.work import Work

_AGE = re.compile(r"([0-9]{1,5})\s*(d|w|m|y)?(?:ays?|eeks?|onths?|ears?)?", re.IGNORECASE)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


@dataclass(frozen=True, slots=True)
class RefreshTarget:
    """Something to ask about: an identifier, or a page that has none, and the entries that it stands in."""

    keys: tuple[str, ...]  # citation keys
    identifier: Identifier | None = None  # the first of the work's that a source answers for
    url: str | None = None  # of a page
    others: tuple[Identifier, ...] = ()  # that the work has besides

    @property
    def doi(self) -> str | None:
        """The DOI that is asked for; None for a page, and where it is an identifier of another kind."""
        is_doi = self.identifier is not None and self.identifier.kind == "doi"
        return self.identifier.value if self.identifier and is_doi else None


@dataclass(frozen=True, slots=True)
class RefreshTargets:
    """What there is to ask, and what is left out."""

    works: tuple[RefreshTarget, ...]  # with an identifier, each once
    pages: tuple[RefreshTarget, ...]  # with an address and no identifier, each once
    fresh: int = 0  # asked less than the given days ago
    without: int = 0  # with neither identifier nor address


def parse_age(text: str) -> int | None:
    """Return the days that `30d`, `2w`, `6m`, `1y` or `30` mean, or None."""
    match = _AGE.fullmatch(text.strip())
    return int(match[1]) * _DAYS[(match[2] or "d").lower()] if match else None


def find_refresh_targets(
    library: Library, selection: Selection, *, older_than_days: int | None, today: date
) -> RefreshTargets:
    """Return what a refresh asks about: the works that are meant.

    Raises:
        UnknownKeyError: there is no such entry.
        UnknownPostError: no claims file is about the post.
    """
    entries = selected_entries(library, selection)
    works: dict[Identifier, RefreshTarget] = {}
    pages: dict[str, RefreshTarget] = {}
    fresh: set[Identifier | str] = set()
    without = 0
    kinds = answered_kinds()
    for entry in entries:
        work = library.work(entry)
        own = list(identifiers_of(work))
        asked = next((identifier for identifier in own if identifier.kind in kinds), None)
        url = _page(work) if asked is None else None
        if asked is None and url is None:
            without += 1
        elif _is_fresh(library, asked, url, older_than_days, today):
            fresh.add(asked or url or "")
        elif asked is not None:
            known = works.get(asked)
            others = tuple(identifier for identifier in own if identifier != asked)
            works[asked] = RefreshTarget((*(known.keys if known else ()), entry.key), asked, others=others)
        elif url is not None:
            known = pages.get(url)
            pages[url] = RefreshTarget((*(known.keys if known else ()), entry.key), url=url)
    return RefreshTargets(tuple(works.values()), tuple(pages.values()), len(fresh), without)


def _page(work: Work) -> str | None:
    return page_url(work.URL) if work.URL and work.URL.lower().startswith(("http://", "https://")) else None


def _is_fresh(
    library: Library, identifier: Identifier | None, url: str | None, days: int | None, today: date
) -> bool:
    if days is None:
        return False
    if identifier is not None:
        record = library.records.get(identifier)
        asked = (
            record.asked if record and (record.item is not None or record.outcome == "unregistered") else None
        )
    else:
        page = library.pages.get(url or "")
        asked = page.asked if page else None
    return asked is not None and (today - asked).days < days

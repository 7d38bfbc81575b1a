"""arXiv as a source: the record of one paper, or of many with one question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import quote

from litman.csl.to_json import item_from_work
from litman.errors import BrokenAnswerError
from litman.identifiers.arxiv import without_version
from litman.identifiers.identifier import Identifier
from litman.library.registry import RegistryRecord
from litman.parts import in_parts
from litman.sources.arxiv.feed import SERVICE, Feed, read_feed
from litman.sources.arxiv.work import notices_of, published_as, work_of
from litman.sources.http.answers import asked_on, check_sizes
from litman.sources.http.session import Answer, Session

NAME = "arxiv"
KINDS: tuple[str, ...] = ("arxiv",)
_AT_ONCE = 60  # papers; with the newest version beside an older one the address stays below 2,000 characters
_MOST_MALFORMED = 3  # identifiers that are taken out of a list because arXiv refuses them


def fetch(session: Session, identifier: Identifier, *, today: date) -> RegistryRecord | None:
    """Return what arXiv says about a paper; None: arXiv itself says that it has none.

    Raises:
        IncompleteError: there is no answer, or none that can be used.

    Source: arXiv API User's Manual, section 3.1.1 (`id_list`).
    """
    answer, feed = _ask(session, [identifier.value])
    entry = feed.find(identifier.value)
    if entry is None and feed.entries and feed.newest(identifier.value) is None:
        raise BrokenAnswerError(SERVICE, answer.host, f"the record of another paper, {feed.entries[0].id}")
    return _record(identifier, feed, answer, today)


def batches(identifiers: Sequence[Identifier]) -> list[list[Identifier]]:
    """Return the identifiers in lists that fit in one question each."""
    return [list(part) for part in in_parts(identifiers, _AT_ONCE)]


def fetch_batch(
    session: Session, batch: Sequence[Identifier], *, today: date
) -> dict[Identifier, RegistryRecord]:
    """Return what arXiv says about papers; what it left out, or refuses, is asked for alone.

    Raises:
        IncompleteError: there is no answer, or none that can be used.
    """
    asked = list(batch)
    for _ in range(_MOST_MALFORMED + 1):
        answer, feed = _ask(session, [identifier.value for identifier in asked])
        if feed.malformed is None:
            break
        asked = [i for i in asked if without_version(i.value) != without_version(feed.malformed)]
    records = ((identifier, _record(identifier, feed, answer, today)) for identifier in asked)
    return {identifier: record for identifier, record in records if record is not None}


def _ask(session: Session, values: Sequence[str]) -> tuple[Answer, Feed]:
    """Ask for papers: of an older version the newest as well, which says whether the paper still stands."""
    named = list(dict.fromkeys(name for value in values for name in (value, without_version(value))))
    names = ",".join(quote(name, safe="/") for name in named)
    # Without a number only ten come.
    url = f"{session.settings.arxiv_url}/api/query?id_list={names}&max_results={len(named)}"

    def check(answer: Answer) -> None:
        read_feed(answer)

    answer = session.get(url, lane="arxiv", headers={"Accept": "application/atom+xml"}, check=check)
    return answer, read_feed(answer)


def _record(identifier: Identifier, feed: Feed, answer: Answer, today: date) -> RegistryRecord | None:
    entry = feed.find(identifier.value)
    if entry is None:
        return None
    newest = feed.newest(identifier.value) or entry
    work = work_of(entry, identifier.value)
    check_sizes(work, answer, service=SERVICE)
    return RegistryRecord(
        identifier=identifier,
        asked=asked_on(answer, today=today),
        outcome="found",
        source=NAME,
        item=item_from_work(work, id=identifier.value),
        notices=notices_of(entry, newest),
        published_as=published_as(newest, identifier.value),
    )

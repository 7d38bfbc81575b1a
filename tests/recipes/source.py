"""A source: PubMed's exporter of citations, which is asked for a PMID and answers with a CSL-JSON item."""

from __future__ import annotations

from tests.recipes.worked import Worked, after, before, with_change

SOURCE = '''\
"""PubMed as a source: the record of one PMID."""

from __future__ import annotations

from datetime import date

from litman.csl.from_json import work_from_item
from litman.csl.to_json import item_from_work
from litman.identifiers.identifier import Identifier
from litman.library.registry import RegistryRecord
from litman.sources.http.answers import asked_on, check_sizes, read_json, refuse_status
from litman.sources.http.session import Answer, Session
from litman.sources.reading.json_fields import mapping_of

NAME = "pubmed"
KINDS: tuple[str, ...] = ("pmid",)
_SERVICE = "PubMed"


def fetch(session: Session, identifier: Identifier, *, today: date) -> RegistryRecord | None:
    """Return what PubMed says about a PMID; None: it says that it has none.

    Raises:
        IncompleteError: there is no answer, or none that can be used.

    Source: NCBI Literature Citation Exporter, `GET /lit/ctxp/v1/pubmed/?format=csl&id=…`.
    """
    url = f"{session.settings.pubmed_url}/lit/ctxp/v1/pubmed/?format=csl&id={identifier.value}"

    def check(answer: Answer) -> None:
        if answer.status == 200:
            read_json(answer, service=_SERVICE)
        elif answer.status != 404:
            refuse_status(answer, service=_SERVICE)

    answer = session.get(url, lane="pubmed", check=check)
    if answer.status == 404:
        return None
    work = work_from_item(mapping_of(read_json(answer, service=_SERVICE)))
    check_sizes(work, answer, service=_SERVICE)
    return RegistryRecord(
        identifier=identifier,
        asked=asked_on(answer, today=today),
        outcome="found",
        source=NAME,
        item=item_from_work(work, id=identifier.value),
    )
'''
TESTS = """\
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from litman.errors import IncompleteError
from litman.identifiers.identifier import Identifier
from litman.sources import pubmed
from litman.sources.http.limits import Limit
from litman.sources.http.session import Session
from tests.sources.server import NOT_IN_CROSSREF, Played, RegistryServer, played_json

PMID = Identifier("pmid", "31256000")
PATH = "/lit/ctxp/v1/pubmed/?format=csl&id=31256000"
TODAY = date(2026, 11, 20)


@pytest.fixture
def session(make_session: Callable[..., Session], server: RegistryServer) -> Session:
    return make_session(pubmed_url=server.url, limits={"pubmed": Limit(1000)})


def test_a_record_is_the_work_that_the_item_says(session: Session, server: RegistryServer) -> None:
    server.play(PATH, played_json({"type": "article-journal", "title": "Leaves", "PMID": "31256000"}))
    record = pubmed.fetch(session, PMID, today=TODAY)
    assert record is not None
    assert (record.source, (record.item or {})["title"]) == ("pubmed", "Leaves")


def test_what_pubmed_does_not_have_is_no_record(session: Session, server: RegistryServer) -> None:
    server.play(PATH, NOT_IN_CROSSREF)
    assert pubmed.fetch(session, PMID, today=TODAY) is None


def test_an_outage_is_no_absence(session: Session, server: RegistryServer) -> None:
    server.play(PATH, Played(status=503))
    with pytest.raises(IncompleteError):
        pubmed.fetch(session, PMID, today=TODAY)
"""
SETTING = """\
    pubmed_url: str = _setting(
        URL,
        "https://api.ncbi.nlm.nih.gov",
        "where PubMed is asked",
        '"https://pubmed.example.org"',
        "LITMAN_PUBMED_URL",
    )
"""

WORKED = Worked(
    names={"NAME": "pubmed"},
    new={
        "litman/sources/pubmed.py": SOURCE,
        "tests/sources/test_pubmed.py": TESTS,
    },
    changed={
        "litman/sources/table.py": lambda text: after("import doi_org", ", pubmed")(
            after('    "doi.org": doi_org,\n', '    "pubmed": pubmed,\n')(text)
        ),
        "litman/sources/http/limits.py": after(
            '    "doi": ServiceLane("doi.org", Limit(5, at_once=3)),\n',
            '    "pubmed": ServiceLane("PubMed", Limit(3)),\n',
        ),
        "litman/settings.py": before("    check: CheckSettings =", SETTING),
        "tests/sources/server.py": after('"LITMAN_DATACITE_URL", "LITMAN_DOI_URL"', ', "LITMAN_PUBMED_URL"'),
        "litman/help/changes.md": with_change("PubMed is asked about works that have a PMID."),
    },
)

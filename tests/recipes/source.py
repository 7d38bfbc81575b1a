"""A source: the RFC Editor, which is asked for the number of an RFC; this kind of identifiers comes with it."""

from __future__ import annotations

from tests.recipes.worked import Worked, after, before, with_change

SOURCE = '''\
"""The RFC Editor as a source: the record of one RFC."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from litman.csl.from_json import work_from_item
from litman.csl.to_json import item_from_work
from litman.errors import BrokenAnswerError
from litman.identifiers.identifier import Identifier
from litman.library.registry import RegistryRecord
from litman.sources.http.answers import asked_on, check_sizes, read_json, refuse_status
from litman.sources.http.session import Answer, Session
from litman.sources.reading.json_fields import mapping_of, text_of, texts_of
from litman.work import Work

NAME = "rfc_editor"
KINDS: tuple[str, ...] = ("rfc",)
_SERVICE = "the RFC Editor"


def fetch(session: Session, identifier: Identifier, *, today: date) -> RegistryRecord | None:
    """Return what the RFC Editor says about an RFC; None: it says that there is none of this number.

    Raises:
        IncompleteError: there is no answer, or none that can be used.
    """
    url = f"{session.settings.rfc_editor_url}/rfc/rfc{identifier.value}.json"
    answer = session.get(url, lane="rfc_editor", check=_check)
    if answer.status == 404:
        return None
    work = _work(_record(answer), identifier.value)
    check_sizes(work, answer, service=_SERVICE)
    return RegistryRecord(
        identifier=identifier,
        asked=asked_on(answer, today=today),
        outcome="found",
        source=NAME,
        item=item_from_work(work, id=identifier.value),
    )


def _check(answer: Answer) -> None:
    if answer.status == 200:
        _record(answer)
    elif answer.status != 404:
        refuse_status(answer, service=_SERVICE)


def _record(answer: Answer) -> Mapping[str, object]:
    record = mapping_of(read_json(answer, service=_SERVICE))
    if "title" not in record:
        raise BrokenAnswerError(_SERVICE, answer.host, "JSON without a title in it")
    return record


def _work(record: Mapping[str, object], number: str) -> Work:
    item = {
        "type": "standard",
        "title": text_of(record.get("title")),
        "author": [{"literal": name} for name in texts_of(record.get("authors"))],
        "issued": {"raw": text_of(record.get("pub_date"))},
        "number": number,
        "DOI": text_of(record.get("doi")),
    }
    return work_from_item(item)
'''
TESTS = """\
from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from litman.errors import IncompleteError
from litman.identifiers.identifier import Identifier
from litman.identifiers.kinds import parse_identifier
from litman.sources import rfc_editor
from litman.sources.http.limits import Limit
from litman.sources.http.session import Session
from tests.sources.server import NOT_IN_CROSSREF, Played, RegistryServer, played_json

RFC = Identifier("rfc", "17")
TODAY = date(2026, 11, 20)


@pytest.fixture
def session(make_session: Callable[..., Session], server: RegistryServer) -> Session:
    return make_session(rfc_editor_url=server.url, limits={"rfc_editor": Limit(1000)})


@pytest.mark.parametrize("text", ["RFC 17", "rfc17", "rfc:17", "https://www.rfc-editor.org/rfc/rfc17"])
def test_its_identifiers_are_told(text: str) -> None:
    assert parse_identifier(text) == RFC


def test_a_record_is_a_work(session: Session, server: RegistryServer) -> None:
    server.play("/rfc/rfc17.json", played_json({"title": "Leaves", "authors": ["A. Moss"], "pub_date": "May 1970"}))
    record = rfc_editor.fetch(session, RFC, today=TODAY)
    assert record is not None
    assert (record.source, (record.item or {})["title"]) == ("rfc_editor", "Leaves")


def test_what_the_service_does_not_have_is_no_record(session: Session, server: RegistryServer) -> None:
    server.play("/rfc/rfc17.json", NOT_IN_CROSSREF)
    assert rfc_editor.fetch(session, RFC, today=TODAY) is None


@pytest.mark.parametrize("answer", [Played(status=503), played_json({}), played_json(["Leaves"])])
def test_an_outage_is_no_absence(session: Session, server: RegistryServer, answer: Played) -> None:
    server.play("/rfc/rfc17.json", answer)
    with pytest.raises(IncompleteError):
        rfc_editor.fetch(session, RFC, today=TODAY)
"""
SETTING = """\
    rfc_editor_url: str = _setting(
        URL,
        "https://www.rfc-editor.org",
        "where the RFC Editor is asked",
        '"https://rfc.example.org"',
        "LITMAN_RFC_EDITOR_URL",
    )
"""
PARSER = """\
_RFC = lazy_pattern(r"(?i)\\s*(?:https?://www\\.rfc-editor\\.org/rfc/)?rfc[ -]?0*([0-9]{1,5})\\s*")


def _parse_rfc(text: str) -> str | None:
    bare = text.strip()
    match = _RFC.fullmatch(bare if not bare.isdigit() else f"rfc{bare}")
    return match[1] if match else None


"""
KIND = """\
    "rfc": Kind(
        "RFC", _parse_rfc, lambda value: f"https://www.rfc-editor.org/rfc/rfc{value}", before="RFC ", is_telling=False
    ),
"""

WORKED = Worked(
    names={"NAME": "rfc_editor"},
    new={
        "litman/sources/rfc_editor.py": SOURCE,
        "tests/sources/test_rfc_editor.py": TESTS,
    },
    changed={
        "litman/identifiers/kinds.py": lambda text: before("# In the order in which a text is tried", PARSER)(
            before('    "url": Kind(', KIND)(text)
        ),
        "litman/sources/table.py": lambda text: after("from litman.sources import ", "rfc_editor, ")(
            after('    "doi.org": doi_org,\n', '    "rfc_editor": rfc_editor,\n')(text)
        ),
        "litman/sources/http/limits.py": after(
            '    "doi": ServiceLane("doi.org", Limit(5, at_once=3)),\n',
            '    "rfc_editor": ServiceLane("the RFC Editor", Limit(3)),\n',
        ),
        "litman/settings.py": before("    check: CheckSettings =", SETTING),
        "tests/sources/server.py": after('"LITMAN_CROSSREF_URL", ', '"LITMAN_RFC_EDITOR_URL", '),
        "litman/help/changes.md": with_change("The RFC Editor is asked about RFCs."),
    },
)

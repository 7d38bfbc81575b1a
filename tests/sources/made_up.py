"""A source as a stranger would write it: a service at loopback that alone knows works by their PMID.

What litman has of sources is taken out of the table where these stand in it, so that nothing of it is tried here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from litman.errors import BrokenAnswerError
from litman.identifiers.identifier import Identifier
from litman.library.registry import Notice, RegistryRecord, sort_notices
from litman.sources.http.answers import asked_on, read_json, refuse_status
from litman.sources.http.session import Answer, Session
from litman.sources.table import SOURCES
from tests.sources.server import Played, RegistryServer, played_json

SERVICE = "Leaflet"


def leave_sources_of_dois(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave no source in the table that answers for another kind of identifiers."""
    for name in [name for name, source in SOURCES.items() if set(source.KINDS) != {"doi"}]:
        monkeypatch.delitem(SOURCES, name)


class Leaflet:
    """The source; its row is called `leaflet`, and its lane likewise."""

    NAME = "leaflet"
    KINDS: tuple[str, ...] = ("pmid",)

    def __init__(self, url: str) -> None:
        self.url = url

    def fetch(self, session: Session, identifier: Identifier, *, today: date) -> RegistryRecord | None:
        answer = session.get(f"{self.url}/leaflet/{identifier.value}", lane="leaflet", check=self._check)
        if answer.status == 404:
            return None
        document = self._document(answer)
        notices = [Notice(kind, kind) for kind in document.get("notices", ())]  # type: ignore[attr-defined]
        return RegistryRecord(
            identifier,
            asked_on(answer, today=today),
            "found",
            source=self.NAME,
            item=document["item"],  # type: ignore[arg-type]
            notices=sort_notices(notices),
        )

    def _check(self, answer: Answer) -> None:
        if answer.status not in (200, 404):
            refuse_status(answer, service=SERVICE)
        self._document(answer)

    def _document(self, answer: Answer) -> Mapping[str, object]:
        document = read_json(answer, service=SERVICE)
        if not isinstance(document, dict) or "item" not in document:
            raise BrokenAnswerError(SERVICE, answer.host, "JSON without a leaf in it")
        return document


def leaf(server: RegistryServer, pmid: str, item: Mapping[str, object] | None, *notices: str) -> None:
    """Let the service know a work, or say that it does not have it."""
    status = 200 if item is not None else 404
    server.play(f"/leaflet/{pmid}", played_json({"item": item, "notices": list(notices)}, status=status))


def outage(server: RegistryServer, pmid: str) -> None:
    """Let the service be down."""
    server.play(f"/leaflet/{pmid}", Played(status=403, body=b"no"))

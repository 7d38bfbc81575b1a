"""Statements: who asserts and who denies what, across posts."""

from __future__ import annotations

from typing import NamedTuple

from starlette.responses import Response

from litman.actions.claims.list_claims import ClaimReport, list_claims
from litman.claims.claim import STANCES, Stance
from litman.claims.statements import STATEMENTS_NAME, Statement, read_statements
from litman.files import read_seen
from litman.library.asked import ClaimFilter
from litman.web.page import Asked, Page


class Said(NamedTuple):
    """A claim that says something of a statement."""

    address: str
    post: str
    claim: str
    text: str
    works: tuple[str, ...]


class Row(NamedTuple):
    """A statement, and what claims say of it."""

    statement: Statement
    said: dict[Stance, list[Said]]  # those stances that there are
    is_disputed: bool  # one asserts what another denies
    is_known: bool  # `statements.toml` has it


def show_statements(asked: Asked) -> Response:
    """Return all statements with the claims about them; those on which posts disagree first."""
    seen = read_seen(asked.library.root / STATEMENTS_NAME)
    known, faults = read_statements(seen.path, seen.data)
    said: dict[str, dict[Stance, list[Said]]] = {name: {} for name in known}
    for report in list_claims(asked.library, ClaimFilter()):
        for claim in report.shown:
            if claim.claim.statement:
                of_it = said.setdefault(claim.claim.statement, {})
                of_it.setdefault(claim.claim.stance, []).append(_said(claim))
    rows = [
        Row(known.get(name) or Statement(name, name), by_stance, _is_disputed(by_stance), name in known)
        for name, by_stance in said.items()
    ]
    rows.sort(key=lambda row: (not row.is_disputed, -sum(map(len, row.said.values())), row.statement.id))
    return asked.page("statements.html", title="Statements", rows=rows, stances=STANCES, faults=list(faults))


def _said(report: ClaimReport) -> Said:
    words = report.claim.text or report.claim.anchor.exact or ""
    address = f"{report.post_id}/{report.claim.id}"
    return Said(address, report.post_id, report.claim.id, words, tuple(link.key for link in report.links))


def _is_disputed(said: dict[Stance, list[Said]]) -> bool:
    return bool(said.get("asserts") and said.get("denies"))


PAGES = (Page("/statements", show_statements, area="statements"),)

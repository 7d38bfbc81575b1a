"""Which statement leans on which work: the rows of an evidence table, and what stands under a reference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from litman.actions.claims.list_claims import ClaimReport, LinkReport, PostReport
from litman.checks.study import study_of
from litman.claims.statements import STATEMENTS_NAME, Statement, read_statements
from litman.files import read_seen
from litman.library.library import Library


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One work under one claim of a statement; without a work where the claim leans on none."""

    statement: str  # the canonical sentence, or the claim's own text where it belongs to none
    statement_id: str | None
    claim: str  # `post/c01`
    stance: str
    key: str | None = None
    work: str = ""  # `Wang & Kaplin 2019`
    relation: str = ""
    verdict: str = ""
    locator: str = ""
    study: str = ""  # kind of study, `in animals`; empty: nothing says it
    notice: str = ""  # kind of the gravest notice

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as texts, in the order of `COLUMNS`."""
        verdict = f"{self.verdict}, {self.locator}" if self.locator else self.verdict
        said = "" if self.stance == "asserts" else f" ({self.stance})"
        who = f"{self.work} ({self.key})" if self.work else self.key or "no work"
        return self.statement, self.claim + said, who, self.relation, verdict, self.study, self.notice


COLUMNS = ("Statement", "Claim", "Work", "Relation", "Verdict", "Study", "Notice")
WIDTHS = (0.27, 0.13, 0.22, 0.1, 0.12, 0.09, 0.07)  # of the columns, as shares of the line


def evidence_rows(library: Library, reports: Sequence[PostReport]) -> list[EvidenceRow]:
    """Return the rows for the claims shown in the reports: statements first, in the order of their file, then the
    claims that belong to none, each with its works.
    """
    statements = read_statements_of(library)
    place = {name: number for number, name in enumerate(statements)}
    claims = [report for post in reports for report in post.shown]
    claims.sort(key=lambda report: place.get(report.claim.statement or "", len(place)))
    studies = _Studies(library)
    return [row for report in claims for row in _rows(report, statements, studies)]


def read_statements_of(library: Library) -> Mapping[str, Statement]:
    """Return the canonical statements of the library by id; none where it has no file of them."""
    seen = read_seen(library.root / STATEMENTS_NAME)
    return read_statements(seen.path, seen.data)[0]


def _rows(report: ClaimReport, statements: Mapping[str, Statement], studies: _Studies) -> list[EvidenceRow]:
    claim = report.claim
    statement = statements.get(claim.statement or "")
    text = statement.text if statement else claim.text
    name = f"{report.post_id}/{claim.id}"
    id_ = statement.id if statement else None
    if not report.links:
        return [EvidenceRow(text, id_, name, claim.stance)]
    return [
        EvidenceRow(
            text,
            id_,
            name,
            claim.stance,
            key=item.key,
            work=item.who,
            relation=item.link.relation,
            verdict=item.link.verdict,
            locator=item.link.locator or "",
            study=studies.of(item),
            notice=item.notice or "",
        )
        for item in report.links
    ]


class _Studies:
    def __init__(self, library: Library) -> None:
        self._library = library
        self._seen: dict[str, str] = {}

    def of(self, item: LinkReport) -> str:
        """The kind of study that the work of a link is, in words."""
        if not item.who:
            return ""
        if item.key not in self._seen:
            entry = self._library.require_entry(item.key)
            study = study_of(dict(self._library.fields(entry)), self._library.work(entry))
            said = [study.kind or "", "in animals" if study.in_animals else ""]
            self._seen[item.key] = ", ".join(part for part in said if part)
        return self._seen[item.key]


def carried_claims(reports: Sequence[PostReport]) -> dict[str, list[str]]:
    """Return what each work carries, a line a claim, by citation key: its words, place, relation, verdict, locator."""
    found: dict[str, list[str]] = {}
    for post in reports:
        for report in post.shown:
            for item in report.links:
                found.setdefault(item.key, []).append(_carried(report, item))
    return found


def _carried(report: ClaimReport, item: LinkReport) -> str:
    link = item.link
    said: list[str] = [link.relation, link.verdict]
    if link.by:
        said[-1] += f" by {link.by}" + (f" on {link.at}" if link.at else "")
    said += [link.locator] if link.locator else []
    said += [f"sentence {report.state}"] if report.state not in ("same", "not-checked") else []
    return f"{report.claim.text} ({report.post_id}/{report.claim.id}: {', '.join(said)})"

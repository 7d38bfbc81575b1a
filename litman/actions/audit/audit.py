"""Is every reference real? What the lists say against themselves, then what registries and servers say of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from litman.actions.audit.against_itself import contradictions
from litman.actions.audit.ask import Answers, asked_identifiers
from litman.actions.audit.judge import judge
from litman.actions.audit.model import Audited, AuditedText, AuditReport
from litman.actions.audit.read_references import ReadReferences
from litman.finding import Finding
from litman.identifiers.identifier import Identifier, doi_identifier
from litman.library.comparison.identity import is_never_registered
from litman.settings import Settings
from litman.sources.http.limits import default_limits

_SEARCHES = 1.3  # of a description, on average
_ATTESTED_S = 0.13  # for a work, to ask somebody beside its registry about it


def audit(read: Sequence[ReadReferences], answers: Answers, *, is_offline: bool) -> AuditReport:
    """Return what is said of the references of files.

    Each question is asked once, whatever asks it; a service that is silent accuses nobody.
    """
    references = [item for file in read for item in file.references]
    against = [finding for file in read for finding in file.findings]
    for file in read:
        against += contradictions(file.references, today=answers.today)
    for known in answers.libraries:
        if known.is_audited:
            against = _with_checked(against, known.findings(answers.today))
    answers.identify(identifier for item in references for identifier in asked_identifiers(item))
    answers.match([item for item in references if _is_to_be_matched(item, answers)])
    answers.identify(_found(references, answers))
    asked = [*_found(references, answers), *(one for item in references for one in asked_identifiers(item))]
    answers.look_for_notices(one for one in asked if answers.record(one) is not None)
    answers.look_at_pages(url for item in references if (url := _page(item, answers)))
    audited = tuple(judge(item, answers) for item in references)
    return AuditReport(answers.today, tuple(against), audited, is_offline, tuple(answers.unsaid))


def _with_checked(against: Sequence[Finding], checked: Sequence[Finding]) -> list[Finding]:
    """Return findings with those of a check; what both found is said once, as the check says it."""
    there = {(finding.code, finding.key, finding.place.line) for finding in checked}
    own = [one for one in against if (one.code, one.key, one.place.line) not in there]
    keys = {(finding.code, finding.key) for finding in checked if finding.key is not None}
    return [*checked, *(one for one in own if (one.code, one.key) not in keys)]


def expected_s(references: Sequence[AuditedText], settings: Settings) -> float:
    """Return about how many seconds the asking takes, within the limits of the services."""
    limit = default_limits(is_polite=bool(settings.mailto))["crossref-list"]
    described = sum(1 for item in references if not asked_identifiers(item))
    lists = (len(references) - described) / 20 + described * _SEARCHES + len(references) / 40
    return lists * limit.interval_s / limit.requests + len(references) * _ATTESTED_S


def _is_to_be_matched(reference: AuditedText, answers: Answers) -> bool:
    """Whether what a reference describes is looked for: it has no identifier, or none that leads to its work."""
    identifiers = asked_identifiers(reference)
    if not identifiers:
        return not (is_never_registered(reference.work) and reference.work.URL)
    if not reference.work.title or not any(one in answers.records for one in identifiers):
        return False
    judged: Audited = judge(reference, answers)
    is_open = judged.identifier is None and not judged.is_unanswered
    return judged.verdict in ("another-work", "unregistered") or is_open


def _found(references: Sequence[AuditedText], answers: Answers) -> Iterator[Identifier]:
    """Yield the DOIs of works that descriptions were matched to."""
    for item in references:
        result = answers.matched.get(item.text)
        best = result.decision.best if result and result.decision.outcome == "accepted" else None
        if best is not None and best.record.doi and (identifier := doi_identifier(best.record.doi)):
            yield identifier


def _page(reference: AuditedText, answers: Answers) -> str | None:
    """Return the address of a reference that is nothing but a page as yet."""
    url = reference.work.URL or ""
    result = answers.matched.get(reference.text)
    is_found = result is not None and result.decision.outcome == "accepted"
    is_page = url.lower().startswith(("http://", "https://")) and not asked_identifiers(reference)
    return url if is_page and not is_found else None

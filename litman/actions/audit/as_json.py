"""An audit as JSON."""

from __future__ import annotations

from collections import Counter
from typing import Any

from litman.actions.audit.indexed import is_usually_indexed
from litman.actions.audit.model import GRAVITY, Audited, AuditReport, Reason
from litman.csl.to_json import item_from_work
from litman.finding import Finding


def audit_json(report: AuditReport, *, strict: bool = False) -> dict[str, Any]:
    """Return the report: what the lists say against themselves, the references gravest first, how many of each."""
    counts = Counter(item.verdict for item in report.references)
    return {
        "day": report.day.isoformat(),
        "offline": report.is_offline,
        "unsaid": list(report.unsaid),
        "against_itself": [_finding_json(finding) for finding in report.against_itself],
        "references": [_reference_json(item) for item in report.gravest_first()],
        "counts": {verdict: counts[verdict] for verdict in GRAVITY if counts[verdict]},
        "exit_code": report.exit_code(strict=strict),
    }


def _finding_json(finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "code": finding.code,
        "severity": finding.severity,
        "file": str(place.path),
        "line": place.line,
        "column": place.column,
        **({"where": place.in_words} if place.where is not None else {}),
        "message": finding.message,
    }


def _reference_json(item: Audited) -> dict[str, Any]:
    reference = item.reference
    place = reference.place
    said: dict[str, Any] = {
        "file": str(place.path),
        "line": place.line,
        "column": place.column,
        **({"where": place.in_words} if place.where is not None else {}),
        "label": reference.label,
        "text": reference.text,
        "verdict": item.verdict,
        "reasons": [_reason_json(reason) for reason in item.reasons],
        "identifier": str(item.identifier) if item.identifier else None,
        "described": item_from_work(reference.work, id=reference.label or ""),
        "work": dict(item.item) if item.item else None,
        "not_compared": list(item.not_compared),
        "remarks": list(item.remarks),
    }
    if item.meant is not None:
        said["meant"] = str(item.meant)
    if item.verdict == "no-match":
        said["usually_indexed"] = is_usually_indexed(reference.work)
    return said


def _reason_json(reason: Reason) -> dict[str, Any]:
    said: dict[str, Any] = {"verdict": reason.verdict, "message": reason.message}
    if reason.fields:
        said["fields"] = [
            {
                "field": one.field,
                "printed": one.printed,
                "recorded": one.recorded,
                "said": one.said,
                "remark": one.is_remark,
            }
            for one in reason.fields
        ]
    if reason.source:
        said["source"] = reason.source
    if reason.day:
        said["day"] = reason.day.isoformat()
    if reason.is_unanswered:
        said["unanswered"] = True
    return said

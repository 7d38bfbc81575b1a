"""A check as SARIF 2.1.0, which code hosts and editors show beside the lines."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from litman.actions.check.run import CheckReport
from litman.checks.table import rules_by_code
from litman.finding import Finding, Place

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(report: CheckReport, *, version: str) -> dict[str, Any]:
    """Return the report as a SARIF log with one run; what was not checked is among its notifications.

    Columns are code points. Source: OASIS, SARIF 2.1.0, sections 3.13, 3.14, 3.20, 3.27, 3.28.
    """
    codes = sorted({finding.code for finding in report.findings})
    notices = [
        {"level": "note", "message": {"text": f"not checked: {gap.count} {gap.what}: {gap.why}"}}
        for gap in report.gaps
    ]
    run = {
        "tool": {"driver": {"name": "litman", "version": version, "rules": [_rule(code) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notices}],
        "results": [_result(finding, codes.index(finding.code)) for finding in report.findings],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def identity_of(finding: Finding) -> str:
    """Return a mark that stays when lines above the finding come and go: code, file, what it is about, message."""
    parts = (finding.code, finding.place.path.name, finding.post, finding.claim, finding.key, finding.message)
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _rule(code: str) -> dict[str, Any]:
    rule = rules_by_code()[code]
    return {
        "id": code,
        "shortDescription": {"text": rule.codes[code]},
        "help": {"text": rule.page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity or "warning"]},
    }


def _result(finding: Finding, index: int) -> dict[str, Any]:
    need = {} if finding.need is None else {"properties": {"need": finding.need}}
    related = [
        {"id": number, "message": {"text": one.said}, **_location(one.place)}
        for number, one in enumerate(finding.related, start=1)
    ]
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [_location(finding.place)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"litman/v1": identity_of(finding)},
    } | need


def _location(place: Place) -> dict[str, Any]:
    region = {"startLine": place.line, "startColumn": place.column}
    if place.where is not None:
        region = {"startLine": 1}  # a Word document has no lines: the heading says where
    elif place.end_line is not None and place.end_column is not None:
        region |= {"endLine": place.end_line, "endColumn": place.end_column}
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": _uri(place.path)}, "region": region}
    }
    if place.where is not None:
        location["logicalLocations"] = [{"name": place.where}]
    return location


def _message(finding: Finding) -> str:
    """Return the message, and on a line of its own the sentence that it is about."""
    return f"{finding.said}\n“{finding.sentence}”" if finding.sentence else finding.said


def _uri(path: Path) -> str:
    if path.is_absolute():
        return path.as_uri()
    return quote(str(path).replace(os.sep, "/"))

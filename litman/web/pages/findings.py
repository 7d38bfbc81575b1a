"""What the check finds: by rule, post or work; a rule's page; what can be mended, shown before it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from starlette.responses import Response

from litman.actions.check.fix import Fix, diff_of, plan_fixes
from litman.actions.check.run import CheckReport
from litman.bibtex.file.document import Document
from litman.checks.table import matches, rules_by_code
from litman.errors import FileChangedError, UnknownCodeError
from litman.files import digest_of
from litman.finding import SEVERITIES, Finding
from litman.library.library import Library
from litman.web.page import Asked, Page

_SHOWN = 400  # findings on one page
_GROUPINGS: dict[str, Callable[[Finding], str]] = {
    "rule": lambda finding: finding.code,
    "post": lambda finding: finding.post or "",
    "work": lambda finding: finding.key or "",
}
_FILTERS = ("rule", "post", "work", "severity")


class Group(NamedTuple):
    """Findings of one rule, post or work."""

    name: str  # empty: of none
    about: str  # what the rule finds
    findings: list[Finding]
    counts: dict[str, int]  # by severity


def show_findings(asked: Asked) -> Response:
    """Return what was found, grouped and narrowed as the address says."""
    report, is_fresh, why = asked.checks.latest()
    by = asked.query.get("by", "rule")
    by = by if by in _GROUPINGS else "rule"
    wanted = {name: asked.query[name] for name in _FILTERS if asked.query.get(name)}
    found = [item for item in report.findings if _is_wanted(item, wanted)] if report is not None else []
    return asked.page(
        "findings.html",
        title="Findings",
        report=report,
        groups=_grouped(found[:_SHOWN], by),
        total=len(found),
        shown=min(len(found), _SHOWN),
        counts={severity: n for severity, n in _counted(found).items() if n},
        by=by,
        groupings=list(_GROUPINGS),
        wanted=wanted,
        fixable=_count_fixes(asked, report),
        is_checking=not is_fresh,
        why=why,
    )


def show_rule(asked: Asked) -> Response:
    """Return the page of a rule."""
    code = asked.path["code"].upper()
    rules = rules_by_code()
    if code not in rules:
        raise UnknownCodeError([code])
    rule = rules[code]
    return asked.page(
        "rule.html",
        title=code,
        code=code,
        finds=rule.codes[code],
        severity=rule.severity,
        parts=_parts(rule.page),
    )


def show_fixes(asked: Asked) -> Response:
    """Return what can be mended without a person's judgement, as a difference; nothing is written."""
    report = asked.checks.now()
    document, fixes = _planned(asked, asked.library, report)
    difference = diff_of(asked.library.document, document) if fixes else ""
    return asked.page(
        "fixes.html",
        title="What can be mended",
        fixes=fixes,
        lines=[(_kind(line), line) for line in difference.split("\n")] if difference else [],
        mark=_mark(fixes),
    )


def make_fixes(asked: Asked) -> Response:
    """Write what was shown, if that is still what can be mended."""
    report = asked.checks.now()
    with asked.writing("check", "--fix") as library:
        document, fixes = _planned(asked, library, report)
        if _mark(fixes) != asked.form.get("mark"):
            raise FileChangedError(document.path)
        library.save(document=document)
    return asked.go("/findings")


def _planned(asked: Asked, library: Library, report: CheckReport) -> tuple[Document, list[Fix]]:
    found = {(finding.code, finding.key) for finding in report.findings}
    today = asked.desk.today()
    return plan_fixes(library, today=today, is_wanted=lambda code, key: not code or (code, key) in found)


def _count_fixes(asked: Asked, report: CheckReport | None) -> int:
    """Return how many findings a fix could mend; what they mend is told on their own page."""
    mended = ("BIB102", "BIB105", "BIB108")
    return sum(1 for finding in report.findings if finding.code in mended) if report is not None else 0


def _mark(fixes: Sequence[Fix]) -> str:
    return digest_of(repr(fixes).encode("utf-8", "surrogatepass"))


def _kind(line: str) -> str:
    if line.startswith(("---", "+++", "@@")):
        return "head"
    return "gone" if line.startswith("-") else "come" if line.startswith("+") else "same"


def _is_wanted(finding: Finding, wanted: dict[str, str]) -> bool:
    return (
        ("rule" not in wanted or matches(finding.code, [wanted["rule"].upper()]))
        and ("post" not in wanted or finding.post == wanted["post"])
        and ("work" not in wanted or finding.key == wanted["work"])
        and ("severity" not in wanted or finding.severity == wanted["severity"])
    )


def _grouped(findings: Iterable[Finding], by: str) -> list[Group]:
    rules = rules_by_code()
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(_GROUPINGS[by](finding), []).append(finding)
    named = [
        Group(name, rules[name].codes[name] if by == "rule" and name in rules else "", items, _counted(items))
        for name, items in groups.items()
    ]
    return sorted(named, key=_gravest_first)


def _gravest_first(group: Group) -> tuple[object, ...]:
    gravest = next(at for at, severity in enumerate(SEVERITIES) if group.counts[severity])
    return not group.name, gravest, -len(group.findings), group.name


def _counted(findings: Iterable[Finding]) -> dict[str, int]:
    counts = Counter(finding.severity for finding in findings)
    return {severity: counts[severity] for severity in SEVERITIES}


def _parts(page: str) -> list[tuple[str, list[str]]]:
    """Return the parts of a rule's page: a heading, and what stands under it; its first sentence is the lead."""
    parts: list[tuple[str, list[str]]] = []
    for line in page.split("\n"):
        if line and not line.startswith(" "):
            parts.append((line, []))
        elif parts:
            parts[-1][1].append(line.strip())
    kept = ((heading, [line for line in lines if line]) for heading, lines in parts)
    return [(heading, lines) for heading, lines in kept if lines]


PAGES = (
    Page("/findings", show_findings, area="findings"),
    Page("/findings/rules/{code}", show_rule, area="findings"),
    Page("/findings/fixes", show_fixes, area="findings"),
    Page("/findings/mend", make_fixes, "POST"),
)

"""What a claim needs of the person who goes through a post: what `litman claims` and `litman check` say of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from litman.actions.claims.list_claims import ClaimReport, LinkReport
    from litman.finding import Finding, Severity

NeedKind = Literal[
    "gone",
    "ambiguous",
    "edited",
    "stale",
    "notice",
    "absent-key",
    "marker-gone",
    "unchecked",
    "dangling",
    "reference",
    "named",
    "no-link",
    "finding",
    "contradicts",
    "not-in-source",
    "partly",
    "comment",
]
# What each kind is called where there is room for a word or two, in the order in which a person is told of them.
NEEDS: dict[NeedKind, str] = {
    "gone": "sentence gone",
    "ambiguous": "sentence stands more than once",
    "edited": "sentence edited",
    "stale": "checked in other words",
    "notice": "notice since the check",
    "absent-key": "work not in the library",
    "marker-gone": "marker gone",
    "unchecked": "unchecked",
    "dangling": "marker without a source",
    "reference": "reference not tied to a work",
    "named": "source named, not cited",
    "no-link": "no source",
    "finding": "finding",
    "contradicts": "source says otherwise",
    "not-in-source": "not in the source",
    "partly": "confirmed in part",
    "comment": "comment",
}
_ORDER = {kind: number for number, kind in enumerate(NEEDS)}
# Decisions that were made: they are shown, and ask for nothing more.
_DECIDED = frozenset(["contradicts", "not-in-source", "partly", "comment"])
# What only the author of the post can mend: whoever has written them a comment has done their part.
_FOR_AUTHOR = frozenset(["dangling", "reference", "named", "no-link", "finding"])
_OF_RULES: dict[str, NeedKind] = {
    "CLM101": "no-link",
    "CLM102": "named",
    "CLM103": "named",
    "CLM104": "edited",
    "CLM105": "gone",
    "CLM106": "ambiguous",
    "CLM108": "stale",
    "CLM109": "notice",
    "CLM110": "absent-key",
    "CLM112": "not-in-source",
    "CLM113": "contradicts",
    "CLM114": "partly",
}
_PASSED_OVER = frozenset(["CLM107"])  # a sentence that only moved


@dataclass(frozen=True, slots=True)
class Need:
    """Something about a claim that a person should see."""

    kind: NeedKind
    message: str  # in words
    asks: bool  # whether whoever goes through the post has to decide something; else it is only said
    key: str | None = None  # citation key of the link that it is about
    code: str | None = None  # of the rule that found it
    severity: Severity | None = None  # of the finding


def needs_of(report: ClaimReport, findings: Sequence[Finding]) -> tuple[Need, ...]:
    """Return what a claim needs, what asks for a decision first; nothing where all is in order.

    Args:
        report: The claim as `litman claims` has it.
        findings: What `litman check` finds in it.
    """
    needs = [*_by_rules(findings, has_comment=report.claim.comment is not None), *_by_standing(report)]
    told: dict[tuple[str, str | None], Need] = {}
    for need in needs:  # a rule says it better than the list does
        if need.kind == "finding":
            told[f"{need.kind} {need.code} {need.message}", need.key] = need
        else:
            told.setdefault((need.kind, need.key), need)
    kinds = {need.kind for need in told.values()}
    said = [need for need in told.values() if not _is_said_already(need, kinds)]
    return tuple(sorted(said, key=lambda need: (not need.asks, _ORDER[need.kind])))


def _is_said_already(need: Need, kinds: Collection[NeedKind]) -> bool:
    if need.kind == "stale":
        return "edited" in kinds  # accepting the new wording comes first
    return need.kind == "no-link" and "named" in kinds


def _by_rules(findings: Iterable[Finding], *, has_comment: bool) -> Iterator[Need]:
    for finding in findings:
        if finding.code in _PASSED_OVER:
            continue
        kind = _OF_RULES.get(finding.code, "finding")
        asks = kind not in _DECIDED and not (has_comment and kind in _FOR_AUTHOR)
        if kind == "no-link":
            asks = asks and finding.need != 0  # what only reports or defines needs no source
        elif kind in ("finding", "named"):
            asks = asks and finding.severity != "info"
        key = None if kind in ("edited", "gone", "ambiguous", "named", "no-link") else finding.key
        yield Need(kind, finding.message, asks, key, finding.code, finding.severity)


def _by_standing(report: ClaimReport) -> Iterator[Need]:
    claim = report.claim
    is_left = claim.comment is not None  # to the author
    for item in report.links:
        yield from _of_link(item)
    for marker in report.dangling:
        yield Need("dangling", f"marker [{marker.label}] without a reference", not is_left)
    for lead in report.leads:
        if lead.kind == "unknown-key":
            yield Need("dangling", f"nobody has the key {lead.label}", not is_left)
        elif lead.kind == "ambiguous":
            yield Need("dangling", lead.what_fits, not is_left)
        elif lead.kind == "link":
            yield Need("reference", f"the link {lead.target or lead.label} was not looked up", not is_left)
    for reference in report.open_references:
        yield Need("reference", f"reference [{reference.label}] is tied to no work yet", not is_left)
    for source in claim.named_sources:
        yield Need("named", f"“{source.name}” is named and not referenced", asks=False)
    if not report.is_supported and not report.leads and not claim.named_sources:
        yield Need("no-link", "leans on no work", asks=False)  # CLM101 says whether it needs one
    if claim.comment is not None:
        yield Need("comment", claim.comment, asks=False)


def _of_link(item: LinkReport) -> Iterator[Need]:
    link = item.link
    if not item.who:
        yield Need("absent-key", f"no entry has the key {item.key}", asks=True, key=item.key)
    if item.is_stale:
        yield Need("marker-gone", f"the post has no marker to {item.key} here any more", True, item.key)
    if link.verdict == "unchecked":
        yield Need("unchecked", f"nobody has compared it with {item.key}", asks=True, key=item.key)
    if link.comment is not None:
        yield Need("comment", link.comment, asks=False, key=item.key)

"""How an audit is printed: what the list says against itself, the references gravest first, then how many of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from litman.actions.audit.model import FAULTS, GRAVITY, WORDS, Audited, AuditReport, Verdict
from litman.cli.shared.output import Styled, alarm, bold, dim, good, plural, say, say_wrapped, warn
from litman.text.folding import collapse_white_space
from litman.text.terminal import shorten

_INDENT = 17  # `against itself` and a space or two
_LONGEST_ECHO = 100


def say_audit(report: AuditReport) -> None:
    """Print the report."""
    for finding in report.against_itself:
        look = dim if finding.severity == "info" else alarm
        say_wrapped(
            finding.message, dim(f" {finding.place}"), indent=_INDENT, first=look(_word("against itself"))
        )
    numbers = {id(item): number for number, item in enumerate(report.references, start=1)}
    for item in report.gravest_first():
        _say_reference(item, numbers[id(item)])
    say(_coverage(report))


def _say_reference(item: Audited, number: int) -> None:
    reference = item.reference
    text = shorten(collapse_white_space(reference.text), _LONGEST_ECHO)
    name = reference.label or str(number)
    first = _look(item.verdict)(_word(WORDS[item.verdict]))
    said = [reason.message for reason in item.reasons]
    if item.verdict == "verified":
        say_wrapped(bold(f"[{name}]"), f" {text} — {said[0]}", indent=_INDENT, first=first)
    else:
        say_wrapped(bold(f"[{name}]"), f" {text}", indent=_INDENT, first=first)
        for reason in item.reasons:
            word = "" if reason.verdict == item.verdict else f"{WORDS[reason.verdict]}: "
            say_wrapped(f"{word}{reason.message}", indent=_INDENT)
    for remark in item.remarks:
        say_wrapped(dim(remark), indent=_INDENT)


def _word(word: str) -> str:
    return f"{word:<{_INDENT}}"


def _look(verdict: Verdict) -> Callable[[str], Styled]:
    if verdict == "verified":
        return good
    return alarm if verdict in FAULTS else dim if verdict == "not-checked" else warn


def _coverage(report: AuditReport) -> str:
    counts = Counter(item.verdict for item in report.references)
    said = [f"{counts[verdict]} {WORDS[verdict]}" for verdict in reversed(GRAVITY) if counts[verdict]]
    grave = sum(finding.severity != "info" for finding in report.against_itself)
    against = [f"{plural(grave, 'contradiction')} in the list itself"] if grave else []
    total = plural(len(report.references), "reference")
    return f"{total}: {', '.join([*said, *against])}" if said or against else f"{total}"

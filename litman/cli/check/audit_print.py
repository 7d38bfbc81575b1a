"""How an audit is printed: what the list says against itself, the references gravest first, then how many of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from litman.actions.audit.model import FAULTS, GRAVITY, WORDS, Audited, AuditReport, Verdict
from litman.cli.shared.output import (
    Styled,
    alarm,
    bold,
    dim,
    good,
    plural,
    say,
    say_wrapped,
    text_width,
    warn,
)
from litman.cli.shared.widths import cell_width

_INDENT = 17  # `against itself` and a space or two
_ECHOED_LINES = 2  # of a reference
_SLACK = 12  # columns that are lost where lines end between words
_SHORTEST_ECHO = 30
_MOST_REMARKS = 5  # of one code
_ALIKE = 3  # references of which nothing was learnt for one reason, from which it is said once


def say_audit(report: AuditReport) -> None:
    """Print the report."""
    remarks: Counter[str] = Counter()
    for finding in report.against_itself:
        remarks[finding.code] += finding.severity == "info"
        if finding.severity == "info" and remarks[finding.code] > _MOST_REMARKS:
            continue
        look = dim if finding.severity == "info" else alarm
        say_wrapped(
            finding.message, dim(f" {finding.place}"), indent=_INDENT, first=look(_word("against itself"))
        )
    numbers = {id(item): number for number, item in enumerate(report.references, start=1)}
    for code, count in remarks.items():
        if count > _MOST_REMARKS:
            more = plural(count - _MOST_REMARKS, "more remark")
            say(" " * _INDENT, dim(f"and {more} of {code}, which --json lists"))
    alike = Counter(why for item in report.references if (why := _common_reason(item)) is not None)
    said: set[str] = set()
    for item in report.gravest_first():
        why = _common_reason(item)
        if why is None or alike[why] < _ALIKE:
            _say_reference(item, numbers[id(item)])
        elif why not in said:
            said.add(why)
            say_wrapped(
                f"{alike[why]} references: {why}",
                indent=_INDENT,
                first=_look("not-checked")(_word(WORDS["not-checked"])),
            )
            for other in report.references:
                if _common_reason(other) == why:
                    _say_in_one_line(other, numbers[id(other)])
    for silent in report.unsaid:
        say_wrapped(f"{silent}; what else was learnt stands", indent=_INDENT, first=dim(_word("no answer")))
    say(_coverage(report))


def _common_reason(item: Audited) -> str | None:
    """Return why nothing was learnt of a reference, where that may be said of many at once."""
    is_bare = item.verdict == "not-checked" and len(item.reasons) == 1 and not item.remarks
    return item.reasons[0].message if is_bare else None


def _say_in_one_line(item: Audited, number: int) -> None:
    name = f"[{item.reference.label or number}]"
    room = max(text_width() - _INDENT - cell_width(name) - 1, _SHORTEST_ECHO)
    say(" " * _INDENT, bold(name), " ", _cut(item.reference.unlabelled, room))


def _say_reference(item: Audited, number: int) -> None:
    reference = item.reference
    name = reference.label or str(number)
    text = _cut(reference.unlabelled, _ECHOED_LINES * (text_width() - _INDENT) - cell_width(name) - _SLACK)
    first = _look(item.verdict)(_word(WORDS[item.verdict]))
    said = [reason.message for reason in item.reasons]
    if item.verdict == "verified":
        say_wrapped(bold(f"[{name}]"), f" {text} — {_beside(text, said[0])}", indent=_INDENT, first=first)
    else:
        say_wrapped(bold(f"[{name}]"), f" {text}", indent=_INDENT, first=first)
        for reason in item.reasons:
            word = "" if reason.verdict == item.verdict else f"{WORDS[reason.verdict]}: "
            say_wrapped(f"{word}{reason.message}", indent=_INDENT)
    for remark in item.remarks:
        say_wrapped(dim(remark), indent=_INDENT)


def _beside(text: str, message: str) -> str:
    """Return what is said of a reference without the identifier that stands in it already."""
    identifier, _, rest = message.partition(", ")
    return rest if rest and identifier.lower() in text.lower() else message


def _cut(text: str, length: int) -> str:
    """Return the beginning of a text, cut between words where that is possible."""
    if len(text) <= length:
        return text
    return f"{text[:length].rpartition(' ')[0].rstrip(' ,;:') or text[: length - 1]}…"


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

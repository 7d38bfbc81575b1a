"""Works with a notice of some kind: where they are cited, or their entry where nothing cites them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding, Severity
from litman.library.registry import Notice, NoticeKind

# A concern that came before a retraction, or a correction before either, has nothing to add to them.
_GRAVITY = {"retracted": 0, "withdrawn": 0, "concern": 1, "corrected": 2, "replaced": 2}


def notice_rule(code: str, kind: NoticeKind, finds: str, severity: Severity, module: str) -> LibraryRule:
    """Return the rule that finds works with one kind of notice; `module` has its page."""
    find = _finder(code, kind, severity)
    return LibraryRule({code: finds}, find, module, severity=severity, needs_record=True)


def notice_of(facts: Facts, key: str, kind: NoticeKind) -> Notice | None:
    """Return the first notice of a kind about a work; a graver one beside it silences it."""
    record = facts.record(key)
    if record is None or record.gravest is None:
        return None
    if _GRAVITY[kind] > _GRAVITY[record.gravest.kind]:
        return None
    return next((notice for notice in record.notices if notice.kind == kind), None)


def _finder(code: str, kind: NoticeKind, severity: Severity) -> Callable[[Facts], Iterable[Finding]]:
    def find(facts: Facts) -> Iterator[Finding]:
        for entry in facts.entries():
            if not entry.key or not facts.library.records:
                continue
            notice = notice_of(facts, entry.key, kind)
            if notice is not None:
                yield Finding(
                    code, entry.place(), _message(facts, entry.key, notice), severity, key=entry.key
                )

    return find


_WORDS = {
    "retracted": "was retracted",
    "withdrawn": "was withdrawn",
    "concern": "carries an expression of concern",
    "corrected": "was corrected",
    "replaced": "was replaced by a newer version",
}


def _message(facts: Facts, key: str, notice: Notice) -> str:
    since = "since" if notice.kind == "concern" else "on"
    when = f" {since} {notice.date}" if notice.date else ""
    where = f": https://doi.org/{notice.doi}" if notice.doi else ""
    record = facts.record(key)
    asked = f", as of {record.asked}" if record else ""
    return f"{key} {_WORDS[notice.kind]}{when}{where}{asked}"

"""Works with a notice of some kind: where they are cited, or their entry where nothing cites them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding, Severity
from litman.library.registry import Notice, NoticeKind
from litman.library.stated_notice import BY_ENTRY, BY_TITLE
from litman.text.plain import plain
from litman.text.terminal import shorten

# A concern that came before a retraction, or a correction before either, has nothing to add to them.
_GRAVITY = {"retracted": 0, "withdrawn": 0, "concern": 1, "corrected": 2, "replaced": 2}


def notice_rule(code: str, kind: NoticeKind, finds: str, severity: Severity, module: str) -> LibraryRule:
    """Return the rule that finds works with one kind of notice; `module` has its page."""

    def find(facts: Facts) -> Iterator[Finding]:
        return works_with_notice(facts, code, kind, severity)

    return LibraryRule({code: finds}, find, module, severity=severity)


def notice_of(facts: Facts, key: str, kind: NoticeKind) -> Notice | None:
    """Return the first notice of a kind about a work; a graver one beside it silences it.

    What the registries say comes before what the entry says itself.
    """
    return _of_kind(facts.notices(key), kind)


def _of_kind(notices: Sequence[Notice], kind: NoticeKind) -> Notice | None:
    gravest = min((_GRAVITY[notice.kind] for notice in notices), default=len(_GRAVITY))
    if _GRAVITY[kind] > gravest:
        return None
    return next((notice for notice in notices if notice.kind == kind), None)


def works_with_notice(facts: Facts, code: str, kind: NoticeKind, severity: Severity) -> Iterator[Finding]:
    """Yield a finding for each work with a notice of this kind."""
    for entry, notices in facts.noticed():
        notice = _of_kind(notices, kind)
        if notice is not None:
            yield Finding(code, entry.place(), _message(facts, entry.key, notice), severity, key=entry.key)


_WORDS = {
    "retracted": "was retracted",
    "withdrawn": "was withdrawn",
    "concern": "carries an expression of concern",
    "corrected": "was corrected",
    "replaced": "was replaced by a newer version",
}


def _message(facts: Facts, key: str, notice: Notice) -> str:
    if notice.source in (BY_TITLE, BY_ENTRY):
        stated = facts.record(key)
        if stated is None or notice not in stated.notices:
            return _stated_message(facts, key, notice)
    since = "since" if notice.kind == "concern" else "on"
    when = f" {since} {notice.date}" if notice.date else ""
    where = f": https://doi.org/{notice.doi}" if notice.doi else ""
    record = facts.record(key)
    asked = f", as of {record.asked}" if record else ""
    if record and any(one.source == notice.source for one in record.attestations):
        asked = f", says {notice.source}{asked}"  # its registry does not
    return f"{key} {_WORDS[notice.kind]}{when}{where}{asked}"


def _stated_message(facts: Facts, key: str, notice: Notice) -> str:
    """What is said of a work that no registry was asked about, and whose entry tells by itself."""
    work = facts.work(key)
    assert work is not None, key
    title = shorten(plain(work.title or ""), 60)
    by = f"in its title, {title!r}" if notice.source == BY_TITLE else "in its fields"
    return f"{key} says itself that it {_WORDS[notice.kind]} ({by})"

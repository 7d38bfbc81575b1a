"""Two posts say different things about one statement.

What it finds
    A statement of `statements.toml` that one post asserts and another denies, two statements that contradict each
    other and are both asserted (warnings), a statement that one post only reports and another denies, and one that
    another says more exactly (remarks). Each side is found at its own place.
Why it matters
    At most one of them is right, and a reader of both learns which only from the evidence.
Example
    sleep/c01 asserts tea-lengthens-sleep, insomnia/c07 denies it
What to do
    Compare the evidence of both: `litman claims --statement ID`.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.facts import Facts
from litman.checks.rule import PostsRule
from litman.checks.subject import PostsSubject, StatementUse
from litman.finding import Finding, Related, Severity

CODE = "EVD107"
_SAYS = {"asserts": 2, "reports": 1, "denies": -2}  # a hedge commits to nothing
_SHOWN = 3


def find(subject: PostsSubject) -> Iterator[Finding]:
    """Yield a finding for each claim that claims of other posts speak against."""
    facts, uses = subject.facts, subject.uses
    by_statement: dict[str, list[StatementUse]] = {}
    for use in uses:
        by_statement.setdefault(use.statement, []).append(use)
    for use in uses:
        against = _against(facts, use, by_statement)
        if against:
            yield _finding(use, against)
        more_exact = _more_exact(facts, use, by_statement)
        if more_exact and _SAYS.get(use.stance, 0) > 0:
            message = f"{use.claim} ({use.statement}) is said more exactly by {_names(more_exact)}"
            yield Finding(CODE, use.place, message, "info", use.post, use.claim, related=_places(more_exact))


def _against(
    facts: Facts, use: StatementUse, by_statement: dict[str, list[StatementUse]]
) -> list[StatementUse]:
    mine = _SAYS.get(use.stance, 0)
    found = [
        o for o in by_statement[use.statement] if o.post != use.post and _SAYS.get(o.stance, 0) * mine < 0
    ]
    if mine > 0:
        for other in _opposites(facts, use.statement):
            found += [
                o for o in by_statement.get(other, ()) if o.post != use.post and _SAYS.get(o.stance, 0) > 0
            ]
    return found


def _opposites(facts: Facts, statement: str) -> list[str]:
    known = facts.statements
    named = known[statement].contradicts if statement in known else ()
    return list(dict.fromkeys([*named, *(s.id for s in known.values() if statement in s.contradicts)]))


def _more_exact(
    facts: Facts, use: StatementUse, by_statement: dict[str, list[StatementUse]]
) -> list[StatementUse]:
    finer = [s.id for s in facts.statements.values() if use.statement in s.qualifies]
    return [
        other
        for name in finer
        for other in by_statement.get(name, ())
        if other.post != use.post and _SAYS.get(other.stance, 0) > 0
    ]


def _finding(use: StatementUse, against: list[StatementUse]) -> Finding:
    is_grave = abs(_SAYS[use.stance]) == 2 and any(abs(_SAYS[other.stance]) == 2 for other in against)
    severity: Severity = "warning" if is_grave else "info"
    message = f"{use.claim} {use.stance} {use.statement}, and {_names(against)}"
    return Finding(CODE, use.place, message, severity, use.post, use.claim, related=_places(against))


def _places(uses: list[StatementUse]) -> tuple[Related, ...]:
    return tuple(
        Related(use.place, f"{use.post}/{use.claim} {use.stance} {use.statement}") for use in uses[:_SHOWN]
    )


def _names(uses: list[StatementUse]) -> str:
    shown = [f"{use.post}/{use.claim} {use.stance} {use.statement}" for use in uses[:_SHOWN]]
    return ", ".join(shown) + (f" and {len(uses) - _SHOWN} more" if len(uses) > _SHOWN else "")


RULE = PostsRule.of(CODE, "two posts say different things about one statement", find, severity=None)

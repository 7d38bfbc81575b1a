"""How matched references are printed: the work, how sure litman is, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from litman.cli.shared.output import Styled, bold, dim, good, plural, say, say_wrapped, warn
from litman.text.terminal import shorten

if TYPE_CHECKING:
    from litman.actions.match.match_strings import MatchedString
    from litman.matching.decide import Scored

_INDENT = 13  # `wrong-target` and a space
_LONGEST_ECHO = 300  # characters of a reference that are printed again


def say_match(result: MatchedString, *, numbered: bool = False) -> None:
    """Print what became of a reference; `numbered` for a person who is to choose."""
    decision = result.decision
    look = good if decision.outcome == "accepted" else dim if decision.outcome == "no-match" else warn
    text = shorten(result.query.text.strip(), _LONGEST_ECHO) or "(nothing)"
    say_wrapped(text, indent=_INDENT, first=look(f"{decision.outcome:<{_INDENT}}"))
    if decision.best is not None:
        _say_candidate(result, decision.best, "1" if numbered else "→")
    if decision.outcome == "accepted" and decision.best is not None:
        _say_not_compared(result, decision.best)
    if decision.reason:
        say(" " * _INDENT, dim(decision.reason))
    for item in decision.same:
        say(" " * _INDENT, dim(f"the same work: {_name(item)}"))
    if decision.outcome != "accepted" or numbered:
        for number, item in enumerate(decision.others, start=2):
            _say_candidate(result, item, str(number) if numbered else "·")
    if result.unanswered:
        say(" " * _INDENT, warn(result.unanswered))


def _say_not_compared(result: MatchedString, best: Scored) -> None:
    from litman.library.said import said_not_compared
    from litman.matching.lacking import fields_not_compared

    lacking = fields_not_compared(result.query, best.record)
    if lacking:
        say(" " * _INDENT, dim(said_not_compared(lacking)))


def _say_candidate(result: MatchedString, item: Scored, mark: str) -> None:
    from litman.matching.explain import explain

    names = plural(len(item.record.authors), "author") if len(item.record.authors) > 1 else ""
    first = item.record.authors[0] if item.record.authors else "(no author)"
    year = str(item.record.years[0]) if item.record.years else "n.d."
    about = f"{first}{f' ({names})' if names else ''} {year}: {item.record.title or '(no title)'}"
    say_wrapped(bold(_name(item)), f" {about}", indent=_INDENT + 2, first=Styled(" " * _INDENT + mark))
    say_wrapped(dim(explain(result.query, item)), indent=_INDENT + 2)


def _name(item: Scored) -> str:
    return item.record.key or item.record.name or "(no DOI)"

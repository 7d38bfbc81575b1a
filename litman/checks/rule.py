"""What a rule is: its code, the line that says what it finds, the function that finds it, its page.

There is one class of rules for each thing that is looked at, so that a table of one kind cannot hold another.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Generic, Self, TypeVar

from litman.checks.facts import Facts
from litman.checks.subject import PostsSubject, PostSubject
from litman.finding import Finding, Severity

Subject = TypeVar("Subject")  # what a rule looks at


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject]):
    """A rule. One that hands on what a reader found has a code for each kind of thing that the reader finds."""

    codes: Mapping[str, str]  # code → what it finds, in a line
    find: Callable[[Subject], Iterable[Finding]]
    module: str  # its docstring is the page
    severity: Severity | None = "warning"  # None: differs with what is found
    needs_text: bool = False  # nothing is found where the post's text is not at hand
    needs_record: bool = False  # nothing is found where the registries were not asked
    is_fixable: bool = False  # `litman check --fix` can mend it

    @classmethod
    def of(
        cls,
        code: str,
        finds: str,
        find: Callable[[Subject], Iterable[Finding]],
        *,
        severity: Severity | None = "warning",
        needs_text: bool = False,
        needs_record: bool = False,
        is_fixable: bool = False,
    ) -> Self:
        """Return a rule with one code; its page is the docstring of the module that defines `find`."""
        return cls({code: finds}, find, find.__module__, severity, needs_text, needs_record, is_fixable)

    @property
    def code(self) -> str:
        """The code, or the first of several."""
        return next(iter(self.codes))

    @property
    def page(self) -> str:
        """What `litman rule CODE` prints: what it finds, why it matters, an example, what to do, its source."""
        return inspect.cleandoc(sys.modules[self.module].__doc__ or "")


@dataclass(frozen=True, slots=True)
class LibraryRule(Rule[Facts]):
    """A rule that looks at the entries and their records.

    One that looks at several of them together, or at none, is of the whole: of a large library the others are shown
    the entries part by part.
    """

    is_of_whole: bool = False

    def of_whole(self) -> LibraryRule:
        """Return the rule as one that is shown the whole library at once."""
        return replace(self, is_of_whole=True)


@dataclass(frozen=True, slots=True)
class PostRule(Rule[PostSubject]):
    """A rule that looks at one post with its claims."""


@dataclass(frozen=True, slots=True)
class PostsRule(Rule[PostsSubject]):
    """A rule that looks at all posts together."""

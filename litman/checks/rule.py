"""What a rule is: its code, the line that says what it finds, the function that finds it, its page."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from litman.finding import Finding, Severity

Scope = Literal["library", "post", "posts"]
"""What a rule looks at: the entries and their records; one post with its claims; all posts together."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. One that hands on what a reader found has a code for each kind of thing that the reader finds."""

    codes: Mapping[str, str]  # code → what it finds, in a line
    scope: Scope
    # Takes `Facts` (scope library), `PostSubject` (post) or `Facts` and a list of `PostStatements` (posts).
    find: Callable[..., Iterable[Finding]]
    module: str  # its docstring is the page
    severity: Severity | None = "warning"  # None: differs with what is found
    needs_text: bool = False  # nothing is found where the post's text is not at hand
    needs_record: bool = False  # nothing is found where the registries were not asked
    is_fixable: bool = False  # `litman check --fix` can mend it

    @property
    def code(self) -> str:
        """The code, or the first of several."""
        return next(iter(self.codes))

    @property
    def page(self) -> str:
        """What `litman rule CODE` prints: what it finds, why it matters, an example, what to do, its source."""
        return inspect.cleandoc(sys.modules[self.module].__doc__ or "")


def rule(code: str, finds: str, find: Callable[..., Iterable[Finding]], **options: Any) -> Rule:
    """Return a rule with one code; its page is the docstring of the module that defines `find`."""
    options.setdefault("scope", "post")
    options.setdefault("module", find.__module__)
    return Rule({code: finds}, find=find, **options)

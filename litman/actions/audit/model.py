"""What an audit reads and says: references of any file, a verdict on each, what the list says against itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from litman.finding import Finding, Place
from litman.identifiers.identifier import Identifier
from litman.posts.references.parts import ReferenceParts
from litman.posts.references.printed_label import without_label
from litman.work import Work

Verdict = Literal[
    "another-work",
    "unregistered",
    "retracted",
    "withdrawn",
    "differs",
    "page-gone",
    "concern",
    "no-match",
    "replaced",
    "corrected",
    "published",
    "not-checked",
    "partly",
    "verified",
]
# Gravest first, with what people read.
WORDS: dict[Verdict, str] = {
    "another-work": "another work",
    "unregistered": "unregistered",
    "retracted": "retracted",
    "withdrawn": "withdrawn",
    "differs": "differs",
    "page-gone": "page gone",
    "concern": "concern",
    "no-match": "no match",
    "replaced": "replaced",
    "corrected": "corrected",
    "published": "published since",
    "not-checked": "not checked",
    "partly": "in part",
    "verified": "verified",
}
GRAVITY: tuple[Verdict, ...] = tuple(WORDS)
FAULTS = frozenset({"another-work", "unregistered", "retracted", "withdrawn", "differs", "page-gone"})


@dataclass(frozen=True, slots=True)
class AuditedText:
    """A reference as it was read, from a list, a bibliography or a link."""

    place: Place
    label: str | None  # its number, or the citation key of an entry
    text: str
    parts: ReferenceParts
    is_entry: bool = False  # of a bibliography: its fields are known, and not read from a text
    is_cut: bool = False  # its list of authors ends in `and others`

    @property
    def work(self) -> Work:
        """The work that it describes."""
        return self.parts.work

    @property
    def unlabelled(self) -> str:
        """Its text in one line, without the label that stands before it in its list."""
        return without_label(self.text, None if self.is_entry else self.label)


@dataclass(frozen=True, slots=True)
class FieldSaid:
    """A field in which reference and record disagree."""

    field: str
    printed: str
    recorded: str
    said: str  # in words
    is_remark: bool = False  # differs by nature, and nobody is accused of it


@dataclass(frozen=True, slots=True)
class Reason:
    """A verdict with what it rests on."""

    verdict: Verdict
    message: str
    fields: tuple[FieldSaid, ...] = ()
    source: str | None = None  # who said so
    day: date | None = None  # of the answer; of a notice its own
    is_unanswered: bool = False  # somebody who was asked did not answer


@dataclass(frozen=True, slots=True)
class Audited:
    """What became of one reference."""

    reference: AuditedText
    reasons: tuple[Reason, ...]  # the gravest first, at least one
    identifier: Identifier | None = None  # of the work, its own or the one that was found
    item: Mapping[str, object] | None = None  # the work as it is registered, CSL-JSON; of another work None
    meant: Identifier | None = None  # of the work that it describes, where its own identifier is another's
    not_compared: tuple[str, ...] = ()  # CSL variables
    remarks: tuple[str, ...] = ()  # what nobody is accused of
    is_partly_asked: bool = False  # who was asked for notices that name it did not answer

    @property
    def verdict(self) -> Verdict:
        """The gravest of the verdicts."""
        return self.reasons[0].verdict

    @property
    def is_unanswered(self) -> bool:
        """Whether an answer is wanting."""
        return self.is_partly_asked or any(reason.is_unanswered for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class AuditReport:
    """All that an audit says."""

    day: date
    against_itself: tuple[Finding, ...]  # what the lists say against themselves
    references: tuple[Audited, ...]  # in the order of the files
    is_offline: bool = False
    unsaid: tuple[str, ...] = ()  # what services beside the registries were asked and did not answer

    def exit_code(self, *, strict: bool = False) -> int:
        """Return 3 where an answer is wanting, 1 where something is wrong, else 0."""
        if any(item.is_unanswered for item in self.references):
            return 3
        wrong = FAULTS | {"no-match", "concern"} if strict else FAULTS
        is_wrong = any(reason.verdict in wrong for item in self.references for reason in item.reasons)
        grave = any(finding.severity != "info" for finding in self.against_itself)
        return 1 if is_wrong or grave else 0

    def gravest_first(self) -> list[Audited]:
        """Return the references by what was said of them; those of one verdict stay in their order."""
        return sorted(self.references, key=lambda item: GRAVITY.index(item.verdict))


def sort_reasons(reasons: list[Reason]) -> tuple[Reason, ...]:
    """Return the reasons gravest first, each once; nothing is verified of which something else is said."""
    ranked = sorted(reasons, key=lambda reason: GRAVITY.index(reason.verdict))
    told = [reason for reason in ranked if reason.verdict != "verified"]
    return tuple(dict.fromkeys(told or ranked))

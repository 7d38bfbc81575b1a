"""A claim of a post: its anchor, the links from it to works, and the sources and markers that no link carries."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

Relation = Literal["supports", "partly", "contradicts", "background", "quotes", "authority", "mentions"]
Verdict = Literal["unchecked", "confirmed", "partly", "contradicts", "not-in-source"]
Stance = Literal["asserts", "denies", "hedges", "reports"]


class RelationInfo(NamedTuple):
    """How a relation is called elsewhere and what it says."""

    cito: str  # name in the Citation Typing Ontology, seen from the post
    help: str


# Source: CiTO, the Citation Typing Ontology 2.8 (http://purl.org/spar/cito).
RELATIONS: dict[Relation, RelationInfo] = {
    "supports": RelationInfo("citesAsEvidence", "the work is the evidence for the claim"),
    # CiTO has no word for evidence that covers a part; what the part is belongs in the link's quote.
    "partly": RelationInfo("citesAsEvidence", "the work is evidence for a part of the claim"),
    "contradicts": RelationInfo("disagreesWith", "the work says otherwise"),
    "background": RelationInfo("obtainsBackgroundFrom", "the work explains what the claim builds on"),
    "quotes": RelationInfo("includesQuotationFrom", "the claim holds words of the work"),
    "authority": RelationInfo("citesAsAuthority", "the work is named for who says it"),
    "mentions": RelationInfo("cites", "the work is named; what for is not said"),
}
VERDICTS: dict[Verdict, str] = {
    "unchecked": "nobody has compared the claim with the work",
    "confirmed": "a person found in the work what the claim says",
    "partly": "a person found a part of it in the work",
    "contradicts": "a person found in the work that it is otherwise",
    "not-in-source": "a person read the work and did not find what the claim says",
}
STANCES: dict[Stance, str] = {
    "asserts": "the post says that it is so",
    "denies": "the post says that it is not so",
    "hedges": "the post says that it may be so, or that it is not known",
    "reports": "the post says that somebody else says so",
}


# Named tuples, all of them: a dataclass takes four times as long to make, and lists make a million of them.
class Anchor(NamedTuple):
    """Where a claim stands in its post; what is unknown or may not be copied is None."""

    exact: str | None = None  # the sentence as it stands
    prefix: str | None = None  # the 32 characters before it
    suffix: str | None = None  # the 32 characters after it
    start: int | None = None  # offsets in code points of the post's text
    end: int | None = None
    fingerprint: str | None = None  # see litman/claims/fingerprint.py


class Checked(NamedTuple):
    """What a person's verdict was about, so that a later change of it can be seen."""

    fingerprint: str | None = None  # of the sentence then
    status: str | None = None  # the notices of the work then: "none known", "retracted"…
    text: str | None = None  # digest of the work's text then; see litman/texts/text_mark.py
    file: str | None = None  # digest of the file that held it


class Suggested(NamedTuple):
    """Where a work was suggested that a person then linked: no check, and not taken for one."""

    rank: int | None = None  # from 1, among what was suggested
    from_: str | None = None  # "library", "pool", "web"
    at: date | None = None


class Proposed(NamedTuple):
    """What a program holds that the work says: no verdict until a person gives one, and kept beside it then."""

    verdict: Verdict
    by: str | None = None  # the name of the model
    at: date | None = None
    quote: str | None = None  # the words of the work by which it was proposed
    locator: str | None = None

    @property
    def in_words(self) -> str:
        """In a line, for people."""
        on = f" on {self.at}" if self.at else ""
        by = f" by {self.by}{on}" if self.by else on
        return f"proposed{by}, {self.verdict}: that is no verdict"


class Commented(NamedTuple):
    """Whose words a comment is, and since when; a comment of version 0.1 does not say."""

    by: str | None = None
    at: date | None = None


class Link(NamedTuple):
    """One claim leans on one work."""

    key: str  # citation key
    relation: Relation = "mentions"
    marker: str | None = None  # as it stands in the post: "[2]"
    verdict: Verdict = "unchecked"
    quote: str | None = None  # the work's own words
    locator: str | None = None  # "p. 410"
    by: str | None = None  # who gave the verdict
    at: date | None = None  # when
    checked: Checked | None = None
    reference: str | None = None  # id of the reference through which a marker of the post made it
    comment: str | None = None  # a person's words for the author of the post
    commented: Commented | None = None
    suggested: Suggested | None = None
    proposed: Proposed | None = None

    @property
    def is_judged(self) -> bool:
        """Whether a person said what the work bears out."""
        return self.verdict != "unchecked"

    @property
    def is_touched(self) -> bool:
        """Whether a person said anything of it: such a link no scan changes."""
        return not (
            self.verdict == "unchecked"
            and self.quote is None
            and self.comment is None
            and self.by is None
            and self.at is None
            and self.suggested is None
            and self.proposed is None
        )


class NamedSource(NamedTuple):
    """A source that the post names in words, without a reference."""

    name: str  # as it stands in the post
    key: str | None = None  # the work that a person took it for
    vague: bool = False  # "several studies": nobody could say which


class MarkerUse(NamedTuple):
    """A marker in or right after a claim's sentence that no link carries."""

    label: str
    start: int | None = None  # offsets in code points of the post's text
    end: int | None = None
    # what it leads to: a reference's id, "note", "link", "key"; None: nothing that is known
    to: str | None = None


class Claim(NamedTuple):
    """A sentence of a post that asserts something checkable."""

    id: str  # unique in its file, never renumbered, never reused
    text: str
    stance: Stance = "asserts"
    statement: str | None = None  # id of a canonical statement
    anchor: Anchor = Anchor()
    links: tuple[Link, ...] = ()
    named_sources: tuple[NamedSource, ...] = ()
    markers: tuple[MarkerUse, ...] = ()
    # citation keys that a person took off, though a marker of the post leads there
    unlinked: tuple[str, ...] = ()
    comment: str | None = None  # a person's words for the author of the post
    commented: Commented | None = None

    @property
    def is_judged(self) -> bool:
        """Whether a person gave a verdict about the sentence."""
        verdicts = [link.verdict for link in self.links]
        return verdicts.count("unchecked") < len(verdicts)

    def is_about_another_sentence(self, link: Link) -> bool:
        """Whether the verdict of one of its links was given about another sentence than that of its anchor."""
        then = link.checked.fingerprint if link.is_judged and link.checked else None
        return bool(then and self.anchor.fingerprint) and then != self.anchor.fingerprint

    @property
    def has_outdated_verdict(self) -> bool:
        """Whether a verdict was given about another sentence than that of its anchor."""
        return any(map(self.is_about_another_sentence, self.links))

    @property
    def keys(self) -> tuple[str, ...]:
        """The citation keys that the claim leans on: its links, then named sources that were resolved."""
        named = (source.key for source in self.named_sources if source.key)
        return tuple(dict.fromkeys([*(link.key for link in self.links), *named]))

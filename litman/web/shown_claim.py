"""A claim as the panel beside its post shows it: its words, what it leans on, and what of that speaks of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from litman.actions.post_view.model import ClaimView
from litman.actions.works.evidence_for_claim import WorkForClaim, work_for_claim
from litman.claims.claim import Claim, Link
from litman.claims.statements import Statement
from litman.errors import UnknownClaimError
from litman.files import digest_of
from litman.library.library import Library
from litman.short_work import short_work
from litman.text.word_difference import Piece, word_difference
from litman.web.shown_post import ShownPost


@dataclass(frozen=True, slots=True)
class ShownLink:
    """A link of the claim with its work."""

    number: int  # from 1: the key that chooses it
    link: Link
    key: str
    is_stale: bool
    marker: str | None
    work: WorkForClaim | None  # None: no entry has the key

    @property
    def who(self) -> str:
        """The work in a few words."""
        return short_work(self.work.work) if self.work is not None else ""

    @property
    def is_open(self) -> bool:
        """Whether nobody has judged it."""
        return not self.link.is_judged


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A claim, ready to be looked at."""

    view: ClaimView
    claim: Claim
    number: int  # its place among the post's claims, from 1
    total: int
    text: str  # its words as they stand in the post now, else those of the claims file
    difference: tuple[Piece, ...]  # where the sentence was edited since it was judged
    links: tuple[ShownLink, ...]
    lacking: tuple[tuple[str, str], ...]  # labels that lead to no work, each with what they lead to
    statement: Statement | None
    statement_id: str | None

    @property
    def mark(self) -> str:
        """What a decision is about: another one where sentence, links or verdicts are other ones."""
        said = [self.text, self.view.standing.state.state, str(self.claim.comment), str(self.statement_id)]
        said += [repr((one.key, one.link, one.is_stale)) for one in self.links]
        return digest_of("\n".join(said).encode("utf-8", "surrogatepass"))[:24]

    @property
    def current(self) -> int:
        """The link that a decision is about first: one that nobody judged, else the first."""
        return next((one.number for one in self.links if one.is_open), 1 if self.links else 0)


def shown_claim(
    library: Library, post: ShownPost, claim_id: str, statements: Mapping[str, Statement]
) -> ShownClaim:
    """Return the claim of this id.

    Raises:
        UnknownClaimError: the post has none.
    """
    claims = post.view.claims
    number = next((at for at, one in enumerate(claims) if one.id == claim_id), None)
    if number is None:
        raise UnknownClaimError(post.view.post_id, claim_id, [one.id for one in claims])
    view = claims[number]
    kept = next(one for one in post.view.file.claims if one.id == claim_id)
    state = view.standing.state
    before = kept.anchor.exact or kept.text
    now = view.text
    if state.start is not None and state.end is not None and post.text:
        now = " ".join(post.text[state.start : state.end].split())
    is_other = state.state == "changed"
    links = tuple(
        ShownLink(
            at,
            item.link,
            item.key,
            item.is_stale,
            item.marker or item.link.marker,
            work_for_claim(library, item.key, claim=now or before, quote=item.link.quote),
        )
        for at, item in enumerate(view.standing.links, start=1)
    )
    name = kept.statement
    return ShownClaim(
        view,
        view.standing.claim,
        number + 1,
        len(claims),
        now or before,
        word_difference(" ".join(before.split()), now) if is_other else (),
        links,
        tuple(_lacking(view, post)),
        statements.get(name) if name else None,
        name,
    )


def _lacking(view: ClaimView, post: ShownPost) -> Sequence[tuple[str, str]]:
    said = []
    for lead in view.standing.leads:
        if lead.kind == "reference":
            reference = post.view.reference(lead.reference or "")
            words = reference.text if reference is not None and reference.text else "a reference of the post"
            said.append((lead.label, f"{words} — no work of the library yet"))
        elif lead.kind == "link":
            said.append((lead.label, f"{lead.target or 'a link'} — no work of the library yet"))
        elif lead.kind == "bibliography":
            said.append((lead.label, f"an entry of {lead.target} — no work of the library yet"))
        elif lead.kind == "unknown-key":
            said.append((lead.label, "a key that nobody has"))
        elif lead.kind == "ambiguous":
            said.append((lead.label, lead.what_fits))
        elif lead.kind == "nothing":
            said.append((lead.label, "the post has no such reference"))
    for source in view.standing.claim.named_sources:
        if source.key is None:
            said.append((source.name, "named in words, without a reference"))
    return said

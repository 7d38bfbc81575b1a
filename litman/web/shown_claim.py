"""A claim as the panel beside its post shows it: its words, what it leans on, and what of that speaks of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from litman.actions.post_view.model import ClaimView
from litman.actions.walk.around import Surroundings
from litman.actions.walk.mark import mark_of
from litman.actions.walk.needs import Need
from litman.actions.walk.post_walk import PostWalk
from litman.actions.works.evidence_for_claim import WorkForClaim, work_for_claim
from litman.claims.claim import Claim, Link
from litman.claims.statements import Statement
from litman.errors import UnknownClaimError
from litman.evidence.claimed import without_markers
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
    mark: str  # of what a decision is about
    before: str  # the sentence before it
    after: str
    needs: tuple[Need, ...]  # what asks for a decision first; empty until it was found out

    @property
    def current(self) -> int:
        """The link that a decision is about first: one that nobody judged, else the first."""
        return next((one.number for one in self.links if one.is_open), 1 if self.links else 0)


def shown_claim(
    library: Library,
    post: ShownPost,
    claim_id: str,
    statements: Mapping[str, Statement],
    walk: PostWalk | None,
) -> ShownClaim:
    """Return the claim of this id.

    Args:
        library: Where its works are.
        post: The post.
        claim_id: Which claim.
        statements: Those of the library.
        walk: The last one through the post: it says what the claim needs, where it is as it was then.

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
    span = (state.start, state.end) if state.start is not None and state.end is not None else None
    around = Surroundings(post.analysis).of(view.standing.claim, span)
    mark = mark_of(view.standing.claim, around.sentence)
    item = walk.item(claim_id) if walk is not None else None
    before = " ".join((kept.anchor.exact or kept.text).split())
    is_other = state.state == "changed"
    words = without_markers(
        around.sentence, (item.marker or item.link.marker for item in view.standing.links)
    )
    links = tuple(
        ShownLink(
            at,
            item.link,
            item.key,
            item.is_stale,
            item.marker or item.link.marker,
            work_for_claim(library, item.key, claim=words, quote=item.link.quote),
        )
        for at, item in enumerate(view.standing.links, start=1)
    )
    name = kept.statement
    return ShownClaim(
        view,
        view.standing.claim,
        number + 1,
        len(claims),
        around.sentence,
        word_difference(before, around.sentence) if is_other else (),
        links,
        tuple(_lacking(view, post)),
        statements.get(name) if name else None,
        name,
        mark,
        around.before,
        around.after,
        item.needs if item is not None and item.mark == mark else (),
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

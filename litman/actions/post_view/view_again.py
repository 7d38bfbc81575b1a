"""The view of a post after claims of its file were changed: what those say is new, all around them is as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from litman.actions.post_view.copying import may_be_copied
from litman.actions.post_view.model import ClaimView, PostView
from litman.actions.post_view.view import coverage_of_views, keys_of, view_post, works_of
from litman.actions.standing.post_standing import PostStanding
from litman.standing.claim_standing import ClaimStanding
from litman.standing.claim_state import claim_state, gravest_verdict

if TYPE_CHECKING:
    from litman.library.library import Library


def view_again(library: Library, view: PostView, *, before: PostStanding, found: PostStanding) -> PostView:
    """Return what `view_post` returns of a post that is what it was, in a library that is what it was.

    Args:
        library: Where the claims file is.
        view: The post as it was viewed.
        before: How it stood then.
        found: How it stands now.
    """
    old, new = before.standing, found.standing
    if old.markers is not new.markers or old.references is not new.references:
        return view_post(library, found.file, found=found)
    standing = {item.claim.id: item for item in new.claims if not item.is_new}
    claims = tuple(_again(item, standing[item.id]) for item in view.claims)
    keys = keys_of(new)
    works = {key: view.works[key] for key in keys if key in view.works}
    works |= works_of(library, keys - works.keys())
    return replace(
        view,
        file=found.file,
        claims=claims,
        works=works,
        coverage=coverage_of_views(claims),
        may_be_copied=may_be_copied(found.file),
    )


def _again(view: ClaimView, standing: ClaimStanding) -> ClaimView:
    if view.standing is standing:
        return view
    verdict = gravest_verdict(standing)
    return replace(view, standing=standing, state=claim_state(standing), verdict=verdict)

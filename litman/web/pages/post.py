"""A post: its text with every claim marked, and beside it the claim that is looked at."""

from __future__ import annotations

from starlette.responses import Response

from litman.standing.claim_state import CLAIM_STATES
from litman.web.page import Asked, Page
from litman.web.shown_post import shown_post
from litman.web.visits import Visit


def show_post(asked: Asked) -> Response:
    """Return the page of a post."""
    shown = shown_post(asked.desk, asked.library, asked.path["post"])
    return asked.page("post.html", title=shown.view.title, shown=shown, view=shown.view, states=CLAIM_STATES)


def keep_visit(asked: Asked) -> Response:
    """Remember how the post stands now, for the list to say what changed since."""
    shown = shown_post(asked.desk, asked.library, asked.path["post"])
    view = shown.view
    asked.visits.keep(view.post_id, Visit(asked.desk.today(), view.coverage, view.file.digest))
    return asked.json({})


PAGES = (
    Page("/posts/{post}", show_post, area="posts"),
    Page("/posts/{post}/visited", keep_visit, "POST", area="posts"),
)

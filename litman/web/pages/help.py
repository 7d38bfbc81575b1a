"""The help: keys and words."""

from __future__ import annotations

from starlette.responses import Response

from litman.claims.claim import VERDICTS
from litman.standing.claim_state import CLAIM_STATES
from litman.web.keys import POST_KEYS, WORK_KEYS, WORKS_KEYS
from litman.web.page import Asked, Page


def show_help(asked: Asked) -> Response:
    """Return the page of help."""
    return asked.page(
        "help.html",
        title="Help",
        shortcuts=POST_KEYS,
        works=WORKS_KEYS,
        work=WORK_KEYS,
        states=CLAIM_STATES,
        verdicts=VERDICTS,
    )


PAGES = (Page("/help", show_help, area="help"),)

"""Pictures: coverage over time, works by year and kind, which posts lean on which works; each can be kept as a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from starlette.responses import Response

from litman.actions.pictures.by_year import works_by_year
from litman.actions.pictures.over_time import coverage_over_time
from litman.actions.pictures.posts_by_works import posts_by_works
from litman.checks.facts import Facts
from litman.web.page import Asked, Page


class Picture(NamedTuple):
    """A picture, and how it is made."""

    name: str
    title: str
    draw: Callable[[Asked], str]


_PICTURES = {
    picture.name: picture
    for picture in (
        Picture("coverage", "How far the claims have come", lambda asked: coverage_over_time(asked.library)),
        Picture("years", "Works by year and kind of evidence", lambda asked: works_by_year(_facts(asked))),
        Picture(
            "posts-works", "Which posts lean on which works", lambda asked: posts_by_works(asked.library)
        ),
    )
}


def show_pictures(asked: Asked) -> Response:
    """Return the page that shows all of them."""
    return asked.page("pictures.html", title="Pictures", pictures=list(_PICTURES.values()))


def show_picture(asked: Asked) -> Response:
    """Return one as a file of its own."""
    picture = _PICTURES.get(asked.path["name"])
    if picture is None:
        return Response("there is no such picture", 404, media_type="text/plain")
    kept = asked.desk.keep(f"picture {picture.name}", asked.desk.stamp(), lambda: picture.draw(asked))
    headers = (
        {"content-disposition": f'attachment; filename="{picture.name}.svg"'}
        if asked.query.get("keep")
        else {}
    )
    return Response(kept, media_type="image/svg+xml", headers=headers)


def _facts(asked: Asked) -> Facts:
    return Facts(asked.library, today=asked.desk.today())


PAGES = (
    Page("/pictures", show_pictures, area="pictures"),
    Page("/pictures/{name}.svg", show_picture),
)

"""What is made of a post: the report for its author, the page for its readers, the list of its references."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import Response

from litman.actions.post_view.model import PostView
from litman.errors import PostNotAtHandError
from litman.web.page import Asked, Page
from litman.web.pages.post import post_of
from litman.web.safety import MADE_POLICY

_TYPES = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def show_report(asked: Asked) -> Response:
    """Return the report, as a page to read and print, or as a file."""
    from litman.actions.publish.report import make_report
    from litman.actions.publish.report_in import report_in

    form, view = asked.path["form"], post_of(asked).view
    if form not in _TYPES:
        return Response("there is no such report", 404, media_type="text/plain")
    made = make_report(asked.library, view.file, today=asked.desk.today())
    data = report_in(made, form, environment=asked.desk.environment)
    return _file(asked, data, form, f"{view.post_id}-report.{form}")


def show_readers_page(asked: Asked) -> Response:
    """Return the post for its readers, with its sources beside each claim."""
    from litman.actions.publish.readers_page import readers_page
    from litman.actions.publish.sources import sources_of

    view = _at_hand(post_of(asked).view)
    data = readers_page(view, sources_of(asked.library, view), today=asked.desk.today(), address=None)
    return _file(asked, data, "html", f"{view.post_id}-sources.html")


def show_references(asked: Asked) -> Response:
    """Return the references of the post in the style of the settings."""
    from litman.actions.export.format_bibliography import engine_for
    from litman.actions.export.post_list import list_of_post
    from litman.export.styles.catalogue import find_style
    from litman.export.styles.locales import require_locale
    from litman.export.styles.outputs.table import writer_of

    view, library = _at_hand(post_of(asked).view), asked.library
    assert view.path is not None, view.post_id
    settings = library.settings
    style, locale = find_style(settings.style), require_locale(settings.locale)
    engine = engine_for(settings, library.root, environment=asked.desk.environment)
    made = list_of_post(
        library, view.path, style, engine=engine, locale=locale, with_notices=settings.reference_notices
    )
    language = locale or style.locale or "en-US"
    data = writer_of("html").write(made.entries, title=view.title, language=language)
    return _file(asked, data, "html", f"{view.post_id}-references.html")


def _at_hand(view: PostView) -> PostView:
    if view.path is None or view.unreadable is not None:
        raise PostNotAtHandError(view.post_id, view.unreadable)
    return view


def _file(asked: Asked, data: bytes, form: str, name: str) -> Response:
    """Return a page that runs nothing and reaches nobody, or a file to keep."""
    kept = form == "docx" or bool(asked.query.get("keep"))
    headers = {"content-security-policy": MADE_POLICY}
    if kept:
        headers["content-disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    kind = "text/plain; charset=utf-8" if form == "md" and not kept else _TYPES[form]
    return Response(data, media_type=kind, headers=headers)


PAGES = (
    Page("/posts/{post}/report.{form}", show_report),
    Page("/posts/{post}/readers.html", show_readers_page),
    Page("/posts/{post}/references.html", show_references),
)

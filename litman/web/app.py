"""The workbench as one application: its pages, its scripts, its events, behind its guard."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message

from litman.errors import FileChangedError, LitmanError, TooMuchSentError
from litman.web.checked import Checks
from litman.web.desk import Desk
from litman.web.events import Events
from litman.web.page import FRAGMENT_HEADER, Asked, Page
from litman.web.refusals import refusal, unknown_page
from litman.web.safety import FORM_FIELD, FORM_HEADER, LOOPBACK_NAMES, Guard, Keys
from litman.web.summaries import Summaries
from litman.web.table import PAGES
from litman.web.walks import Walks

STATIC = Path(__file__).parent / "static"
_TRIES = 6  # of a page that met somebody who writes
_WAIT_S = 0.05  # longer each time


def make_app(
    desk: Desk,
    keys: Keys | None,
    *,
    port: int | None = None,
    names: Sequence[str] = LOOPBACK_NAMES,
    events: Events | None = None,
) -> ASGIApp:
    """Return the application.

    Args:
        desk: The library.
        keys: The secrets; None where it only reads.
        port: On which it is served; None: any.
        names: By which it may be asked.
        events: Told to open pages; made and not watched where there are none.
    """
    told = events or Events(desk, keys.form_token if keys is not None else "")

    def tell_checked() -> None:
        told.tell("checked")

    kept = Checks(desk, tell_checked), Walks(desk, tell_checked), Summaries(desk, tell_checked)
    room = _Room(desk, keys, told, *kept)

    @contextlib.asynccontextmanager
    async def watching(app: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(told.watch()) if events is not None else None
        yield
        told.end()
        if task is not None:
            await asyncio.wait([task], timeout=2)
            task.cancel()

    async def stream(request: Request) -> Response:
        # A server in front must not gather what is told before it hands it on.
        unbuffered = {"x-accel-buffering": "no"}
        return StreamingResponse(told.stream(), media_type="text/event-stream", headers=unbuffered)

    async def favicon(request: Request) -> Response:
        return FileResponse(STATIC / "favicon.svg", media_type="image/svg+xml")

    async def not_found(request: Request, error: Exception) -> Response:
        return unknown_page(await _asked(request, room, reads_form=False))  # nobody said how long it may be

    routes = [
        Route("/events", stream),
        Route("/favicon.ico", favicon),
        Mount("/static", StaticFiles(directory=STATIC)),
        *(Route(page.path, _endpoint(page, room), methods=[page.method]) for page in PAGES),
    ]
    app = Starlette(routes=routes, lifespan=watching, exception_handlers={404: not_found, 405: not_found})
    return Guard(app, keys, port=port, names=names)


class _Room(NamedTuple):
    """What all pages share."""

    desk: Desk
    keys: Keys | None
    events: Events
    checks: Checks
    walks: Walks
    summaries: Summaries


def _endpoint(page: Page, room: _Room) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        if page.method == "POST":
            try:
                await _read_form(request, page.most_bytes)
            except TooMuchSentError as exc:
                return refusal(await _asked(request, room, page.area, reads_form=False), exc, 413)
        asked = await _asked(request, room, page.area)
        if page.method == "POST":
            given = request.headers.get(FORM_HEADER) or asked.form.get(FORM_FIELD, "")
            if room.keys is None or not room.keys.fits_form(given):
                return refusal(
                    asked, "This form is of another run of the workbench; load its page again.", 403
                )
        return await run_in_threadpool(_answer, page, asked)

    return endpoint


async def _read_form(request: Request, most: int) -> None:
    """Read the form that was sent, and no more of it than it may be.

    Raises:
        TooMuchSentError: it is longer.
    """
    said = request.headers.get("content-length", "")
    if said.isdecimal() and int(said) > most:
        raise TooMuchSentError(most)
    receive, taken = request.receive, 0

    async def receive_some() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise TooMuchSentError(most)
        return message

    request._receive = receive_some
    await request.form(max_files=1)


async def _asked(request: Request, room: _Room, area: str = "", *, reads_form: bool = True) -> Asked:
    form: dict[str, str] = {}
    files: dict[str, UploadFile] = {}
    if request.method == "POST" and reads_form:
        for name, value in (await request.form()).items():
            if isinstance(value, str):
                form[name] = value
            else:
                files[name] = value
    return Asked(
        room.desk,
        room.checks,
        room.walks,
        room.summaries,
        quote(request.url.path) + (f"?{request.url.query}" if request.url.query else ""),
        request.path_params,
        dict(request.query_params),
        form,
        files,
        FRAGMENT_HEADER in request.headers,
        request.method == "POST",
        room.keys.form_token if room.keys is not None else "",
        area,
        room.events.tell,
    )


def _answer(page: Page, asked: Asked) -> Response:
    """Return the page's answer; one that only reads and met somebody who writes reads again."""
    for attempt in range(1, _TRIES + 1):
        try:
            return page.answer(asked)
        except FileChangedError as exc:
            if page.method == "POST" or attempt == _TRIES:
                return refusal(asked, exc)
            asked.forget()
            time.sleep(_WAIT_S * attempt)
        except LitmanError as exc:
            return refusal(asked, exc)
        except OSError as exc:  # the system refuses a file in a way that nobody on the way up asked about
            return refusal(asked, f"{exc.filename or 'A file'}: {exc.strerror or exc}", 500)
    raise AssertionError("the last attempt returns")

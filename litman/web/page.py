"""A page of the workbench: an address, and a function from what was asked to an answer."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from starlette.datastructures import UploadFile
from starlette.responses import JSONResponse, RedirectResponse, Response

from litman.library.library import Library, WritableLibrary
from litman.web.checked import Checks
from litman.web.desk import Desk
from litman.web.render import render
from litman.web.summaries import Summaries
from litman.web.visits import Visits
from litman.web.walks import Walks

MOST_SENT = 4 << 20  # bytes of a form
MOST_UPLOADED = 256 << 20  # bytes of a form with files
FRAGMENT_HEADER = "x-litman-fragment"  # our scripts ask with it for a part of a page


@dataclass(slots=True)
class Asked:
    """One request, as a page sees it; its function runs in a thread of its own, and may take its time."""

    desk: Desk
    checks: Checks
    walks: Walks
    summaries: Summaries
    url: str  # path and query
    path: Mapping[str, str]  # what the braces of the page's address stand for
    query: Mapping[str, str]
    form: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, UploadFile] = field(default_factory=dict)
    is_fragment: bool = False  # a script of ours asked, and not a person by an address
    is_change: bool = False
    form_token: str = ""
    area: str = ""  # of the navigation
    tell: Callable[..., None] = lambda kind, **values: None  # every open page; see `Events.tell`
    _library: list[Library] = field(default_factory=list)

    @property
    def library(self) -> Library:
        """The library as it was when it was asked for first."""
        if not self._library:
            self._library.append(self.desk.library())
        return self._library[0]

    @property
    def visits(self) -> Visits:
        """When each post was looked at last."""
        return Visits(self.desk.root)

    def forget(self) -> None:
        """Read anew what is asked for from now on."""
        self._library.clear()

    @contextlib.contextmanager
    def writing(self, *words: str) -> Iterator[WritableLibrary]:
        """Give the library for one change; see `Desk.writing`."""
        self.forget()
        with self.desk.writing(*words) as library:
            yield library

    def page(self, template: str, *, title: str, status: int = 200, **values: Any) -> Response:
        """Return a page in the frame; where a script asked for a part, the part named `main` alone."""
        text = render(
            template,
            frame="fragment.html" if self.is_fragment else "frame.html",
            title=title,
            desk=self.desk,
            area=self.area,
            url=self.url,
            form_token=self.form_token,
            **values,
        )
        return Response(text, status, media_type="text/html")

    def part(self, template: str, *, status: int = 200, **values: Any) -> Response:
        """Return a part of a page, which has no frame."""
        return Response(self.text(template, **values), status, media_type="text/html")

    def text(self, template: str, **values: Any) -> str:
        """Return a part of a page as text."""
        return render(template, desk=self.desk, form_token=self.form_token, **values)

    def json(self, value: Any, status: int = 200) -> Response:
        """Return a value for our scripts."""
        return JSONResponse(value, status)

    def go(self, url: str) -> Response:
        """Send the browser to another page after a change; a script that asked is told where."""
        return JSONResponse({"go": url}) if self.is_fragment else RedirectResponse(url, 303)


@dataclass(frozen=True, slots=True)
class Page:
    """A row of the table: what answers at an address."""

    path: str  # with braces, as Starlette reads them
    answer: Callable[[Asked], Response]
    method: Literal["GET", "POST"] = "GET"  # only POST may change anything
    area: str = ""  # the name in the navigation that it belongs to
    most_bytes: int = MOST_SENT  # of what is sent to it

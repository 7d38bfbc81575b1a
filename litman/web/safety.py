"""What stands between the workbench and everybody but the person who started it.

A page is given to who has the token of this run (once in the address, from then on in a cookie that no script reads),
asked for by a name of this machine (so that no foreign name is pointed at it), and a change is made for one of our own
pages alone: its `Origin` is ours and it brings a second token, which only our pages hold. No answer may be
framed, run a script that is not ours, or be kept by anybody.
"""

from __future__ import annotations

import hmac
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from litman.web.render import render

TOKEN_FIELD = "token"  # of the address, once
FORM_FIELD = "form_token"
FORM_HEADER = "x-litman-form-token"
LOOPBACK_NAMES = ("127.0.0.1", "localhost", "::1")
POLICY = "; ".join(
    [
        "default-src 'none'",
        *(f"{kind}-src 'self'" for kind in ("script", "style", "img", "font", "connect")),
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
# A file of the library that a browser shows is somebody else's: it runs nothing and reaches nobody.
FILE_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; sandbox"
)
# A page that is made of a post stands by itself: it runs and sends nothing, and asks for its icon alone.
MADE_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
_OPEN = ("/static/", "/favicon.ico")  # what says nothing of a library


@dataclass(frozen=True, slots=True)
class Keys:
    """The secrets of one run of the workbench."""

    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def form_token(self) -> str:
        """What our own forms bring; it tells nothing of the token."""
        return hmac.new(self.token.encode(), b"form", sha256).hexdigest()

    def fits(self, given: str) -> bool:
        """Whether this is the token."""
        return hmac.compare_digest(given.encode(), self.token.encode())

    def fits_form(self, given: str) -> bool:
        """Whether this is what our forms bring."""
        return hmac.compare_digest(given.encode(), self.form_token.encode())


class Guard:
    """Lets through what may be asked, and gives every answer its headers."""

    def __init__(
        self, app: ASGIApp, keys: Keys | None, *, port: int | None, names: Sequence[str] = LOOPBACK_NAMES
    ) -> None:
        """Take the secrets (None: a workbench that only reads and is open to who can reach it), port and names."""
        self._app = app
        self._keys = keys
        self._port = port
        self._names = frozenset(name.lower() for name in names)
        self._cookie = f"litman-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = self._refusal(scope)
        await (answer or self._app)(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self._is_ours(host):
            return _refused(421, f"This workbench does not answer to the name “{host}”.")
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return _refused(405, "This workbench is only asked by GET and POST.")
        if scope["method"] == "POST":
            if self._keys is None:
                return _refused(403, "This workbench only reads: it was started with --read-only.")
            if headers.get("origin", "") not in (f"http://{host}", f"https://{host}"):
                return _refused(403, "This was not asked by a page of the workbench; nothing was changed.")
        if self._keys is None or scope["path"].startswith(_OPEN):
            return None
        return self._without_token(scope, headers, self._keys)

    def _without_token(self, scope: Scope, headers: Headers, keys: Keys) -> Response | None:
        """Return the answer to who has not shown the token yet; None to who has."""
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = dict(query).get(TOKEN_FIELD)
        if given is not None and scope["method"] != "POST" and keys.fits(given):
            rest = urlencode([item for item in query if item[0] != TOKEN_FIELD])
            answer = RedirectResponse(_local(scope["path"]) + (f"?{rest}" if rest else ""), 303)
            answer.set_cookie(self._cookie, keys.token, httponly=True, samesite="strict", path="/")
            return answer
        if keys.fits(cookie_parser(headers.get("cookie", "")).get(self._cookie, "")):
            return None
        return _refused(403, "Open the whole address that `litman serve` printed: it ends in a token.")

    def _is_ours(self, host: str) -> bool:
        try:
            parts = urlsplit(f"//{host}")
            name, port = (parts.hostname or "").lower(), parts.port
        except ValueError:
            return False
        if name not in self._names or parts.path or parts.username is not None:
            return False
        return name not in LOOPBACK_NAMES or self._port is None or port == self._port


def path_inside(root: Path, name: str) -> Path | None:
    """Return the file of that name in the library, links followed; None where it is none, or lies outside."""
    if "\0" in name:
        return None
    home = os.path.realpath(root)
    real = os.path.realpath(os.path.join(home, name))
    is_inside = os.path.commonpath([home, real]) == home
    return Path(real) if is_inside and os.path.isfile(real) else None


def _local(path: str) -> str:
    # `//elsewhere` would be another server.
    return "/" + path.lstrip("/\\")


def _refused(status: int, why: str) -> Response:
    return Response(render("refused.html", why=why), status, media_type="text/html")


def _with_headers(send: Send) -> Send:
    async def send_with(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return send_with

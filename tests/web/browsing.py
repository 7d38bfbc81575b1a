"""What a browser does at the workbench: opens pages, sends forms, shows what stands there."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Self

from lxml import html
from starlette.testclient import TestClient

from litman.web.safety import Keys

ORIGIN = "http://127.0.0.1:8765"


class Page:
    """An answer, read as a person sees it."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.status: int = answer.status_code
        self.headers = answer.headers
        self.source: str = answer.text
        self.tree = html.document_fromstring(answer.text) if answer.text.strip() else html.Element("html")

    @property
    def text(self) -> str:
        """Its words in single spaces."""
        return " ".join(self.tree.text_content().split())

    def texts(self, selector: str) -> list[str]:
        """Return the words of each element that an XPath finds."""
        return [" ".join(item.text_content().split()) for item in self.tree.xpath(selector)]


class Browser:
    """A browser with the cookie of the workbench."""

    def __init__(self, client: TestClient, keys: Keys | None, form_header: str) -> None:
        self.client = client
        self._keys = keys
        self._form_header = form_header
        if keys is not None:
            client.get(f"/?token={keys.token}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.client.close()

    def open(self, address: str, **headers: str) -> Page:
        """Open a page."""
        return Page(self.client.get(address, headers=headers))

    def part(self, address: str) -> Page:
        """Ask for a part of a page, as our scripts do."""
        return self.open(address, **{"x-litman-fragment": "1"})

    def send(self, address: str, files: dict[str, tuple[str, bytes]] | None = None, **fields: str) -> Any:
        """Make a change as our scripts do, with files by field as name and bytes; gives the answer."""
        token = self._keys.form_token if self._keys is not None else ""
        headers = {"origin": ORIGIN, self._form_header: token, "x-litman-fragment": "1"}
        return self.client.post(address, data=fields, files=files, headers=headers)

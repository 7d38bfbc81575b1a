"""An HTTP server on this machine that plays the registries: recorded answers, limits, delays, faults."""

from __future__ import annotations

import json
import threading
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import quote

JSON = "application/json"
UNLIMITED = {"x-rate-limit-limit": "100000", "x-rate-limit-interval": "1s", "x-concurrency-limit": "6"}


@dataclass(frozen=True)
class Played:
    """One answer, and how it goes wrong."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    delay_s: float = 0.0  # before anything is sent
    cut_after: int | None = None  # bytes of the body after which the connection ends
    drip_s: float = 0.0  # between two bytes of the body
    raw: bytes | None = None  # sent as it is, in place of an HTTP answer; b"" hangs up


@dataclass(frozen=True)
class Asked:
    """One request that came in."""

    path: str  # as it was sent, percent-encoded
    headers: Mapping[str, str]  # by name in lower case
    at: float  # seconds, monotonic


def played_json(document: object, **options: Any) -> Played:
    """Return an answer with a JSON body."""
    headers = {"content-type": JSON, **options.pop("headers", {})}
    return Played(body=json.dumps(document).encode(), headers=headers, **options)


def played_page(**options: Any) -> Played:
    """Return what a hotel's proxy sends in place of an answer."""
    body = b"<!DOCTYPE html><html><head><title>Welcome</title></head><body>Sign in</body></html>"
    return Played(body=body, headers={"content-type": "text/html"}, **options)


NOT_IN_CROSSREF = Played(status=404, body=b"Resource not found.", headers={"content-type": "text/plain"})
NOT_IN_DATACITE = played_json({"errors": [{"status": "404", "title": "No such thing."}]}, status=404)
NOT_IN_OPENALEX = Played(
    status=404,
    body=b"<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n<p>The requested URL"
    b" was not found on the server. If you entered the URL manually please check your spelling and try again.</p>\n",
    headers={"content-type": "text/html"},
)
NOT_IN_EUROPE_PMC = played_json({"version": "6.9", "hitCount": 0, "resultList": {"result": []}})
NOT_IN_PUBMED = played_json(
    {"esearchresult": {"count": "0", "idlist": [], "errorlist": {"phrasesnotfound": ["x"]}}}
)
NOT_IN_UNPAYWALL = played_json(
    {"HTTP_status_code": 404, "error": True, "message": "it is not here"}, status=404
)
NOT_IN_SEMANTIC_SCHOLAR = played_json({"error": "Paper with id DOI:10.5555/x not found"}, status=404)
DOI_NOT_FOUND = Played(
    status=404,
    body=b"<html><title>Error: DOI Not Found</title></html>",
    headers={"content-type": "text/html"},
)


class RegistryServer:
    """Crossref, DataCite and doi.org at one address; what was not put in gets Crossref's 404.

    Use it as a context manager. `url` is the base URL for all three services; `asked` lists the requests;
    `most_at_once` says how many were under way together.
    """

    def __init__(self, *, headers: Mapping[str, str] = UNLIMITED) -> None:
        """`headers` go with every answer; by default they lift the limits."""
        self.headers = dict(headers)
        self.asked: list[Asked] = []
        self.most_at_once = 0
        self._at_once = 0
        self._answers: dict[str, list[Played]] = defaultdict(list)
        self._lock = threading.Lock()
        self._closed = threading.Event()  # nobody waits for an answer any more
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}"

    def __enter__(self) -> RegistryServer:
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closed.set()
        self._http.shutdown()
        self._http.server_close()

    @property
    def environment(self) -> dict[str, str]:
        """The variables that point a litman at this server."""
        of_dois = ("LITMAN_CROSSREF_URL", "LITMAN_DATACITE_URL", "LITMAN_DOI_URL")
        of_books = ("LITMAN_OPENLIBRARY_URL", "LITMAN_GOOGLEBOOKS_URL", "LITMAN_DNB_URL")
        of_papers = ("LITMAN_ARXIV_URL", "LITMAN_PUBMED_URL", "LITMAN_PMC_URL", "LITMAN_OPENALEX_URL")
        of_papers = (*of_papers, "LITMAN_EUROPEPMC_URL", "LITMAN_UNPAYWALL_URL", "LITMAN_SEMANTICSCHOLAR_URL")
        return dict.fromkeys((*of_dois, *of_books, *of_papers), self.url)

    @property
    def paths(self) -> list[str]:
        """The paths asked for, in order."""
        return [request.path for request in self.asked]

    def play(self, path: str, *answers: Played) -> None:
        """Answer requests for this path with these, in order; the last one stays."""
        self._answers[path] = list(answers)

    def crossref(self, doi: str, *answers: Played) -> None:
        """Answer Crossref's question about a DOI."""
        self.play(f"/works/{quote(doi.lower(), safe='')}", *answers)

    def crossref_record(self, message: Mapping[str, object]) -> None:
        """Put a record into Crossref."""
        self.crossref(str(message["DOI"]), played_json(envelope(message)))

    def datacite(self, doi: str, *answers: Played) -> None:
        """Answer DataCite's question about a DOI."""
        self.play(f"/dois/{quote(doi.lower(), safe='')}", *answers)

    def openalex(self, name: str, *answers: Played, select: str = "") -> None:
        """Answer OpenAlex's question about a work, `doi:10.5555/tea`; with `select`, about what it attests."""
        self.play(f"/works/{quote(name, safe='/:')}{select}", *answers)

    def agency(self, doi: str, name: str | None, *, status: str = "DOI does not exist") -> None:
        """Let doi.org name the agency of a DOI, or say why there is none."""
        entry = {"DOI": doi, "RA": name} if name else {"DOI": doi, "status": status}
        self.play(f"/ra/{quote(doi.lower(), safe='')}", played_json([entry]))

    def description(self, doi: str, *answers: Played) -> None:
        """Answer doi.org's content negotiation for a DOI."""
        self.play(f"/{quote(doi.lower(), safe='')}", *answers)

    def recorded_works(self, folder: Path) -> list[str]:
        """Put the recorded Crossref bodies of a folder in; return their DOIs."""
        dois = []
        for path in sorted(folder.glob("*.json")):
            body = path.read_bytes()
            doi = json.loads(body)["message"]["DOI"]
            self.crossref(doi, Played(body=body, headers={"content-type": JSON}))
            dois.append(doi)
        return dois

    def _begin(self, request: Asked) -> Played:
        with self._lock:
            self.asked.append(request)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
            answers = self._answers.get(request.path) or [_unknown(request.path)]
            return answers.pop(0) if len(answers) > 1 else answers[0]

    def _end(self) -> None:
        with self._lock:
            self._at_once -= 1


def _unknown(path: str) -> Played:
    """Crossref and DataCite find nothing, or Crossref, OpenAlex does not have the DOI."""
    if path.startswith(("/works/doi:", "/works/pmid:")):
        return NOT_IN_OPENALEX
    if path.startswith("/v2/10."):
        return NOT_IN_UNPAYWALL
    if path.startswith("/graph/v1/paper/"):
        return NOT_IN_SEMANTIC_SCHOLAR
    if path.startswith("/search?query="):
        return NOT_IN_EUROPE_PMC
    if path.startswith("/esearch.fcgi?"):
        return NOT_IN_PUBMED
    if path.startswith("/dois?"):
        return played_json({"data": [], "meta": {"total": 0}})
    lists = ("query.bibliographic=", "filter=updates:")
    is_search = path.startswith("/works?") and any(words in path for words in lists)
    return played_json({"status": "ok", "message": {"items": []}}) if is_search else NOT_IN_CROSSREF


def envelope(message: Mapping[str, object]) -> dict[str, object]:
    """Return a message of Crossref in its envelope."""
    return {"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": message}


def _handler(server: RegistryServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        wbufsize = -1

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            answer = server._begin(Asked(self.path, headers, time.monotonic()))
            try:
                server._closed.wait(answer.delay_s)
            finally:
                server._end()
            try:
                self._send(answer)
            except OSError:
                self.close_connection = True  # the client has gone

        def _send(self, answer: Played) -> None:
            if answer.raw is not None:
                self.wfile.write(answer.raw)
                self.wfile.flush()
                self.close_connection = True
                return
            self.send_response(answer.status)
            given = {name.lower() for name in answer.headers}
            rest = {n: v for n, v in server.headers.items() if n.lower() not in given}
            for name, value in {**rest, **answer.headers}.items():
                self.send_header(name, value)
            if "content-length" not in given:
                self.send_header("content-length", str(len(answer.body)))
            self.end_headers()
            self._send_body(answer)

        def _send_body(self, answer: Played) -> None:
            body = answer.body if answer.cut_after is None else answer.body[: answer.cut_after]
            for index in range(len(body) if answer.drip_s else 0):
                self.wfile.write(body[index : index + 1])
                self.wfile.flush()
                server._closed.wait(answer.drip_s)
            if not answer.drip_s:
                self.wfile.write(body)
            self.wfile.flush()
            if answer.cut_after is not None:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler

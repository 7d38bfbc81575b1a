"""Feeds in the shape of arXiv's, about papers that nobody wrote."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from tests.sources.server import Played, RegistryServer

ATOM = {"content-type": "application/atom+xml"}
_HEAD = (
    "<?xml version='1.0' encoding='UTF-8'?>\n"
    '<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom"'
    ' xmlns="http://www.w3.org/2005/Atom">\n  <id>https://arxiv.org/api/x</id>\n  <title>arXiv Query</title>\n'
)
RATE_EXCEEDED = Played(status=429, body=b"Rate exceeded.", headers={"content-type": "text/html"})


def entry(
    name: str,
    title: str = "Why tea goes cold",
    *,
    authors: Sequence[str] = ("Ada B. Kessel",),
    summary: str = "Tea was watched.",
    published: str = "2021-01-04T10:00:00Z",
    updated: str = "2021-02-05T10:00:00Z",
    **own: str,
) -> str:
    """Return an entry; `own` are arXiv's elements, `comment="12 pages"`."""
    people = "".join(f"<author><name>{escape(author)}</name></author>" for author in authors)
    more = "".join(f"<arxiv:{tag}>{escape(text)}</arxiv:{tag}>" for tag, text in own.items())
    return (
        f"<entry><id>http://arxiv.org/abs/{name}</id><title>{escape(title)}</title><updated>{updated}</updated>"
        f"<summary>  {escape(summary)}\n</summary><published>{published}</published>"
        f'<category term="physics.pop-ph"/><arxiv:primary_category term="physics.pop-ph"/>{more}{people}</entry>\n'
    )


def feed(*entries: str, total: int | None = None) -> bytes:
    """Return the feed of these entries; it says that there are so many."""
    count = len(entries) if total is None else total
    said = f"<opensearch:totalResults>{count}</opensearch:totalResults>\n"
    return (_HEAD + said + "".join(entries) + "</feed>\n").encode()


def error_feed(words: str) -> bytes:
    """Return the feed in which arXiv says an error."""
    return feed(
        f"<entry><id>https://arxiv.org/api/errors#{words.replace(' ', '_')}</id><title>Error</title>"
        f"<summary>{escape(words)}</summary><author><name>arXiv api core</name></author></entry>"
    )


def played(*entries: str, **options: Any) -> Played:
    """Return an answer with these entries."""
    return Played(body=feed(*entries, total=options.pop("total", None)), headers=ATOM, **options)


def question(*names: str) -> str:
    """Return the path that is asked for papers."""
    return f"/api/query?id_list={','.join(names)}&max_results={len(names)}"


def put(server: RegistryServer, names: Sequence[str], *answers: Played) -> None:
    """Answer the question about these papers."""
    server.play(question(*names), *answers)

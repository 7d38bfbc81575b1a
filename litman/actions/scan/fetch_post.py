"""Fetch a page and keep it among the library's posts, so that it can be read again as it was."""

from __future__ import annotations

from pathlib import Path

from litman.actions.scan.targets import page_name
from litman.errors import PageError
from litman.files import read_seen, write_file
from litman.library.library import Library
from litman.sources.http.open_session import open_session

POSTS_FOLDER = "posts"
_ANY_AGE_DAYS = 10_000
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
}


def fetch_post(library: Library, url: str, *, offline: bool) -> Path:
    """Return the file that the page at a URL is kept in; an earlier copy of it is replaced.

    Raises:
        IncompleteError: the server did not answer.
        PageError: there is no such page, or it is nothing that can be read as a post.
        FileWriteError: the copy cannot be kept.
    """
    folder = library.root / POSTS_FOLDER
    max_age_days = _ANY_AGE_DAYS if offline else 0
    session = open_session(library.root, library.settings, offline=offline, max_age_days=max_age_days)
    answer = session.get(url, lane="web", headers={"accept": "text/html, text/plain;q=0.8, */*;q=0.1"})
    if answer.status != 200:
        raise PageError(url, f"the server answered {answer.status}")
    ending = _ENDINGS.get(answer.content_type)
    if ending is None:
        raise PageError(url, f"it is of the type {answer.content_type or '(unknown)'}, not a page")
    folder.mkdir(exist_ok=True)
    path = folder / f"{page_name(url)}{ending}"
    seen = read_seen(path)
    if seen.data != answer.body:
        write_file(path, answer.body)
    return path

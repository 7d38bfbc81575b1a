"""Read a post, for the first time or anew: what `litman scan` does, one post and one change at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from urllib.parse import quote

from starlette.responses import Response

from litman.actions.add.add_result import AddResult
from litman.actions.check.known_posts import KnownPosts
from litman.actions.scan.scan import ScannedPost, SilentService
from litman.actions.scan.scan_posts import FailedPost, ScanRequest, scan_posts
from litman.claims.address import unknown_post
from litman.errors import PostNotAtHandError
from litman.web.page import Asked, Page


def read_post(asked: Asked) -> Response:
    """Read the post of this id: one that was scanned, or one that lies in the folders of posts."""
    post_id, library = asked.path["post"], asked.desk.library()
    known = KnownPosts(library).posts
    if post_id not in known:
        raise unknown_post(list(known), post_id)
    files = known[post_id]
    if files.post is None:
        raise PostNotAtHandError(post_id, None)
    path = str(files.post)
    with asked.desk.change("scan", path):
        found = scan_posts(
            library,
            [path],
            ScanRequest(post_id if files.claims is None else None, skip_unchanged=False),
            environment=asked.desk.environment,
            today=asked.desk.today(),
            notify=_ignore,
            steps=_unseen,
        )
        with closing(found.run()) as run:
            steps = list(run)
    if failed := next((step for step in steps if isinstance(step, FailedPost)), None):
        raise PostNotAtHandError(post_id, failed.reason)
    scanned = next(step for step in steps if isinstance(step, ScannedPost))
    said = "; ".join([_claims(scanned), *_works(steps)])
    url = f"/posts/{quote(scanned.target.post_id)}"
    return asked.json({"said": said, "go": url}) if asked.is_fragment else asked.go(url)


def _claims(scanned: ScannedPost) -> str:
    before = {claim.id for claim in scanned.before.claims} if scanned.before is not None else set()
    now = {claim.id for claim in scanned.file.claims}
    new = len(now - before)
    return f"Read: {_count(len(now), 'claim')}, {new:,} new" if new else f"Read: {_count(len(now), 'claim')}"


def _works(steps: Sequence[object]) -> Iterator[str]:
    added = [step.key for step in steps if isinstance(step, AddResult) and step.outcome == "added"]
    if added:
        yield f"added: {', '.join(key for key in added if key)}"
    if silent := [step.reason for step in steps if isinstance(step, SilentService)]:
        yield f"not all works were looked up: {silent[0]}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else noun + 's'}"


@contextmanager
def _unseen(total: int) -> Iterator[Callable[[], None]]:
    yield lambda: None


def _ignore(message: str) -> None:
    pass


PAGES = (Page("/posts/{post}/read", read_post, "POST"),)

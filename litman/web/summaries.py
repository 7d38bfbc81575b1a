"""How far each post is borne out, found out behind the list of posts: what is known is shown, the rest as it comes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from litman.actions.check.known_posts import KnownPosts
from litman.actions.claims.list_claims import PostReport, report_posts
from litman.actions.post_view.coverage import coverage_of
from litman.actions.post_view.model import Coverage
from litman.claims.collection import is_claims_name
from litman.claims.post_text import FolderNames, post_folders
from litman.errors import LitmanError
from litman.files import FileStamp, stamp_of
from litman.finding import Finding
from litman.library.asked import ClaimFilter
from litman.library.library import Library
from litman.parts import in_parts
from litman.web.desk import Desk

_AT_ONCE = 40  # posts that a page waits for
_PART = 50
_TELL_S = 0.7  # between two times that open pages are told


class PostSummary(NamedTuple):
    """A post in a line of the list."""

    title: str
    coverage: Coverage
    dangling: int  # claims with a marker that leads to nothing
    has_text: bool
    digest: str  # of its claims file


class KnownSummaries(NamedTuple):
    """What is known of the posts."""

    ids: tuple[str, ...] = ()
    # by id; of some perhaps none yet, or one of their files as they were
    summaries: Mapping[str, PostSummary] = {}
    unscanned: tuple[tuple[str, str], ...] = ()  # id and path of posts that have no claims file
    findings: tuple[Finding, ...] = ()  # what is wrong with claims files
    is_whole: bool = False  # whether all of it is of the files as they are


class Summaries:
    """The last look at all posts."""

    def __init__(self, desk: Desk, told: Callable[[], None]) -> None:
        """Take the library, and what is called when more is known."""
        self._desk = desk
        self._told = told
        self._lock = threading.Lock()
        self._latest = KnownSummaries()
        self._marks: dict[str, tuple[FileStamp | None, PostSummary]] = {}  # by id, of what each was made from
        self._stamp: object = None
        self._is_looking = False

    def latest(self) -> KnownSummaries:
        """Return what is known; where files are others than those that were looked at, a new look is begun."""
        stamp = self._desk.stamp()
        with self._lock:
            if self._is_looking or stamp == self._stamp:
                return self._latest
            self._is_looking = True
        try:
            look = _Look(self._desk.library(), self._marks)
            self._latest = self._latest._replace(ids=look.ids, is_whole=False)
            if len(look.left) > _AT_ONCE:
                threading.Thread(target=self._in_parts, args=(look, stamp), daemon=True, name="posts").start()
                return self._latest
            self._keep(look, stamp)
        except BaseException:
            self._is_looking = False
            raise
        return self._latest

    def _in_parts(self, look: _Look, stamp: object) -> None:
        try:
            told = 0.0
            for part in in_parts(look.left, _PART):
                look.at(part)
                if time.monotonic() - told > _TELL_S:
                    told = time.monotonic()
                    self._latest = self._latest._replace(summaries=look.summaries())
                    self._told()
            look.left.clear()
            self._keep(look, stamp)
        except (LitmanError, OSError):  # somebody writes: the next page looks again
            self._is_looking = False
        self._told()

    def _keep(self, look: _Look, stamp: object) -> None:
        self._latest, self._marks, self._stamp = look.whole(), look.known, stamp
        self._is_looking = False


class _Look:
    """One look at all posts: what was made of a claims file that is as it was is not made again."""

    def __init__(self, library: Library, before: Mapping[str, tuple[FileStamp | None, PostSummary]]) -> None:
        self._library = library
        self._stamps = dict(_claims_files(library.claims_folder))
        self.ids = tuple(sorted(self._stamps))
        self.known: dict[str, tuple[FileStamp | None, PostSummary]] = {}
        self._before = before
        folders = post_folders(library.root, library.settings.posts)
        self._names = FolderNames(library.claims_folder, folders)
        self.left: list[str] = []
        for post_id in self.ids:
            kept = before.get(post_id)
            # What a post with a text leans on, the text, the bibliography and others have a say in.
            if kept is not None and kept[0] is not None and kept[0] == self._stamps[post_id]:
                self.known[post_id] = kept
            else:
                self.left.append(post_id)

    def at(self, post_ids: Sequence[str]) -> None:
        """Look at some posts."""
        posts = self._library.claims.posts(post_ids)
        for report in report_posts(self._library, posts, ClaimFilter()):
            self.known[report.file.post_id] = self._mark(report), _summary(report)

    def summaries(self) -> dict[str, PostSummary]:
        """Return what is known by now, of some posts as they were."""
        found = {post_id: self._before[post_id][1] for post_id in self.ids if post_id in self._before}
        return found | {post_id: summary for post_id, (_, summary) in self.known.items()}

    def whole(self) -> KnownSummaries:
        """Return all, after a look at what is left."""
        if self.left:
            self.at(self.left)
        there = tuple(post_id for post_id in self.ids if post_id in self.known)
        unscanned = sorted(
            (post_id, str(files.post))
            for post_id, files in KnownPosts(self._library).posts.items()
            if post_id not in self._stamps and files.claims is None
        )
        return KnownSummaries(
            there, self.summaries(), tuple(unscanned), tuple(self._library.claims.findings()), is_whole=True
        )

    def _mark(self, report: PostReport) -> FileStamp | None:
        """Return a mark of all that a summary was made from; None where that is more than the claims file."""
        file = report.file
        if report.has_text or (file.source is not None and self._names.may_have(file.source)):
            return None
        return self._stamps.get(file.post_id)


def _claims_files(folder: Path) -> dict[str, FileStamp | None]:
    try:
        paths = [path for path in folder.iterdir() if is_claims_name(path.name)]
    except OSError:
        return {}
    return {path.stem: stamp_of(path) for path in paths}


def _summary(report: PostReport) -> PostSummary:
    file = report.file
    dangling = sum(bool(claim.dangling) for claim in report.shown)
    return PostSummary(
        file.title or file.post_id, coverage_of(report.shown), dangling, report.has_text, file.digest
    )

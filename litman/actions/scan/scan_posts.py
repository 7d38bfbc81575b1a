"""Scan what a person names: pages are fetched, posts read, works looked up, claims files written, batch by batch."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from litman.actions.scan.scan import (
    ReadPost,
    ScanMemory,
    ScannedPost,
    SilentService,
    read_targets,
)
from litman.actions.scan.targets import ScanTarget, find_targets, folders_of_posts, unread_in
from litman.claims.collection import claims_path
from litman.errors import BrokenClaimsError
from litman.files import digest_of, read_seen
from litman.library.library import Library
from litman.library.library_works import LibraryWorks
from litman.posts.readers.conversions import unread_post

# What looks works up takes longest to import, and a scan of posts without references does without.
if TYPE_CHECKING:
    from litman.actions.add.add_result import AddResult
    from litman.actions.scan.look_up_works import LookUp, Steps
    from litman.standing.known import StringMatch

_BATCH = 64  # posts that are looked up and saved together: what was scanned is kept whatever happens
_UNASKED = 16  # posts that are saved together where nobody is asked; others are read meanwhile


@dataclass(frozen=True, slots=True)
class ScanRequest:
    """What a person asks for."""

    post_id: str | None = None  # for the post, where one is named
    dry_run: bool = False  # nothing is changed
    offline: bool = False  # nobody is asked
    resolve: bool = True  # works that are cited are looked up and added
    keep_text: bool = True  # claims carry the post's words
    skip_unchanged: bool = True  # posts of a folder that are as they were are passed over


@dataclass(frozen=True, slots=True)
class FailedPost:
    """A post that could not be read, or whose claims file has a fault."""

    reason: str


@dataclass(frozen=True, slots=True)
class UnchangedPost:
    """A post that was passed over: neither it nor what it waits for changed since its last scan."""

    target: ScanTarget


if TYPE_CHECKING:
    # What a scan comes to: a post, or a work that a post cites.
    ScanStep = ScannedPost | FailedPost | UnchangedPost | AddResult | SilentService


@dataclass
class PostsScan:
    """A scan that is under way: its posts, and the library, which gets the works that they cite."""

    library: Library
    targets: Sequence[ScanTarget]
    request: ScanRequest
    environment: Mapping[str, str]
    today: date
    notify: Callable[[str], None]
    steps: Steps
    unread: Sequence[Path] = ()  # posts in the folders that are of formats that are not read
    memory: ScanMemory = field(init=False)

    def __post_init__(self) -> None:
        self.memory = ScanMemory(self.library.root, keep_text=self.request.keep_text)

    def run(self) -> Generator[ScanStep, None, None]:
        """Scan the posts; yield what became of each, and of each work that was looked up, as it comes."""
        asks = self._asks
        with self.steps(len(self.targets)) as advance:
            for batch in self._batches(advance):
                posts: list[ReadPost] = []
                for found in batch:
                    if isinstance(found, ReadPost):
                        posts.append(found)
                    else:
                        yield found
                matched: Mapping[str, StringMatch] = {}
                is_answered = asks
                if asks and posts:
                    for step in self._look_up.works_of(posts, LibraryWorks(self.library)):
                        is_silent = isinstance(step, SilentService) or step.outcome == "incomplete"
                        is_answered = is_answered and not is_silent
                        yield step
                    matched = self._look_up.matched
                    self.library = self.library.again()
                elif _have_references(posts):
                    self._look_up.match_known(posts, LibraryWorks(self.library))
                    matched = self._look_up.matched
                yield from self._save(posts, matched, is_answered=is_answered)
        yield from (FailedPost(str(unread_post(path))) for path in self.unread)

    def _batches(
        self, advance: Callable[[], None]
    ) -> Iterator[Iterable[ReadPost | FailedPost | UnchangedPost]]:
        """Give the posts in batches, each as it is read; the next waits where this one may bring works for it."""
        if self._asks:
            for start in range(0, len(self.targets), _BATCH):
                yield self._read(self.targets[start : start + _BATCH], advance)
            return
        found = self._read(self.targets, advance)
        for _ in range(0, len(self.targets), _UNASKED):
            yield islice(found, _UNASKED)

    def _read(
        self, targets: Sequence[ScanTarget], advance: Callable[[], None]
    ) -> Iterator[ReadPost | FailedPost | UnchangedPost]:
        bibliography = self.library.bibliography.digest

        def are_there(keys: Sequence[str]) -> bool:
            return len(self.library.bibliography.short_works(keys)) == len(keys)

        def is_unchanged(target: ScanTarget, digest: str) -> bool:
            claims = read_seen(claims_path(self.library.claims_folder, target.post_id)).digest
            return self.request.skip_unchanged and self.memory.is_unchanged(
                target,
                post=digest,
                claims=claims,
                bibliography=bibliography,
                asks=self._asks,
                are_there=are_there,
            )

        found = read_targets(targets, is_unchanged=is_unchanged)
        for target, post in zip(targets, found, strict=True):
            advance()
            if post is None:
                yield UnchangedPost(target)
            else:
                yield post if post.error is None else FailedPost(str(post.error))

    @property
    def _asks(self) -> bool:
        return self.request.resolve and not self.request.offline and not self.request.dry_run

    @cached_property
    def _look_up(self) -> LookUp:
        from litman.actions.scan.look_up_works import LookUp

        return LookUp(self.library, self.environment, self.today, self.notify, self.steps)

    def _save(
        self, posts: Sequence[ReadPost], matched: Mapping[str, StringMatch], *, is_answered: bool
    ) -> Iterator[ScannedPost | FailedPost]:
        bibliography = self.library.bibliography.digest
        for post in posts:
            try:
                item = self._scan(post, matched)
            except BrokenClaimsError as exc:
                yield FailedPost(f"{post.target.path}: {exc}")
                continue
            self.memory.remember(
                item,
                post=post.digest,
                claims=digest_of(item.data),
                bibliography=bibliography,
                is_answered=is_answered,
                keys=tuple(self.library.bibliography.short_works(item.standing.keys)),
            )
            yield item
        if posts and not self.request.dry_run:
            self.memory.save()

    def _scan(self, post: ReadPost, matched: Mapping[str, StringMatch]) -> ScannedPost:
        from litman.actions.scan.scan_post import save_scan, scan_post

        keep_text = self.request.keep_text
        if self.request.dry_run:
            item, _ = scan_post(self.library, post, keep_text=keep_text, today=self.today, matched=matched)
            return item
        return save_scan(
            self.library.root,
            self.library,
            post,
            keep_text=keep_text,
            today=self.today,
            notify=self.notify,
            matched=matched,
        )


def _have_references(posts: Sequence[ReadPost]) -> bool:
    return any(post.analysis.references for post in posts if post.analysis)


def scan_posts(
    library: Library,
    named: Sequence[str],
    request: ScanRequest,
    *,
    environment: Mapping[str, str],
    today: date,
    notify: Callable[[str], None],
    steps: Steps,
) -> PostsScan:
    """Return the scan of what is named, ready to run; pages are fetched by now, and nothing else is done.

    Args:
        library: The library.
        named: Files, folders, and URLs of pages; without any, the folders of `posts` are meant.
        request: What is asked for.
        environment: Says where the pool lies.
        today: For what is written.
        notify: Told what was fetched, and when another litman is waited for.
        steps: Shows how far it is.

    Raises:
        FileReadError, NoFoldersError, NoPostsError, PostIdTakenError: what is named cannot be scanned.
        IncompleteError, PageError, FileWriteError: a page cannot be had.
    """
    paths = [_path(library, name, request, notify) for name in named] or folders_of_posts(library)
    targets = find_targets(library, paths, post_id=request.post_id, notify=notify)
    unread = unread_in(library, paths)
    return PostsScan(library, targets, request, environment, today, notify, steps, unread)


def _path(library: Library, name: str, request: ScanRequest, notify: Callable[[str], None]) -> Path:
    if not name.lower().startswith(("http://", "https://")):
        return Path(name)
    from litman.actions.scan.fetch_post import fetch_post

    path = fetch_post(library, name, offline=request.offline)
    notify(f"kept {name} as {path}")
    return path

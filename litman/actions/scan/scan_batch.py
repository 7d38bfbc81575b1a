"""Many posts without a library, a part at a time, over processes, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager, ExitStack
from datetime import date
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from litman.actions.match.kept_parts import digest_of_part
from litman.actions.scan.scan_part import GivenPost, Part, cut_posts
from litman.actions.scan.targets import find_targets, make_post_id, unread_in
from litman.batch.engines import works_alone
from litman.batch.manifest import Manifest
from litman.batch.processes import Processes
from litman.batch.remote import PoolPlace
from litman.errors import FileWriteError
from litman.files import write_file
from litman.library.library import Library
from litman.posts.readers.conversions import unread_post
from litman.regular_files import read_regular
from litman.second_process import begin_second_process
from litman.settings import Settings


def posts_named(named: Sequence[Path], *, notify: Callable[[str], None]) -> list[GivenPost]:
    """Return the posts that files and folders name, each once; those of formats that are not read come last.

    Raises:
        FileReadError: a file or folder is not there.
        NoPostsError: a folder holds no post.
        PostIdTakenError: two posts that are named would get the same id.
    """
    with TemporaryDirectory() as folder:
        empty = Library(Path(folder), Settings())
        targets = find_targets(empty, named, post_id=None, notify=notify)
        unread = unread_in(empty, named)
    found = [GivenPost(target.path, target.post_id) for target in targets]
    problems = ((path, str(unread_post(path))) for path in unread)
    return [*found, *(GivenPost(path, make_post_id(path), problem) for path, problem in problems)]


class Worker(Protocol):
    """An open engine, and what is done with posts on it."""

    @property
    def posts_a_part(self) -> int: ...  # that are best given together
    def lines(self, part: Part) -> list[str]: ...  # one a post; raises MatchEngineError


Opened = Callable[[PoolPlace, Manifest, str, date], AbstractContextManager[Worker]]
"""Opens the engine of a name, which has a pool; a function of a module, so that it can be named to another process."""


def lines_of_posts(
    posts: Sequence[GivenPost],
    opened: Opened,
    folder: PoolPlace,
    manifest: Manifest,
    *,
    engine: str,
    today: date,
    parts: Path | None = None,
    done: Callable[[int], None] = lambda count: None,
) -> Iterator[str]:
    """Yield what is said of each post as a line of JSON, in order; `done` is told how many more are through.

    Where a folder for `parts` is given, a run that was killed goes on where it was when it is given again.

    Raises:
        MatchEngineError: the engine cannot be used, or failed.
        FileWriteError: a part cannot be written.
    """
    start = (folder, manifest, engine, today)
    with ExitStack() as stack:
        worker = stack.enter_context(opened(*start))
        processes = Processes()
        stack.callback(processes.close)
        made_from = f"{opened.__qualname__} {manifest.digest} {manifest.calibration}"
        run = _Run(worker, processes, made_from, parts)
        cut = cut_posts(posts, worker.posts_a_part)
        begun = [part for part in (next(cut, None), next(cut, None)) if part is not None]
        if len(begun) > 1 and works_alone(engine):
            processes.start(_start_worker, (opened, *start))
        for lines in run.through(chain(begun, cut)):
            yield from lines
            done(len(lines))


class _Run:
    """Parts on their way; few are, since their posts are in memory."""

    def __init__(self, worker: Worker, processes: Processes, made_from: str, parts: Path | None) -> None:
        self._worker, self._processes = worker, processes
        self._made_from, self._parts = made_from, parts

    def through(self, parts: Iterable[Part]) -> Iterator[list[str]]:
        """Yield the lines of each part, in order."""
        waiting: deque[tuple[Part, Path | None, list[str] | Future[list[str]] | None]] = deque()
        for number, part in enumerate(parts, start=1):
            path = self._parts / f"{number:06}-{self._name(part)}.jsonl" if self._parts is not None else None
            kept = _kept(path, len(part.posts)) if path is not None else None
            waiting.append(
                (part, path, self._processes.submit(_lines_in_worker, part) if kept is None else kept)
            )
            while len(waiting) > self._processes.count:
                yield self._lines(*waiting.popleft())
        while waiting:
            yield self._lines(*waiting.popleft())

    def _name(self, part: Part) -> str:
        told = zip(part.posts, part.marks, strict=True)
        texts = (f"{post.path}\x1f{post.post_id}\x1f{post.problem}\x1f{mark}" for post, mark in told)
        return digest_of_part(self._made_from, texts)

    def _lines(self, part: Part, path: Path | None, made: list[str] | Future[list[str]] | None) -> list[str]:
        if isinstance(made, list):
            return made
        lines = self._processes.made(made)
        if lines is None:
            lines = self._worker.lines(part)
        if path is not None:
            _keep(path, lines)
        return lines


def _kept(path: Path, count: int) -> list[str] | None:
    """Return the lines of a part that was kept; None where it was not."""
    try:
        lines = read_regular(path).decode().splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    return lines if len(lines) == count else None


def _keep(path: Path, lines: Sequence[str]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise FileWriteError(path.parent, exc) from exc
    write_file(path, "".join(f"{line}\n" for line in lines).encode())


_worker: Worker | None = None
_open = ExitStack()  # closed with the process


def _start_worker(opened: Opened, folder: PoolPlace, manifest: Manifest, engine: str, today: date) -> None:
    global _worker
    begin_second_process()
    _worker = _open.enter_context(opened(folder, manifest, engine, today))


def _lines_in_worker(part: Part) -> list[str]:
    assert _worker is not None
    return _worker.lines(part)

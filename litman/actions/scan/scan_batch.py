"""Scan many posts without a library, a part at a time, over processes, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from datetime import date
from itertools import chain
from multiprocessing import active_children, get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from litman.actions.match.kept_parts import digest_of_part
from litman.actions.scan.scan_part import GivenPost, Part, Scanner, cut_posts, open_scanner
from litman.actions.scan.targets import find_targets, make_post_id, unread_in
from litman.batch.manifest import Manifest
from litman.batch.remote import PoolPlace
from litman.errors import FileWriteError
from litman.files import write_file
from litman.index.workers import usable_cores
from litman.library.library import Library
from litman.posts.readers.conversions import unread_format
from litman.regular_files import read_regular
from litman.second_process import begin_second_process
from litman.settings import Settings

_MOST_PROCESSES = 8
_LOCAL = ("duckdb",)  # engines whose steps run in the process that asks
_Start = tuple[PoolPlace, Manifest, str, date]


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
    problems = ((path, str(unread_format(path, is_named=False))) for path in unread)
    return [*found, *(GivenPost(path, make_post_id(path), problem) for path, problem in problems)]


def scan_batch(
    posts: Sequence[GivenPost],
    folder: PoolPlace,
    manifest: Manifest,
    *,
    engine: str,
    today: date,
    parts: Path | None = None,
    done: Callable[[int], None] = lambda count: None,
) -> Iterator[str]:
    """Yield what each post says as a line of JSON, in order; `done` is told how many more are through.

    Where a folder for `parts` is given, a run that was killed goes on where it was when it is given again.

    Raises:
        MatchEngineError: the engine cannot be used, or failed.
        FileWriteError: a part cannot be written.
    """
    start = (folder, manifest, engine, today)
    with ExitStack() as stack:
        scanner = stack.enter_context(open_scanner(*start))
        run = _Run(scanner, f"scan {manifest.digest} {manifest.calibration}", parts)
        cut = cut_posts(posts, scanner.posts_a_part)
        begun = [part for part in (next(cut, None), next(cut, None)) if part is not None]
        if len(begun) > 1 and engine in _LOCAL:
            stack.callback(run.close)
            run.start(start)
        for lines in run.through(chain(begun, cut)):
            yield from lines
            done(len(lines))


class _Run:
    """Parts on their way; few are, since their posts are in memory."""

    def __init__(self, scanner: Scanner, made_from: str, parts: Path | None) -> None:
        self._scanner, self._made_from, self._parts = scanner, made_from, parts
        self._processes: ProcessPoolExecutor | None = None
        self._ahead = 0

    def start(self, with_: _Start) -> None:
        """Let other processes read and match, as many as there are processors."""
        count = min(_MOST_PROCESSES, usable_cores())
        self._ahead = count
        self._processes = ProcessPoolExecutor(
            count, mp_context=get_context("spawn"), initializer=_start_worker, initargs=with_
        )

    def close(self) -> None:
        """Leave nothing running that nobody wants any more."""
        if self._processes is not None:
            self._processes.shutdown(wait=False, cancel_futures=True)
            for process in active_children():
                process.terminate()

    def through(self, parts: Iterable[Part]) -> Iterator[list[str]]:
        """Yield the lines of each part, in order."""
        waiting: deque[tuple[Part, Path | None, list[str] | Future[list[str]] | None]] = deque()
        for number, part in enumerate(parts, start=1):
            path = self._parts / f"{number:06}-{self._name(part)}.jsonl" if self._parts is not None else None
            kept = _kept(path, len(part.posts)) if path is not None else None
            waiting.append((part, path, self._submitted(part) if kept is None else kept))
            while len(waiting) > self._ahead:
                yield self._lines(*waiting.popleft())
        while waiting:
            yield self._lines(*waiting.popleft())

    def _name(self, part: Part) -> str:
        told = zip(part.posts, part.marks, strict=True)
        texts = (f"{post.path}\x1f{post.post_id}\x1f{post.problem}\x1f{mark}" for post, mark in told)
        return digest_of_part(self._made_from, texts)

    def _submitted(self, part: Part) -> Future[list[str]] | None:
        try:
            return self._processes.submit(_scan_in_worker, part) if self._processes is not None else None
        except BrokenProcessPool:
            self._processes = None
            return None

    def _lines(self, part: Part, path: Path | None, made: list[str] | Future[list[str]] | None) -> list[str]:
        if isinstance(made, list):
            return made
        lines = None
        if made is not None:
            try:
                lines = made.result()
            except BrokenProcessPool:
                self._processes = None  # it was killed: what it had is done here, and nothing is lost
        if lines is None:
            lines = self._scanner.scan(part)
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


_scanner: Scanner | None = None
_open = ExitStack()  # closed with the process


def _start_worker(folder: PoolPlace, manifest: Manifest, engine: str, today: date) -> None:
    global _scanner
    begin_second_process()
    _scanner = _open.enter_context(open_scanner(folder, manifest, engine, today))


def _scan_in_worker(part: Part) -> list[str]:
    assert _scanner is not None
    return _scanner.scan(part)

"""Which posts are read for a scan, on all cores, and which are passed over as unchanged."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from litman.actions.scan.targets import ScanTarget
from litman.errors import LitmanError, PostNameError
from litman.files import digest_of
from litman.memory import STATE_FOLDER, Memory
from litman.posts.readers.taken_in import mark_of_taken_in
from litman.regular_files import read_regular
from litman.text.file_names import is_text

# Where no post changed, none is read.
if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from litman.claims.model import ClaimsFile
    from litman.finding import Finding
    from litman.posts.analyse import Analysis
    from litman.standing.model import Standing

_WAITS = "waits"
_UNANSWERED = "unanswered"
_ALONE = 4  # fewer posts are read faster without a second process
_AHEAD = 128  # posts that are read before the one that is asked for is taken


@dataclass(frozen=True, slots=True)
class ReadPost:
    """A post as it was read, or why it could not be."""

    target: ScanTarget
    digest: str  # of the post's file and of what is read with it
    analysis: Analysis | None
    error: LitmanError | None = None


@dataclass(frozen=True, slots=True)
class ScannedPost:
    """What a scan found in a post and made of its claims file."""

    target: ScanTarget
    analysis: Analysis
    standing: Standing
    before: ClaimsFile | None  # the claims file as it was
    data: bytes  # the claims file as it is now, or would be
    file: ClaimsFile  # what they hold
    findings: tuple[Finding, ...]
    is_changed: bool  # whether the claims file was written, or would be


@dataclass(frozen=True, slots=True)
class SilentService:
    """A service did not answer, so that not all references were looked up."""

    reason: str


class ScanMemory:
    """Which posts were scanned as they are: disposable, in the library's state folder."""

    def __init__(self, root: Path, *, keep_text: bool) -> None:
        self._memory = Memory(root / STATE_FOLDER / "scans.json", "scans 4", root=root)
        self._option = "exact" if keep_text else "none"
        kept = self._memory.read_json()
        self._known: dict[str, list[str]] = kept if isinstance(kept, dict) else {}

    def is_unchanged(
        self,
        target: ScanTarget,
        *,
        post: str,
        claims: str | None,
        bibliography: str,
        asks: bool,
        are_there: Callable[[Sequence[str]], bool],
    ) -> bool:
        """Whether neither post nor claims file changed since, and no work came that a reference waits for.

        Nor must a reference wait for a service that was not asked or did not answer, where this scan `asks`; and the
        works that it leaned on must be there still: `are_there` says so of their keys.
        """
        kept = self._known.get(target.post_id)
        if not kept or claims is None or kept[:3] != [self._option, post, claims]:
            return False
        waited_for, answered, *keys = kept[4:]
        if kept[3] != bibliography and (waited_for or not are_there(keys)):
            return False
        return not (asks and answered == _UNANSWERED)

    def remember(
        self,
        scanned: ScannedPost,
        *,
        post: str,
        claims: str,
        bibliography: str,
        is_answered: bool,
        keys: Collection[str],
    ) -> None:
        """Note a post as scanned; one with unresolved references only as long as the bibliography stays.

        `keys` are those of the works that it leans on.
        """
        waits = scanned.standing.is_waiting or scanned.analysis.asked is not None
        marks = [self._option, post, claims, bibliography]
        marks += [_WAITS, "" if is_answered else _UNANSWERED] if waits else ["", ""]
        self._known[scanned.target.post_id] = [*marks, *keys]

    def save(self) -> None:
        """Write what is remembered; failing costs only time."""
        self._memory.write_json(self._known)


def read_targets(
    targets: Sequence[ScanTarget], *, is_unchanged: Callable[[ScanTarget, str], bool]
) -> Iterator[ReadPost | None]:
    """Yield each post analysed, in order; None for a post of a folder that is unchanged.

    Many posts are analysed on all cores, some ahead of the one that is yielded. A post that cannot be read comes with
    its error, the others go on.
    """
    if len(targets) <= _ALONE:
        for target in targets:
            data, digest = _bytes(target)
            yield (
                None if target.in_folder and is_unchanged(target, digest) else _analyse(target, data, digest)
            )
        return
    with _Workers() as workers:
        futures: deque[Future[ReadPost] | None] = deque()
        for target in targets:
            data, digest = _bytes(target)
            skip = target.in_folder and is_unchanged(target, digest)
            futures.append(None if skip else workers.submit(target, data, digest))
            if len(futures) > _AHEAD:  # an analysis is large
                yield _result(futures.popleft())
        while futures:
            yield _result(futures.popleft())


def _result(future: Future[ReadPost] | None) -> ReadPost | None:
    return future.result() if future else None


class _Workers:
    """Processes that analyse posts; none is started before there is a post for it."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> _Workers:
        return self

    def __exit__(self, *reason: object) -> None:
        if self._pool is not None:
            self._pool.shutdown()

    def submit(self, target: ScanTarget, data: bytes | None, digest: str) -> Future[ReadPost]:
        if self._pool is None:
            from concurrent.futures import ProcessPoolExecutor

            self._pool = ProcessPoolExecutor()
        return self._pool.submit(_analyse, target, data, digest)


def _bytes(target: ScanTarget) -> tuple[bytes | None, str]:
    try:
        data = read_regular(target.path)
    except OSError:
        return None, ""  # the reader says what is wrong
    return data, digest_of(data + mark_of_taken_in(target.path, data).encode())


def _analyse(target: ScanTarget, data: bytes | None, digest: str) -> ReadPost:
    from litman.posts.analyse import analyse_post
    from litman.posts.readers.read import read_post

    if not is_text(target.source):
        return ReadPost(target, digest, None, PostNameError(target.path))
    try:
        return ReadPost(target, digest, analyse_post(read_post(target.path, data=data)))
    except LitmanError as exc:
        return ReadPost(target, digest, None, exc)


def states_of(scanned: ScannedPost) -> Mapping[str, int]:
    """Return how many claims that were there are the same, moved, changed…"""
    return Counter(item.state.state for item in scanned.standing.claims if not item.is_new)

"""Scan posts: read them, tie their references to works, lay their claims into the library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from litman.actions.scan.cited_dois import cited_dois
from litman.actions.scan.findings import scan_findings
from litman.actions.scan.targets import ScanTarget
from litman.actions.standing.write_standing import written
from litman.claims.collection import claims_path
from litman.claims.model import ClaimsFile, PostInfo
from litman.claims.read import read_claims
from litman.errors import BrokenClaimsError, LitmanError
from litman.files import digest_of, read_seen
from litman.finding import Finding
from litman.library.library import Library, writing
from litman.library.storage.transaction import FileChange
from litman.memory import STATE_FOLDER, Memory
from litman.posts.analyse import Analysis, analyse_post
from litman.posts.readers.read import read_post
from litman.posts.readers.taken_in import mark_of_taken_in
from litman.standing.known import StringMatch, Works, known_of
from litman.standing.model import Standing
from litman.standing.stand import stand
from litman.work import Work

_UNANSWERED = "unanswered"
_ALONE = 4  # fewer posts are read faster without a second process


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
        self._memory = Memory(root / STATE_FOLDER / "scans.json", "scans 3", root=root)
        self._option = "exact" if keep_text else "none"
        kept = self._memory.read_json()
        self._known: dict[str, list[str]] = kept if isinstance(kept, dict) else {}

    def is_unchanged(
        self, target: ScanTarget, *, post: str, claims: str | None, bibliography: str, asks: bool
    ) -> bool:
        """Whether neither post nor claims file changed since, and no work came that a reference waits for.

        Nor must a reference wait for a service that was not asked or did not answer, where this scan `asks`.
        """
        kept = self._known.get(target.post_id)
        if not kept or claims is None or kept[:3] != [self._option, post, claims]:
            return False
        return kept[3] in ("", bibliography) and not (asks and kept[4] == _UNANSWERED)

    def remember(
        self, scanned: ScannedPost, *, post: str, claims: str, bibliography: str, is_answered: bool
    ) -> None:
        """Note a post as scanned; one with unresolved references only as long as the bibliography stays."""
        waits = scanned.standing.is_waiting
        marks = [self._option, post, claims]
        marks += [bibliography, "" if is_answered else _UNANSWERED] if waits else ["", ""]
        self._known[scanned.target.post_id] = marks

    def save(self) -> None:
        """Write what is remembered; failing costs only time."""
        self._memory.write_json(self._known)


def read_targets(
    targets: Sequence[ScanTarget], *, is_unchanged: Callable[[ScanTarget, str], bool]
) -> Iterator[ReadPost | None]:
    """Yield each post analysed, in order; None for a post of a folder that is unchanged.

    Many posts are analysed on all cores. A post that cannot be read comes with its error, the others go on.
    """
    if len(targets) <= _ALONE:
        for target in targets:
            data, digest = _bytes(target)
            yield (
                None if target.in_folder and is_unchanged(target, digest) else _analyse(target, data, digest)
            )
        return
    with ProcessPoolExecutor() as pool:
        futures = []
        for target in targets:
            data, digest = _bytes(target)
            skip = target.in_folder and is_unchanged(target, digest)
            futures.append(None if skip else pool.submit(_analyse, target, data, digest))
        for number, future in enumerate(futures):
            yield future.result() if future else None
            futures[number] = None  # an analysis is large: let it go


def _bytes(target: ScanTarget) -> tuple[bytes | None, str]:
    try:
        data = target.path.read_bytes()
    except OSError:
        return None, ""  # the reader says what is wrong
    return data, digest_of(data + mark_of_taken_in(target.path, data).encode())


def _analyse(target: ScanTarget, data: bytes | None, digest: str) -> ReadPost:
    try:
        return ReadPost(target, digest, analyse_post(read_post(target.path, data=data)))
    except LitmanError as exc:
        return ReadPost(target, digest, None, exc)


def missing_dois(posts: Iterable[ReadPost], works: Works) -> list[str]:
    """Return the DOIs that the posts cite and the library does not have, each once."""
    dois = [doi for post in posts if post.analysis for doi in cited_dois(post.analysis)]
    return [doi for doi in dict.fromkeys(dois) if works.identified(Work(DOI=doi)) is None]


def scan_post(
    library: Library,
    post: ReadPost,
    *,
    keep_text: bool,
    today: date,
    matched: Mapping[str, StringMatch] | None = None,
) -> tuple[ScannedPost, FileChange]:
    """Return what a scan makes of a post, and the change of its claims file; nothing is written.

    Raises:
        BrokenClaimsError: the claims file has a fault; it is left alone.
    """
    assert post.analysis is not None, post.target
    path = claims_path(library.claims_folder, post.target.post_id)
    seen = read_seen(path)
    file = None if seen.digest is None else _parse(path, seen.data)
    standing = stand(post.analysis, file, known_of(library, matched), keep_text=keep_text)
    data = written(seen.data, file, standing, post=_post_info(post), today=today)
    after = _parse(path, data)
    findings = tuple(scan_findings(post.analysis, standing, post_id=post.target.post_id))
    changed = data != seen.data or seen.digest is None
    scanned = ScannedPost(post.target, post.analysis, standing, file, data, after, findings, changed)
    return scanned, FileChange(path, seen.digest, data)


def save_scan(
    root: Path,
    library: Library,
    post: ReadPost,
    *,
    keep_text: bool,
    today: date,
    notify: Callable[[str], None],
    matched: Mapping[str, StringMatch] | None = None,
) -> ScannedPost:
    """Scan a post into the library under its lock; return what was found.

    Raises:
        BrokenClaimsError, FileChangedError, FileWriteError, LockedError: the claims file is as it was.
    """
    scanned, change = scan_post(library, post, keep_text=keep_text, today=today, matched=matched)
    if not scanned.is_changed:
        return scanned
    with writing(root, library.settings, notify=notify) as locked:
        scanned, change = scan_post(library, post, keep_text=keep_text, today=today, matched=matched)
        locked.save(others=[change])
    return scanned


def _parse(path: Path, data: bytes) -> ClaimsFile:
    file, findings = read_claims(path, data)
    broken = [finding for finding in findings if finding.severity == "error"]
    if file is None or broken:
        raise BrokenClaimsError(str(broken[0]) if broken else str(path))
    return file


def _post_info(post: ReadPost) -> PostInfo:
    assert post.analysis is not None, post.target
    found = post.analysis.post
    return PostInfo(
        title=found.title,
        source=post.target.source,
        author="; ".join(found.authors) or None,
        site=found.site,
        published=_day(found.date),
        url=found.canonical_url,
    )


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def states_of(scanned: ScannedPost) -> Mapping[str, int]:
    """Return how many claims that were there are the same, moved, changed…"""
    return Counter(item.state.state for item in scanned.standing.claims if not item.is_new)

"""One post scanned: what it leans on, laid into its claims file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

from litman.actions.scan.cited_dois import cited_dois
from litman.actions.scan.findings import scan_findings
from litman.actions.scan.scan import ReadPost, ScannedPost
from litman.actions.standing.settled import settled
from litman.actions.standing.write_standing import written
from litman.claims.collection import claims_path
from litman.claims.model import ClaimsFile, PostInfo
from litman.claims.read import read_claims
from litman.errors import BrokenClaimsError
from litman.files import read_seen
from litman.library.library import Library, writing
from litman.library.storage.transaction import FileChange
from litman.standing.known import StringMatch, Works, known_of
from litman.standing.stand import stand
from litman.work import Work


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
    analysis = settled(post.analysis, library)
    standing = stand(analysis, file, known_of(library, matched), keep_text=keep_text)
    data = written(seen.data, file, standing, post=_post_info(post), today=today)
    after = _parse(path, data)
    findings = tuple(scan_findings(analysis, standing, post_id=post.target.post_id))
    changed = data != seen.data or seen.digest is None
    scanned = ScannedPost(post.target, analysis, standing, file, data, after, findings, changed)
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
    with writing(root, library.settings, notify=notify, doors=library.doors) as locked:
        if read_seen(change.path).digest != change.before:  # another program wrote while this one waited
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

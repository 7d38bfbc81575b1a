"""Check a library and its posts: run the rules, leave out what is not asked for, count what was not checked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from multiprocessing import active_children, get_start_method
from pathlib import Path
from typing import TYPE_CHECKING

from litman.actions.check.gaps import IN_PART, Gap, find_gaps
from litman.actions.check.memory import CheckMemory, mark_of
from litman.actions.check.posts import (
    CheckedPost,
    PostFiles,
    check_post,
    checked_post_from_json,
    checked_post_json,
    findings_from_json,
    findings_json,
)
from litman.actions.check.silence import Silence
from litman.actions.check.targets import CheckTargets
from litman.actions.check.unsaved import NOTHING_UNSAVED, Unsaved, is_any_unsaved
from litman.bibtex.works.names import has_others
from litman.checks.facts import Facts
from litman.checks.subject import PostsSubject, StatementUse
from litman.checks.table import LIBRARY_RULES, POSTS_RULES, matches
from litman.files import digest_of
from litman.finding import SEVERITIES, Finding, Severity
from litman.index.doors.open import has_index_on_disk, quiet_doors
from litman.library.comparison.identity import registry_standing
from litman.library.conflicts import without_echoes
from litman.library.library import Library
from litman.library.library_files import LibraryFiles
from litman.posts.readers.conversions import unread_post
from litman.posts.readers.taken_in import mark_of_taken_in
from litman.regular_files import read_regular
from litman.second_process import begin_second_process
from litman.settings import CheckSettings, Settings
from litman.text.merge_conflicts import merge_conflicts
from litman.texts.in_library import marks_of_texts
from litman.texts.kept_text import SOURCES_FOLDER

if TYPE_CHECKING:  # what lays posts out is imported where one is
    from litman.actions.standing.post_standing import PostStanding

_ALONE = 8  # posts that are new or changed; fewer are checked faster without a second process


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found."""

    findings: tuple[Finding, ...]  # gravest first, then in the order of paths, lines, columns and codes
    gaps: tuple[Gap, ...]
    posts: int
    claims: int
    entries: int
    silenced: int  # findings that a remark silences
    known: int = 0  # findings that the baseline has
    unreadable: tuple[str, ...] = ()  # why a post could not be read, one a post
    claims_of: Mapping[str, int] = field(default_factory=dict)  # how many claims each post has
    uses: tuple[StatementUse, ...] = ()  # claims that say something of a statement


def run_check(
    library: Library,
    targets: CheckTargets,
    *,
    today: date,
    settings: CheckSettings,
    advance: Callable[[int, int], None] = lambda done, total: None,
    advance_entries: Callable[[int, int], None] = lambda done, total: None,
    facts: Facts | None = None,
    unsaved: Unsaved = NOTHING_UNSAVED,
    laid_out: Mapping[str, PostStanding] | None = None,
) -> CheckReport:
    """Return what the rules find in the targets. Nothing is asked, and no file but the memory is written.

    Args:
        library: The library.
        targets: What is asked for.
        today: For how old records are.
        settings: Which codes, and how severe.
        advance: Told how many posts are done, of how many.
        advance_entries: Told how many entries of a large library were looked at, of how many.
        facts: What rules may know of the library, where it was gathered already.
        unsaved: What stands in editors and not on disk; what is found in it is not remembered.
        laid_out: Posts that were read just now, by id, with their standing: they are not read again.
    """
    facts = facts or Facts(library, today=today)
    memory = CheckMemory(library.root)
    library_mark = _library_mark(facts)
    of_library: tuple[Finding, ...] = ()
    outcomes: dict[str, int] = {}
    if targets.with_library or targets.keys:  # before the posts, which then find its works read
        of_library, outcomes = _of_library(facts, memory, library_mark, advance_entries)
    posts = _checked_posts(facts, targets.posts, memory, library_mark, advance, unsaved, laid_out or {})
    memory.save()
    uses = [use for post in posts for use in post.uses]
    between = [found for rule in POSTS_RULES for found in rule.find(PostsSubject(facts, uses))]
    own = [finding for post in posts for finding in post.findings]
    found = (
        [*of_library, *own, *between]
        if targets.with_library
        else [*_of_keys(of_library, targets), *own, *between]
    )
    wanted = [finding for finding in found if _is_wanted(finding, targets, settings)]
    silence = Silence(library, posts, unsaved)
    spoken = [finding for finding in wanted if not silence.covers(finding)]
    return CheckReport(
        in_order(_with_severity(finding, settings) for finding in spoken),
        tuple(find_gaps(posts, outcomes if targets.with_library else {}, targets)),
        len(posts),
        sum(post.claims for post in posts),
        len(library.document.keys()) if targets.with_library else len(targets.keys),
        len(wanted) - len(spoken),
        unreadable=(
            *(post.unreadable for post in posts if post.unreadable is not None),
            *(str(unread_post(path)) for path in targets.unread),
        ),
        claims_of={post.post_id: post.claims for post in posts},
        uses=tuple(uses),
    )


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings as they are said: each once, gravest first."""
    return tuple(sorted(dict.fromkeys(findings), key=_order))


def _order(finding: Finding) -> tuple[object, ...]:
    place = finding.place
    return (
        SEVERITIES.index(finding.severity),
        str(place.path),
        place.line,
        place.column,
        finding.code,
        finding.message,
    )


def _is_wanted(finding: Finding, targets: CheckTargets, settings: CheckSettings) -> bool:
    if settings.select and not matches(finding.code, settings.select):
        return False
    if matches(finding.code, settings.ignore):
        return False
    if targets.keys and finding.key not in targets.keys and finding.post not in targets.named_posts:
        return False
    path = finding.place.path
    return not any(
        matches(finding.code, codes) for pattern, codes in settings.per_path.items() if path.match(pattern)
    )


def _with_severity(finding: Finding, settings: CheckSettings) -> Finding:
    if not settings.severity:
        return finding
    exact_first = sorted(settings.severity, key=len, reverse=True)
    chosen = next((settings.severity[code] for code in exact_first if matches(finding.code, [code])), None)
    severities: dict[str, Severity] = {"error": "error", "warning": "warning", "info": "info"}
    return replace(finding, severity=severities[chosen]) if chosen else finding


def _of_keys(findings: Iterable[Finding], targets: CheckTargets) -> list[Finding]:
    return [finding for finding in findings if finding.key in targets.keys]


# Posts


def _checked_posts(
    facts: Facts,
    wanted: Sequence[PostFiles],
    memory: CheckMemory,
    library_mark: str,
    advance: Callable[[int, int], None],
    unsaved: Unsaved,
    laid_out: Mapping[str, PostStanding],
) -> list[CheckedPost]:
    results: dict[str, CheckedPost] = {}
    new: list[tuple[PostFiles, str]] = []
    for files in wanted:
        if is_any_unsaved((files.post, files.claims), unsaved):
            results[files.post_id] = check_post(facts, files, unsaved)
            continue
        digests = (_digest(files.claims), _post_digest(files.post))
        mark = mark_of([library_mark, *digests, files.claims, files.post])
        kept = memory.recall(f"post {files.post_id}", mark)
        known = checked_post_from_json(files.post_id, kept) if kept is not None else None
        if known is None or not _has_same_texts(facts, known):
            new.append((files, mark))
        else:
            results[files.post_id] = known
    advance(len(results), len(wanted))
    for (files, mark), checked in zip(
        new, _check_all(facts, [files for files, _ in new], laid_out), strict=True
    ):
        results[files.post_id] = checked
        memory.remember(f"post {files.post_id}", mark, checked_post_json(checked))
        advance(len(results), len(wanted))
    return [results[files.post_id] for files in wanted]


def _has_same_texts(facts: Facts, checked: CheckedPost) -> bool:
    """Whether the attached files of the works that a post quotes are those that were looked at."""
    return all(marks_of_texts(facts.library, key) == marks for key, marks in checked.texts.items())


def _digest(path: Path | None) -> str:
    try:
        return digest_of(read_regular(path)) if path else ""
    except OSError:
        return ""


def _post_digest(path: Path | None) -> str:
    """Return the digest of a post's file and of what is read with it."""
    try:
        data = read_regular(path) if path else b""
    except OSError:
        return ""
    return digest_of(data + mark_of_taken_in(path, data).encode()) if path else ""


def _check_all(
    facts: Facts, wanted: Sequence[PostFiles], laid_out: Mapping[str, PostStanding]
) -> Iterable[CheckedPost]:
    if len(wanted) <= _ALONE:
        return (check_post(facts, files, laid_out=laid_out.get(files.post_id)) for files in wanted)
    return _check_on_all_cores(facts, wanted)


def _check_on_all_cores(facts: Facts, wanted: Sequence[PostFiles]) -> Iterable[CheckedPost]:
    library = facts.library
    library.document.keys()  # so that an index is up to date before several processes ask it
    read = facts.to_be_shared() if get_start_method() == "fork" else None
    start = (library.root, library.settings, facts.today, has_index_on_disk(library), read)
    yield check_post(facts, wanted[0])  # what it loads and compiles, processes that are forked have too
    with ProcessPoolExecutor(initializer=_start_worker, initargs=start) as pool:
        try:
            yield from pool.map(_check_in_worker, wanted[1:], chunksize=4)
        except BaseException:  # nobody wants any more what they are at
            pool.shutdown(wait=False, cancel_futures=True)
            for process in active_children():
                process.terminate()
            raise


_worker_facts: list[Facts] = []  # of a second process only, where there is no one to hand them over


def _start_worker(root: Path, settings: Settings, today: date, has_index: bool, read: Facts | None) -> None:
    begin_second_process()
    if read is not None and not has_index:  # this process was forked from one that has read it all
        _worker_facts[:] = [read]
        return
    # Of a large library the index says what few posts ask in a fraction of the time in which it is read.
    doors = quiet_doors(LibraryFiles(root, settings.bibliography), os.environ) if has_index else None
    facts = Facts(Library(root, settings, doors=doors), today=today)
    if read is not None:
        facts.share(read)
    _worker_facts[:] = [facts]


def _check_in_worker(files: PostFiles) -> CheckedPost:
    return check_post(_worker_facts[0], files)


# The library


def _library_mark(facts: Facts) -> str:
    library = facts.library
    folder = library.root / SOURCES_FOLDER
    texts = sorted(folder.glob("*.txt")) if folder.is_dir() else []
    return mark_of(
        [
            library.root,  # places are told from where the person stands
            library.bibliography_file.digest,
            library.registry_file.digest,
            facts.statements_file.digest,
            facts.different_file.digest,
            facts.driver_state,
            facts.copies,
            library.settings.check.record_age_days,
            facts.today,
            *((path.name, path.stat().st_mtime_ns) for path in texts),
        ]
    )


def _of_library(
    facts: Facts, memory: CheckMemory, library_mark: str, advance: Callable[[int, int], None]
) -> tuple[tuple[Finding, ...], dict[str, int]]:
    kept = memory.recall("library", library_mark)
    if kept is not None:
        return findings_from_json(kept["findings"]), kept["outcomes"]
    seen = facts.library.bibliography_file
    outcomes: dict[str, int] = {}
    all_findings = chain(_of_whole(facts), _of_each(facts, outcomes, advance))
    findings = tuple(without_echoes(all_findings, seen.path, merge_conflicts(seen.data)))
    memory.remember("library", library_mark, {"findings": findings_json(findings), "outcomes": outcomes})
    return findings, outcomes


def _of_whole(facts: Facts) -> Iterator[Finding]:
    return (found for rule in LIBRARY_RULES if rule.is_of_whole for found in rule.find(facts))


def _of_each(
    facts: Facts, outcomes: dict[str, int], advance: Callable[[int, int], None]
) -> Iterator[Finding]:
    """Yield what is found in the entries one by one, and count in `outcomes` how they stand to their records."""
    total, done = len(facts.library.document.keys()), 0
    for part in facts.in_parts():
        for rule in LIBRARY_RULES:
            if not rule.is_of_whole:
                yield from rule.find(part)
        for entry, work in part.works():
            is_cut = has_others(entry.values.get("author", ""))
            outcome, lacking = registry_standing(work, facts.record_of(work), is_cut=is_cut)
            name = "no-doi" if outcome == "not-checked" and not work.DOI else outcome
            outcomes[name] = outcomes.get(name, 0) + 1
            if lacking and outcome in ("verified", "differs"):
                outcomes[IN_PART] = outcomes.get(IN_PART, 0) + 1
            done += 1
        advance(min(done, total), total)

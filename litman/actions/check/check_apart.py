"""Scan and check one post beside works that no library on disk has; nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from litman.actions.check.posts import CheckedPost, PostFiles, check_post
from litman.actions.check.run import in_order
from litman.actions.check.silence import Silence
from litman.actions.scan.scan import ReadPost
from litman.actions.scan.scan_post import scan_post
from litman.actions.standing.post_standing import PostStanding, standing_of
from litman.checks.facts import Facts
from litman.checks.reference_problems import span_place
from litman.checks.sentences import with_sentences
from litman.checks.table import LIBRARY_RULES, matches
from litman.finding import Finding, Place
from litman.identifiers.of_work import doi_of
from litman.library.library import Library
from litman.posts.analyse import Analysis
from litman.regular_files import real_path
from litman.standing.known import StringMatch

# Of the rules that look at entries, those that tell what is known against a work; the others say what is wrong in a
# file that nobody has.
_OF_WORKS = tuple(rule for rule in LIBRARY_RULES if matches(rule.code, ["NTC"]))


@dataclass(frozen=True, slots=True)
class CheckedApart:
    """What was found in a post."""

    findings: tuple[Finding, ...]  # in the order in which `litman check` says them
    claims: int
    works: Mapping[str, str]  # the DOI of each work that a finding names by its citation key


def check_apart(
    library: Library, read: ReadPost, data: bytes, matched: Mapping[str, StringMatch], *, today: date
) -> CheckedApart:
    """Return what the rules find in a post that was scanned into a library just now.

    What they find in an entry stands where the post cites the work.

    Args:
        library: The works that the post cites, and nothing else.
        read: The post.
        data: The bytes of its file.
        matched: What its references were matched to, by their folded text.
        today: For what is scanned.
    """
    scanned, change = scan_post(library, read, keep_text=True, today=today, matched=matched)
    facts = Facts(library, today=today)
    post = standing_of(library, scanned.file, facts.known, analysis=scanned.analysis)
    files = PostFiles(read.target.post_id, change.path, read.target.path)
    unsaved = {real_path(change.path): scanned.data, real_path(read.target.path): data}
    checked = check_post(facts, files, unsaved, laid_out=post)
    of_works = with_sentences(_of_works(facts, post, checked), scanned.analysis, {})
    found = [*checked.findings, *of_works]
    silence = Silence(library, [checked], unsaved)
    spoken = (finding for finding in found if not silence.covers(finding))
    findings = in_order(_outside(finding, library.root, read.target.path) for finding in spoken)
    keys = dict.fromkeys(finding.key for finding in findings if finding.key is not None)
    dois = {key: doi for key in keys if (work := facts.work(key)) and (doi := doi_of(work))}
    return CheckedApart(findings, checked.claims, dois)


def _of_works(facts: Facts, post: PostStanding, checked: CheckedPost) -> Iterator[Finding]:
    """Yield what is known against the works that the post leans on, where it cites each first."""
    assert post.analysis is not None, checked.post_id
    places = _first_cited(post.analysis, post)
    for rule in _OF_WORKS:
        for finding in rule.find(facts):
            place = places.get(finding.key or "")
            if place is not None:
                yield replace(finding, place=place, post=checked.post_id)


def _first_cited(analysis: Analysis, post: PostStanding) -> dict[str, Place]:
    """Return where each work stands in the post, by its key: in its list, else at its first marker."""
    found: dict[str, Place] = {}
    for reference in post.standing.references:
        if reference.key is not None and reference.printed is not None:
            printed = analysis.references[reference.printed]
            found.setdefault(reference.key, span_place(analysis, printed.start, printed.end))
    for marker in post.standing.markers:
        for key in marker.keys:
            found.setdefault(key, span_place(analysis, marker.start, marker.end))
    return found


def _outside(finding: Finding, root: Path, post: Path) -> Finding:
    """Return a finding that names no file of the library: there is none."""

    def is_inside(place: Place) -> bool:
        return place.path.is_relative_to(root)

    related = tuple(one for one in finding.related if not is_inside(one.place))
    place = Place(post) if is_inside(finding.place) else finding.place
    return replace(finding, place=place, related=related)

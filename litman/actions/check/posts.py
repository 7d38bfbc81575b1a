"""Check one post: read it and its claims file, run the rules that look at a post; what came out can be kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litman.actions.check.unsaved import NOTHING_UNSAVED, Unsaved, bytes_now, unsaved_bytes
from litman.checks.checked_quotations import checked_quotations
from litman.checks.facts import Facts
from litman.checks.sentences import with_sentences
from litman.checks.subject import PostSubject, StatementUse
from litman.checks.table import POST_RULES
from litman.claims.read import read_claims
from litman.finding import Finding, Place, Related
from litman.texts.in_library import marks_of_texts

if TYPE_CHECKING:  # what lays posts out is imported where one is
    from litman.actions.standing.post_standing import PostStanding


@dataclass(frozen=True, slots=True)
class PostFiles:
    """A post to check: its claims file, its own file, or both."""

    post_id: str
    claims: Path | None
    post: Path | None


@dataclass(frozen=True, slots=True)
class CheckedPost:
    """What the rules found in a post, and what they could not look at."""

    post_id: str
    findings: tuple[Finding, ...]
    uses: tuple[StatementUse, ...]  # its claims that are tied to a statement
    claims: int
    has_text: bool
    unreadable: str | None  # why the post's file could not be read
    unlocated_quotes: int  # quotations of works of which no text is at hand
    half_read_quotes: int  # quotations that are not in what could be read of a text
    unchecked_links: int  # links that no person has checked
    texts: Mapping[str, tuple[str, ...]]  # citation key → marks of the attached files that were looked at
    claim_lines: Mapping[str, tuple[int, int]]  # claim id → its first and last line in the claims file


def check_post(
    facts: Facts,
    files: PostFiles,
    unsaved: Unsaved = NOTHING_UNSAVED,
    *,
    laid_out: PostStanding | None = None,
) -> CheckedPost:
    """Return what the rules find in a post, by what stands in editors before what its files say.

    `laid_out` is the post with its standing, where it is at hand as it is now.
    """
    from litman.actions.standing.post_standing import analysis_of  # what is remembered is not laid out

    data, unread = _bytes(files.claims, unsaved)
    file, reading = read_claims(files.claims, data) if files.claims and not unread else (None, unread)
    analysis, unreadable = (laid_out.analysis, laid_out.unreadable) if laid_out else (None, None)
    if laid_out is None:
        analysis, unreadable = analysis_of(
            files.post, facts.library, data=unsaved_bytes(files.post, unsaved) if files.post else None
        )
    if file is None and analysis is None:
        return CheckedPost(files.post_id, reading, (), 0, False, unreadable, 0, 0, 0, {}, {})
    is_same = laid_out is not None and file is not None and laid_out.file.digest == file.digest
    subject = PostSubject(
        facts,
        files.post_id,
        file=file,
        data=data,
        reading=reading,
        analysis=analysis,
        standing=laid_out.standing if laid_out is not None and is_same else None,
    )
    found = [found for rule in POST_RULES for found in rule.find(subject)]
    sentences = {claim.id: subject.sentence(claim) for claim in subject.claims} if found else {}
    findings = list(with_sentences(found, analysis, sentences))
    quotations = subject.once(checked_quotations)
    has_remarks = b"litman" in data  # only they are looked for in the lines of a claim
    lines = {claim.id: subject.lines_of(claim.id) for claim in subject.claims if findings and has_remarks}
    return CheckedPost(
        files.post_id,
        tuple(findings),
        tuple(subject.statement_uses()),
        len(subject.claims),
        analysis is not None,
        unreadable,
        sum(1 for item in quotations if item.outcome.text is None),
        sum(1 for item in quotations if item.outcome.unread and item.outcome.state == "not-checked"),
        sum(1 for claim in subject.claims for link in claim.links if link.verdict == "unchecked"),
        {key: marks_of_texts(facts.library, key) for key in sorted(subject.read_keys)},
        {name: (found.start, found.stop - 1) for name, found in lines.items() if found},
    )


def checked_post_json(checked: CheckedPost) -> dict[str, Any]:
    """Return what was found as JSON that `checked_post_from_json` reads."""
    return {
        "findings": [_finding_json(finding) for finding in checked.findings],
        "uses": [[use.claim, use.statement, use.stance, _place_json(use.place)] for use in checked.uses],
        "claims": checked.claims,
        "has_text": checked.has_text,
        "unreadable": checked.unreadable,
        "unlocated_quotes": checked.unlocated_quotes,
        "half_read_quotes": checked.half_read_quotes,
        "unchecked_links": checked.unchecked_links,
        "texts": {key: list(marks) for key, marks in checked.texts.items()},
        "claim_lines": {name: list(lines) for name, lines in checked.claim_lines.items()},
    }


def checked_post_from_json(post_id: str, item: Mapping[str, Any]) -> CheckedPost:
    """Return what `checked_post_json` made."""
    return CheckedPost(
        post_id,
        findings_from_json(item["findings"]),
        tuple(
            StatementUse(post_id, claim, statement, stance, _place(place))
            for claim, statement, stance, place in item["uses"]
        ),
        item["claims"],
        item["has_text"],
        item["unreadable"],
        item["unlocated_quotes"],
        item["half_read_quotes"],
        item["unchecked_links"],
        {key: tuple(marks) for key, marks in item["texts"].items()},
        {name: (first, last) for name, (first, last) in item["claim_lines"].items()},
    )


def findings_json(findings: tuple[Finding, ...]) -> list[Any]:
    """Return findings as JSON that `findings_from_json` reads."""
    return [_finding_json(finding) for finding in findings]


def findings_from_json(items: list[Any]) -> tuple[Finding, ...]:
    """Return what `findings_json` made."""
    return tuple(map(_finding, items))


def _finding(item: list[Any]) -> Finding:
    code, place, message, severity, post, claim, key, need, sentence, weight, mend, *others = item
    lacking, comment, related = others
    return Finding(
        code,
        _place(place),
        message,
        severity,
        post,
        claim,
        key,
        need,
        sentence,
        weight,
        None if lacking is None else tuple(lacking),
        mend,
        comment,
        tuple(Related(_place(there), said) for there, said in related),
    )


def _finding_json(finding: Finding) -> list[Any]:
    return [
        finding.code,
        _place_json(finding.place),
        finding.message,
        finding.severity,
        finding.post,
        finding.claim,
        finding.key,
        finding.need,
        finding.sentence,
        finding.weight,
        finding.mend,
        finding.not_compared,
        finding.comment,
        [[_place_json(one.place), one.said] for one in finding.related],
    ]


def _place_json(place: Place) -> list[Any]:
    ends = (place.end_line, place.end_column)
    return [str(place.path), place.line, place.column, *ends, place.heading, place.part]


def _place(item: list[Any]) -> Place:
    return Place(_path(item[0]), *item[1:])


@lru_cache(maxsize=1_024)
def _path(text: str) -> Path:
    """Return a path; all places of a file have the one, which knows its text and its hash then."""
    return Path(text)


def _bytes(path: Path | None, unsaved: Unsaved) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the bytes of a claims file, or what is wrong where it cannot be read."""
    try:
        return bytes_now(path, unsaved) if path else b"", ()
    except OSError as exc:
        assert path is not None
        return b"", (Finding("CLM010", Place(path), f"cannot be read: {exc.strerror}", post=path.stem),)

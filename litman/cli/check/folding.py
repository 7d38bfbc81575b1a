"""Remarks of which a post has so many that nobody would read them, said in one line a post."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from litman.actions.check.run import CheckReport
from litman.checks.reference_problems import CODES
from litman.checks.rules.claims.claim_without_work import CODE as UNSUPPORTED
from litman.cli.shared.output import plural
from litman.finding import Finding
from litman.shell import command

DANGLING = CODES["marker-without-reference"][0]
_SHOWN = 5
_WORDS = ("", "one needs", "two need", "three need", "four need", "five need")


def folded(report: CheckReport) -> list[Finding]:
    """Return the findings of a report, in one a post what it has many of.

    Claims that lean on no work are one; what the settings call more than a remark stays by itself. So are markers
    without a reference, where it is the list that lacks.
    """
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in report.findings:
        if finding.post is not None:
            groups.setdefault((finding.code, finding.post), []).append(finding)
    shown: list[Finding] = []
    for finding in report.findings:
        found = groups.get((finding.code, finding.post or ""), [])
        one = _one_line(found, report) if found else None
        if one is None:
            shown.append(finding)
        elif finding is found[0]:
            shown.append(one)
    return shown


def _one_line(found: list[Finding], report: CheckReport) -> Finding | None:
    """Return one finding for those of a code and a post, None where each is said."""
    code, post = found[0].code, found[0].post
    if len(found) == 1:
        return None
    look = command("check", post, options=f"--select {code}")
    if code == UNSUPPORTED and all(item.severity == "info" for item in found):
        ranked = sorted(found, key=lambda item: (-(item.need or 0), -item.weight))
        total = max(len(found), report.claims_of.get(post or "", 0))
        text = f"{len(found)} of {plural(total, 'claim')} lean on no work{_most(ranked)}"
        return _at(ranked[0], f"{text} (`{look}`)")
    if code == DANGLING and len(found) > _SHOWN:
        texts = [item.message.removeprefix("the marker ").removesuffix(" has no reference") for item in found]
        named = ", ".join(texts[:_SHOWN]) + f" and {len(found) - _SHOWN} more"
        return _at(
            found[0],
            f"{len(found)} markers have no reference: {named} (`{look}`)",
        )
    return None


def _at(finding: Finding, message: str) -> Finding:
    place = replace(finding.place, end_line=None, end_column=None)
    return replace(finding, place=place, message=message, sentence=None)


def _most(ranked: list[Finding]) -> str:
    needing = [item for item in ranked if item.need]
    if not needing:
        return "; none of them seems to need one"
    if len(needing) < _SHOWN:
        return f"; {_WORDS[len(needing)]} one: {_names(needing)}"
    return f"; the five that need one most: {_names(needing[:_SHOWN])}"


def _names(found: Iterable[Finding]) -> str:
    return ", ".join(str(item.claim) for item in found)

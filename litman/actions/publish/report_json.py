"""The report as a program reads it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from litman.actions.publish.report import Comment, LinkLine, Point, Report


def report_json(report: Report) -> dict[str, Any]:
    """Return the report as `litman report --json` prints it (shape: `litman help json`)."""
    view = report.view
    coverage = view.coverage
    return {
        "post": view.post_id,
        "title": view.title,
        "authors": list(view.authors),
        "url": view.url,
        "day": report.day.isoformat(),
        "people": list(report.people),
        "first": report.first.isoformat() if report.first else None,
        "last": report.last.isoformat() if report.last else None,
        "claims": asdict(coverage) | {"total": coverage.total},
        "points": [_point(point) for point in report.points],
        "others": list(report.others),
        "without_source": [_point(point) for point in report.unsourced],
        "without_source_and_need": report.other_unsourced,
        "found": [_point(point) for point in report.found],
        "references": [asdict(row) | {"remarks": list(row.remarks)} for row in report.references],
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "claim": point.claim,
        "heading": point.heading,
        "place": point.place,
        "sentence": point.sentence,
        "gravity": point.gravity,
        "problems": list(point.problems),
        "links": [_link(link) for link in point.links],
        **_comment(point.comment),
    }


def _link(link: LinkLine) -> dict[str, Any]:
    return {
        "key": link.key,
        "who": link.who,
        "marker": link.marker,
        "relation": link.relation,
        "verdict": link.verdict,
        "quote": link.quote,
        "locator": link.locator,
        "by": link.by,
        "at": link.at.isoformat() if link.at else None,
        **_comment(link.comment),
    }


def _comment(comment: Comment | None) -> dict[str, Any]:
    if comment is None:
        return {"comment": None}
    day = comment.at.isoformat() if comment.at else None
    return {"comment": comment.text, "commented": {"by": comment.by, "at": day}}

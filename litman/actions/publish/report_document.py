"""The report to an author as a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from litman.actions.publish.document import (
    Block,
    Document,
    Heading,
    Items,
    Look,
    Paragraph,
    Piece,
    Quotation,
    Table,
    Words,
    joined,
    strong,
    words,
)
from litman.actions.publish.references import ReferenceRow
from litman.actions.publish.report import Comment, LinkLine, Point, Report
from litman.actions.publish.wording import RELATION_WORDS, VERDICT_WORDS, count_words, coverage_words
from litman.claims.claim import Verdict
from litman.text.terminal import shorten

_TITLE = 90  # code points of a point's title
_LOOKS: dict[Verdict, Look] = {
    "confirmed": "good",
    "partly": "doubtful",
    "contradicts": "wrong",
    "not-in-source": "wrong",
    "unchecked": "open",
}
_TITLES: dict[Verdict, str] = {
    "contradicts": "The source says otherwise",
    "not-in-source": "Not found in the source",
    "partly": "The source says a part of it only",
}


def report_document(report: Report) -> Document:
    """Return the report as a document."""
    blocks = [
        *_head(report),
        *_summary(report),
        *_points(report),
        *_unsourced(report),
        *_found(report),
        *_references(report),
        *_end(),
    ]
    return Document(f"Report on “{report.view.title}”", "en", tuple(blocks))


def _head(report: Report) -> Iterator[Block]:
    view = report.view
    yield Heading(1, words(f"Report on “{view.title}”"))
    by = f"by {', '.join(view.authors)}" if view.authors else ""
    said = [words(part) for part in (by, view.site or "", view.date or "") if part]
    if view.url:
        said.append(words(Piece(view.url, link=view.url)))
    elif view.path is not None:
        said.append(words(view.path.name))
    if said:
        yield Paragraph(joined(said, " · "), "dim")
    yield Paragraph(words(f"Made on {report.day.isoformat()} with litman."), "dim")


def _summary(report: Report) -> Iterator[Block]:
    coverage = report.view.coverage
    yield Heading(2, words("Summary"), "summary")
    who = f" by {_listed(report.people)}" if report.people else ""
    between = _between(report)
    if report.view.unreadable is not None:
        yield Paragraph(words(f"The text could not be read: {report.view.unreadable}"), "wrong")
    elif report.view.path is None:
        yield Paragraph(
            words("The text was not at hand; the report rests on what was noted of it."), "doubtful"
        )
    yield Paragraph(words(strong(coverage_words(coverage)), f"{who}{between}." if who or between else "."))
    counts: list[tuple[int, Look, str]] = [
        (report.count("confirmed"), "good", "borne out by the source"),
        (report.count("partly"), "doubtful", "borne out in part"),
        (report.count("contradicts"), "wrong", "contradicted by the source"),
        (report.count("not-in-source"), "wrong", "not found in the source"),
        (coverage.stale, "doubtful", "changed since somebody compared with the source"),
        (coverage.linked - _judged_of_linked(report), "open", "with sources that nobody has compared yet"),
        (coverage.named, "open", "naming a source that could not be tied to a work"),
        (coverage.nothing, "open", "without a source"),
    ]
    yield Items(tuple(words(strong(f"{count:,}", look), f" {said}") for count, look, said in counts if count))
    wrong = sum(1 for row in report.references if row.look == "wrong")
    doubtful = sum(1 for row in report.references if row.look == "doubtful")
    said = [f"{wrong:,} wrong"] if wrong else []
    said += [f"{doubtful:,} to be looked at"] if doubtful else []
    more = f": {', '.join(said)}" if said else ""
    yield Paragraph(words(strong(count_words(len(report.references), "source")), f" cited{more}."))
    if report.others:
        yield Heading(3, words("In the text as a whole"))
        yield Items(tuple(words(_sentence_case(item)) for item in report.others))


def _judged_of_linked(report: Report) -> int:
    """How many claims have sources of which some were compared: they are counted by what was found."""
    return sum(1 for claim in report.view.claims if claim.state == "linked" and claim.verdict is not None)


def _points(report: Report) -> Iterator[Block]:
    yield Heading(2, words("What to look at"), "points")
    if not report.points:
        yield Paragraph(words("Nothing was found wrong."))
    number = 0
    for heading, group in groupby(report.points, key=lambda point: point.heading):
        if heading:
            yield Heading(3, words(f"Under “{heading}”"))
        for point in group:
            number += 1
            yield from _point(point, number, 4 if heading else 3)


def _point(point: Point, number: int, level: int) -> Iterator[Block]:
    look: Look = point.gravity
    where = Piece(f" ({', '.join(part for part in (point.place, point.claim) if part)})", look="dim")
    yield Heading(level, words(strong(f"{number}. {_title(point)}", look), where), f"point-{number}")
    yield Quotation(words(point.sentence))
    title = _title(point).casefold()
    problems = [item for item in point.problems if _sentence_case(item).casefold() != title]
    if problems:
        yield Items(tuple(words(_sentence_case(item)) for item in problems))
    for link in point.links:
        yield from _link(link)
    yield from _comment(point.comment)


def _title(point: Point) -> str:
    verdicts = [link.verdict for link in point.links]
    for verdict, title in _TITLES.items():
        if verdict in verdicts:
            return title
    if point.problems:
        whole = _sentence_case(point.problems[0])
        return whole if len(whole) <= _TITLE else shorten(whole.split("; ")[0], _TITLE)
    return "A comment"


def _link(link: LinkLine) -> Iterator[Block]:
    marker = f" {link.marker}" if link.marker and link.marker.strip() else ""
    where = f", {link.locator}" if link.locator else ""
    how = f" ({RELATION_WORDS[link.relation]})" if RELATION_WORDS[link.relation] else ""
    by = f", as {link.by} found" if link.by and link.verdict != "unchecked" else ""
    on = f" on {link.at.isoformat()}" if link.at and link.verdict != "unchecked" else ""
    address = link.source.address if link.source is not None else None
    verdict = strong(VERDICT_WORDS[link.verdict], _LOOKS[link.verdict])
    yield Paragraph(words(Piece(link.who, link=address), f"{marker}{where}{how}: ", verdict, f"{by}{on}."))
    if link.quote:
        yield Quotation(words(link.quote), words(f"{link.who}{where}"), is_source=True)
    yield from _comment(link.comment)


def _comment(comment: Comment | None) -> Iterator[Block]:
    if comment is None:
        return
    day = comment.at.isoformat() if comment.at is not None else ""
    whose = ", ".join(part for part in (comment.by or "", day) if part)
    yield Paragraph(
        words(strong("Comment: "), comment.text, Piece(f" ({whose})" if whose else "", look="dim"))
    )


def _unsourced(report: Report) -> Iterator[Block]:
    if not report.unsourced and not report.other_unsourced:
        return
    yield Heading(2, words("Without a source"), "without")
    if report.unsourced:
        yield Paragraph(
            words("Figures, effects, comparisons or advice for which readers will want a source:")
        )
        yield Items(tuple(words(point.sentence, _where(point)) for point in report.unsourced))
    if report.other_unsourced:
        more = "more " if report.unsourced else ""
        said = (
            "sentence has no source, and needs"
            if report.other_unsourced == 1
            else "sentences have none, and need"
        )
        yield Paragraph(words(f"{report.other_unsourced:,} {more}{said} one less."))


def _where(point: Point) -> Piece:
    said = [f"under “{point.heading}”" if point.heading else "", point.place]
    place = ", ".join(part for part in said if part)
    return Piece(f" ({place})" if place else "", look="dim")


def _found(report: Report) -> Iterator[Block]:
    if not report.found:
        return
    yield Heading(2, words("What the sources bear out"), "found")
    rows = []
    for point in report.found:
        given = [link for link in point.links if link.verdict == "confirmed"]
        rows.append((words(point.sentence), joined([_source_words(link) for link in given], "; ")))
    yield Table(
        ("Sentence", "Source, and its words"),
        tuple(rows),
        (0.5, 0.5),
        "Claims that were found in their sources",
    )


def _source_words(link: LinkLine) -> Words:
    where = f", {link.locator}" if link.locator else ""
    quote = f": “{link.quote}”" if link.quote else ""
    by = f"{link.by}, {link.at.isoformat()}" if link.by and link.at else link.by or ""
    address = link.source.address if link.source is not None else None
    return words(
        Piece(link.who, link=address), f"{where}{quote}", Piece(f" ({by})" if by else "", look="dim")
    )


def _references(report: Report) -> Iterator[Block]:
    if not report.references:
        return
    yield Heading(2, words("Sources"), "sources")
    rows = tuple(_row(row) for row in report.references)
    head = ("No.", "Source", "State", "Compared")
    yield Table(head, rows, (0.08, 0.44, 0.34, 0.14), "All sources with their state")


def _row(row: ReferenceRow) -> tuple[Words, ...]:
    shown = (row.who if row.id else "on the web") if row.who else ""
    named = words(row.text, " → " if row.id and shown else " ", Piece(shown, link=row.address))
    if not row.id and not row.address:
        named = words(row.text)
    said = [*row.notices, row.state] if row.look == "wrong" else [row.state, *row.notices]
    state = joined([words(strong(said[0], row.look)), *map(words, said[1:]), *map(words, row.remarks)], "; ")
    leaning = f"{row.checked:,} of {row.claims:,}" if row.claims else "none"
    return words(row.label or ""), named, state, words(leaning)


def _end() -> Iterator[Block]:
    yield Heading(2, words("How to read this"), "reading")
    yield Paragraph(
        words(
            "A claim is a sentence that can be checked. It counts as checked where a person compared it with every "
            "work that it leans on. What was found holds for the sentence as it stood on that day, and says what the "
            "source says, not what is true. Retractions and corrections are known as of the day on which the "
            "registries were asked; a source that no registry lists is no worse for that."
        )
    )


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def _between(report: Report) -> str:
    if report.first is None or report.last is None:
        return ""
    if report.first == report.last:
        return f" on {report.last.isoformat()}"
    return f" from {report.first.isoformat()} to {report.last.isoformat()}"


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]

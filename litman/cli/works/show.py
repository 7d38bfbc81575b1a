"""`litman show`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from litman.cli.shared.context import leave_short, open_library
from litman.cli.shared.first_findings import say_first_findings
from litman.cli.shared.output import Styled, bold, dim, plural, say, say_json, say_wrapped, warn

if TYPE_CHECKING:
    from litman.actions.works.describe_works import WorkReport
    from litman.actions.works.kept_with import KeptFile
    from litman.claims.address import Use
    from litman.library.library import Library

_LABEL = 12  # columns of the labels


@click.command()
@click.argument("key")
@click.option("--json", "as_json", is_flag=True, help="Print the CSL-JSON item with what litman knows of it.")
@click.pass_context
def show(ctx: click.Context, key: str, as_json: bool) -> None:
    """Show the work with this citation key, what is kept with it, and the claims that lean on it."""
    from litman.actions.works.describe_works import describe_work, work_json
    from litman.library.unread_claims import unread_claims

    library = open_library(ctx)
    report = describe_work(library, library.require_entry(key))
    say_first_findings(library.claims.findings())
    if as_json:
        from litman.actions.works.kept_with import kept_json, kept_with

        item = work_json(report)
        item["litman"] |= kept_json(kept_with(library, report.entry))
        say_json(item)
    else:
        _say_work(library, report)
        _say_uses(report, is_short=bool(unread_claims(library)))
    leave_short(ctx, library)


def _say_work(library: Library, report: WorkReport) -> None:
    from litman.actions.works.kept_with import kept_with
    from litman.actions.works.work_words import all_names, container_words, date_words
    from litman.cli.shared.phrases import notice_phrase, place_phrase, registry_phrase
    from litman.library.registry import open_places
    from litman.library.stated_notice import notices_about
    from litman.text.plain import plain, without_tags

    work, kept = report.work, kept_with(library, report.entry)
    say(bold(report.key), dim(f"  @{report.entry.type}, {report.entry.place()}"))
    _say_field("title", plain(work.title or "(no title)"))
    _say_field("author", all_names(work))
    _say_field("in", container_words(work))
    _say_field("issued", date_words(work))
    for label, value in (
        ("publisher", work.publisher),
        ("doi", work.DOI),
        ("url", work.URL),
        ("pmid", work.PMID),
        ("address", kept.address if kept.address != work.URL else None),
        ("keywords", work.keyword),
        ("abstract", without_tags(work.abstract or "")),
        ("remark", work.note),
    ):
        _say_field(label, value or "")
    _say_note(kept.note)
    _say_files(kept.files)
    _say_related(library, report)
    _say_field("registry", registry_phrase(report.outcome, report.record, report.not_compared or ()))
    for source, place in open_places(report.record):
        _say_field("open", place_phrase(source, place))
    notices = notices_about(report.work, report.record)
    for notice in notices:
        _say_field("notice", notice_phrase(notice))
    if report.record is not None and not notices:
        _say_field("notices", dim(f"none known as of {report.record.asked}"))


def _say_field(label: str, value: str | Styled) -> None:
    if value if isinstance(value, str) else value.text:
        say_wrapped(value, indent=_LABEL, first=dim(label))


def _say_note(note: str) -> None:
    for number, paragraph in enumerate(part for part in note.split("\n\n") if part.strip()):
        say_wrapped(paragraph, indent=_LABEL, first=dim("" if number else "note"))


def _say_files(files: Sequence[KeptFile]) -> None:
    for number, file in enumerate(files):
        gone = [] if file.is_there else [warn("(is not there)")]
        say_wrapped(file.path, *gone, indent=_LABEL, first=dim("" if number else "files"))


def _say_related(library: Library, report: WorkReport) -> None:
    from litman.actions.works.describe_works import related_works

    for related in related_works(library, report.entry):
        if related.names_it:
            _say_field("related", f"{related.key}: {related.relation} this work")
        else:
            known = "" if related.is_there else " (no such entry)"
            _say_field("related", f"{related.relation} {related.key}{known}")


def _say_uses(report: WorkReport, *, is_short: bool) -> None:
    leaning = [use for use in report.uses if use.link is not None]
    naming = [use for use in report.uses if use.link is None]
    say()
    if leaning:
        verb = "leans" if report.claim_count == 1 else "lean"
        say(bold(f"{plural(report.claim_count, 'claim')} {verb} on this work:"))
    else:
        said = (
            "No claim that could be read leans on this work." if is_short else "No claim leans on this work."
        )
        say(dim(said))
    _say_claims(leaning)
    if naming:
        verb = "names" if len(naming) == 1 else "name"
        say(bold(f"{plural(len(naming), 'claim')} {verb} it without a reference:"))
    _say_claims(naming)


def _say_claims(uses: Sequence[Use]) -> None:
    for use in uses:
        link = use.link
        marker = f" {link.marker}" if link and link.marker else ""
        how = f"{marker}  {link.relation}, {link.verdict}" if link else ""
        say("  ", bold(str(use.address)), dim(how))
        say_wrapped(use.text or "(no text)", indent=4)

"""`litman refresh`: ask the registries and the web what is known of the works by now."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from litman.cli.shared.context import locate, open_library
from litman.cli.shared.given_file import GivenFile
from litman.cli.shared.output import alarm, bold, dim, done, label, notify, plural, say, say_json, warn
from litman.cli.shared.progress import progress
from litman.cli.shared.query_options import given_keys, meant, with_query_options
from litman.cli.shared.silent_witnesses import say_silent_witnesses

if TYPE_CHECKING:
    from litman.actions.refresh.refresh import RefreshResult
    from litman.actions.refresh.targets import RefreshTargets

_SHOWN_SILENT = 5  # works without an answer that are named one by one


def _days(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    from litman.actions.refresh.targets import parse_age

    if value is None:
        return None
    days = parse_age(value)
    if days is None:
        raise click.BadParameter(f"{value!r} is no age; write 30d, 4w, 6m or 1y")
    return days


@click.command()
@click.argument("keys", metavar="[KEY]…", nargs=-1)
@click.option("--post", metavar="ID", help="The works that this post cites.")
@click.option(
    "--all", "everything", is_flag=True, help="All works of the library; so it is if nothing is named."
)
@click.option(
    "--older-than", callback=_days, metavar="AGE", help="Only what was asked longer ago: 30d, 4w, 6m, 1y."
)
@click.option(
    "--retraction-watch", "table_file", type=GivenFile(), metavar="FILE",
    help="Take in the Retraction Watch table, a CSV file.",
)  # fmt: skip
@click.option(
    "--open", "open_places", is_flag=True,
    help="Also ask Unpaywall (with your mail address) and Semantic Scholar (with your key) where files are open.",
)  # fmt: skip
@click.option("--web", is_flag=True, help="Also fetch the web pages that entries without a DOI cite.")
@click.option(
    "--keep-text", "keep_texts", is_flag=True,
    help="Also keep the text of each page in sources/KEY.txt, where quotations are looked up.",
)  # fmt: skip
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON document: a list with one object a work."
)
@with_query_options
@click.pass_context
def refresh(
    ctx: click.Context,
    /,
    keys: tuple[str, ...],
    post: str | None,
    everything: bool,
    older_than: int | None,
    table_file: Any,
    open_places: bool,
    web: bool,
    keep_texts: bool,
    as_json: bool,
    **options: Any,
) -> None:
    """Ask what is known of the works by now, and note it with the day in registry.jsonl.

    Retractions, concerns and corrections of works, and works that are such notices themselves; preprints whose
    paper is out; with --web the pages cited: whether they are there, what their meta tags say, the digest of their
    text, and the paper that a press release is about. OpenAlex is asked which works it holds for retracted and where
    their files are open, which stands beside the registry's record as its own words; that it is silent is said, and
    counts for no more. Entries are not changed. What does not answer stays as it was.

    A KEY `-` reads keys from standard input, and the options of `litman list` choose works, of those named or of all.

    \b
    Exit codes: 0 nothing new; 1 something to look at: a new notice, an unknown DOI, a page that is gone;
    3 a service did not answer: run it again later, what was learnt is kept.
    """
    from litman.actions.refresh.refresh import refresh as act
    from litman.actions.refresh.targets import find_refresh_targets
    from litman.sources.http.open_session import open_session
    from litman.sources.table import WITNESSES
    from litman.sources.witnesses import Witnesses

    keys = given_keys(ctx, keys)
    selection = meant(keys, options, posts=(post,) if post else ())
    if everything and not selection.is_everything:
        raise click.UsageError("--all names every work; leave out the keys, --post and what chooses works")
    if keep_texts and not web:
        raise click.UsageError("--keep-text keeps what --web fetches; give both")
    root, settings = locate(ctx)
    library = open_library(ctx)
    # Answers are kept for others, and none is taken: to refresh is to ask.
    session = open_session(root, settings, max_age_days=0)
    table = _table(table_file)
    targets = find_refresh_targets(library, selection, older_than_days=older_than, today=date.today())
    witnesses = Witnesses(session, date.today(), tuple(WITNESSES) if open_places else ("openalex",))
    results: list[RefreshResult] = []
    total = len(targets.works) + (len(targets.pages) if web else 0)
    found = act(
        library, targets, session=session, today=date.today(), table=table, web=web,
        keep_texts=keep_texts, witnesses=witnesses, notify=notify,
    )  # fmt: skip
    try:
        with contextlib.closing(found), progress(total) as advance:
            for result in found:
                results.append(result)
                advance()
                if not as_json:
                    _say_result(result)
    finally:
        if as_json:
            say_json([_result_json(result) for result in results])
        else:
            _say_summary(results, targets, web=web)
        say_silent_witnesses(witnesses)
    incomplete = any(result.outcome == "incomplete" for result in results)
    ctx.exit(3 if incomplete else 1 if any(result.is_news for result in results) else 0)


def _table(file: Any) -> Any:
    if file is None:
        return None
    from litman.sources.retraction_watch import read_retraction_table

    table = read_retraction_table(file.read(), str(getattr(file, "name", "the table")))
    notify(f"read {plural(table.rows, 'row')} of the Retraction Watch table")
    return table


def _say_result(result: RefreshResult) -> None:
    """Print what is worth a line: news, and why there is no answer."""
    from litman.cli.shared.phrases import notice_phrase
    from litman.identifiers.kinds import label_of, printed

    name = bold(", ".join(result.target.keys))
    what = printed(result.target.identifier) if result.target.identifier else result.target.url or ""
    lines: list[Any] = [notice_phrase(notice) for notice in result.new_notices]
    lines += [done(f"no longer {notice.kind}: {notice.doi or notice.type}") for notice in result.undone]
    lines += [warn(f"published as {doi}") for doi in result.new_paper]
    if result.outcome == "unregistered" and result.target.identifier is not None:
        lines.append(alarm(f"unregistered: no registry knows this {label_of(result.target.identifier.kind)}"))
    elif result.outcome == "failed":
        lines.append(warn(result.reason or ""))
    lines += _page_lines(result)
    if not lines:
        return
    say(done("news") if result.is_news else dim(label("same")), name, f"  {what}")
    for line in lines:
        say("          ", line)


def _page_lines(result: RefreshResult) -> list[Any]:
    page = result.page
    if page is None:
        return []
    lines: list[Any] = []
    if page.is_gone:
        seen = f", last seen on {page.seen}" if page.seen else ""
        lines.append(alarm(f"gone on {page.asked}: the server answered {page.status}{seen}"))
    elif page.status != 200:
        lines.append(warn(f"the server answered {page.status} on {page.asked}, so the page was not read"))
    if result.is_page_changed and page.status == 200:
        lines.append(warn("the text is another than when it was last seen"))
    if page.about and page.status == 200:
        lines.append(f"is about {', '.join(page.about)}")
    for kept in result.kept:
        if kept.change is not None:
            lines.append(f"its text is kept in {kept.path}")
        elif not kept.is_ours:
            lines.append(warn(f"{kept.path} holds another text and stays; move it away to keep the page's"))
    return lines


def _say_summary(results: Sequence[RefreshResult], targets: RefreshTargets, *, web: bool) -> None:
    silent = [result for result in results if result.outcome == "incomplete"]
    reasons = Counter(result.reason for result in silent)
    for reason, count in reasons.most_common(_SHOWN_SILENT):
        say(alarm(label("no answer")), f"{plural(count, 'time')}: {reason}", err=True)
    works = sum(
        1 for result in results if result.target.identifier is not None and result.outcome != "incomplete"
    )
    pages = sum(1 for result in results if result.target.url is not None and result.outcome != "incomplete")
    parts = [f"{plural(works, 'work')} asked about"]
    if web:
        parts.append(f"{plural(pages, 'page')} looked at")
    parts.append(f"{sum(result.is_news for result in results) or 'nothing'} to look at")
    if silent:
        parts.append(f"{len(silent)} without an answer, left as they were")
    if targets.fresh:
        parts.append(f"{targets.fresh} asked lately and passed over")
    left = targets.without + (0 if web else len(targets.pages))
    if left:
        parts.append(
            f"{left} without a DOI not asked" + ("" if web or not targets.pages else " (--web asks pages)")
        )
    say("; ".join(parts))


def _result_json(result: RefreshResult) -> dict[str, object]:
    from litman.library.attestation import attestation_object
    from litman.library.page_record import page_object
    from litman.library.registry import notice_item

    item: dict[str, object] = {"keys": list(result.target.keys), "outcome": result.outcome}
    if result.target.doi is not None:
        item["doi"] = result.target.doi
    elif result.target.identifier is not None:
        item["identifier"] = str(result.target.identifier)
    if result.record is not None:
        item["asked"] = result.record.asked.isoformat()
        item["notices"] = [notice_item(notice) for notice in result.record.notices]
        item["updates"] = [notice_item(notice) for notice in result.record.updates]
        item["published_as"] = list(result.record.published_as)
        item["preprints"] = list(result.record.preprints)
        item["attestations"] = [attestation_object(one) for one in result.record.attestations]
    item["new_notices"] = [notice_item(notice) for notice in result.new_notices]
    item["undone"] = [notice_item(notice) for notice in result.undone]
    if result.target.url is not None:
        item["url"] = result.target.url
        item["page"] = page_object(result.page) if result.page is not None else None
        item["changed"] = result.is_page_changed
        if result.kept:
            item["kept"] = [str(kept.path) for kept in result.kept if kept.is_ours]
    if result.reason is not None:
        item["reason"] = result.reason
    return item

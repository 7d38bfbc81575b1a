"""A work: what is known of it, what leans on it, its files, and its text as litman reads it."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from litman.actions.works.merge_works import plan_merge
from litman.actions.works.seen_entry import entry_mark
from litman.bibtex.works.list_fields import file_paths
from litman.errors import MergeError
from litman.library.said import NOTICE_WORDS
from litman.text.line_difference import line_difference
from litman.text.plain import plain
from litman.texts.of_work import texts_of_work
from litman.texts.store import TextStore
from litman.web.page import Asked, Page
from litman.web.shown_work import shown_work
from litman.web.source_parts import source_parts


def show_work(asked: Asked) -> Response:
    """Return the page of a work; one that is asked for by an old key is gone to."""
    work = shown_work(asked.library, asked.path["key"])
    title = f"{work.short}: {work.title}" if work.title else work.key
    return asked.page("work_page.html", title=title, work=work, notice_words=NOTICE_WORDS)


def show_text(asked: Asked) -> Response:
    """Return the text of the work as litman reads it."""
    library = asked.library
    entry = library.require_entry(asked.path["key"])
    abstract = plain(library.work(entry).abstract or "")
    files = file_paths(library.fields(entry).get("file", ""))
    texts = texts_of_work(TextStore(library.root), entry.key, files=files, abstract=abstract)
    text = next(iter(texts), None)
    return asked.part("source.html", parts=list(source_parts(text.text, None)) if text else [])


def show_merge(asked: Asked) -> Response:
    """Return what would become of two entries that are made one, before it is made."""
    library = asked.library
    if not asked.query.get("keep") or not asked.query.get("drop"):
        return RedirectResponse("/works", 303)
    keep = library.require_entry(asked.query["keep"])
    drop = library.require_entry(asked.query["drop"])
    take = [name for name in asked.query.get("take", "").split(",") if name]
    is_forced, plan, why = "force" in asked.query, None, ""
    try:
        plan = plan_merge(library, keep.key, drop.key, take=take, force=is_forced)
    except MergeError as exc:
        why = str(exc)
    after = plan.document.entry(keep.key).text if plan else keep.text
    return asked.page(
        "merge.html",
        title=f"Merge {drop.key} into {keep.key}",
        keep=keep,
        drop=drop,
        plan=plan,
        why=why,
        take=take,
        is_forced=is_forced,
        can_force=bool(why) and keep.key != drop.key,
        marks=(entry_mark(keep), entry_mark(drop)),
        lines=line_difference(keep.text, after),
        titles=[plain(library.work(entry).title or "") for entry in (keep, drop)],
    )


PAGES = (
    Page("/merge", show_merge, area="works"),
    Page("/text-of/{key:path}", show_text),
    Page("/works/{key:path}", show_work, area="works"),
)

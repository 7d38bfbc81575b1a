"""The headings that works stand under in a grouped bibliography."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from litman.actions.claims.list_claims import PostReport
from litman.actions.export.evidence import read_statements_of
from litman.library.library import Library

# Headings by CSL type; kinds that readers look for in one place share a heading.
_TYPES = {
    "article-journal": "Journal articles",
    "article": "Preprints and articles",
    "article-magazine": "News and magazines",
    "article-newspaper": "News and magazines",
    "book": "Books and chapters",
    "chapter": "Books and chapters",
    "entry-encyclopedia": "Books and chapters",
    "entry-dictionary": "Books and chapters",
    "dataset": "Data and software",
    "software": "Data and software",
    "paper-conference": "Conference papers",
    "report": "Reports",
    "thesis": "Theses",
    "webpage": "Web pages",
    "post": "Web pages",
    "post-weblog": "Web pages",
}
_OTHERS = "Other works"
NO_STATEMENT = "Under no statement"


def groups_of(library: Library, reports: Sequence[PostReport], *, by: str) -> dict[str, str]:
    """Return the heading of each work, by citation key, in the order of the headings.

    Args:
        library: Where the works are.
        reports: The claims that count.
        by: `type` of the work; `statement` that its first claim belongs to; `post` that cites it first.
    """
    found = {"type": _by_type, "statement": _by_statement, "post": _by_post}[by](library, reports)
    order = (
        list(dict.fromkeys(found.values())) if by != "type" else sorted(set(found.values()), key=_type_place)
    )
    return {key: title for wanted in order for key, title in found.items() if title == wanted}


def _by_type(library: Library, reports: Sequence[PostReport]) -> Mapping[str, str]:
    titles = {}
    for entry, work in library.works():
        is_release = (work.genre or "").casefold() == "press release"
        titles[entry.key] = "Press releases" if is_release else _TYPES.get(work.type, _OTHERS)
    return titles


def _type_place(title: str) -> tuple[int, str]:
    order = [*dict.fromkeys(_TYPES.values()), "Press releases", _OTHERS]
    return order.index(title), title


def _by_statement(library: Library, reports: Sequence[PostReport]) -> Mapping[str, str]:
    statements = read_statements_of(library)
    titles: dict[str, str] = {}
    loose: dict[str, str] = {}
    for report in reports:
        for item in report.shown:
            statement = statements.get(item.claim.statement or "")
            for link in item.links:
                if statement is not None:
                    titles.setdefault(link.key, statement.text)
                else:
                    loose.setdefault(link.key, NO_STATEMENT)
    return titles | {key: title for key, title in loose.items() if key not in titles}


def _by_post(library: Library, reports: Sequence[PostReport]) -> Mapping[str, str]:
    titles: dict[str, str] = {}
    for report in reports:
        for item in report.shown:
            for link in item.links:
                titles.setdefault(link.key, report.file.title or report.file.post_id)
    return titles

"""A long bibliography in pieces, for an engine whose time grows with the square of the references.

What takes that time is telling works apart: `2019a`, further names, initials. Without it time is linear. So all works
are formatted once without it, which gives their order, their citations and nearly all entries; only works whose
citations are the same, and all that share a first author with them, are formatted again as the style asks, in small
groups. Works of other first authors cannot disturb them: a citation that differs in its first author is another one.
Where first authors of one family name are told apart even in citations that differ, those are formatted again, too,
whose entries would change if all names had to be told apart. A style that tells every author apart is not split.

Source: CSL 1.0.2 specification, "Disambiguation".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from litman.export.styles.name_hints import with_all_told_apart
from litman.export.styles.request import Cite, Formatted, Item, Request
from litman.export.styles.rich import Entry, Rich, text_of
from litman.export.styles.style_file import Style
from litman.text.folding import fold

_FEWEST = 150  # works, from which splitting pays
_GROUP = 100  # works formatted together
_WORKERS = 2
_TELLS_APART = re.compile(r'\s(?:disambiguate-add-[a-z-]+|givenname-disambiguation-rule)="[^"]*"')
_RULE = re.compile(r'\sgivenname-disambiguation-rule="([^"]*)"')
_ADDS_GIVEN = re.compile(r'\sdisambiguate-add-givenname="true"')
_ADDS = re.compile(r'\sdisambiguate-add-[a-z-]+="true"')
# What of an entry depends on all others or on its neighbours.
_DEPENDS = re.compile(r'subsequent-author-substitute|variable="citation-number"')
_CITATION = re.compile(r"<citation\b.*?</citation>", re.DOTALL)
_NAMES = ("author", "editor", "translator", "director", "illustrator", "composer", "container-author")

Format = Callable[[Request], Formatted]


def can_split(request: Request, *, fewest: int = _FEWEST) -> bool:
    """Return whether formatting in pieces gives the same entries, and pays."""
    return (
        len(request.items) >= fewest
        and not request.citations
        and request.with_entries
        and _ADDS.search(request.style.text) is not None
        and not _rule(request.style.text).startswith("all-names")
        and _DEPENDS.search(_CITATION.sub("", request.style.text)) is None
    )


def format_split(request: Request, format: Format, *, group: int = _GROUP) -> Formatted:
    """Return the entries that `format` would give for the whole request, in the same order.

    Args:
        request: One that `can_split` allows.
        format: Asks the engine.
        group: How many works it is asked for at a time.

    Raises:
        EngineError: the engine is broken, hangs or refuses.
    """
    bare = replace(request.style, text=_TELLS_APART.sub("", request.style.text))
    ids = [str(item["id"]) for item in request.items]
    rule = _rule(request.style.text)
    found: dict[str, Entry] = {}
    with ThreadPoolExecutor(max_workers=_WORKERS) as pool:
        asked = replace(request, style=bare, citations=tuple((Cite(id),) for id in ids))
        waiting = pool.submit(format, asked)
        changed = _changed(request, bare, rule, format) if rule.startswith("primary-name") else {}
        first = waiting.result()
        cited = {id: text_of(runs) for id, runs in zip(ids, first.citations, strict=True)}
        open_ids = {entry.id for entry in first.entries if changed and changed.get(entry.id) != entry.body}
        groups = [
            alike
            for alike in _sharing(request.items, cited)
            if _has_equal(alike, cited) or not open_ids.isdisjoint(str(item["id"]) for item in alike)
        ]
        for made in pool.map(
            lambda items: format(replace(request, items=items)), list(_batches(groups, group))
        ):
            found.update((entry.id, entry) for entry in made.entries)
    return Formatted(tuple(found.get(entry.id, entry) for entry in first.entries), ())


def _changed(request: Request, bare: Style, rule: str, format: Format) -> dict[str, Rich]:
    """Return how entries would be if every name had to be told apart."""
    told = replace(bare, text=with_all_told_apart(bare.text, rule))
    return {entry.id: entry.body for entry in format(replace(request, style=told)).entries}


def _rule(style: str) -> str:
    """Return when given names are added to citations: a term of CSL; empty where they never are."""
    if not _ADDS_GIVEN.search(style):
        return ""
    found = _RULE.search(style)
    return found[1] if found else "by-cite"


def _has_equal(items: Sequence[Item], cited: dict[str, str]) -> bool:
    return len({cited[str(item["id"])] for item in items}) < len(items)


def _sharing(items: Sequence[Item], cited: dict[str, str]) -> list[list[Item]]:
    """Return groups of works that share a citation or a first author, each in the order of `items`."""
    parents = list(range(len(items)))

    def root(at: int) -> int:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    seen: dict[tuple[str, str], int] = {}
    for at, item in enumerate(items):
        text = cited[str(item["id"])]
        for mark in {("cited", text), *(("name", name) for name in _first_names(item))}:
            parents[root(at)] = root(seen.setdefault(mark, at))
    groups: dict[int, list[Item]] = defaultdict(list)
    for at, item in enumerate(items):
        groups[root(at)].append(item)
    return [group for group in groups.values() if len(group) > 1]


def _first_names(item: Item) -> set[str]:
    names = set()
    for variable in _NAMES:
        people = item.get(variable)
        if isinstance(people, Sequence) and people and isinstance(people[0], dict):
            name = str(people[0].get("family") or people[0].get("literal") or people[0].get("given") or "")
            names.add(fold(name))
    return names


def _batches(groups: Iterable[list[Item]], size: int) -> Iterable[list[Item]]:
    batch: list[Item] = []
    for group in sorted(groups, key=len):
        if batch and len(batch) + len(group) > size:
            yield batch
            batch = []
        batch = batch + group
    if batch:
        yield batch

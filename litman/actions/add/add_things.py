"""Add works by whatever is at hand, each in the way of what it was taken for."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from pathlib import Path

from litman.actions.add.add_identified import add_identified
from litman.actions.add.add_result import AddResult
from litman.actions.add.asking import Asking
from litman.actions.add.things import Thing
from litman.library.library import Library


def add_things(
    library: Library, things: Sequence[Thing], asking: Asking, *, instead_of: Callable[[str], str]
) -> Generator[AddResult, None, None]:
    """Add what identifiers, addresses, references and PDF files name; yield one result for each.

    Args:
        library: Where the works go.
        things: What was given; `guess_thing` says what each is.
        asking: Who is asked.
        instead_of: Says of a file that is no PDF why it is not added, or what takes it.
    """
    for thing in things:
        if thing.kind == "file" and not _is_pdf(thing):
            yield AddResult(thing.given, None, "failed", reason=instead_of(thing.given))
    told = {thing.given: thing.identifier for thing in things if thing.kind in ("identifier", "unknown")}
    if told:
        yield from add_identified(library, list(told), asking, read=told.get)
    urls = [thing.url for thing in things if thing.kind == "address" and thing.url]
    if urls:
        from litman.actions.add.add_pages import add_pages

        yield from add_pages(library.again(), urls, asking)
    references = [thing.given for thing in things if thing.kind == "reference"]
    if references:
        from litman.actions.add.add_references import add_references

        yield from add_references(library.again(), references, asking)
    pdfs = [Path(thing.given) for thing in things if _is_pdf(thing)]
    if pdfs:
        from litman.actions.add.add_pdfs import add_pdfs

        yield from add_pdfs(library.again(), pdfs, asking)


def _is_pdf(thing: Thing) -> bool:
    return thing.kind == "file" and thing.given.lower().endswith(".pdf")

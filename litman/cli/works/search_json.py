"""What a search found as JSON: the items of `litman list --json`, with their scores and passages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from litman.cli.shared.output import say_json_list

if TYPE_CHECKING:
    from litman.index.query.answers import Answer, Result
    from litman.library.library import Library


def say_answer_json(library: Library, answer: Answer) -> None:
    """Print the results as one JSON list."""
    say_json_list(_items(library, answer))


def _items(library: Library, answer: Answer) -> Iterator[dict[str, Any]]:
    from litman.actions.works.describe_works import describe_listed_works, work_json

    pairs = [(result, library.document.find(result.line.key)) for result in answer.results]
    known = [(result, entry) for result, entry in pairs if entry is not None]
    reports = describe_listed_works(library, [entry for _, entry in known])
    for (result, _), report in zip(known, reports, strict=True):
        item = work_json(report)
        item["litman"] |= _found(result)
        yield item


def _found(result: Result) -> dict[str, Any]:
    passages = [passage.to_json() for passage in (result.title, result.passage) if passage is not None]
    if result.claim is not None and result.passage is not None:
        passages[-1]["claim"] = result.claim
    return {"score": result.hit.score, "passages": passages}

"""What a search found, for a person: each work with the passage that says why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from litman.cli.shared.marked_words import marked_words
from litman.cli.shared.output import Styled, alarm, bold, dim, plural, say, say_wrapped, warn
from litman.cli.shared.query_options import say_no_work

if TYPE_CHECKING:
    from litman.index.query.answers import Answer, Result
    from litman.index.query.nodes import Query
    from litman.library.library import Library

_INDENT = 4


def say_answer(library: Library, answer: Answer, query: Query) -> None:
    """Print the results, how many there are, and how the words might be spelt where there are none."""
    found = answer.found
    if answer.results and not found.total:
        say(warn("No work has all of this; these have some of the words:"))
    for result in answer.results:
        _say_result(result)
    for word, near in answer.near.items():
        say(f"Nothing has the word {word}; is ", *_listed(near), " meant?")
    if not answer.results:
        say_no_work(library)
    else:
        say(dim(_count(answer)))


def _listed(near: Sequence[str]) -> list[str | Styled]:
    parts: list[str | Styled] = [bold(near[0])]
    for number, word in enumerate(near[1:], start=2):
        parts += [" or " if number == len(near) else ", ", bold(word)]
    return parts


def _count(answer: Answer) -> str:
    found = answer.found
    shown = len(answer.results)
    if not found.total:
        return f"{plural(shown, 'work')} with some of the words"
    more = "more than " if found.is_total_least else ""
    total = f"{more}{plural(found.total, 'work')}"
    full = shown - found.some
    text = total if full >= found.total and not more else f"{total}, {full} of them shown (see --limit)"
    return f"{text}; {found.some} with some of the words" if found.some else text


def _says_so(title: str) -> bool:
    """Whether the title says itself that the work was taken back."""
    from litman.text.taken_back import status_mark

    return status_mark(title) is not None


def _say_result(result: Result) -> None:
    line = result.line
    parts: list[str | Styled] = []
    if line.notice and not _says_so(line.title):
        from litman.library.said import NOTICE_WORDS

        parts.append(alarm(f"{NOTICE_WORDS[line.notice]}:"))  # type: ignore[index]
    parts += (
        marked_words(result.title.text, result.title.marks)
        if result.title is not None
        else [line.title or "(no title)"]
    )
    about = "  ".join(part for part in (str(line.year or ""), line.who) if part)
    claims = plural(line.claims, "claim") if line.claims else ""
    say(bold(line.key), *([f"  {about}"] if about else []), *([dim(f"  {claims}")] if claims else []))
    say_wrapped(*parts, indent=_INDENT)
    if result.passage is not None:
        where = result.claim or result.passage.field
        label = f"{where}, quoting:" if result.claim and result.passage.field == "quote" else f"{where}:"
        say_wrapped(dim(label), *marked_words(result.passage.text, result.passage.marks), indent=_INDENT)

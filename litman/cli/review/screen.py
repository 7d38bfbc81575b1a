"""A claim as the walk shows it: where it stands, what stands around it, what it needs, and what it leans on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from litman.cli.claims.edits import VERDICT_WORDS
from litman.cli.claims.printing import comment_words
from litman.cli.review.labelled import say_labelled
from litman.cli.review.works import say_work
from litman.cli.shared.marked_words import marked_words
from litman.cli.shared.output import (
    Styled,
    alarm,
    bold,
    dim,
    good,
    plural,
    say,
    say_wrapped,
    warn,
)
from litman.cli.shared.widths import ellipsis
from litman.text.folding import collapse_white_space
from litman.text.terminal import shorten
from litman.text.word_difference import word_difference

if TYPE_CHECKING:
    from litman.actions.claims.list_claims import LinkReport
    from litman.actions.walk.needs import Need
    from litman.actions.walk.post_walk import PostWalk, WalkItem
    from litman.cli.review.works import WorkOnScreen

_RULE = "-" * 20
_AROUND = 200  # code points of what stands around a claim
_SHORT_KEYS = "j k n move, 1-3 words, c p x 0 verdict, l a s link, m comment, u undo, ? keys, q end"


def clear() -> None:
    """Begin a new screen."""
    click.clear()


def say_claim(
    walk: PostWalk,
    item: WalkItem,
    works: Sequence[WorkOnScreen],
    chosen: int,
    *,
    asking: int,
    in_short: bool = False,
) -> None:
    """Print a claim.

    Args:
        walk: The walk that it is part of.
        item: The claim.
        works: What it leans on, with what of it speaks of the claim.
        chosen: Which of them a verdict is about, from 0.
        asking: How many claims of the post ask for a decision.
        in_short: Leave out what stands around it, and what is quiet about its works: the screen is small.
    """
    left = f"{plural(asking, 'claim')} to decide about" if asking else "nothing left to decide"
    say_wrapped(
        bold(f"{walk.post_id}/{item.id}"), dim(f"claim {item.number} of {len(walk.items)}; {left}"), indent=2
    )
    around = item.around
    if around.heading:
        say_labelled("under", dim(around.heading))
    if around.before and not in_short:
        say_labelled("before", dim(_end_of(around.before)))
    _say_sentence(item)
    if around.after and not in_short:
        say_labelled("after", dim(shorten(around.after, _AROUND)))
    if not in_short:
        say()
    claim = item.report.claim
    if claim.stance != "asserts" or claim.statement:
        about = f" {claim.statement}" if claim.statement else ""
        say_labelled("stance", f"{claim.stance}{about}")
    for need in item.needs:
        if need.kind != "comment" and not _is_about_link(need):
            _say_need(need, item.id)
    if claim.comment:
        say_labelled("note", comment_words(claim))
    for number, (link, work) in enumerate(zip(item.report.links, works, strict=True)):
        _say_link(item, link, number, is_chosen=number == chosen and len(works) > 1)
        if number == chosen or len(works) == 1:
            say_work(work, in_short=in_short)
    if not item.needs:
        say_labelled("to do", good("nothing"))


def say_keys_in_short(*, is_live: bool) -> None:
    """Print the line under a claim that says which keys there are."""
    if is_live:
        say_wrapped(dim(_SHORT_KEYS))


def say_rule() -> None:
    """Print what parts one claim from the next where screens are not cleared."""
    say(dim(_RULE))


def _end_of(sentence: str) -> str:
    """Return the last words of a sentence, which lead to the next one."""
    if len(sentence) <= _AROUND:
        return sentence
    return f"{ellipsis()} {sentence[-_AROUND:].partition(' ')[2]}"


def _say_sentence(item: WalkItem) -> None:
    edited = item.needs_of_kind("edited")
    claim = item.report.claim
    before = collapse_white_space(claim.anchor.exact or claim.text)
    if not edited or before == item.around.sentence:
        say_labelled("CLAIM", bold(item.around.sentence or claim.text or "(the post's words are not kept)"))
        return
    old: list[tuple[int, int]] = []
    new: list[tuple[int, int]] = []
    was = now = ""
    for piece in word_difference(before, item.around.sentence):
        if piece.kind in ("same", "old"):
            was, old = _with(was, piece.text, old, is_marked=piece.kind == "old")
        if piece.kind in ("same", "new"):
            now, new = _with(now, piece.text, new, is_marked=piece.kind == "new")
    say_labelled("was", *marked_words(was, old))
    say_labelled("CLAIM", *marked_words(now, new))


def _with(
    text: str, more: str, marks: list[tuple[int, int]], *, is_marked: bool
) -> tuple[str, list[tuple[int, int]]]:
    if is_marked and more.strip():
        start = len(text) + len(more) - len(more.lstrip())
        marks = [*marks, (start, start + len(more.strip()))]
    return text + more, marks


def _is_about_link(need: Need) -> bool:
    return need.kind in ("unchecked", "partly", "contradicts", "not-in-source", "absent-key", "marker-gone")


def _say_need(need: Need, claim_id: str) -> None:
    code = dim(f"({need.code})") if need.code else ""
    message = need.message.removeprefix(f"{claim_id} ")
    say_labelled("to do" if need.asks else "seen", warn(message) if need.asks else dim(message), code)


def _say_link(item: WalkItem, report: LinkReport, number: int, *, is_chosen: bool) -> None:
    link = report.link
    verdict = {"confirmed": good("confirmed"), "partly": warn(VERDICT_WORDS["partly"])}.get(link.verdict)
    if verdict is None:
        words = VERDICT_WORDS.get(link.verdict)
        verdict = alarm(words) if words else warn("unchecked")
    marker = report.marker or link.marker
    parts: list[str | Styled] = [bold(report.key)]
    parts += [report.who] if report.who else [alarm("no entry has this key")]
    parts += [dim(f"{f'{marker} ' if marker else ''}{link.relation},"), verdict]
    if link.by:
        parts.append(dim(f"by {link.by}" + (f" on {link.at}" if link.at else "")))
    parts += [warn("the post has no such marker here any more")] if report.is_stale else []
    parts += [bold("(chosen)")] if is_chosen else []
    say_labelled(f"work {number + 1}", *parts)
    for name, value in (("quote", link.quote), ("place", link.locator)):
        if value:
            say_labelled(name, value)
    if link.comment:
        say_labelled("note", comment_words(link))

"""The loop of a walk: show a claim, ask what to do, do it, until the person ends it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from litman.actions.walk.keys import ENTER, IN_TERMINAL, LOOKING
from litman.cli.review import deciding, finding_works
from litman.cli.review.asking import ESCAPE, QUIT, KeyAsker
from litman.cli.review.labelled import say_labelled
from litman.cli.review.screen import clear, say_claim, say_keys_in_short, say_rule
from litman.cli.review.walking import Walking, opened, picked
from litman.cli.shared.output import (
    bold,
    captured,
    dim,
    in_one_piece,
    label,
    plural,
    say,
    say_captured,
    say_wrapped,
    warn,
)
from litman.errors import ClaimSeenOtherwiseError, LitmanError
from litman.shell import command

if TYPE_CHECKING:
    from litman.actions.walk.changes import Happening
    from litman.actions.walk.post_walk import WalkItem

_NAMED = 5  # claims in a list of what changed


def walk_along(walking: Walking) -> int:
    """Go along the claims until the person ends it; return the exit code."""
    if walking.item is None:
        say(f"{walking.post_id} has no claims.")
        return 0
    clears = isinstance(walking.asker, KeyAsker)
    shows = True
    if walking.walk.analysis is None:
        why = walking.walk.unreadable or "`posts` in litman.toml or LITMAN_POSTS says where posts lie"
        walking.tell(warn("the post's text is not at hand:"), why)
    while walking.item is not None:
        if shows:
            _show(walking, clears=clears)
        walking.is_refused = False
        if _is_otherwise(walking):
            _show(walking, clears=clears)
        key = walking.asker.key()
        if key == QUIT:
            break
        if key not in LOOKING and walking.was_changed():
            before = walking.item
            _tell_happenings(walking, walking.read_again(), before)
            walking.refuse(warn(label("not done")), "look at the claim as it is now, and decide again")
        else:
            shows = _do(walking, key)
        if walking.is_refused and not walking.asker.is_live:
            _say_told(walking)
            return 2
    _say_told(walking)
    _say_end(walking)
    return 0


def _show(walking: Walking, *, clears: bool) -> None:
    if walking.was_changed():
        before = walking.item
        _tell_happenings(walking, walking.read_again(), before)
    if walking.item is None:
        return
    if not clears:
        say_rule()
        with in_one_piece():
            _say_told(walking)
            _say_whole(walking)
        return
    with captured() as told:  # below the claim, where it is seen however long that is
        _say_told(walking)
    with captured() as lines:
        _say_whole(walking)
    if len(lines) + len(told) >= shutil.get_terminal_size().lines:
        with captured() as lines:
            _say_whole(walking, in_short=True)
    clear()
    say_captured([*lines, *told])


def _is_otherwise(walking: Walking) -> bool:
    """Read what was put off; return whether what is shown is not so any more."""
    if walking.behind is None:
        return False
    shown = walking.item
    found = walking.catch_up()
    if found:
        _tell_happenings(walking, found, shown)
    now = walking.item
    return bool(found) or shown is None or now is None or (shown.mark, shown.needs) != (now.mark, now.needs)


def _say_whole(walking: Walking, *, in_short: bool = False) -> None:
    assert walking.item is not None
    say_claim(
        walking.walk,
        walking.item,
        walking.works,
        walking.chosen,
        asking=walking.walk.asking - (walking.behind is not None),
        in_short=in_short,
    )
    say_keys_in_short(is_live=walking.asker.is_live)


def _say_told(walking: Walking) -> None:
    for line in walking.told:
        say_wrapped(*line, indent=2)
    walking.told.clear()


def _say_end(walking: Walking) -> None:
    walk = walking.walk
    asking = plural(walk.asking, "claim")
    where = (
        f"; it goes on at {walking.item.id}: `{command('review', walking.post_id)}`" if walking.item else ""
    )
    say_wrapped(f"{asking} of {len(walk.items)} left to decide about{where}", indent=2)


def _do(walking: Walking, key: str) -> bool:
    """Do what a key stands for; return whether the claim is to be shown anew."""
    if key == "?":
        _say_keys(walking)
        return False
    act = _ACTS.get(key)
    if act is None:
        if key == ESCAPE:
            return False
        said = "that was pasted, and no key" if key == "pasted" else f"no key {key!r}"
        walking.refuse(dim(f"{said}: ? lists the keys"))
        return True
    try:
        act(walking)
    except ClaimSeenOtherwiseError:
        before = walking.item
        _tell_happenings(walking, walking.read_again(), before)
        walking.refuse(warn(label("not done")), "look at the claim as it is now, and decide again")
    except LitmanError as exc:
        walking.refuse(warn(label("not done")), str(exc))
    except click.ClickException as exc:  # the editor
        walking.refuse(warn(label("not done")), exc.format_message())
    return True


def _step(by: int, *, asking: bool = False) -> Callable[[Walking], None]:
    def step(walking: Walking) -> None:
        assert walking.item is not None
        ahead = walking.walk.step(walking.item.id, by, asking=asking)
        if ahead is not None:
            walking.go(ahead)
        elif asking:
            walking.tell(dim("no other claim needs anything"))
        else:
            walking.tell(dim("that was the last claim" if by > 0 else "this is the first claim"))

    return step


def _pick(number: int) -> Callable[[Walking], None]:
    def pick(walking: Walking) -> None:
        work = walking.work
        if work is None or number > len(work.passages):
            walking.refuse(dim(f"there is no passage {number} here"))
            return
        walking.change_work(picked(work, number))

    return pick


def _open(walking: Walking) -> None:
    work = walking.work
    if work is None:
        walking.refuse(dim("this claim leans on no work"))
        return
    walking.change_work(opened(work))


def _next_work(walking: Walking) -> None:
    if walking.works:
        walking.choose_work((walking.chosen + 1) % len(walking.works))


_ACTS: Mapping[str, Callable[[Walking], None]] = {
    "j": _step(1),
    "k": _step(-1),
    "n": _step(1, asking=True),
    ENTER: _open,
    "1": _pick(1),
    "2": _pick(2),
    "3": _pick(3),
    "w": _next_work,
    "c": lambda walking: deciding.judge(walking, "confirmed"),
    "p": lambda walking: deciding.judge(walking, "partly"),
    "x": lambda walking: deciding.judge(walking, "contradicts"),
    "0": lambda walking: deciding.judge(walking, "not-in-source"),
    "e": deciding.accept,
    "m": deciding.comment,
    "d": deciding.drop,
    "-": deciding.unlink,
    "u": deciding.undo,
    "l": finding_works.link,
    "a": finding_works.add,
    "s": finding_works.suggest,
    "t": finding_works.state,
}


def _say_keys(walking: Walking) -> None:
    for row in IN_TERMINAL:
        has_word = len(row.keys) == 1 and not isinstance(walking.asker, KeyAsker)
        say_labelled(" ".join(row.keys), row.about, dim(f"(or `{row.act}`)" if has_word else ""))


def _tell_happenings(walking: Walking, found: Sequence[Happening], before: WalkItem | None) -> None:
    """Say what somebody else changed meanwhile, the claim that was looked at in both wordings."""
    files = {"post": "the post", "claims": "its claims file"}
    said = [files[one.what] for one in found if one.what in files]
    if not found:
        if not walking.is_refused:
            walking.tell(
                dim("a file of the library was changed by another program; nothing here is otherwise")
            )
        return
    walking.tell(warn(f"{' and '.join(said) or 'the library'} was changed by another program:"))
    for what, words in (
        ("edited", "reads otherwise"),
        ("changed", "has other links or verdicts"),
        ("new", "is new"),
        ("gone", "is gone"),
    ):
        ids = [one.claim_id for one in found if one.what == what and one.claim_id is not None]
        more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
        if ids:
            walking.tell(f"  {', '.join(ids[:_NAMED])}{more} {words}")
    if before is not None and any(one.claim_id == before.id for one in found):
        walking.tell(dim("  you saw: "), bold(before.around.sentence))

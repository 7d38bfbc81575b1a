"""The keys of a walk and what each does: the same in the terminal and in the workbench."""

from __future__ import annotations

from typing import NamedTuple


class WalkKey(NamedTuple):
    """A key."""

    key: str
    word: str  # what may be typed instead, where lines are read
    about: str


ENTER = "Enter"
WALK_KEYS: tuple[WalkKey, ...] = (
    WalkKey("j", "next", "the next claim"),
    WalkKey("k", "back", "the claim before"),
    WalkKey("n", "needs", "the next claim that needs something"),
    WalkKey(ENTER, "open", "more of the work: its abstract, and the text around the passages"),
    WalkKey("1", "1", "take a passage as the work's own words: 1, 2 or 3, for the verdict that follows"),
    WalkKey("w", "work", "the next work of a claim that leans on several"),
    WalkKey("c", "confirm", "the work says what the claim says"),
    WalkKey("p", "partly", "the work bears out a part of it"),
    WalkKey("x", "contradicts", "the work says otherwise"),
    WalkKey("0", "absent", "it is not in the work"),
    WalkKey("e", "accept", "take over the sentence as it was edited"),
    WalkKey("l", "link", "tie the claim to a work: words of its title, names, year, or its key"),
    WalkKey("a", "add", "add a work by any identifier, and tie the claim to it"),
    WalkKey("s", "suggest", "works of the library that speak of the claim"),
    WalkKey("-", "unlink", "take the tie to the work off"),
    WalkKey("t", "statement", "the statement that the claim asserts or denies"),
    WalkKey("m", "comment", "a comment for the author of the post, on the claim or on the work"),
    WalkKey("d", "drop", "this is no claim: take it out"),
    WalkKey("u", "undo", "take the last change back"),
    WalkKey("?", "help", "these keys"),
    WalkKey("q", "quit", "end; the next time the walk goes on here"),
)
# What only looks, and decides nothing.
LOOKING = frozenset(["j", "k", "n", "w", "1", "2", "3", ENTER, "?", "q"])

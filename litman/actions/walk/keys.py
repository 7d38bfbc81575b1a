"""The keys of a walk and what each does: in the terminal, in the workbench, in their help and in the documentation."""

from __future__ import annotations

from typing import Literal, NamedTuple

Changes = Literal["nothing", "chosen", "claim"]


class WalkKey(NamedTuple):
    """What keys do."""

    keys: tuple[str, ...]
    act: str  # its name: a word that may be typed instead, where lines are read
    about: str
    # whether it only looks, shows what one may choose from, or decides about the claim
    changes: Changes = "claim"
    on_page: str | None = None  # what the workbench says of it, where that is something else
    in_terminal: bool = True
    in_workbench: bool = True

    @property
    def said_on_page(self) -> str:
        """What the workbench says of it."""
        return self.on_page or self.about


ENTER = "Enter"
WALK_KEYS: tuple[WalkKey, ...] = (
    WalkKey(("j",), "next", "the next claim", "nothing"),
    WalkKey(("k",), "back", "the claim before", "nothing"),
    WalkKey(("n",), "needs", "the next claim that needs something", "nothing"),
    WalkKey(
        (ENTER,),
        "open",
        "more of the work: its abstract, and the text around the passages",
        "nothing",
        "the text of the source, where the quotation is marked",
    ),
    WalkKey(
        ("1", "2", "3"),
        "pick",
        "take a passage as the work's own words, for the verdict that follows",
        "nothing",
        "take a passage as the quotation; or select words in the source",
    ),
    WalkKey(("w",), "work", "the next work of a claim that leans on several", "nothing"),
    WalkKey(("c",), "confirm", "the work says what the claim says: those words are kept as the quotation"),
    WalkKey(("p",), "partly", "the work bears out a part of it"),
    WalkKey(("x",), "contradicts", "the work says otherwise"),
    WalkKey(("0",), "absent", "it is not in the work"),
    WalkKey(("e",), "accept", "take over the sentence as it was edited"),
    WalkKey(("l",), "link", "tie the claim to a work: words of its title, names, year, DOI, or its key"),
    WalkKey(("a",), "add", "add a work by any identifier, and tie the claim to it"),
    WalkKey(("s",), "suggest", "works of the library that speak of the claim", "chosen"),
    WalkKey(("-",), "unlink", "take the tie to the work off", in_workbench=False),
    WalkKey(
        ("y",),
        "cite",
        "copy the citation for the post, behind the words that were chosen",
        "nothing",
        in_terminal=False,
    ),
    WalkKey(("t",), "statement", "the statement that the claim asserts or denies"),
    WalkKey(
        ("m",),
        "comment",
        "a comment for the author of the post, on the claim or on the work",
        on_page="a comment for the author of the post",
    ),
    WalkKey(("d",), "drop", "this is no claim: take it out", in_workbench=False),
    WalkKey(("u",), "undo", "take the last change back"),
    WalkKey(("?",), "help", "these keys", "nothing"),
    WalkKey(("q",), "quit", "end; the next time the walk goes on here", "nothing", in_workbench=False),
)
IN_TERMINAL = tuple(row for row in WALK_KEYS if row.in_terminal)
IN_WORKBENCH = tuple(row for row in WALK_KEYS if row.in_workbench)
# What only looks, and decides nothing.
LOOKING = frozenset(key for row in IN_TERMINAL if row.changes == "nothing" for key in row.keys)

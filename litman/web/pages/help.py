"""The help: keys and words."""

from __future__ import annotations

from starlette.responses import Response

from litman.claims.claim import VERDICTS
from litman.standing.claim_state import CLAIM_STATES
from litman.web.page import Asked, Page

# The keys of the page of a post and what each does; the script has the same in `post.js`.
SHORTCUTS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("j", "k"), "the next claim, the one before"),
    (("n",), "the next claim that needs something"),
    (("Enter",), "open the claim; in it, the text of the source"),
    (("1", "2", "3"), "take a passage as the quotation; or select words in the source"),
    (("c",), "confirm: those words are kept as the quotation"),
    (("p",), "the source bears out a part of it"),
    (("x",), "the source says otherwise"),
    (("0",), "it is not in the source"),
    (("w",), "the next work of the claim"),
    (("l",), "link a work: type of its key, title or DOI"),
    (("a",), "add a work by any identifier, and link it"),
    (("s",), "suggestions: works of the library that speak of the claim"),
    (("y",), "copy the citation for the post, behind the words that were chosen"),
    (("t",), "the statement that the claim asserts or denies"),
    (("m",), "a comment for the author of the post"),
    (("e",), "accept a sentence that was edited"),
    (("u",), "undo the last change"),
    (("?",), "these keys"),
)


# Those of the works: of the list, then of one work.
WORKS_SHORTCUTS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("/",), "the search: words, or the language of queries"),
    (("j", "k"), "the next work, the one before; in the list also arrows, Home and End"),
    (("Enter",), "open the work"),
    (("a",), "add works"),
    (("u",), "undo the last change"),
)
WORK_SHORTCUTS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("e",), "the fields of the entry; Ctrl and Enter saves them"),
    (("t",), "give a tag"),
    (("m",), "write the note"),
    (("r",), "another citation key"),
    (("d",), "remove the work; who uses it is said first"),
    (("u",), "undo the last change"),
)


def show_help(asked: Asked) -> Response:
    """Return the page of help."""
    return asked.page(
        "help.html",
        title="Help",
        shortcuts=SHORTCUTS,
        works=WORKS_SHORTCUTS,
        work=WORK_SHORTCUTS,
        states=CLAIM_STATES,
        verdicts=VERDICTS,
    )


PAGES = (Page("/help", show_help, area="help"),)

"""Claims files, posts as a library knows them, and the people who judge."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from litman.error_tree.files import called
from litman.error_tree.roots import LitmanError
from litman.shell import command, option


class ClaimsFileError(LitmanError):
    """A claims file is in a state in which it must not be edited."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"{problem}; nothing was changed")


class ClaimIdTakenError(LitmanError):
    """A claim of the file has this id already, or had it before."""

    def __init__(self, claim_id: str) -> None:
        super().__init__(f"the claim id {claim_id} is taken or was given before; ids are never reused")


class LinkExistsError(LitmanError):
    """The claim has a link to this work already."""

    def __init__(self, claim_id: str, key: str) -> None:
        super().__init__(f"{claim_id} has a link to {key} already; nothing was changed")


class PostIdError(LitmanError):
    """A text cannot be the id of a post."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{text!r} cannot be a post's id; use letters, digits, hyphens, underscores and full stops"
        )


class PostIdTakenError(LitmanError):
    """Two posts would have the same id."""

    def __init__(self, post_id: str, there: str, path: Path) -> None:
        super().__init__(
            f"the post id {post_id!r} belongs to {there}; `--post ID` names {path} otherwise, one file at a time"
        )


class NoPostsError(LitmanError):
    """A folder holds no post."""

    def __init__(self, folder: Path, formats: Sequence[str], *, left_out: int = 0) -> None:
        but = f", but {left_out_phrase(left_out)}" if left_out else ""
        super().__init__(f"{called(folder)} holds no post{but}; litman reads {', '.join(formats)}")


class UnknownPersonError(LitmanError):
    """A verdict is to be recorded, and nobody says whose it is."""

    def __init__(self, settings: Path) -> None:
        super().__init__(
            f'say who has looked: --by WHO, or by = "WHO" in {settings}, or `git config user.name`'
        )


class NoFoldersError(LitmanError):
    """Nothing was named to scan, and no folder of posts is there."""

    def __init__(self, settings: Path, named: Sequence[Path]) -> None:
        gone = f"; {' and '.join(map(str, named))} is not there" if named else ""
        super().__init__(
            f"name a file, a folder or a URL, or write in {settings} where your posts lie, "
            f'for example posts = ["../posts"]{gone}'
        )


def left_out_phrase(count: int) -> str:
    """Return how many files of a folder are not looked at, and why."""
    files = "1 file is" if count == 1 else f"{count:,} files are"
    return f"{files} left out, which git ignores or `exclude` of litman.toml names"


class PageError(LitmanError):
    """A page cannot be read as a post."""

    def __init__(self, url: str, problem: str) -> None:
        super().__init__(f"{url} cannot be scanned: {problem}; save the page yourself and scan the file")


class PostNotAtHandError(LitmanError):
    """A post's text is needed and not there."""

    def __init__(self, post_id: str, problem: str | None) -> None:
        why = (
            problem or "its text is not at hand; `posts` in litman.toml or LITMAN_POSTS says where posts lie"
        )
        super().__init__(f"the post {post_id} cannot be read: {why}")


class PostNotScannedError(LitmanError):
    """A file may be a post, and no claims file names it."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} was not scanned yet: `{command('scan', path)}` reads it")


class SentenceGoneError(LitmanError):
    """A claim's sentence is no longer in its post."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"the sentence of {address} is no longer in the post, so there is nothing to confirm; "
            f"`{command('claims remove', address)}` takes the claim out"
        )


class ClaimNameError(LitmanError):
    """A text does not name a claim."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} does not name a claim; write POST/ID, for example ketamine-academy/c07")


class UnknownClaimError(LitmanError):
    """The post has no such claim."""

    def __init__(self, post: str, claim: str, known: Sequence[str]) -> None:
        has = f"it has {known[0]} to {known[-1]}" if known else "it has none"
        lists = command("claims", options=option("--post", post))
        super().__init__(f"{post} has no claim {claim!r}; {has} (`{lists}` lists them)")


class ClaimSeenOtherwiseError(LitmanError):
    """A claim, its links or its sentence are no longer what the person saw who decided."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"{address} was changed in the meantime, by another program or in its post; "
            "look at it as it is now and decide again; nothing was changed"
        )


class UnknownStatementError(LitmanError):
    """`statements.toml` has no statement with this id."""

    def __init__(self, name: str, near: Sequence[str]) -> None:
        hint = f"; is {' or '.join(near)} meant?" if near else "; give its sentence, and it is added"
        super().__init__(f"statements.toml has no statement {name!r}{hint}")


class NoLinkError(LitmanError):
    """The claim does not lean on this work."""

    def __init__(self, claim: str, key: str, known: Sequence[str]) -> None:
        leans = f"it leans on {', '.join(known)}" if known else "it leans on no work"
        makes = command("claims link", claim, then="KEY")
        super().__init__(f"{claim} has no link to {key}; {leans}; `{makes}` makes one")


class NoQuotationError(LitmanError):
    """Words are to be found in a work, and there are none."""

    def __init__(self, claim: str, key: str) -> None:
        super().__init__(
            f"{claim} quotes nothing, and its link to {key} has no quote; give the words with --quote"
        )


class QuotationNotFoundError(LitmanError):
    """The texts at hand of a work do not hold the words."""

    def __init__(self, key: str, words: str, *, texts: int, is_whole: bool) -> None:
        fetch = command("attach", key, then="--fetch")
        if not texts:
            said = f"no text of {key} is at hand; `{fetch}` gets an open one"
        elif is_whole:
            said = f"the text of {key} does not hold {words!r}, not even nearly"
        else:
            said = f"the abstract of {key} does not hold {words!r}, and no more of it is at hand; `{fetch}` gets a text"
        super().__init__(f"{said}; nothing was changed")


class QuotationTurnedError(LitmanError):
    """A source says the opposite of the words that are given as its own."""

    def __init__(self, key: str, words: str, said: str) -> None:
        super().__init__(
            f"{key} has {words!r}, and the quotation says otherwise ({said}); nothing was changed, since"
            " that is for a person to judge: give --verdict, or the source's words with --quote and without --find"
        )


class UnreadClaimsError(LitmanError):
    """Some claims cannot be read, and might lean on the work that is to be changed."""

    def __init__(self, key: str, first: str, count: int) -> None:
        more = f" (and {count - 1} more)" if count > 1 else ""
        super().__init__(
            f"what leans on {key} cannot be told; mend this first, nothing was changed: {first}{more}"
        )


class BrokenClaimsError(LitmanError):
    """A claims file holds a fault, so litman does not edit it."""

    def __init__(self, first: str) -> None:
        super().__init__(f"the claims file has a fault, mend it first; nothing was changed: {first}")

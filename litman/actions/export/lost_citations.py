"""Whether every citation of a post is in the document that is made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from litman.errors import LitmanError, LostCitationsError
from litman.export.documents.citations import Named, Placed
from litman.export.styles.rich import Entry, Rich, text_of
from litman.export.styles.style_file import Style
from litman.posts.post import Post
from litman.posts.readers.read import read_post

Resolve = Callable[[str], str | None]
_NOT_READ = "these citations would be missing from the document, since pandoc reads none there"
_NOT_MADE = "the style prints nothing for these citations"


def require_all_read(
    path: Path, text: str, named: Sequence[Named], resolve: Resolve, *, is_forced: bool
) -> None:
    """Refuse to go on where pandoc read fewer citations of works than the post has.

    Args:
        path: The post's file.
        text: What is in it.
        named: The keys that pandoc read, as often as each is cited.
        resolve: Gives the key of the entry that a key stands for.
        is_forced: It is gone on all the same.

    Raises:
        LostCitationsError: the message names their lines.
    """
    if is_forced or not _may_cite(text):
        return
    read = Counter(resolve(name.key) for name in named)
    cited = _cited(path, text, resolve)
    there = Counter(key for key, _, _ in cited)
    lost = [(line, words) for key, line, words in cited if there[key] > read[key]]
    if lost:
        raise LostCitationsError(path, list(dict.fromkeys(lost)), _NOT_READ)


def require_all_made(
    path: Path,
    placed: Sequence[Placed | None],
    texts: Sequence[Rich | None],
    entries: Sequence[Entry],
    style: Style,
    *,
    is_forced: bool,
) -> None:
    """Refuse to go on where a style made nothing of a citation, or no reference of a work that is cited.

    Raises:
        LostCitationsError: the message names the works.
    """
    if is_forced:
        return
    there = {entry.id for entry in entries}
    lost: list[tuple[int, str]] = []
    for one, made in zip(placed, texts, strict=True):
        if one is None:
            continue
        is_printed = made is not None and (text_of(made).strip() or one.in_text)
        keys = [cite.id for cite in one.citation]
        if not is_printed or (style.has_bibliography and not there.issuperset(keys)):
            lost.append((0, ", ".join(f"@{key}" for key in keys)))
    if lost:
        raise LostCitationsError(path, list(dict.fromkeys(lost)), _NOT_MADE)


def _may_cite(text: str) -> bool:
    return "@" in text or "cite" in text


def _cited(path: Path, text: str, resolve: Resolve) -> list[tuple[str, int, str]]:
    """Return what the post cites by key of the library: the key, its line, the citation as written."""
    try:
        post: Post = read_post(path, data=text.encode("utf-8", "replace"))
    except LitmanError:  # pandoc read it
        return []
    found = []
    for hint in post.hints:
        if hint.kind != "citation":
            continue
        words = hint.written or post.text[hint.start : hint.end]
        for item in hint.items:
            key = resolve(item.key or "")
            if key is not None:
                found.append((key, post.place(hint.start).line or 0, " ".join(words.split())))
    return found

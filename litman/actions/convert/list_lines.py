"""The lines of a post that name its bibliography and print its list, where it is converted and lacks them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from litman.actions.convert.model import Edit
from litman.library.library import Library
from litman.posts.converting.bibliography_lines import Needed, needed_lines
from litman.posts.post import Post


@dataclass(frozen=True, slots=True)
class ListLines:
    """What a post lacks so that its list is printed, and whether it gets that."""

    needed: Needed
    asked: bool | None  # None: a post with a head of its own gets them, a piece of another does not

    @property
    def mark(self) -> str | None:
        """What stands in the place of a printed list that is taken out."""
        return None if self.asked is False else self.needed.mark

    @property
    def are_added(self) -> bool:
        """Whether the post gets them."""
        return self.needed.has_head if self.asked is None else self.asked

    def edits(self, *, is_marked: bool) -> list[Edit]:
        """Return the edits that add the lines; none for the list where `is_marked`, for it is printed elsewhere."""
        feet = [] if is_marked or self.needed.foot is None else [self.needed.foot]
        lines = [*self.needed.head, *feet]
        return [Edit(line.at, line.at, line.text) for line in lines] if self.are_added else []

    def offered(self, *, is_marked: bool) -> tuple[str, ...]:
        """Return the lines that the post lacks and does not get, where nobody said that they are not wanted."""
        if self.are_added or self.asked is False:
            return ()
        feet = [] if is_marked or self.needed.foot is None else [self.needed.foot]
        lines = [line for one in (*self.needed.head, *feet) for line in one.text.split("\n")]
        return tuple(line.strip() for line in lines if line.strip(" \r-"))


def list_lines(library: Library, post: Post, source: str, dialect: str, *, asked: bool | None) -> ListLines:
    """Return the lines that a post lacks so that its own program finds the library's works.

    Args:
        library: Whose bibliography it is to name.
        post: The post.
        source: Its source.
        dialect: The name of its way of citing by key.
        asked: Whether they are wanted; None: where the post has a head of its own.
    """
    file = _from(post.path.absolute().parent, library.files.bibliography_path.absolute())
    return ListLines(needed_lines(post, source, dialect, file), asked)


def _from(folder: Path, file: Path) -> str:
    try:
        return Path(os.path.relpath(file, folder)).as_posix()
    except ValueError:  # another drive
        return file.as_posix()

"""A citation by key that is to be written, whatever the mark-up language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# `apart`: the sentence reads on without it · `textual`: it names the authors as a word of its sentence · `year`: the
# sentence names the authors itself, and the citation leaves them out.
CitationForm = Literal["apart", "textual", "year"]


@dataclass(frozen=True, slots=True)
class KeyItem:
    """One work of a citation, with the words of the post around it."""

    key: str
    before: str = ""  # `see`
    behind: str = ""  # `p. 12`, `for a review`; with the comma or space that parts it from the work
    with_names: bool = False  # its authors are named although the form leaves those of the others out

    @property
    def place(self) -> str:
        """What stands behind it, without what parts it from the work."""
        return self.behind.strip(" ,:;\u00a0")


@dataclass(frozen=True, slots=True)
class KeyedCitation:
    """A citation by key."""

    items: tuple[KeyItem, ...]
    form: CitationForm = "apart"

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that it names."""
        return tuple(item.key for item in self.items)

    @property
    def has_words_before(self) -> bool:
        """Whether words of the post stand before one of its works."""
        return any(item.before for item in self.items)

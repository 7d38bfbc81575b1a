"""A recipe that was followed: names for its placeholders, and what is done to each file that it lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Edit = Callable[[str], str]  # from the text of a file that is there to the new one


@dataclass(frozen=True)
class Worked:
    """One thing of a kind, small and real."""

    names: Mapping[str, str]  # `NAME` → `shouted_title`
    new: Mapping[str, str]  # path → text of a file that is made
    changed: Mapping[str, Edit]  # path → what is done to a file that is there


def after(line: str, text: str) -> Edit:
    """Return the edit that puts text behind a piece of the file, which stands there once."""

    def edit(old: str) -> str:
        assert old.count(line) == 1, f"{line!r} stands there {old.count(line)} times"
        return old.replace(line, line + text)

    return edit


def before(line: str, text: str) -> Edit:
    """Return the edit that puts text in front of a piece of the file, which stands there once."""

    def edit(old: str) -> str:
        assert old.count(line) == 1, f"{line!r} stands there {old.count(line)} times"
        return old.replace(line, text + line)

    return edit


def with_change(line: str) -> Edit:
    """Return the edit that puts a line below the newest heading of the change list."""

    def edit(old: str) -> str:
        head, heading, rest = old.partition("\n## ")
        version, gap, lines = rest.partition("\n\n")
        return f"{head}{heading}{version}{gap}- {line}\n{lines}"

    return edit

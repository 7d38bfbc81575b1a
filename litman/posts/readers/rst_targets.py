"""Where the names of a reStructuredText file lead: `.. _Moss 2019: https://…`, `__ https://…`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from litman.posts.readers.lexed import Line
from litman.text.folding import collapse_white_space

_NAMED = re.compile(r"[ \t]*\.\.[ \t]+_(?P<name>`[^`]{1,300}`|(?:[^:\\`]|\\.|:(?=\S)){1,300}):(?:[ \t]+|$)")
_ANONYMOUS = re.compile(r"[ \t]*(?:__|\.\.[ \t]+__:)[ \t]+(?=\S)")
_EMBEDDED = re.compile(r"`([^`<>]{1,400}?)(?:(?<!\s)|(?<=`\s))\s*+<(https?://[^<>`\s]{1,600})>`_(?!_)")
_ADDRESS = re.compile(r"(?:https?://|doi:)\S+\Z", re.IGNORECASE)
_MOST_STEPS = 8  # from name to name


class Targets:
    """The addresses that names and the nameless references lead to, in their order."""

    def __init__(self, lines: Sequence[Line], source: str, known: Mapping[str, str] | None = None) -> None:
        """Take a file; `known` are the names of others of the post, which its own go before."""
        self.named: dict[str, str] = dict(known or {})
        self.named |= {_folded(name): address for name, address in _EMBEDDED.findall(source)}
        self._nameless: list[str] = []
        self._taken = 0
        waiting: list[str] = []  # names that stand right above another target lead where that one does
        for at, line in enumerate(lines):
            bare = line.text.lstrip()
            if not bare:
                continue
            may_begin = bare.startswith(("..", "__"))
            named = _NAMED.match(line.text) if may_begin else None
            begins = named or (_ANONYMOUS.match(line.text) if may_begin else None)
            if begins is None:
                waiting.clear()
                continue
            target = _whole(lines, at, begins.end())
            if named is not None:
                name = _folded(named["name"].strip("`").replace("\\", ""))
                waiting.append(name)
            else:
                self._nameless.append(target)
            if target:
                self.named |= dict.fromkeys(waiting, target)
                waiting.clear()

    def address(self, name: str) -> str | None:
        """Return the address outside the post that a name leads to."""
        for _ in range(_MOST_STEPS):
            target = self.named.get(_folded(name))
            if target is None or _ADDRESS.match(target):
                return target
            name = target.rstrip("_").strip("`")
        return None

    def next_nameless(self) -> str | None:
        """Return where the next of the references without a name leads."""
        self._taken += 1
        target = self._nameless[self._taken - 1] if self._taken <= len(self._nameless) else ""
        return target if _ADDRESS.match(target) else self.address(target.rstrip("_").strip("`"))


def end_of_target(lines: Sequence[Line], at: int) -> int:
    """Return the line behind a target, which may go on over several."""
    indent = len(lines[at].text) - len(lines[at].text.lstrip())
    at += 1
    while at < len(lines) and (text := lines[at].text).strip() and len(text) - len(text.lstrip()) > indent:
        at += 1
    return at


def _whole(lines: Sequence[Line], at: int, shift: int) -> str:
    parts = [lines[at].text[shift:], *(line.text for line in lines[at + 1 : end_of_target(lines, at)])]
    return "".join("".join(part.split()) if "`" not in part else part.strip() for part in parts)


def _folded(name: str) -> str:
    return collapse_white_space(name).casefold()

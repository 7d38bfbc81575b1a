"""How the person is asked: a key at a time on a terminal, a line at a time wherever else."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Collection
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol

import click

from litman.actions.walk.keys import ENTER, IN_TERMINAL
from litman.cli.review.keyboard import Keyboard, typed_line
from litman.cli.shared.output import dim, make_way, say

_ARROWS = {"\x1b[B": "j", "\x1bOB": "j", "\x1b[C": "j", "\x1b[A": "k", "\x1bOA": "k", "\x1b[D": "k"}
_ENTERS = "\r\n"
_FEW = 3  # keys that come at once where somebody types fast; more were pasted
_WORDS = {row.act: row.keys[0] for row in IN_TERMINAL if len(row.keys) == 1}
_COMMENT_LINES = re.compile(r"(?m)^#.*\n?")


QUIT, ESCAPE = "q", "escape"


def is_left(said: str) -> bool:
    """Whether what was said to a question leaves it alone."""
    return said in (QUIT, ESCAPE)


class Asker(Protocol):
    """Whom the walk asks. What is asked second takes what was said beyond the first."""

    is_live: bool  # whether a person sits there, who is asked again where something was not understood

    def held(self) -> AbstractContextManager[None]: ...  # as long as the walk lasts
    def key(self) -> str: ...  # what to do next, a key of the walk; `q` at the end of input
    # one of the choices, "" for Enter, what `is_left` knows, or another text where a line was typed
    def choose(self, prompt: str, choices: Collection[str]) -> str: ...
    def line(self, prompt: str) -> str: ...  # "" where nothing was typed
    # by the editor, where there is one; None where nothing was saved
    def edit(self, before: str, about: str) -> str | None: ...


class KeyAsker:
    """A terminal that gives each key as it is pressed."""

    is_live = True

    def __init__(self) -> None:
        self._waiting: list[str] = []
        self._keys = Keyboard()

    def held(self) -> AbstractContextManager[None]:
        """Let keys come as they are pressed as long as this lasts."""
        return self._keys.held()

    def key(self) -> str:
        """Return the next key; a text that is pasted is no keys."""
        if not self._waiting:
            self._waiting = self._read()
        return self._waiting.pop(0)

    def choose(self, prompt: str, choices: Collection[str]) -> str:
        """Return the choice; what is none of them and not Enter is asked again."""
        _prompt(prompt)
        while True:
            pressed = self.key()
            if pressed == ENTER:
                return ""
            if pressed in choices or is_left(pressed):
                return pressed

    def line(self, prompt: str) -> str:
        """Return the line that is typed; the end of input is an empty one."""
        make_way()
        with self._keys.let_go():
            click.echo(f"{prompt}: ", nl=False)
            text = typed_line()
            if not text:
                say()
            return text.strip()

    def edit(self, before: str, about: str) -> str | None:
        """Return what was written in the editor."""
        with self._keys.let_go():
            return written_in_editor(before, about)

    def _read(self) -> list[str]:
        read = self._keys.read()
        if read in _ARROWS:
            return [_ARROWS[read]]
        if read.startswith("\x1b"):
            return [ESCAPE]
        if len(read) > _FEW:
            self._keys.forget()
            return ["pasted"]
        return [ENTER if one in _ENTERS else QUIT if one == "\x04" else one for one in read] or [QUIT]


class LineAsker:
    """Lines, of a person at a terminal without keys, or of a file or another program."""

    def __init__(self, *, is_live: bool) -> None:
        self.is_live = is_live
        self._rest = ""

    def held(self) -> AbstractContextManager[None]:
        """Lines come as they are."""
        return nullcontext()

    def key(self) -> str:
        """Return the key that a line begins with, or whose word it begins with; the rest answers what is asked next."""
        self._rest = ""
        text = self._read("> ")
        if not text:
            return ENTER
        word, _, rest = text.partition(" ")
        known = _WORDS.get(word.lower())
        if known is None and len(word) > 1 and not word.isdigit():
            self._rest = text[1:].strip()
            return text[0] if not word.isalpha() else word
        self._rest = rest.strip()
        return known or word

    def choose(self, prompt: str, choices: Collection[str]) -> str:
        """Return the choice that the rest of the line, or else the next one, begins with; any other text as it is."""
        said = self._rest or self._ask(prompt)
        word, _, rest = said.partition(" ")
        is_choice = word in choices
        self._rest = rest.strip() if is_choice else ""
        return word if is_choice else said

    def line(self, prompt: str) -> str:
        """Return the rest of the line, else the next one."""
        said = self._rest or self._ask(prompt)
        self._rest = ""
        return said

    def edit(self, before: str, about: str) -> str | None:
        """Return what was written in the editor; of no person, the rest of the line."""
        if self.is_live and not self._rest:
            return written_in_editor(before, about)
        return self.line("") or None

    def _ask(self, prompt: str) -> str:
        return self._read(f"{prompt}: ") if self.is_live else ""

    def _read(self, prompt: str) -> str:
        make_way()
        if self.is_live:
            click.echo(prompt, nl=False)
        text = typed_line() if self.is_live else sys.stdin.readline()
        if not text:
            return QUIT
        return text.strip()


def asker(*, is_plain: bool) -> Asker:
    """Return whom to ask: keys of a terminal, or lines where it has none, it is asked for, or nobody sits there."""
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        return LineAsker(is_live=sys.stdin.isatty())
    return LineAsker(is_live=True) if is_plain or is_dumb() else KeyAsker()


def is_dumb() -> bool:
    """Whether the terminal takes nothing but text."""
    return os.environ.get("TERM", "") in ("", "dumb", "unknown") and os.name != "nt"


def has_editor() -> bool:
    """Whether an editor is named, or one of those that are tried is there."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    return bool(named) or any(shutil.which(name) for name in ("sensible-editor", "vim", "nano"))


def written_in_editor(before: str, about: str) -> str | None:
    """Return what was written in the editor, above lines that say what it is about; None where nothing was saved."""
    hint = "".join(f"# {line}\n" for line in about.splitlines())
    text = click.edit(f"{before}\n\n{hint}", extension=".txt", require_save=True)
    return None if text is None else _COMMENT_LINES.sub("", text).strip()


def _prompt(prompt: str) -> None:
    make_way()
    say(dim(prompt))

"""The machine behind `decode_latex`: TeX tokens in, CSL rich text out, in one pass.

bibtexparser's LaTeX middleware deletes what follows an unescaped `%`; pylatexenc, which it uses, is slower
and recurses into nested groups. So the tokens are read here, and pylatexenc is asked for symbols that our own
table lacks.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from litman.bibtex.tex.tables import (
    ABOVE_ACCENTS,
    ACCENTS,
    BARE_ACCENTS,
    CONTROL_SYMBOLS,
    FIRST_DROPPED,
    FRACTIONS,
    OPERATORS,
    QUOTING,
    SWITCHES,
    SYMBOLS,
    TAGS,
    TEXT_IN_MATH,
)
from litman.text.lazy_pattern import lazy_pattern

_TOKEN = lazy_pattern(
    r"""
      \\(?:url|path|nolinkurl)[ \t\r\n]*\{(?P<verbatim>[^{}]*)\}
    | \\(?P<word>[A-Za-z]+)[ \t\r\n]*
    | \\(?P<symbol>.)
    | (?P<special>[{}$~^_])
    | (?P<ligature>---?|``|''|`|[?!]`)
    | (?P<space>[ \t\r\n\f\v]+)
    | (?P<text>(?:[^\\{}$~^_\-`'?!\ \t\r\n\f\v]|-(?!-)|'(?!')|[?!](?!`))+)
    """,
    re.VERBOSE | re.DOTALL,
)
_LIGATURES = {"--": "–", "---": "—", "``": "“", "''": "”", "`": "‘", "?`": "¿", "!`": "¡"}
_SINGLE_QUOTED = lazy_pattern(r"‘([^‘’]*?)'(?!\w)")
_SPACES = lazy_pattern(r"[ \t\r\n\f\v]+")
_TAG_TEXT = frozenset(f"<{slash}{tag}>" for slash in ("", "/") for tag in ("i", "b", "sc", "sub", "sup")) | {
    '<span class="nocase">',
    "</span>",
}
_LOOK_AHEAD = 8
_MOST_MARKS = 8


@dataclass(slots=True)
class _Frame:
    """A group, a command that waits for its argument (`is_unit`), or a switch until its group ends."""

    is_group: bool
    is_unit: bool
    start: int
    length: int
    was_math: bool
    action: str = ""
    argument: str = ""


class Decoder:
    """Reads one TeX text; `run` returns it as rich text."""

    def __init__(self, tex: str) -> None:
        self._tex = tex
        self._out: list[str] = []
        self._length = 0
        self._frames: list[_Frame] = []
        self._groups = 0
        self._accents = 0
        self._quotes = 0
        self._math = False
        self._dollars = tex.count("$") - tex.count("\\$")

    def run(self) -> str:
        """Return the text as CSL rich text, white space collapsed."""
        for match in _TOKEN.finditer(self._tex):
            kind = match.lastgroup or ""
            token = match.group(kind) if kind else ""
            if kind == "text":
                self._text(token)
            elif kind == "space":
                self._space()
            elif kind == "word":
                self._word(token, self._tex[match.end() : match.end() + 1])
            elif kind == "symbol":
                self._symbol(token)
            elif kind == "special":
                self._special(token)
            elif kind == "ligature":
                self._emit("″" if self._math and token == "''" else _LIGATURES[token])
            elif kind == "verbatim":
                self._emit(re.sub(r"\\([%#&_~{}])", r"\1", token.strip()))
        while self._frames:
            self._close(self._frames.pop())
        rich = _SPACES.sub(" ", "".join(self._out)).strip(" ")
        # A straight quote stays one, as in `O'Brien`, unless a backquote opened what it closes.
        return _SINGLE_QUOTED.sub(r"‘\1’", rich) if "`" in self._tex else rich

    def _emit(self, text: str) -> None:
        """Put out what is one argument for a command that waits for one."""
        self._out.append(text)
        self._length += len(text)
        self._unit_done()

    def _unit_done(self) -> None:
        while self._frames and self._frames[-1].is_unit:
            self._close(self._frames.pop())

    def _text(self, text: str) -> None:
        if self._math and "'" in text:
            text = text.replace("'", "′")
        if self._frames and self._frames[-1].is_unit:
            self._emit(text[0])
            text = text[1:]
        if text:
            # An accent goes on the first letter, which is kept apart so that no long text is copied for it.
            self._out += (text[0], text[1:]) if self._accents else (text,)
            self._length += len(text)

    def _space(self) -> None:
        if not (self._frames and self._frames[-1].is_unit):
            self._out.append(" ")

    def _special(self, char: str) -> None:
        if char == "{":
            self._push(is_group=True)
            self._groups += 1
        elif char == "}":
            self._close_group()
        elif char == "$":
            self._dollar()
        elif char == "~":
            self._emit("\u00a0")
        elif self._math:
            self._push_tag("sub" if char == "_" else "sup", is_unit=True)
        else:
            self._emit(char)

    def _dollar(self) -> None:
        self._dollars -= 1
        if not self._math and self._dollars <= 0:
            self._emit("$")  # nothing closes it: a price
        else:
            self._math = not self._math

    def _symbol(self, char: str) -> None:
        if char in ACCENTS:
            self._push_accent(ACCENTS[char])
        elif char in "([":
            self._math = True
        elif char in ")]":
            self._math = False
        else:
            text = CONTROL_SYMBOLS.get(char, char)
            self._emit(text) if text else None

    def _word(self, name: str, following: str) -> None:
        if name in OPERATORS:
            before = " " if self._out and self._out[-1][-1:].isalnum() else ""
            self._emit(before + name + (" " if following.isalnum() or following == "\\" else ""))
        elif name in SYMBOLS:
            self._emit(SYMBOLS[name])
        elif name in ACCENTS:
            self._push_accent(ACCENTS[name])
        elif name in TAGS:
            self._push_tag(TAGS[name], is_unit=True)
        elif name in SWITCHES:
            self._push_tag(SWITCHES[name], is_unit=False)
        elif name in QUOTING:
            self._push_quote()
        elif name in FIRST_DROPPED:
            self._push(is_unit=True, action="drop")
        elif name in FRACTIONS:
            self._push(is_unit=True, action="slash")
        elif name == "ensuremath":
            self._push(is_unit=True)
            self._math = True
        elif name in TEXT_IN_MATH:
            self._push(is_unit=True)
            self._math = False
        elif symbol := rare_symbol(name):
            self._emit(symbol)

    def _push(
        self, *, is_group: bool = False, is_unit: bool = False, action: str = "", argument: str = ""
    ) -> None:
        frame = _Frame(is_group, is_unit, len(self._out), self._length, self._math, action, argument)
        self._frames.append(frame)

    def _push_accent(self, mark: str) -> None:
        self._push(is_unit=True, action="accent", argument=mark)
        self._accents += 1

    def _push_tag(self, tag: str, *, is_unit: bool) -> None:
        self._push(is_unit=is_unit, action="tag", argument=tag)
        self._out.append("")  # where the opening tag goes if there is something to mark up

    def _push_quote(self) -> None:
        self._push(is_unit=True, action="quote")
        self._out.append("‘" if self._quotes % 2 else "“")
        self._quotes += 1

    def _close_group(self) -> None:
        if not self._groups:
            return  # a closing brace too many
        self._groups -= 1
        while True:
            frame = self._frames.pop()
            self._close(frame)
            if frame.is_group:
                break
        self._unit_done()

    def _close(self, frame: _Frame) -> None:
        if frame.is_group or frame.is_unit:
            self._math = frame.was_math
        if frame.action == "tag":
            self._close_tag(frame)
        elif frame.action == "accent":
            self._accent(frame)
        elif frame.action == "quote":
            self._quotes -= 1
            self._out.append("’" if self._quotes % 2 else "”")
        elif frame.action == "drop":
            del self._out[frame.start :]
            self._length = frame.length
        elif frame.action == "slash":
            self._out.append("/")

    def _close_tag(self, frame: _Frame) -> None:
        if self._length == frame.length:
            return
        if frame.argument == "sup" and self._length == frame.length + 1 and self._out[-1] in ("∘", "′", "*"):
            # degrees, primes and stars are raised already
            self._out[-1] = "°" if self._out[-1] == "∘" else self._out[-1]
            return
        self._out[frame.start] = f"<{frame.argument}>"
        self._out.append(f"</{frame.argument.partition(' ')[0]}>")

    def _accent(self, frame: _Frame) -> None:
        """Put the accent on the first letter since the command."""
        mark = frame.argument
        self._accents -= 1
        for place in range(frame.start, min(frame.start + _LOOK_AHEAD, len(self._out))):
            text = self._out[place]
            if text and text not in _TAG_TEXT:
                if len(text) > _MOST_MARKS:
                    return
                base = {"ı": "i", "ȷ": "j"}.get(text[0], text[0]) if mark in ABOVE_ACCENTS else text[0]
                self._out[place] = unicodedata.normalize("NFC", base + mark) + text[1:]
                return
        bare = BARE_ACCENTS.get(mark, "")
        self._out.append(bare)
        self._length += len(bare)


@lru_cache(maxsize=1024)
def rare_symbol(name: str) -> str:
    """Return the one character that pylatexenc has for a command, or nothing."""
    text = getattr(_pylatexenc_macros().get_macro_spec(name), "simplify_repl", None)
    return text if isinstance(text, str) and len(text) == 1 and not text.isascii() else ""


@lru_cache(maxsize=1)
def _pylatexenc_macros() -> Any:
    from pylatexenc.latex2text import get_default_latex_context_db  # 60 ms, and few files need it

    return get_default_latex_context_db()

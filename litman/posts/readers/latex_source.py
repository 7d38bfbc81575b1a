"""A LaTeX file as its reader takes it: comments and verbatim taken out, braces matched, files that it takes in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from litman.regular_files import read_regular

# What stands in these environments is code, a drawing, or left out.
_VERBATIM = (
    "verbatim verbatim* Verbatim BVerbatim LVerbatim lstlisting minted comment filecontents filecontents* tikzpicture"
    " alltt pycode sagesilent algorithmic algorithm forest pgfpicture thesaurus CCSXML"
).split()
_HIDING = re.compile(
    r"\\(?:[%\\])|%[^\n]*|\\begin[ \t]*\{(?P<env>"
    + "|".join(map(re.escape, sorted(_VERBATIM, key=len, reverse=True)))
    + r")\}|\\(?P<false>iffalse)(?![A-Za-z])|\\verb\*?(?P<mark>[^\w\s*])|\\end[ \t]*\{(?P<last>document)\}"
)
_CONDITION = re.compile(r"\\(?P<word>if[A-Za-z@]*|fi|else)(?![A-Za-z@])|%[^\n]*")
_NO_CONDITION = frozenset(["ifthenelse", "iff", "ifdef", "ifblank", "ifstrempty", "ifstrequal", "iftoggle"])
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_OPTION = re.compile(r"\[(?:[^\[\]{}\\]{1,600}+|\\.|\{[^{}]{0,400}+\}){0,40}+\]", re.DOTALL)
_CAPTION = re.compile(r"\\caption[ \t]*\{")
_END = re.compile(r"\\end[ \t]*\{([^{}]{1,60})\}")
_NO_TEXT = frozenset(".pgf .tikz .pdf_tex .eps_tex .svg_tex .ps_tex .pstex_t .sty .cls .def .cfg .fd".split())
HIDDEN = "\x00"  # in place of each character of a comment


class LatexSource:
    """One file: `text` has its length, with comments and verbatim hidden."""

    def __init__(self, path: Path, source: str) -> None:
        self.path = path
        self.source = source
        self.text = _hide(source.replace(HIDDEN, " "))

    @cached_property
    def _closing(self) -> dict[int, int]:
        closing: dict[int, int] = {}
        opened: list[int] = []
        for match in _BRACE.finditer(self.text):
            if match.group() == "{":
                opened.append(match.start())
            elif match.group() == "}" and opened:
                closing[opened.pop()] = match.start()
        return closing

    def group(self, at: int) -> tuple[int, int] | None:
        """Return the inside of the braces that open at or, white space aside, after an offset; None without them."""
        while at < len(self.text) and (self.text[at].isspace() or self.text[at] == HIDDEN):
            at += 1
        end = self._closing.get(at)
        return None if end is None else (at + 1, end)

    def after_option(self, at: int) -> int:
        """Return the offset behind `[…]` that stands at an offset, the offset itself where none does."""
        match = _OPTION.match(self.text, at)
        return match.end() if match else at

    @cached_property
    def _ends(self) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = {}
        for match in _END.finditer(self.text):
            found.setdefault(match[1], []).append((match.start(), match.end()))
        return found

    def end_of(self, environment: str, at: int) -> tuple[int, int]:
        """Return where the environment that is open at an offset ends: its `\\end`, and what follows."""
        ends = self._ends.get(environment, [])
        found = bisect_left(ends, (at, at))
        return ends[found] if found < len(ends) else (len(self.text), len(self.text))


def _hide(source: str) -> str:
    parts: list[str] = []
    at = 0
    lost: set[str] = set()  # environments that are never closed
    position = 0
    while match := _HIDING.search(source, position):
        position = match.end()
        if match["env"]:
            name = match["env"]
            end = -1 if name in lost else source.find(f"\\end{{{name}}}", match.end())
            if end < 0:
                lost.add(name)
                continue
            stop = end + len(name) + 6
            blank = _blank_but_caption if name == "algorithm" else _blank
            parts += [source[at : match.start()], blank(source[match.start() : stop])]
        elif match["false"]:
            stop = _end_of_condition(source, match.end())
            parts += [source[at : match.start()], _blank(source[match.start() : stop])]
        elif match["mark"]:
            line = source.find("\n", match.end())
            end = source.find(match["mark"], match.end(), line if line >= 0 else len(source))
            position = max(end + 1, match.end())
            continue
        elif match["last"]:
            parts += [source[at : match.start()], " " * (len(source) - match.start())]
            return "".join(parts)
        elif match.group().startswith("%"):
            stop = match.end()
            parts += [source[at : match.start()], HIDDEN * (stop - match.start())]
        else:
            continue
        at = position = stop
    parts.append(source[at:])
    return "".join(parts)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", HIDDEN, text)


def _blank_but_caption(text: str) -> str:
    """Return an environment blanked but for its frame and its first caption, which says what the code does."""
    caption = _CAPTION.search(text)
    if caption is None:
        return _blank(text)
    depth, end = 1, len(text)
    for brace in _BRACE.finditer(text, caption.end()):
        depth += {"{": 1, "}": -1}.get(brace.group(), 0)
        if depth == 0:
            end = brace.end()
            break
    frame, last = text.index("}") + 1, text.rindex("\\")
    if end > last:
        return _blank(text)
    inside = _blank(text[frame : caption.start()]) + text[caption.start() : end] + _blank(text[end:last])
    return text[:frame] + inside + text[last:]


def _end_of_condition(source: str, at: int) -> int:
    depth = 1
    for match in _CONDITION.finditer(source, at):
        word = match["word"]
        if word == "fi" or (word == "else" and depth == 1):
            depth -= 1
            if depth == 0:
                return match.end()
        elif word and word.startswith("if") and word not in _NO_CONDITION:
            depth += 1
    return len(source)


def named_files(source: LatexSource, at: int, command: str) -> Iterator[Path]:
    """Yield where the file that `\\input`, `\\include`, `\\subfile` or `\\import` takes in at an offset may lie."""
    first = source.group(at)
    if first is None:  # \\input chapter
        bare = re.compile(r"[ \t]*([^\s{}\\%\x00]{1,200})").match(source.text, at)
        names = [bare[1]] if bare and command == "input" else []
    else:
        names = [source.text[first[0] : first[1]].strip().strip('"')]
        second = (
            source.group(first[1] + 1) if "import" in command or command.startswith("includefrom") else None
        )
        if second is not None:
            names = [names[0].rstrip("/") + "/" + source.text[second[0] : second[1]].strip()]
    for name in names:
        if name and "\x00" not in name and "#" not in name:
            yield Path(name)
            yield Path(name + ".tex")


def may_be_text(named: Path) -> bool:
    """Whether a file that is taken in may be text of the post; a drawing, a table of settings or a command is none."""
    return named.suffix not in _NO_TEXT and not re.search(r"[\\|~$]", str(named))


def not_cited_in_text(path: Path) -> list[str]:
    """Return the keys that `\\nocite` names in a file: works that are listed and stand in no sentence."""
    from litman.posts.readers.decode import decode_text

    text = LatexSource(path, decode_text(path, read_regular(path))).text
    written = [match[1] for match in re.finditer(r"\\nocite\s?\{([^{}]{0,4000})\}", text)]
    return [key for keys in written for part in keys.split(",") if (key := part.strip(f" \t\r\n{HIDDEN}"))]

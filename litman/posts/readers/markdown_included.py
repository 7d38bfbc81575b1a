"""Files that a Markdown file includes as a whole, by MyST's directive or Quarto's shortcode, put in their places."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from pathlib import Path

from litman.posts.post import LeftOut, Post, SourcePoint
from litman.posts.readers.inclusion import Inclusion
from litman.posts.readers.lexed import Line, lines_of
from litman.text.lazy_pattern import lazy_pattern

# Source: MyST-Parser, "Organising content"; Quarto, "Includes".
_MAY_INCLUDE = lazy_pattern(r"\{include\}|\{\{<[ \t]*include\b")
_DIRECTIVE = lazy_pattern(
    r"[ \t]{0,3}(?P<fence>`{3,}|~{3,}|:{3,})\{include\}[ \t]+(?P<file>\S{1,300}(?:[ \t]\S{1,100}){0,20})[ \t]*$"
)
_SHORTCODE = lazy_pattern(
    r"[ \t]{0,3}\{\{<[ \t]*include[ \t]+\"?(?P<file>[^\s\"<>]{1,300})\"?[ \t]*>\}\}[ \t]*$"
)
_FENCE = lazy_pattern(r"(?:[ \t]*+>)*+[ \t]*+(?P<fence>`{3,}|~{3,})(?P<info>[^\n`]*)$")
# Of a directive whose text is Markdown; what it holds may include files.
_HOLDS_TEXT = lazy_pattern(
    r"[ \t]*\{(?!code|literal|math|eval|mermaid|raw|verbatim|parsed|bibliography)[\w:-]+\}"
)
_IN_PARTS = lazy_pattern(r"[ \t]*:(?:start-|end-|lines|code|literal|lang|parser|number)")
_FRONT = lazy_pattern(r"---[ \t]*$")
_TEXTS = (".md", ".markdown", ".myst", ".qmd", ".rmd", ".txt")


@dataclass(frozen=True, slots=True)
class _Part:
    """Lines of one file, from a line of the whole on; lines count from 1."""

    start: int
    path: Path | None
    line: int


@dataclass(slots=True)
class Joined:
    """A file with those that it includes in their places, and the way back to each."""

    source: str
    parts: list[_Part] = field(default_factory=list)  # none: it includes nothing
    left_out: list[LeftOut] = field(default_factory=list)

    def placed(self, post: Post) -> Post:
        """Return the post that the whole was read as, with the places of its own files."""
        if not self.parts:
            return replace(post, left_out=tuple(self.left_out)) if self.left_out else post
        points = tuple(map(self._in_its_file, post.source_points))
        return replace(post, source_points=points, left_out=tuple(self.left_out))

    def _in_its_file(self, point: SourcePoint) -> SourcePoint:
        part = self.parts[bisect_right(self.parts, point.line, key=lambda part: part.start) - 1]
        return point._replace(line=part.line + point.line - part.start, path=part.path)


def with_included(path: Path, source: str) -> Joined:
    """Return the source of a file with those that it includes, and those within, in their places."""
    joined = Joined(source)
    if _MAY_INCLUDE.search(source):
        lines: list[str] = []
        parts: list[_Part] = []
        _join(lines, parts, joined.left_out, lines_of(source), Inclusion(len(source)), (path,))
        if any(part.path is not None for part in parts):
            joined.source, joined.parts = "\n".join(lines), parts
    return joined


def _join(
    joined: list[str],
    parts: list[_Part],
    left_out: list[LeftOut],
    lines: list[Line],
    inclusion: Inclusion,
    open_files: tuple[Path, ...],
) -> None:
    own = open_files[-1] if len(open_files) > 1 else None
    code = ""  # the fence of code that is open
    at = _behind_front_matter(lines) if own else 0
    parts.append(_Part(len(joined) + 1, own, at + 1))
    while at < len(lines):
        text = lines[at].text
        if code:
            code = "" if _closes(text, code) else code
        elif found := _DIRECTIVE.match(text) or _SHORTCODE.match(text):
            end = _end_of(lines, at, found.groupdict().get("fence"))
            options = [line.text for line in lines[at + 1 : end]]
            name = found["file"].strip()
            files = [] if any(map(_IN_PARTS.match, options)) else _files(name, open_files)
            taken = next(
                ((f, s) for f in files if (s := inclusion.take_in(f, within=open_files)) is not None), None
            )
            if taken is not None:
                joined.append("")
                _join(joined, parts, left_out, lines_of(taken[1]), inclusion, (*open_files, taken[0]))
                joined.append("")
                at = end
                parts.append(_Part(len(joined) + 1, own, at + 1))
                continue
            if files:
                reason = inclusion.why_not(files, within=open_files)
                left_out.append(LeftOut(name, reason, at + 1, found.start("file") + 1, own))
            joined += [line.text for line in lines[at:end]]
            at = end
            continue
        elif (fence := _FENCE.match(text)) and fence["info"].strip() and not _HOLDS_TEXT.match(fence["info"]):
            code = fence["fence"]
        joined.append(text)
        at += 1


def _end_of(lines: list[Line], at: int, fence: str | None) -> int:
    """Return the first line behind a directive, which ends with its fence; a shortcode is one line."""
    if fence is None:
        return at + 1
    end = at + 1
    while end < len(lines) and not _closes(lines[end].text, fence):
        end += 1
    return min(end + 1, len(lines))


def _closes(text: str, fence: str) -> bool:
    bare = text.strip("> \t")
    return bare.startswith(fence) and not bare.strip(fence[0])


def _behind_front_matter(lines: list[Line]) -> int:
    if lines and _FRONT.match(lines[0].text):
        return next((at + 1 for at, line in enumerate(lines[1:], 1) if _FRONT.match(line.text)), 0)
    return 0


def _files(name: str, open_files: tuple[Path, ...]) -> list[Path]:
    """Return the file of text that a name means; a slash in front is the folder of the post."""
    if "://" in name or "\x00" in name or name.startswith("<"):
        return []
    folder = open_files[0].parent if name.startswith("/") else open_files[-1].parent
    file = folder / name.lstrip("/")
    return [file] if file.suffix.casefold() in _TEXTS else []

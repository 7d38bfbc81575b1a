"""Fields that hold a list in one text: `keywords` (tags) and `file` (attachments)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from litman.bibtex.tex.latex import decode_latex, encode_latex
from litman.text.lazy_pattern import lazy_pattern

# Source: JabRef documentation, "File links": `description:path:type`, several joined by `;`, `:`, `;` and `\`
# escaped by `\`. Zotero's export has the same form; others write the bare path.
_FILE_BREAK = lazy_pattern(r"(?<!\\);")
_PART_BREAK = lazy_pattern(r"(?<!\\):")
_ESCAPED = lazy_pattern(r"\\([:;\\])")
_BRACED = frozenset("{}\\")


def tags_of(value: str) -> list[str]:
    """Return the tags of a `keywords` value, as text."""
    return [decode_latex(part) for part in _parts(value)]


def with_tags(value: str, tags: Iterable[str]) -> str:
    """Return the value with the tags it lacks after those it has; case does not count."""
    known = {tag.casefold() for tag in tags_of(value)}
    new = []
    for tag in tags:
        tex = encode_latex(tag)
        name = decode_latex(tex).casefold()  # without what cannot be written
        if name and name not in known:
            known.add(name)
            new.append(tex)
    if not new:
        return value
    separator = _separator(value)
    return separator.join([value.rstrip(" ,;"), *new] if value.strip(" ,;") else new)


def without_tags(value: str, tags: Iterable[str]) -> str:
    """Return the value without the tags, in whatever case they stand there."""
    gone = {tag.casefold() for tag in tags}
    parts = _parts(value)
    kept = [part for part in parts if decode_latex(part).casefold() not in gone]
    return value if len(kept) == len(parts) else _separator(value).join(kept)


def file_paths(value: str) -> list[str]:
    """Return the paths in a `file` value, in any of the forms that managers write."""
    paths = []
    for item in _FILE_BREAK.split(value):
        path = _path_of(item.strip())
        if path:
            paths.append(path)
    return paths


def with_file(value: str, path: str) -> str:
    """Return the value with one more path, in the form of those that it has."""
    items = [item.strip() for item in _FILE_BREAK.split(value) if item.strip()]
    if path in (_path_of(item) for item in items):
        return value
    kind = path.rpartition(".")[2].upper()
    text = re.sub(r"([\\:;])", r"\\\1", path)
    new = f":{text}:{kind}" if items and len(_PART_BREAK.split(items[0])) == 3 else text
    return ";".join([*items, new])


# Fields whose value is a list in no order that matters; what is put in or taken out of one changes nothing else in it.
LIST_FIELDS = frozenset(
    (
        "keywords",
        "keyword",
        "groups",
        "mendeley-groups",
        "mendeley-tags",
        "tags",
        "file",
        "ids",
        "related",
        "xdata",
    )
)


def merged_list(name: str, base: str, mine: str, other: str) -> str:
    """Return my value of a list field with what the other one put into the base's and took out of it.

    Args:
        name: The field's name in lower case, one of `LIST_FIELDS`.
        base: The value that both began with; empty where there was none.
        mine: The value whose form and order stay.
        other: The value of which nothing else is taken.
    """
    had, has = _items(name, base), _items(name, other)
    known = _items(name, mine)
    gone = [item for item in had if item not in has and item in known]
    new = [text for item, text in has.items() if item not in had and item not in known]
    if not gone and not new:
        return mine
    kept = [text for item, text in known.items() if item not in gone]
    separator = ";" if name == "file" else _separator(mine if mine.strip(" ,;") else other)
    if not gone and kept:
        return separator.join([mine.rstrip(" ,;"), *new])
    return separator.join([*kept, *new])


def _items(name: str, value: str) -> dict[str, str]:
    """Return the items of a list field as written, by what makes two of them the same."""
    if name == "file":
        texts = [item.strip() for item in _FILE_BREAK.split(value)]
        return {_path_of(text) or text: text for text in texts if text}
    return {text if name == "ids" else text.casefold(): text for text in _parts(value)}


def _path_of(item: str) -> str:
    parts: Sequence[str] = _PART_BREAK.split(item)
    path = parts[1] if len(parts) == 3 else item
    return _ESCAPED.sub(r"\1", path).strip()


def _parts(value: str) -> list[str]:
    return [part for part in (piece.strip() for piece in _split_outside_braces(value)) if part]


def _split_outside_braces(value: str) -> list[str]:
    if not _BRACED.intersection(value):
        return value.replace(";", ",").split(",")
    pieces, depth, start = [], 0, 0
    for match in re.finditer(r"\\.|[{},;]", value):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
        elif match[0] in ",;" and depth <= 0:
            pieces.append(value[start : match.start()])
            start = match.end()
    return [*pieces, value[start:]]


def _separator(value: str) -> str:
    return "; " if ";" in value and "," not in value else ", "

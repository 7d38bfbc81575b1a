"""The style that is meant: its name, its alias, the path or the address of a `.csl` file."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from litman.export.styles.catalogue import find_style, is_path, read_style_file, with_parent
from litman.export.styles.style_file import Style, read_style
from litman.settings import Settings


def style_for(named: str | None, *, settings: Settings, root: Path) -> Style:
    """Return the style that a person named, else the one of litman.toml.

    Args:
        named: Name, alias, path or URL; a path counts from the current folder, one in litman.toml from the library's.
        settings: Of the library.
        root: The library's folder.

    Raises:
        UnknownStyleError, NoStylesError, StyleFileError, FileReadError: there is no such style.
        IncompleteError, PrivateAddressError: it is on the web and cannot be had.
    """
    name = (named or settings.style).strip()
    if name.lower().startswith(("http://", "https://")):
        return _fetched(name, settings, root)
    if not named and is_path(name):
        return read_style_file(root / Path(name).expanduser())
    return find_style(name)


def _fetched(url: str, settings: Settings, root: Path) -> Style:
    from litman.sources.http.open_session import open_session
    from litman.sources.web.csl_style import fetch_style

    data = fetch_style(open_session(root, settings), url)
    name = unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2].removesuffix(".csl") or "style"
    style = read_style(url, data)
    return with_parent(_named(style, name), beside=None, where=url)


def _named(style: Style, name: str) -> Style:
    from dataclasses import replace

    return replace(style, name=name, title=name if style.title == style.name else style.title)

"""The files of references beside a post, for their keys: those that it names, else those that lie beside it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from litman.posts.post import Bibliography
from litman.regular_files import read_regular
from litman.text.long_numbers import refuse_long_numbers

_LARGEST = 50_000_000  # bytes
_HIGHEST = 4  # folders above the post's in which the settings of a site or book are looked for
_ENDINGS = (".bib", ".bibtex")
# What settings of a book or site say of the bibliography of all its pages.
_SETTINGS = (
    "_quarto.yml",
    "_quarto.yaml",
    "_bookdown.yml",
    "_metadata.yml",
    "_config.yml",
    "myst.yml",
    "conf.py",
)
_CONF = re.compile(r"^bibtex_bibfiles\s*=\s*\[(?P<files>[^\]]{0,2000})\]", re.MULTILINE)
_QUOTED = re.compile(r"[\"']([^\"']{1,200})[\"']")
# Where generators of sites keep them: Distill's blogs, jekyll-scholar.
_FOLDERS = ("assets/bibliography", "_bibliography")


def find_bibliographies(
    path: Path, named: Iterable[str] = (), *, endings: tuple[str, ...] = _ENDINGS
) -> tuple[Bibliography, ...]:
    """Return the files of references of a post with their keys, in the order in which they are asked.

    Args:
        path: The post.
        named: What it names, from its own folder or that of its site; an ending may be left out.
        endings: Of those that count where they only lie beside it.

    Files that are named come first; where none of them is there, nor one that the settings of its book or site name,
    those that lie in the post's folder. A file that cannot be read has no keys.
    """
    found = [file for name in named if (file := _locate(path, name)) is not None]
    found = found or list(_of_settings(path))
    found = found or _beside(path.parent, endings)
    read = (_read(file) for file in dict.fromkeys(found))
    return tuple(one for one in read if one is not None)


def are_named_by_settings(path: Path) -> bool:
    """Whether the settings of a post's book or site name the files of references of all its pages."""
    return next(_of_settings(path), None) is not None


def _locate(path: Path, name: str) -> Path | None:
    if "://" in name or "\x00" in name:
        return None
    for folder in _folders_above(path):
        for place in (folder, *(folder / part for part in _FOLDERS)):
            for candidate in (place / name, place / f"{name}.bib"):
                if candidate.suffix and _is_file(candidate):
                    return candidate
    return None


def _folders_above(path: Path) -> list[Path]:
    return [path.parent, *list(path.absolute().parent.parents)[:_HIGHEST]]


def _of_settings(path: Path) -> Iterator[Path]:
    for folder in _folders_above(path):
        for settings in _settings_in(folder):
            for file in _named_in(settings):
                for place in (folder, *(folder / part for part in _FOLDERS)):
                    if _is_file(place / file):
                        yield place / file
                        break


def _settings_in(folder: Path) -> tuple[Path, ...]:
    stamp = _stamp(folder)
    return _settings_in_stamped(folder, stamp) if stamp else ()


@lru_cache(maxsize=256)
def _settings_in_stamped(folder: Path, stamp: tuple[int, int]) -> tuple[Path, ...]:
    """Return the files of settings that are there: posts of one folder look in the same ones."""
    return tuple(folder / name for name in _SETTINGS if _is_file(folder / name))


def _named_in(settings: Path) -> tuple[str, ...]:
    stamp = _stamp(settings)
    return _named_in_stamped(settings, stamp) if stamp else ()


@lru_cache(maxsize=64)
def _named_in_stamped(settings: Path, stamp: tuple[int, int]) -> tuple[str, ...]:
    try:
        text = read_regular(settings).decode("utf-8", "replace")
    except OSError:
        return ()
    if settings.suffix == ".py":
        found = _CONF.search(text)
        return tuple(_QUOTED.findall(found["files"])) if found else ()
    if "bibliograph" not in text and "scholar" not in text:
        return ()
    from litman.posts.readers.front_matter import named_files

    loaded = _yaml(text)
    if not isinstance(loaded, Mapping):
        return ()
    inner = [loaded.get(name) for name in ("project", "book", "website", "scholar")]
    said = [loaded, *(item for item in inner if isinstance(item, Mapping))]
    return tuple(name for item in said for name in named_files(item.get("bibliography")))


def _beside(folder: Path, endings: tuple[str, ...]) -> list[Path]:
    stamp = _stamp(folder)
    return list(_beside_stamped(folder, stamp, endings)) if stamp else []


@lru_cache(maxsize=256)
def _beside_stamped(folder: Path, stamp: tuple[int, int], endings: tuple[str, ...]) -> tuple[Path, ...]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return ()
    return tuple(folder / name for name in names if name.casefold().endswith(endings))


def _read(path: Path) -> Bibliography | None:
    stamp = _stamp(path)
    return None if stamp is None or stamp[1] > _LARGEST else _read_stamped(path, stamp)


@lru_cache(maxsize=64)
def _read_stamped(path: Path, stamp: tuple[int, int]) -> Bibliography | None:
    try:
        data = read_regular(path)
    except OSError:
        return None
    ending = path.suffix.casefold()
    if ending in (".yml", ".yaml"):
        keys = _keys_of_yaml(data)
    elif ending == ".json":
        keys = _keys_of_json(data)
    else:
        from litman.bibtex.file.declared_encoding import as_utf8
        from litman.bibtex.file.whole_document import read_document  # only who has such a file pays for it

        keys = read_document(path, as_utf8(data)).keys()
    return Bibliography(path, frozenset(keys)) if keys else None


def _keys_of_yaml(data: bytes) -> list[str]:
    """Return the names of Hayagriva's entries, each a mapping that says its type, or the ids of CSL items."""
    loaded = _yaml(data.decode("utf-8", "replace"))
    listed = loaded.get("references") if isinstance(loaded, Mapping) else loaded
    if isinstance(listed, list) or not isinstance(loaded, Mapping):
        return _keys_of_csl(listed)
    return [str(key) for key, item in loaded.items() if isinstance(item, Mapping) and "type" in item]


def _keys_of_json(data: bytes) -> list[str]:
    try:
        return _keys_of_csl(json.loads(data))
    except (ValueError, RecursionError):
        return []


def _keys_of_csl(loaded: object) -> list[str]:
    items = loaded if isinstance(loaded, list) else []
    return [str(item["id"]) for item in items if isinstance(item, Mapping) and "id" in item]


def _yaml(text: str) -> object:
    """Return what the first document of a text holds, None where it is no YAML."""
    import yaml

    try:
        refuse_long_numbers(text)
        # `safe_load`, in C where PyYAML has that: bibliographies are long.
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
        return loader.get_data() if loader.check_data() else None
    except (yaml.YAMLError, ValueError, RecursionError, TypeError, AttributeError):
        return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _stamp(path: Path) -> tuple[int, int] | None:
    """Return what tells whether a file is still the one that was read, its size last."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size


def bibliography_files(
    path: Path, named: Iterable[str], *, endings: tuple[str, ...] = _ENDINGS
) -> list[Path]:
    """Return the files of references that a post may be read with: those named, of its site's settings, beside it."""
    found = [file for name in named if (file := _locate(path, name)) is not None]
    return list(dict.fromkeys([*found, *_of_settings(path), *_beside(path.parent, endings)]))


def stamp_of(path: Path) -> str:
    """Return a text that changes with the file."""
    return f"{path} {_stamp(path)}"

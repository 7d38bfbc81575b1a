"""A library: its settings, posts, index, lock, and how git merges it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from litman.actions.doctor.line import Line
from litman.files import is_alive
from litman.library.clone import driver_state
from litman.library.copies import copies_beside
from litman.library.library import Library
from litman.settings import SETTINGS_NAME, Settings

_SHOWN = 3
_SHOWN_SETTINGS = 20


def settings_lines(root: Path, settings: Settings) -> Iterator[Line]:
    """Give the lines about settings that do nothing."""
    from litman.checks.table import unknown_patterns
    from litman.service_keys import is_key

    path = root / SETTINGS_NAME
    idle = [f"`{name}`" for name in settings.unknown if not is_key(name)]
    codes = unknown_patterns([*settings.check.ignore, *settings.check.select])
    idle += [f"`{code}` in [check]" for code in codes]
    held = [f"`{name}`" for name in settings.unknown if is_key(name)]
    if not idle and not held:
        yield Line("settings", str(path))
    if idle:
        yield Line("settings", f"{path}: {_some(idle)} do nothing", "note", "litman help settings")
    if held:
        said = f"{path}: {_some(held)} left alone: keys stand in no library"
        yield Line("settings", said, "note", "litman help settings")
    bibliography = root / settings.bibliography
    if not bibliography.is_file():
        yield Line("bibliography", f"{bibliography} is not there", "note", "litman add doi 10.…")
    else:
        yield Line("bibliography", f"{bibliography}, {_size(bibliography)}")


def posts_lines(library: Library) -> Iterator[Line]:
    """Give a line for each folder of posts, and for what is not read in it."""
    from litman.actions.scan.post_files import idle_patterns, posts_in
    from litman.actions.scan.targets import folders_there
    from litman.claims.post_text import post_folders

    named = post_folders(library.root, library.settings.posts)
    mend = f'posts = ["…"] in {library.root / SETTINGS_NAME}'
    yield from (
        Line("posts", f"{folder} is not there", "note", mend) for folder in named if not folder.is_dir()
    )
    if not named:
        yield Line("posts", "litman.toml names no folder of posts", "note", mend)
    folders = folders_there(library)
    idle = idle_patterns(folders, root=library.root, exclude=library.settings.exclude) if folders else []
    if idle:
        patterns = f"{', '.join(f'`{pattern}`' for pattern in idle)} in `exclude`"
        said = f"{patterns} leave{'s' if len(idle) == 1 else ''} out nothing"
        yield Line("posts", said, "note", f"exclude = […] in {library.root / SETTINGS_NAME}")
    for folder in folders:
        found = posts_in(folder, root=library.root, exclude=library.settings.exclude)
        yield Line(
            "posts", f"{folder}: {_counted(len(found.posts), 'post')}", "ok" if found.posts else "note"
        )
        if found.left_out:
            said = f"{folder}: {_counted(found.left_out, 'post')} left out by git or by `exclude`"
            yield Line("posts", said, "note", "litman scan FILE")
        if found.unread:
            names = ", ".join(str(path.relative_to(folder)) for path in found.unread[:_SHOWN])
            more = f" and {len(found.unread) - _SHOWN} more" if len(found.unread) > _SHOWN else ""
            yield Line("posts", f"{folder}: not read: {names}{more}", "note", "litman help formats")


def unread_lines(library: Library) -> Iterator[Line]:
    """Give a line for each file of the library that cannot be read as it should."""
    library.claims.look_at_all()
    findings = [*library.findings, *library.claims.findings()]
    broken: dict[str, int] = {}
    for finding in findings:
        if finding.severity == "error":
            broken[str(finding.place.path)] = broken.get(str(finding.place.path), 0) + 1
    for path, count in broken.items():
        yield Line("files", f"{path}: {_counted(count, 'error')}", "fault", "litman check")
    for copy, original, is_beside in copies_beside(library):
        what = (
            f"a second version of {original}" if is_beside else f"a version of {original}, which is not here,"
        )
        yield Line("files", f"{copy} is {what} and is not read", "note", "litman rule BIB122")
    if not broken:
        yield Line("files", "bibliography, registry and claims files are read")


def state_lines(root: Path, environment: Mapping[str, str]) -> Iterator[Line]:
    """Give the lines about index, texts and lock."""
    from litman.index.place import index_places
    from litman.library.storage.file_lock import host_name
    from litman.library.storage.lock import read_holder
    from litman.memory import STATE_FOLDER
    from litman.texts.store import TEXTS_FOLDER, TextStore

    places = [path for path in index_places(root, environment) if path.is_file()]
    if places:
        yield Line("index", f"{places[0]}, {_size(places[0])}; made anew where it is in doubt")
    else:
        yield Line("index", "none yet; the next command makes it", "note", "litman list --limit 1")
    room = TextStore(root).room()
    if room.texts:
        yield Line(
            "texts",
            f"{_counted(room.texts, 'text')} of files, {_shown(room.size)} in {root / STATE_FOLDER / TEXTS_FOLDER}",
        )
    holder = read_holder(root / STATE_FOLDER)
    if holder is None:
        yield Line("lock", "free")
    elif holder.host == host_name() and not is_alive(holder.pid):
        yield Line("lock", f"left by {holder}, which is gone", "note", "litman undo --list")
    else:
        yield Line("lock", f"held by {holder}", "note")
    if os.path.lexists(root / STATE_FOLDER / "pending"):
        yield Line(
            "lock",
            "a change was interrupted; the next command puts it right",
            "note",
            "litman list --limit 1",
        )


def git_lines(root: Path, settings: Settings, environment: Mapping[str, str]) -> Iterator[Line]:
    """Give the line about how git merges the library."""
    said = {
        "none": "the library lies in no repository",
        "plain": "git merges the library by lines",
        "lacking": "the repository asks for litman's merge, and this clone does not have it",
        "ready": "git merges the library by entry, claim and record",
    }
    state = driver_state(root, root / settings.bibliography, environment)
    is_well = state in ("none", "ready")
    yield Line("git", said[state], "ok" if is_well else "note", None if is_well else "litman git setup")


def _size(path: Path) -> str:
    return _shown(path.stat().st_size)


def _shown(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(size / 1e3, 0.1):.1f} kB"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN_SETTINGS:,} more" if len(names) > _SHOWN_SETTINGS else ""
    return ", ".join(names[:_SHOWN_SETTINGS]) + more

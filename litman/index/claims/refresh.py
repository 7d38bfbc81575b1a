"""The claims in the index brought up to date: which files are looked at, and reading those that changed.

To look at a file is to ask the system for its mark: size, times and inode. A file whose mark changed is read, as is one
that changed within the same tick of the clock as it was read. To look at 50,000 files takes an eighth of a second, so:

- A command about all claims (`claims` without a post or key) looks at all files, always; where they are listed from the
  first on, the first are looked at alone and shown before the others are looked at.
- So does every command in a library with at most `FEW_FILES` of them.
- A command about one post looks at its file, and at the folder where the index does not know that name.
- A command about works (`show`, `list`, `search`, `claims --key`) looks at the folder, whose times change with every
  file that is made, removed, renamed or replaced in it, as litman, git and most editors write, and at the files that
  the index ties to the works that are asked for. It looks at all files where the folder changed, and where nobody
  looked for longer than `SWEEP_AGE_NS`. What it can miss for so long, in a library of more files, is a file written
  in place that did not name the work before.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from heapq import nsmallest
from pathlib import Path
from typing import Any

from litman.index.claims.files import (
    FolderMark,
    Mark,
    is_claims_file,
    is_young,
    list_files,
    mark_files,
    mark_folder,
)
from litman.index.placeholders import marks
from litman.index.store import Index
from litman.parts import in_parts

FEW_FILES = 4_000  # looking at so many takes 10 ms
SWEEP_AGE_NS = 60_000_000_000  # so long it is taken for granted that no other file was written in place
_BATCH = 64  # files that a worker reads at once
_COMMIT_FILES = 2_500  # an interrupted building goes on after the last so many
_WORTH_WORKERS = 400  # files; fewer are read before a process has started
_VARIABLES = 500  # names in one query
Progress = Callable[[int, int], None]  # called with files done and files in all


def refresh_claims(index: Index, folder: Path, *, progress: Progress | None = None) -> None:
    """Bring all claims up to date: every file is looked at, those that changed are read."""
    now = time.time_ns()
    try:
        seen = mark_folder(folder)
        marks = mark_files(folder, list_files(folder)) if seen.inode or seen.mtime_ns else {}
    except OSError as exc:
        _forget_folder(index, exc.strerror or str(exc))
        return
    marks_hash = hash(frozenset(marks.values()))
    row = _folder_row(index)
    is_known = row is not None and row[:4] == seen and row[4:6] == (len(marks), marks_hash)
    if not is_known or row is None or row[7] is not None or _young_files(index):
        changed, gone = _compare(_known_marks(index), marks)
        if changed or gone:
            _read(index, folder, changed, gone, progress)
    elif len(marks) <= FEW_FILES:
        return  # it will be looked at again whenever it was
    _set_folder(index, seen, len(marks), marks_hash, now)


def refresh_claims_of(
    index: Index, folder: Path, folded_keys: Collection[str], *, progress: Progress | None = None
) -> None:
    """Bring the claims that lean on works or name them up to date; see the module for what is looked at.

    Args:
        index: The index.
        folder: The claims folder.
        folded_keys: Citation keys in lower case, old ones of the same works included.
        progress: Told how many files are read, of how many.
    """
    if _wants_sweep(index, folder):
        refresh_claims(index, folder, progress=progress)
        return
    names = set(_young_files(index))
    for keys in in_parts(sorted(folded_keys), _VARIABLES):
        names.update(
            name
            for (name,) in index.connection.execute(
                "SELECT DISTINCT post.file_name FROM cited_key CROSS JOIN claim_link ON claim_link.cited = cited_key.id"
                " CROSS JOIN claim ON claim.id = claim_link.claim CROSS JOIN post ON post.id = claim.post"
                f" WHERE cited_key.folded IN ({marks(keys)})",
                keys,
            )
        )
    _look_at(index, folder, names)


def refresh_post(index: Index, folder: Path, file_name: bytes, *, progress: Progress | None = None) -> None:
    """Bring one post's claims up to date: its file is looked at; all files where they are few."""
    row = _folder_row(index)
    if row is None or row[4] <= FEW_FILES or row[7] is not None:
        refresh_claims(index, folder, progress=progress)
    elif _known_marks(index, [file_name]) or _is_new_in(folder, file_name, since=row[:4]):
        _look_at(index, folder, {file_name})


def refresh_first(index: Index, folder: Path, most: int, *, progress: Progress | None = None) -> list[bytes]:
    """Bring the claims of the first posts up to date; return the names of their files, in order.

    No names are returned, and all files were looked at, where they are few, where nobody did before, and where one is
    known to have a fault: who lists claims says first what is wrong.
    """
    row = _folder_row(index)
    if row is None or row[4] <= FEW_FILES or row[7] is not None:
        refresh_claims(index, folder, progress=progress)
        return []
    try:
        is_same = row[:4] == mark_folder(folder)
        names = _first_known(index, most) if is_same else nsmallest(most, list_files(folder))
    except OSError:
        names = []
    _look_at(index, folder, names)
    has_faults = index.connection.execute("SELECT EXISTS (SELECT 1 FROM post_finding)").fetchone()[0]
    if has_faults or not names:
        refresh_claims(index, folder, progress=progress)
        return []
    return names


def _first_known(index: Index, most: int) -> list[bytes]:
    sql = "SELECT file_name FROM post ORDER BY file_name LIMIT ?"
    return [name for (name,) in index.connection.execute(sql, (most,))]


def _is_new_in(folder: Path, file_name: bytes, *, since: tuple[int, ...]) -> bool:
    """Whether the folder lists a claims file of this name, which it did not when it had another mark.

    Not all that opens is listed: `../other.toml`, or `Post.toml` where the disk takes it for `post.toml`.
    """
    try:
        return since != mark_folder(folder) and file_name in list_files(folder)
    except OSError:
        return False


def note_written(index: Index, folder: Path, names: Iterable[bytes], *, before: FolderMark | None) -> None:
    """Read files that litman itself has just written or removed.

    Args:
        index: The index.
        folder: The claims folder.
        names: Of the files.
        before: The folder's mark just before the writing, so that its change is known to be litman's own.
    """
    row = _folder_row(index)
    if row is None:
        return  # nothing is known of the folder yet: the next command that needs it reads it all
    _look_at(index, folder, {name for name in names if is_claims_file(name)})
    if before is None or row[:4] != before:
        return
    seen = mark_folder(folder)
    if not is_young(seen.mtime_ns, seen.ctime_ns, time.time_ns()):
        files = index.connection.execute("SELECT count(*) FROM post").fetchone()[0]
        _set_folder(index, seen, files, 0, row[6])


def _wants_sweep(index: Index, folder: Path) -> bool:
    row = _folder_row(index)
    if row is None or row[4] <= FEW_FILES or row[7] is not None:
        return True
    try:
        return row[:4] != mark_folder(folder) or not 0 <= time.time_ns() - row[6] < SWEEP_AGE_NS
    except OSError:
        return True


def _folder_row(index: Index) -> tuple[Any, ...] | None:
    """Return the folder's mark (four numbers), its number of files, their hash, when they were looked at, the error."""
    found = index.connection.execute(
        "SELECT mtime_ns, ctime_ns, inode, device, files, marks_hash, swept_ns, error FROM claims_folder"
    ).fetchone()
    return None if found is None else tuple(found)


def _set_folder(
    index: Index, seen: FolderMark, files: int, marks_hash: int, swept_ns: int, error: str | None = None
) -> None:
    if is_young(seen.mtime_ns, seen.ctime_ns, swept_ns):
        seen = FolderMark(-1, -1, -1, -1)  # a file made this very moment would not show: look again
    with index.changing() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO claims_folder (id, mtime_ns, ctime_ns, inode, device, files, marks_hash,"
            " swept_ns, error) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*seen, files, marks_hash, swept_ns, error),
        )


def _forget_folder(index: Index, error: str) -> None:
    with index.locked():
        _write(index, [], [name for (name,) in index.connection.execute("SELECT file_name FROM post")])
        _set_folder(index, FolderMark(-1, -1, -1, -1), 0, 0, 0, error)


def _young_files(index: Index) -> list[bytes]:
    return [name for (name,) in index.connection.execute("SELECT file_name FROM post WHERE is_young = 1")]


def _known_marks(index: Index, names: Sequence[bytes] | None = None) -> dict[bytes, tuple[Mark, bool, bytes]]:
    """Return what is known of files: mark, whether it is young, digest; of all where `names` is None."""
    columns = "SELECT file_name, size, mtime_ns, ctime_ns, inode, is_young, digest FROM post"
    if names is None:
        rows = index.connection.execute(columns)
        return {row[0]: (row[1:5], bool(row[5]), row[6]) for row in rows}
    known = {}
    for name in names:
        row = index.connection.execute(f"{columns} WHERE file_name = ?", (name,)).fetchone()
        if row is not None:
            known[name] = (row[1:5], bool(row[5]), row[6])
    return known


def _compare(
    known: dict[bytes, tuple[Mark, bool, bytes]], marks: dict[bytes, Mark]
) -> tuple[list[bytes], list[bytes]]:
    """Return the names of the files to read, and of those that are gone."""
    changed = [
        name for name, mark in marks.items() if (old := known.get(name)) is None or old[0] != mark or old[1]
    ]
    return sorted(changed), [name for name in known if name not in marks]


def _look_at(index: Index, folder: Path, names: Collection[bytes]) -> None:
    """Read those of the files that changed."""
    marks = mark_files(folder, names)
    changed, gone = _compare(_known_marks(index, sorted(names)), marks)
    if changed or gone:
        _read(index, folder, changed, gone, None)


def _read(
    index: Index,
    folder: Path,
    changed: Sequence[bytes],
    gone: Sequence[bytes],
    progress: Progress | None,
) -> None:
    """Put what the files hold now in the place of what was known."""
    with index.locked():
        # Another process may have read them while this one waited.
        known = _known_marks(index, None if len(changed) > _VARIABLES else [*changed, *gone])
        marks = mark_files(folder, changed)
        changed, _ = _compare({name: known[name] for name in changed if name in known}, marks)
        lost = [name for name in gone if name in known]
        tasks = [
            (str(folder), [(name, known[name][2] if name in known else b"") for name in names])
            for names in in_parts(changed, _BATCH)
        ]
        is_large = len(changed) >= _WORTH_WORKERS
        _write(index, _read_batches(tasks, is_large=is_large), lost, total=len(changed), progress=progress)


def _read_batches(
    tasks: Sequence[tuple[str, list[tuple[bytes, bytes]]]], *, is_large: bool
) -> Iterator[list[tuple[Any, ...]]]:
    from litman.index.claims.reading import read_files
    from litman.index.workers import work_together
    from litman.second_process import usable_cores

    return work_together(tasks, read_files, count=min(usable_cores(), 4) if is_large else 1)


def _write(
    index: Index,
    batches: Iterable[list[tuple[Any, ...]]],
    gone: Sequence[bytes],
    *,
    total: int = 0,
    progress: Progress | None = None,
) -> None:
    from litman.index.claims.tables import ClaimsWriter

    writer = ClaimsWriter(index.connection)
    had_gc = gc.isenabled()
    gc.disable()  # rows hold no cycles, and looking for them takes a third of the time
    try:
        if gone:
            with index.changing():
                writer.remove(gone)
        waiting: list[tuple[Any, ...]] = []
        done = 0
        for batch in batches:
            waiting += batch
            if len(waiting) >= _COMMIT_FILES:
                done += _commit(index, writer, waiting)
            if progress is not None:
                progress(done + len(waiting), total)
        _commit(index, writer, waiting)
    finally:
        if had_gc:
            gc.enable()


def _commit(index: Index, writer: Any, waiting: list[tuple[Any, ...]]) -> int:
    count = len(waiting)
    if waiting:
        with index.changing():
            writer.replace(waiting)
        waiting.clear()
    return count

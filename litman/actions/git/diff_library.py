"""What changed in a library since a revision of git."""

from __future__ import annotations

from pathlib import Path

from litman.actions.git.changes import Change, work_changes
from litman.actions.git.claim_changes import claim_changes
from litman.actions.git.revision import changed_files, contents, file_at, files_below, revision
from litman.claims.collection import is_claims_name
from litman.errors import FileReadError
from litman.files import read_seen
from litman.library.library import Library
from litman.regular_files import read_regular


def diff_library(library: Library, name: str) -> list[Change]:
    """Return the works, then the claims, that changed since a revision.

    Raises:
        NoRepositoryError: the library lies in no working tree.
        GitError: there is no such revision.
        FileReadError: a file of the library cannot be read.
    """
    at = revision(library.root, name)
    bibliography = library.files.bibliography_path
    before = file_at(at, Path(bibliography.parent.resolve(), bibliography.name)) or b""
    now = read_seen(bibliography).data
    changes = work_changes(before, now) if before != now else []
    folder = library.claims_folder
    blobs = {path: blob for path, blob in files_below(at, folder).items() if is_claims_name(path.name)}
    files = _claims_files(folder)
    changed = changed_files(blobs, files)
    known = [path for path in changed if path in blobs]
    old = dict(zip(known, contents(library.root, [blobs[path] for path in known]), strict=True))
    renamed = {
        field.before: field.after for change in changes for field in change.fields if field.name == "key"
    }
    keys = {before: after for before, after in renamed.items() if before and after}
    return changes + [
        change for path in changed for change in claim_changes(path, old.get(path), files.get(path), keys)
    ]


def _claims_files(folder: Path) -> dict[Path, bytes]:
    try:
        paths = [path for path in folder.iterdir() if is_claims_name(path.name)]
        return {path: read_regular(path) for path in paths}
    except FileNotFoundError:
        return {}
    except OSError as exc:
        raise FileReadError(folder, exc) from exc

"""What became of a post and its claims while somebody walked through them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from litman.claims.statements import STATEMENTS_NAME
from litman.errors import FileReadError
from litman.files import FileStamp, stamp_of

if TYPE_CHECKING:
    from litman.actions.walk.post_walk import PostWalk
    from litman.library.library import Library


class Happening(NamedTuple):
    """Something that another program, or somebody else, did meanwhile: to the post, its claims file, or a claim.

    Of a claim its sentence was `edited`, what is said of it was `changed`, or it is `new` or `gone`.
    """

    what: Literal["post", "claims", "edited", "changed", "new", "gone"]
    claim_id: str | None = None


def marks_of_files(library: Library, walk: PostWalk) -> Sequence[FileStamp | None]:
    """Return marks of the files that a walk was made from: others where one of them was changed."""
    files = library.files
    paths = [walk.file.path, files.bibliography_path, files.registry_path, library.root / STATEMENTS_NAME]
    paths += [walk.post_path] if walk.post_path is not None else []
    return [_stamp(path) for path in paths]


def happened(before: PostWalk, after: PostWalk) -> list[Happening]:
    """Return what is otherwise in a walk than it was before."""
    found: list[Happening] = []
    if before.post_digest != after.post_digest:
        found.append(Happening("post"))
    if before.file.digest != after.file.digest:
        found.append(Happening("claims"))
    known, now = ({item.id: item for item in walk.items} for walk in (before, after))
    for claim_id, item in now.items():
        old = known.get(claim_id)
        if old is None:
            found.append(Happening("new", claim_id))
        elif old.around.sentence != item.around.sentence:
            found.append(Happening("edited", claim_id))
        elif old.mark != item.mark:
            found.append(Happening("changed", claim_id))
    found += [Happening("gone", claim_id) for claim_id in known if claim_id not in now]
    return found


def _stamp(path: Path) -> FileStamp | None:
    try:
        return stamp_of(path)
    except FileReadError:
        return None

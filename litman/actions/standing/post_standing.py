"""What a post of the library leans on, as its files say now."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from litman.actions.standing.settled import settled
from litman.claims.model import ClaimsFile
from litman.claims.post_text import find_post_file, post_folders
from litman.errors import LitmanError
from litman.library.library import Library
from litman.posts.analyse import Analysis, analyse_post
from litman.posts.readers.read import read_post
from litman.standing.again import stand_again
from litman.standing.known import Known
from litman.standing.model import Standing
from litman.standing.stand import stand


@dataclass(frozen=True, slots=True)
class PostStanding:
    """A post's standing, and the post as it was read."""

    file: ClaimsFile
    analysis: Analysis | None  # None where its text is not at hand
    unreadable: str | None  # why the post's file could not be read
    standing: Standing


def standing_of(
    library: Library,
    file: ClaimsFile,
    known: Known,
    *,
    analysis: Analysis | None = None,
    accepted: Collection[str] = (),
    before: PostStanding | None = None,
) -> PostStanding:
    """Return what the post of a claims file leans on; where its text is not at hand, by the claims file alone.

    Args:
        library: Where the claims file is.
        file: The claims file.
        known: What the library knows.
        analysis: The post, where it was read already.
        accepted: As `stand` takes it.
        before: The same post as it stood before its claims file was changed, where the library is as it was then.
    """
    unreadable = None
    if analysis is None:
        path = find_post_file(file, post_folders(library.root, library.settings.posts))
        analysis, unreadable = analysis_of(path, library)
    standing = None
    if before is not None and analysis is not None and analysis is before.analysis and not accepted:
        standing = stand_again(analysis, file, known, before=before.file, standing=before.standing)
    if standing is None:
        standing = stand(analysis, file, known, accepted=accepted)
    return PostStanding(file, analysis, unreadable, standing)


def analysis_of(
    path: Path | None, library: Library, *, data: bytes | None = None
) -> tuple[Analysis | None, str | None]:
    """Return a post laid out with what the library knows, or why it could not be read; neither where there is none.

    Args:
        path: The post's file.
        library: Whose works it may cite.
        data: What the file holds, where that is known already or stands in an editor.
    """
    if path is None:
        return None, None
    try:
        return settled(analyse_post(read_post(path, data=data)), library), None
    except LitmanError as exc:
        return None, str(exc)

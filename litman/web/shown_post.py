"""A post laid out for its page, once for each state of the files that it is made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from litman.actions.post_view.html import Addresses, post_html, to_references
from litman.actions.post_view.model import MarkerView, PostView
from litman.actions.post_view.view import view_post
from litman.actions.post_view.view_again import view_again
from litman.actions.standing.post_standing import PostStanding, analysis_of, standing_of
from litman.claims.address import unknown_post
from litman.claims.collection import claims_path
from litman.claims.model import ClaimsFile
from litman.claims.post_text import find_post_file, post_folders
from litman.claims.sound import read_sound
from litman.files import read_seen
from litman.library.library import Library
from litman.posts.analyse import Analysis
from litman.posts.readers.taken_in import read_with
from litman.regular_files import read_regular
from litman.standing.known import known_of
from litman.standing.stand import stand
from litman.web.desk import Desk


@dataclass(frozen=True, slots=True)
class ShownPost:
    """A post as its page shows it."""

    view: PostView
    found: PostStanding  # how it stands
    text_mark: str  # another one where the article's words may be other ones
    made_from: str  # another one where anything but the claims file is
    mark: str  # another one where anything of it is

    @property
    def analysis(self) -> Analysis | None:
        """The post laid out; None where it is not at hand."""
        return self.found.analysis


@dataclass(frozen=True, slots=True)
class _Text:
    """A post's text, laid out with what the library knows."""

    analysis: Analysis | None
    unreadable: str | None
    files: tuple[Path, ...]  # that were read with it


def shown_post(desk: Desk, library: Library, post_id: str) -> ShownPost:
    """Return the post of this name.

    Raises:
        UnknownPostError, BrokenClaimsError, PostIdError: there is no such post, or its claims file cannot be read.
    """
    seen = read_seen(claims_path(library.claims_folder, post_id))
    if seen.digest is None:
        raise unknown_post(library.claims.post_ids(), post_id)
    file = desk.keep(f"claims {post_id}", seen.digest, lambda: read_sound(seen.path, seen.data))
    path = find_post_file(file, post_folders(library.root, library.settings.posts))
    text, text_mark = _text(desk, library, post_id, path)

    made_from = f"{text_mark} {_stamps([library.files.registry_path])}"

    def make() -> ShownPost:
        last = desk.kept(f"shown {post_id}")
        before = last if isinstance(last, ShownPost) and last.made_from == made_from else None
        found = _found(library, file, text, before)
        if before is None:
            view = view_post(library, file, found=found)
        else:  # only claims are others
            view = view_again(library, before.view, before=before.found, found=found)
        return ShownPost(view, found, text_mark, made_from, f"{text_mark} {seen.digest}")

    return desk.keep(f"shown {post_id}", (seen.digest, made_from), make)


def article_of(desk: Desk, shown: ShownPost) -> str:
    """Return the post's text as HTML of our own making; nothing of the post's mark-up is in it."""
    name = f"article {shown.view.post_id}"
    return desk.keep(
        name,
        (shown.mark, shown.made_from),
        lambda: post_html(shown.view, addresses=Addresses(_address), top=2),
    )


def _found(library: Library, file: ClaimsFile, text: _Text, before: ShownPost | None) -> PostStanding:
    known = known_of(library)
    if text.analysis is None:
        return PostStanding(file, None, text.unreadable, stand(None, file, known))
    last = before.found if before is not None else None
    return standing_of(library, file, known, analysis=text.analysis, before=last)


def _text(desk: Desk, library: Library, post_id: str, path: Path | None) -> tuple[_Text, str]:
    name = f"text {post_id}"
    beside = [library.files.bibliography_path, *([path] if path else [])]
    kept = desk.kept(name)
    files = kept.files if isinstance(kept, _Text) else ()
    mark = _stamps([*beside, *files])

    def make() -> _Text:
        analysis, unreadable = analysis_of(path, library)
        return _Text(analysis, unreadable, _read_with(path))

    text = desk.keep(name, mark, make)
    if text.files != files:  # what is read with it is known only now
        mark = _stamps([*beside, *text.files])
        desk.keep(name, mark, lambda: text)
    return text, mark


def _read_with(path: Path | None) -> tuple[Path, ...]:
    try:
        return tuple(read_with(path, read_regular(path))) if path is not None else ()
    except OSError:
        return ()


def _stamps(paths: Iterable[Path]) -> str:
    stamps = []
    for path in paths:
        try:
            seen = path.stat()
            stamps.append(f"{seen.st_mtime_ns}.{seen.st_size}.{seen.st_ino}")
        except OSError:
            stamps.append("none")
    return "-".join(stamps)


def _address(marker: MarkerView) -> str | None:
    """Return where a marker leads on the page: to the claim that it speaks for, else to the list."""
    return f"#claim-{marker.claims[0]}" if marker.claims else to_references(marker)

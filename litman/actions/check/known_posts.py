"""The posts that a library knows of: those with a claims file, and those that lie in the folders of `posts`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from litman.actions.check.posts import PostFiles
from litman.actions.scan.post_files import posts_in
from litman.actions.scan.targets import folders_there, make_post_id
from litman.claims.address import SUFFIX
from litman.claims.collection import is_claims_name
from litman.claims.post_text import find_posts, post_folders
from litman.library.library import Library
from litman.regular_files import real_path


class KnownPosts:
    """The posts by id. One that was never scanned has the id that a scan would give it, or one beside that."""

    def __init__(self, library: Library) -> None:
        """Look for claims files, and for posts in the folders that the settings name."""
        sources = library.claims.sources()
        folders = post_folders(library.root, library.settings.posts)
        there = {post.post_id: path for post, path in find_posts(library.claims_folder, sources, folders)}
        self.missing_folders = sum(1 for folder in folders if not folder.is_dir())
        self.unread: dict[Path, None] = {}  # posts in those folders of formats that are not read
        self.posts: dict[str, PostFiles] = {}
        self._ids: dict[Path, str] = {}  # by the file that a path leads to
        for post in sources:
            claims = library.claims_folder / f"{post.post_id}{SUFFIX}"
            self._keep(PostFiles(post.post_id, claims, there.get(post.post_id)))
        for path in _unread(library.claims_folder, {f"{post.post_id}{SUFFIX}" for post in sources}):
            self._keep(PostFiles(path.stem, path, None))
        for folder in folders_there(library):
            found = posts_in(folder, root=library.root, exclude=library.settings.exclude)
            self.unread.update(dict.fromkeys(found.unread))
            for path in found.posts:
                self.of_path(path)

    def at(self, path: Path) -> PostFiles | None:
        """Return the known post whose file this is."""
        post_id = self._ids.get(real_path(path))
        return self.posts[post_id] if post_id is not None else None

    def of_path(self, path: Path) -> PostFiles:
        """Return the post whose file this is, known from now on."""
        known = self.at(path)
        if known is not None:
            return PostFiles(known.post_id, known.claims, path)
        post_id = make_post_id(path)
        waiting = self.posts.get(post_id)  # a claims file whose post was found nowhere
        if waiting is not None and waiting.post is not None:
            waiting, post_id = None, self._free_id(post_id)
        return self._keep(PostFiles(post_id, waiting.claims if waiting else None, path))

    def of_claims(self, path: Path) -> list[PostFiles]:
        """Return the posts that a claims file is about: one, or none."""
        found = real_path(path)
        return [item for item in self.posts.values() if item.claims and real_path(item.claims) == found]

    def _keep(self, item: PostFiles) -> PostFiles:
        self.posts[item.post_id] = item
        if item.post is not None:
            self._ids.setdefault(real_path(item.post), item.post_id)
        return item

    def _free_id(self, post_id: str) -> str:
        number = 2
        while f"{post_id}-{number}" in self.posts:
            number += 1
        return f"{post_id}-{number}"


def _unread(folder: Path, read: Collection[str]) -> Iterator[Path]:
    """Yield the claims files that nothing could be read of; the check says what is wrong with them."""
    if folder.is_dir():
        yield from (path for path in folder.iterdir() if is_claims_name(path.name) and path.name not in read)

"""Export the works that are asked for, each once, in a stable order."""

from __future__ import annotations

from collections.abc import Sequence

from litman.claims.collection import read_all_claims
from litman.errors import UnknownPostError
from litman.export.export import export_items
from litman.export.item import ExportItem
from litman.library.library import Library, near_words


def export_works(library: Library, format_name: str, *, keys: Sequence[str], posts: Sequence[str]) -> str:
    """Return a bibliography in this format.

    Args:
        library: Where the works are.
        format_name: A name in the table of exporters.
        keys: Citation keys of works to export.
        posts: Ids of posts whose works to export: what their claims lean on and what their reference lists name.
            Without keys and posts every work is exported.

    Returns:
        The text of the bibliography; works stand in the order of the library's file.

    Raises:
        UnknownKeyError: a key names no entry.
        UnknownPostError: there is no claims file of this name.
    """
    wanted = {library.require_entry(key).key for key in keys} | _keys_of_posts(library, posts)
    everything = not keys and not posts
    items = [
        ExportItem(entry.key, entry.type, library.fields(entry), library.work(entry))
        for entry in library.document.entries()
        if everything or entry.key in wanted
    ]
    return export_items(format_name, items)


def _keys_of_posts(library: Library, posts: Sequence[str]) -> set[str]:
    if not posts:
        return set()
    files = {file.post_id: file for file in read_all_claims(library.claims_folder)[0]}
    keys: set[str] = set()
    for post in posts:
        if post not in files:
            raise UnknownPostError(post, near_words(post, files) or sorted(files)[:5])
        file = files[post]
        keys |= {link.key for claim in file.claims for link in claim.links}
        keys |= {reference.key for reference in file.references if reference.key}
    return {resolved for key in keys if (resolved := library.document.resolve(key)) is not None}

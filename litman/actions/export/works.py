"""Export the works that are asked for, each once, in a stable order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from litman.bibtex.file.entry import Entry
from litman.formats.exported_entry import ExportedEntry
from litman.formats.table import write_bibliography
from litman.library.library import Library


def export_works(
    library: Library,
    format_name: str,
    *,
    keys: Sequence[str],
    posts: Sequence[str],
    claims: Sequence[str] = (),
) -> str:
    """Return a bibliography in this format.

    Args:
        library: Where the works are.
        format_name: A name in the table of formats.
        keys: Citation keys of works to export.
        posts: Ids of posts whose works to export: what their claims lean on and what their reference lists name.
            Without keys, posts and claims every work is exported.
        claims: POST/ID of claims; the works that they lean on are exported.

    Returns:
        The text of the bibliography; works stand in the order of the library's file.

    Raises:
        UnknownKeyError: a key names no entry.
        UnknownPostError, UnknownClaimError: there is no claims file, or no claim, of this name.
    """
    entries = selected_entries(library, keys=keys, posts=posts, claims=claims)
    exported = {entry.key.lower() for entry in entries}
    exported_entries = [
        ExportedEntry(
            entry.key, entry.type, _self_standing(library.fields(entry), exported), library.work(entry)
        )
        for entry in entries
    ]
    return write_bibliography(format_name, exported_entries)


def selected_entries(
    library: Library, *, keys: Sequence[str], posts: Sequence[str], claims: Sequence[str] = ()
) -> list[Entry]:
    """Return the entries that keys, posts and claims (POST/ID) mean, in the order of the library's file.

    Without any of them all entries are meant.

    Raises:
        UnknownKeyError, UnknownPostError, UnknownClaimError, ClaimNameError: one of them means nothing.
    """
    wanted = {library.require_entry(key).key for key in keys} | _keys_of_posts(library, posts, claims)
    everything = not keys and not posts and not claims
    return [entry for entry in library.document.entries() if everything or entry.key in wanted]


def _self_standing(fields: Mapping[str, str], exported: set[str]) -> dict[str, str]:
    """Return the fields without those that name entries which are not exported; `crossref` and `xdata` are resolved."""
    kept = {name: value for name, value in fields.items() if name not in ("crossref", "xdata")}
    for name in ("xref", "related", "entryset"):
        named = [key.strip() for key in kept.get(name, "").split(",")]
        present = [key for key in named if key.lower() in exported]
        if name in kept and present != named:
            kept[name] = ", ".join(present)
    gone = {name for name in ("xref", "related", "entryset") if kept.get(name) == ""}
    if "related" in gone:
        gone |= {"relatedtype", "relatedstring", "relatedoptions"}
    return {name: value for name, value in kept.items() if name not in gone}


def _keys_of_posts(library: Library, posts: Sequence[str], claims: Sequence[str]) -> set[str]:
    if not posts and not claims:
        return set()
    from litman.actions.standing.post_standing import standing_of  # all works are exported without it
    from litman.claims.collection import parse_claim_address, read_claims_of, require_claim
    from litman.standing.known import known_of

    keys: set[str] = set()
    known = known_of(library)
    for post in posts:
        standing = standing_of(library, read_claims_of(library.claims_folder, post), known).standing
        # What is only named is not cited.
        keys |= {item.key for claim in standing.claims for item in claim.links}
        keys |= {item.key for item in standing.references if item.key and item.printed is not None}
        # Markers of sentences that claim nothing cite, too.
        keys |= {key for marker in standing.markers for key in marker.keys}
    for name in claims:
        address = parse_claim_address(name)
        file, claim = require_claim([read_claims_of(library.claims_folder, address.post)], address)
        standing = standing_of(library, file, known).standing
        found = next(item for item in standing.claims if item.claim.id == claim.id)
        keys |= {item.key for item in found.links}
    return {resolved for key in keys if (resolved := library.document.resolve(key)) is not None}

"""Make one entry of two that describe the same work: fields united, claims and other entries follow."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from litman.bibtex.file.document import Document
from litman.bibtex.file.edit import set_field
from litman.bibtex.file.entry import Entry
from litman.bibtex.file.references import REFERENCE_FIELDS, aliases_of, folded_names
from litman.bibtex.file.remove_entries import remove_entry
from litman.bibtex.works.list_fields import file_paths, tags_of, with_file, with_tags
from litman.claims.claim import Link
from litman.claims.edit import remove_link, rename_key
from litman.claims.model import ClaimsFile
from litman.errors import MergeError, UnknownFieldError
from litman.files import digest_of
from litman.library.comparison.compare import compare
from litman.library.comparison.verdict import Verdict
from litman.library.library import Library, WritableLibrary
from litman.library.storage.transaction import FileChange
from litman.library.unread_claims import require_all_claims
from litman.regular_files import read_regular

# One fact under two names. Source: biblatex manual, section 2.2.5, field aliases; `date` stands for `year` and
# `month`, section 2.3.8.
_SAME_FACT = (
    frozenset({"date", "year"}),
    frozenset({"date", "month"}),
    frozenset({"journal", "journaltitle"}),
    frozenset({"address", "location"}),
    frozenset({"school", "institution"}),
    frozenset({"annote", "annotation"}),
    frozenset({"keyword", "keywords"}),
)
_LISTS = frozenset({"keywords", "file", "ids"})


class Conflict(NamedTuple):
    """A field in which the two entries differ."""

    field: str
    kept: str
    dropped: str


class Merged(NamedTuple):
    """What a merge did."""

    key: str  # that stays
    dropped: str
    filled: tuple[str, ...]  # fields that came from the dropped entry
    conflicts: tuple[Conflict, ...]
    posts: tuple[str, ...]  # whose claims followed
    entries: tuple[str, ...]  # that named the dropped entry


class MergePlan(NamedTuple):
    """What a merge would change."""

    merged: Merged
    document: Document  # with the one entry
    others: tuple[FileChange, ...]  # claims that follow


def merge_works(
    library: WritableLibrary, keep: str, drop: str, *, take: Collection[str] = (), force: bool = False
) -> Merged:
    """Unite two entries as `plan_merge` plans it, and save.

    Raises:
        What `plan_merge` raises: nothing is changed.
    """
    plan = plan_merge(library, keep, drop, take=take, force=force)
    library.save(document=plan.document, others=plan.others)
    return plan.merged


def plan_merge(
    library: Library, keep: str, drop: str, *, take: Collection[str] = (), force: bool = False
) -> MergePlan:
    """Return how two entries are united under the key of the first; the second's key stays known in `ids`.

    Args:
        library: Of both.
        keep: The key that stays; where both have a field, its value stays.
        drop: The key of the entry that goes.
        take: Fields whose value is taken from the entry that goes.
        force: Unite them although they are versions of one text or two works.

    Raises:
        UnknownKeyError, UnknownFieldError, MergeError, UnreadClaimsError, EditRefusedError: nothing is changed.
    """
    kept, gone = library.require_entry(keep), library.require_entry(drop)
    wanted = {name.lower() for name in take}
    for name in sorted(wanted - set(gone.values)):
        raise UnknownFieldError(gone.key, name, sorted(gone.values))
    _require_same_work(library, kept, gone, force=force)
    require_all_claims(library, gone.key)
    values, conflicts = _united(kept, gone, wanted)
    document = library.document
    for name, value in values.items():
        document = set_field(document, kept.key, name, value)
    naming = [entry.key for entry in library.document.naming(gone.key, REFERENCE_FIELDS) if entry.key]
    naming = list(dict.fromkeys([*naming, kept.key]))
    document, entries = _with_references_moved(document, naming, gone.key, kept.key)
    document = remove_entry(document, gone.key)
    others = [
        change
        for file in library.claims.files_naming(folded_names(gone))
        if (change := _moved_claims(file, (gone.key, *aliases_of(gone)), (kept.key, *aliases_of(kept))))
    ]
    posts = tuple(change.path.stem for change in others)
    filled = tuple(name for name in values if name not in _LISTS)
    merged = Merged(kept.key, gone.key, filled, conflicts, posts, entries)
    return MergePlan(merged, document, tuple(others))


def _require_same_work(library: Library, kept: Entry, gone: Entry, *, force: bool) -> None:
    if kept.place() == gone.place():
        raise MergeError(f"{kept.key} and {gone.key} are the same entry")
    if not kept.key or not gone.key or kept.key == gone.key:
        raise MergeError("both entries need a citation key of their own")
    if not force:
        _require_verdict(kept.key, gone.key, compare(library.work(kept), library.work(gone)))


def _require_verdict(keep: str, drop: str, verdict: Verdict) -> None:
    """Raise where the two are no one work, or not surely: a person has to say so."""
    if verdict.kind in ("same", "unclear"):
        return
    if verdict.copied:
        said = f"have {verdict.agreement()}, but {verdict.difference()}: one of the two was copied from another work"
    elif verdict.kind == "version":
        said = f"are versions of one text: {verdict.difference()}; each keeps its own entry, and `related` links them"
    else:
        said = f"are two works: {verdict.difference()}"
    raise MergeError(f"{keep} and {drop} {said}; --force unites them all the same")


def _united(kept: Entry, gone: Entry, wanted: Collection[str]) -> tuple[dict[str, str], tuple[Conflict, ...]]:
    """Return the fields to set in the entry that stays, and where the two differ."""
    ours, theirs = kept.values, gone.values
    values: dict[str, str] = {}
    conflicts = []
    for name, value in theirs.items():
        if name in _LISTS or not value.strip():
            continue
        taken = next((other for other in _names(name) if ours.get(other, "").strip()), None)
        if taken is None or name in wanted:
            values[name] = value
        if taken == name and _folded(ours[name]) != _folded(value):
            pair = (ours[name], value)
            conflicts.append(Conflict(name, *(reversed(pair) if name in wanted else pair)))
    values |= _united_lists(ours, theirs)
    values["ids"] = ", ".join(dict.fromkeys([*aliases_of(kept), *aliases_of(gone), gone.key]))
    return values, tuple(conflicts)


def _united_lists(ours: Mapping[str, str], theirs: Mapping[str, str]) -> dict[str, str]:
    values = {}
    tags = with_tags(ours.get("keywords", ""), tags_of(theirs.get("keywords", "")))
    if tags != ours.get("keywords", ""):
        values["keywords"] = tags
    files = ours.get("file", "")
    for path in file_paths(theirs.get("file", "")):
        files = with_file(files, path)
    if files != ours.get("file", ""):
        values["file"] = files
    return values


def _names(name: str) -> list[str]:
    return [name, *sorted(set().union(*(names for names in _SAME_FACT if name in names)) - {name})]


def _folded(value: str) -> str:
    return " ".join(value.replace("{", "").replace("}", "").casefold().split())


def _with_references_moved(
    document: Document, naming: Sequence[str], old: str, new: str
) -> tuple[Document, tuple[str, ...]]:
    """Return the document with `new` where one of the entries `naming` names `old`, and which of them did."""
    moved = []
    for entry in map(document.entry, naming):
        for field in REFERENCE_FIELDS:
            names = [name.strip() for name in entry.values.get(field, "").split(",")]
            if old.lower() not in (name.lower() for name in names):
                continue
            if entry.key == new:  # a work is not related to itself
                left = [name for name in names if name.lower() != old.lower()]
            else:
                left = list(dict.fromkeys(new if name.lower() == old.lower() else name for name in names))
                moved.append(entry.key)
            document = set_field(document, entry.key, field, ", ".join(left))
    return document, tuple(dict.fromkeys(moved))


def _moved_claims(file: ClaimsFile, old: tuple[str, ...], new: tuple[str, ...]) -> FileChange | None:
    data = before = read_regular(file.path)
    gone, stay = {key.lower() for key in old}, {key.lower() for key in new}
    for claim in file.claims:
        from_old = [link for link in claim.links if link.key.lower() in gone]
        to_new = [link for link in claim.links if link.key.lower() in stay]
        if not from_old or not to_new:
            continue
        for key in _spare_links(f"{file.post_id}/{claim.id}", to_new + from_old):
            data = remove_link(data, claim.id, key)
    for key in old:
        data = rename_key(data, key, new[0])
    return FileChange(file.path, digest_of(before), data) if data != before else None


def _spare_links(address: str, links: list[Link]) -> list[str]:
    """Return the keys of the links that say no more than the one that stays: the first that a person checked."""
    checked = [link for link in links if link.verdict != "unchecked" or link.quote]
    if len(checked) > 1:
        keys = " and ".join(dict.fromkeys(link.key for link in checked))
        raise MergeError(
            f"{address} was checked against both entries ({keys}): "
            f"`litman claims unlink` the one whose check shall not stay, then merge again"
        )
    stays = checked[0] if checked else links[0]
    return list(dict.fromkeys(link.key for link in links if link.key != stays.key))

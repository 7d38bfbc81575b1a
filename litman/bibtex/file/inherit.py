"""Fields that an entry has from another: `crossref` and `xdata`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from litman.bibtex.file.values import LONGEST_VALUE

if TYPE_CHECKING:
    from litman.bibtex.file.document import Document
    from litman.bibtex.file.entry import Entry

DEPTH = 5  # an entry that is its own ancestor must not hang us; no real file goes five deep

MOST_SOURCES = 50  # of `xdata`, that an entry has fields from; people name one or two

# What says which entry it is, how it is sorted or how entries hang together is not handed down.
# Source: biblatex manual, appendix B "Default Inheritance Setup".
_NEVER_WORDS = (
    "ids crossref xref entryset entrysubtype execute label options presort related relatedoptions "
    "relatedstring relatedtype shorthand shorthandintro sortkey sorttitle indextitle indexsorttitle "
    "shorttitle xdata abstract keywords doi url urldate pages file note annotation annote"
)
_NEVER = frozenset(_NEVER_WORDS.split())
# What describes a whole and none of its parts, but well a page of a site: biblatex hands it down.
_OF_WHOLES = frozenset("abstract keywords url urldate note annotation annote pages".split())
_TITLES = ("title", "subtitle", "titleaddon")
_IN_BOOKS_WORDS = (
    "inbook bookinbook suppbook incollection suppcollection inproceedings conference inreference"
)
_IN_BOOKS = frozenset(_IN_BOOKS_WORDS.split())
_ARTICLES = frozenset({"article", "suppperiodical", "review"})


def inherited_fields(document: Document, entry: Entry) -> Mapping[str, str]:
    """Return the entry's fields as TeX text: macros, `xdata` and what `crossref` inherits resolved.

    An `xdata` entry is read once, however often it is named, and no more than `MOST_SOURCES` are. A value of more than
    `LONGEST_VALUE` characters is not handed down: it would count anew in each entry that has it.
    """
    return _resolved(document, entry, depth=DEPTH, followed=_Followed())


def has_unfollowed(document: Document, entry: Entry) -> bool:
    """Whether the entry has fields from more than `MOST_SOURCES` others, or one too long, so that some are not read."""
    followed = _Followed()
    _resolved(document, entry, depth=DEPTH, followed=followed)
    return len(followed.seen) > MOST_SOURCES or followed.left_out


@dataclass(slots=True)
class _Followed:
    """What was followed on the way to an entry's fields."""

    # Names of those that were followed, and of the first that was not.
    seen: set[str] = field(default_factory=set)
    left_out: bool = False  # whether a value was too long to be handed down

    def handed_down(self, fields: Mapping[str, str]) -> Mapping[str, str]:
        """Return the fields of an entry that others may have from it."""
        if all(len(value) <= LONGEST_VALUE for value in fields.values()):
            return fields
        self.left_out = True
        return {name: value for name, value in fields.items() if len(value) <= LONGEST_VALUE}


def _resolved(document: Document, entry: Entry, *, depth: int, followed: _Followed) -> Mapping[str, str]:
    fields: Mapping[str, str] = entry.values
    seen = followed.seen
    if depth == 0:
        return fields
    for name in fields.get("xdata", "").split(","):
        if len(seen) > MOST_SOURCES:
            return fields
        data = None if name.strip() in seen else document.find(name.strip())
        if data is None:
            continue
        seen.add(name.strip())
        if len(seen) <= MOST_SOURCES:
            handed = _resolved(document, data, depth=depth - 1, followed=followed)
            fields = resolve_xdata(fields, followed.handed_down(handed))
    parent = document.find(fields.get("crossref", "").strip())
    if parent is None:
        return fields
    handed = _resolved(document, parent, depth=depth - 1, followed=followed)
    return resolve_crossref(
        fields, followed.handed_down(handed), entry_type=entry.type, parent_type=parent.type
    )


def resolve_crossref(
    fields: Mapping[str, str], parent: Mapping[str, str], *, entry_type: str = "", parent_type: str = ""
) -> dict[str, str]:
    """Return the entry's fields with those it has from the entry that its `crossref` names.

    A part of a book takes the parent's title as `booktitle`, an article a periodical's as `journaltitle`, a
    part of a multi-volume work the whole's as `maintitle`; other fields keep their names. Of any other pair
    (two `@online`) all fields do. What the entry says itself stays.

    Args:
        fields: The entry's own fields, names in lower case.
        parent: The fields of the parent, its own inheritance resolved.
        entry_type: The entry's type, in lower case; unknown, it is taken for a part of a book.
        parent_type: The parent's type, in lower case.

    Source: biblatex manual, appendix B; btxdoc, section 2.1 (`booktitle` of the parent is for its children).
    """
    renamed = _renaming(entry_type.lower(), parent_type.lower())
    inherited = dict(fields)
    never = _NEVER if renamed else _NEVER - _OF_WHOLES
    for name, value in parent.items():
        target = renamed.get(name, name)
        if name not in never and target and not inherited.get(target, "").strip():
            inherited[target] = value
    if (
        "booktitle" in parent
        and renamed.get("title") == "booktitle"
        and not fields.get("booktitle", "").strip()
    ):
        inherited["booktitle"] = parent["booktitle"]  # btxdoc: it is there to be inherited
    return inherited


def resolve_xdata(fields: Mapping[str, str], data: Mapping[str, str]) -> dict[str, str]:
    """Return the entry's fields with those of an `@xdata` entry that it lacks.

    Source: biblatex manual, section 3.13.6.
    """
    added = {
        name: value for name, value in data.items() if name not in ("xdata", "ids") and name not in fields
    }
    return {**fields, **added}


def _renaming(entry_type: str, parent_type: str) -> dict[str, str]:
    """Return new names for fields of the parent; an empty name keeps a field from being inherited."""
    if entry_type in _ARTICLES or parent_type == "periodical":
        return {"title": "journaltitle", "subtitle": "journalsubtitle", "titleaddon": ""}
    if parent_type.startswith("mv"):
        kept = {"booktitle": ""} if entry_type not in _IN_BOOKS else {}
        return {name: "main" + name for name in _TITLES} | kept
    if entry_type in _IN_BOOKS or not entry_type:
        names = {name: "book" + name for name in _TITLES}
        is_inbook = entry_type in ("inbook", "bookinbook", "suppbook") and parent_type not in (
            "collection",
            "proceedings",
        )
        # A book's author wrote the part too; a collection has none.
        return names | ({} if is_inbook else {"author": ""})
    # Any other pair inherits each field under its own name; a version or a module of software bears the name of the
    # whole (biblatex-software, section 2).
    return {}

"""Fetch the open full text of a work and keep it with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from litman.actions.works.attach_file import Attached, attach_bytes
from litman.identifiers.of_work import identifiers_of
from litman.sources.full_text import FullText, find_full_text

if TYPE_CHECKING:
    from litman.library.library import Library, WritableLibrary
    from litman.sources.http.session import Session


@dataclass(frozen=True, slots=True)
class Fetched:
    """What asking for a full text came to."""

    text: FullText | None
    has_identifier: bool  # False: there is nothing to ask by
    left_out: dict[str, str] = field(default_factory=dict)
    silent: dict[str, str] = field(default_factory=dict)


def fetch_text(library: Library, session: Session, key: str, *, today: date) -> Fetched:
    """Return the open full text of a work, as far as services have one; nothing is changed.

    Raises:
        UnknownKeyError: there is no such work.
    """
    work = library.work(library.require_entry(key))
    identifiers = list(identifiers_of(work))
    search = find_full_text(session, identifiers, today=today)
    return Fetched(search.found, bool(identifiers), search.left_out, search.silent)


def keep_fetched(library: WritableLibrary, key: str, text: FullText) -> Attached:
    """Attach what was fetched, with its address, licence and day in the entry.

    Raises:
        UnknownKeyError, AttachmentError, EditRefusedError: nothing is changed.
    """
    return attach_bytes(library, key, Path(f"text{text.suffix}"), text.data, origin=origin_words(text))


def origin_words(text: FullText) -> str:
    """Return where a text comes from: address, licence, day."""
    return f"{text.url}, {text.licence or 'no licence stated'}, {text.fetched.isoformat()}"

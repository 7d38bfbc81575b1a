"""What is known of a work in one line, with how grave it is: whoever shows works says it in these words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from litman.library.attestation import OpenPlace
from litman.library.comparison.identity import ReferenceOutcome
from litman.library.registry import Notice, NoticeKind, RegistryRecord

Tone = Literal["good", "quiet", "warn", "alarm"]

NOTICE_WORDS: dict[NoticeKind, str] = {
    "retracted": "RETRACTED",
    "withdrawn": "WITHDRAWN",
    "concern": "EXPRESSION OF CONCERN",
    "corrected": "corrected",
    "replaced": "replaced by a newer version",
}
_FIELD_WORDS = {
    "author": "authors",
    "issued": "year",
    "container-title": "journal or book",
    "page": "pages",
    "further-authors": "further authors",
}


_VERSIONS = {
    "publishedVersion": "as published",
    "acceptedVersion": "as accepted",
    "submittedVersion": "as submitted",
}


class Said(NamedTuple):
    """A line, and how grave it is."""

    text: str
    tone: Tone


def said_of_notice(notice: Notice) -> Said:
    """Return a notice in words, with its day and who says it."""
    tone: Tone = "alarm" if notice.kind in ("retracted", "withdrawn", "concern") else "warn"
    on = f" on {notice.date}" if notice.date else ""
    by = f", notice {notice.doi}" if notice.doi else ""
    source = {"title": "its title", "entry": "its entry"}.get(notice.source or "", notice.source)
    return Said(f"{NOTICE_WORDS[notice.kind]}{on}{by} (says {source or 'the registry'})", tone)


def said_of_place(source: str, place: OpenPlace) -> str:
    """Return in which version a file is open, under which licence, and who says so."""
    version = _VERSIONS.get(place.version or "", place.version)
    about = ", ".join(part for part in (version, place.licence) if part)
    return f"{f'{about}; ' if about else ''}says {source}"


def said_not_compared(names: Sequence[str]) -> str:
    """Return the fields that could not be compared, in words: `not compared: volume, pages`."""
    return f"not compared: {', '.join(_FIELD_WORDS.get(name, name) for name in names)}"


def said_of_registry(
    outcome: ReferenceOutcome, record: RegistryRecord | None, not_compared: Sequence[str] = ()
) -> Said:
    """Return what may be said of an entry's identity, with the day."""
    on = f" on {record.asked}" if record is not None else ""
    who = (
        f" by {record.agency or record.source}"
        if record is not None and (record.agency or record.source)
        else ""
    )
    match outcome:
        case "verified":
            more = f"; {said_not_compared(not_compared)}" if not_compared else ""
            return Said(f"verified{who}{on}{more}", "good")
        case "differs":
            return Said(f"differs from what was said{who}{on}: compare title, first author and year", "warn")
        case "wrong-target":
            text = f"wrong-target: the {_label(record)} is another work's, as was said{who}{on}"
            return Said(text, "alarm")
        case "not-compared":
            return Said(f"not-compared: what was said{who}{on} lacks title or authors", "quiet")
        case "unregistered":
            return Said(f"unregistered: no registry knew this {_label(record)}{on}", "alarm")
        case "not-checkable":
            return Said("not-checkable: no registry lists such works", "quiet")
    return Said("not-checked: no registry has been asked", "quiet")


def _label(record: RegistryRecord | None) -> str:
    if record is None or record.doi is not None:
        return "DOI"
    from litman.identifiers.kinds import label_of

    return label_of(record.identifier.kind)

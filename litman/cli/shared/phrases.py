"""How people, dates and notices are said in one line."""

from __future__ import annotations

from collections.abc import Sequence

from litman.cli.shared.output import Styled, alarm, dim, good, warn
from litman.library.attestation import OpenPlace
from litman.library.comparison.identity import ReferenceOutcome
from litman.library.registry import Notice, NoticeKind, RegistryRecord
from litman.short_work import short_names as short_names
from litman.short_work import short_work as short_work

NOTICE_WORDS: dict[NoticeKind, str] = {
    "retracted": "RETRACTED",
    "withdrawn": "WITHDRAWN",
    "concern": "EXPRESSION OF CONCERN",
    "corrected": "corrected",
    "replaced": "replaced by a newer version",
}


_VERSIONS = {
    "publishedVersion": "as published",
    "acceptedVersion": "as accepted",
    "submittedVersion": "as submitted",
}
_FIELD_WORDS = {
    "author": "authors",
    "issued": "year",
    "container-title": "journal or book",
    "page": "pages",
    "further-authors": "further authors",
}


def notice_phrase(notice: Notice) -> Styled:
    """Return a notice in words, coloured by its gravity."""
    look = alarm if notice.kind in ("retracted", "withdrawn", "concern") else warn
    on = f" on {notice.date}" if notice.date else ""
    by = f", notice {notice.doi}" if notice.doi else ""
    source = {"title": "its title", "entry": "its entry"}.get(notice.source or "", notice.source)
    return look(f"{NOTICE_WORDS[notice.kind]}{on}{by} (says {source or 'the registry'})")


def place_phrase(source: str, place: OpenPlace) -> str:
    """Return where a file is open, in which version, under which licence, and who says so."""
    version = _VERSIONS.get(place.version or "", place.version)
    about = ", ".join(part for part in (version, place.licence) if part)
    return f"{place.address} ({f'{about}; ' if about else ''}says {source})"


def not_compared_phrase(names: Sequence[str]) -> str:
    """Return the fields that could not be compared, in words: `not compared: volume, pages`."""
    return f"not compared: {', '.join(_FIELD_WORDS.get(name, name) for name in names)}"


def registry_phrase(
    outcome: ReferenceOutcome, record: RegistryRecord | None, not_compared: Sequence[str] = ()
) -> Styled:
    """Return what may be said of an entry's identity, with the day."""
    on = f" on {record.asked}" if record is not None else ""
    who = (
        f" by {record.agency or record.source}"
        if record is not None and (record.agency or record.source)
        else ""
    )
    match outcome:
        case "verified":
            return good(
                f"verified{who}{on}{f'; {not_compared_phrase(not_compared)}' if not_compared else ''}"
            )
        case "differs":
            return warn(f"differs from what was said{who}{on}: compare title, first author and year")
        case "wrong-target":
            return alarm(f"wrong-target: the {_label(record)} is another work's, as was said{who}{on}")
        case "not-compared":
            return dim(f"not-compared: what was said{who}{on} lacks title or authors")
        case "unregistered":
            return alarm(f"unregistered: no registry knew this {_label(record)}{on}")
        case "not-checkable":
            return dim("not-checkable: no registry lists such works")
    return dim("not-checked: no registry has been asked")


def _label(record: RegistryRecord | None) -> str:
    if record is None or record.doi is not None:
        return "DOI"
    from litman.identifiers.kinds import label_of

    return label_of(record.identifier.kind)

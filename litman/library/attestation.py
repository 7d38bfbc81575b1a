"""What a service says of a work beside its registry: whether it counts as retracted, and where its files are open.

It stands in the record under the service's own name, with the day, and changes no field of what the registry said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

_LONGEST_URL = 2_000
_PLACE_FIELDS = ("file", "page", "version", "licence")


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """Where a work can be read by everybody; `file` or `page` is there."""

    file: str | None = None  # the address of the PDF
    page: str | None = None  # of the page about it
    version: str | None = None  # `publishedVersion`, `acceptedVersion`, `submittedVersion`
    licence: str | None = None  # as the service has it: `cc-by`; None: free to read, and nothing said of more

    @property
    def address(self) -> str:
        """Where to go: the file, else the page."""
        return self.file or self.page or ""


@dataclass(frozen=True, slots=True)
class Attestation:
    """What one service said on one day."""

    source: str  # the service's name in the table of witnesses
    asked: date
    is_retracted: bool | None = None  # None: it does not say such things
    places: tuple[OpenPlace, ...] = ()  # the best first


def open_place(
    *,
    file: str | None = None,
    page: str | None = None,
    version: str | None = None,
    licence: str | None = None,
) -> OpenPlace | None:
    """Return a place with the addresses that are those of the web; None where there is none."""
    found = OpenPlace(_address(file), _address(page), version, licence)
    return found if found.address else None


def distinct_places(places: Iterable[OpenPlace | None], *, most: int = 10) -> tuple[OpenPlace, ...]:
    """Return the places in their order, each address once."""
    known: dict[str, OpenPlace] = {}
    for place in places:
        if place is not None:
            known.setdefault(place.address, place)
    return tuple(known.values())[:most]


def attestation_object(attestation: Attestation) -> dict[str, object]:
    """Return the attestation as its JSON object; what is not known is left out."""
    item: dict[str, object] = {"source": attestation.source, "asked": attestation.asked.isoformat()}
    if attestation.is_retracted is not None:
        item["retracted"] = attestation.is_retracted
    if attestation.places:
        item["open"] = [
            {name: value for name in _PLACE_FIELDS if (value := getattr(place, name)) is not None}
            for place in attestation.places
        ]
    return item


def attestation_from_object(item: Mapping[str, Any]) -> Attestation:
    """Return the attestation that a JSON object is; places without an address are left out.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: it is none.
    """
    retracted = item.get("retracted")
    return Attestation(
        source=str(item["source"]),
        asked=date.fromisoformat(item["asked"]),
        is_retracted=retracted if isinstance(retracted, bool) else None,
        places=distinct_places(_place(place) for place in item.get("open", ())),
    )


def _place(item: Mapping[str, Any]) -> OpenPlace | None:
    parts = {name: value for name in _PLACE_FIELDS if isinstance(value := item.get(name), str)}
    return open_place(**parts)


def _address(text: str | None) -> str | None:
    url = (text or "").strip()
    is_web = url.lower().startswith(("http://", "https://")) and len(url) <= _LONGEST_URL
    return url if is_web and url.isprintable() and " " not in url else None

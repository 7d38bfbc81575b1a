"""How people, dates and notices are said in one line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from litman.cli.shared.output import Styled, alarm, dim, good, warn
from litman.library.attestation import OpenPlace
from litman.library.comparison.identity import ReferenceOutcome
from litman.library.registry import Notice, RegistryRecord
from litman.library.said import NOTICE_WORDS as NOTICE_WORDS
from litman.library.said import Said, Tone, said_of_notice, said_of_place, said_of_registry
from litman.short_work import short_names as short_names
from litman.short_work import short_work as short_work

_LOOKS: dict[Tone, Callable[[str], Styled]] = {"good": good, "quiet": dim, "warn": warn, "alarm": alarm}


def notice_phrase(notice: Notice) -> Styled:
    """Return a notice in words, coloured by its gravity."""
    return _styled(said_of_notice(notice))


def place_phrase(source: str, place: OpenPlace) -> str:
    """Return where a file is open, in which version, under which licence, and who says so."""
    return f"{place.address} ({said_of_place(source, place)})"


def registry_phrase(
    outcome: ReferenceOutcome, record: RegistryRecord | None, not_compared: Sequence[str] = ()
) -> Styled:
    """Return what may be said of an entry's identity, with the day."""
    return _styled(said_of_registry(outcome, record, not_compared))


def _styled(said: Said) -> Styled:
    return _LOOKS[said.tone](said.text)

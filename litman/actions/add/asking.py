"""How works are asked for, and whether anything is written: what every way of adding works by name is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from litman.sources.http.session import Session

if TYPE_CHECKING:  # with the pool comes what reads reference strings
    from litman.matching.at_hand import WorksAtHand


@dataclass(frozen=True, slots=True)
class Asking:
    """Who is asked, on which day, and what is done with the answers."""

    session: Session  # to the services
    today: date
    notify: Callable[[str], None]  # is told what a person should know meanwhile
    pool: WorksAtHand | None = None  # what it has of a DOI is taken where no registry answers
    dry_run: bool = False  # nothing is written

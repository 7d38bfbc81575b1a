"""What a pool of works is asked while a reference is matched, wherever its works lie."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from litman.matching.query import Query
    from litman.matching.record import Record


class WorksAtHand(Protocol):
    """Works that can be asked without a network; `Pool` is one."""

    def by_doi(self, doi: str) -> Record | None: ...

    def by_keys(self, query: Query, *, limit: int = 20, weak: bool = False) -> list[Record]: ...

    def by_words(self, query: Query, *, limit: int = 20) -> list[Record]: ...

    def message(self, doi: str) -> Mapping[str, Any] | None: ...

    def day_of(self, doi: str) -> date | None: ...

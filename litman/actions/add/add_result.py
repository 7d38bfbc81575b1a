"""What became of something by which a work was to be added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from litman.identifiers.identifier import Identifier
from litman.library.registry import RegistryRecord
from litman.work import Work

AddOutcome = Literal["added", "present", "unregistered", "failed", "incomplete"]


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of one identifier that was given."""

    given: str  # as the person wrote it
    identifier: Identifier | None  # None where it is none that a source answers for
    outcome: AddOutcome
    key: str | None = None  # of the entry that was added or is there
    # why there is no entry, or where its description comes from if no registry was asked
    reason: str | None = None
    record: RegistryRecord | None = None
    work: Work | None = None
    entry: str | None = None  # the text of the new entry
    remark: str | None = None  # what a person should know of a work that it is like
    file: str | None = None  # that was given and is kept with the work, from the library's folder

    @property
    def doi(self) -> str | None:
        """The DOI that was given, normalised; None where it was something else."""
        is_doi = self.identifier is not None and self.identifier.kind == "doi"
        return self.identifier.value if self.identifier and is_doi else None

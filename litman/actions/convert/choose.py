"""Which work each marker of a post means beyond doubt, or why it has to stay as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from litman.posts.analyse import Analysis, MarkerUse
from litman.shell import command
from litman.standing.claim_standing import Lead
from litman.standing.model import MarkerStanding, ReferenceStanding, Standing


class Meant(NamedTuple):
    """The works that a marker means."""

    keys: tuple[str, ...]  # label by label; of numbers alone, where two mean one work, each work once


class Unclear(NamedTuple):
    """Why a marker is not converted."""

    reason: str
    mend: str


class Stays(NamedTuple):
    """A marker that is no citation of a work of the library, and stays without being one too few."""

    kind: str  # `keyed`, `note`, `link`


@dataclass(frozen=True, slots=True)
class Chooser:
    """Says of each marker which works it means."""

    analysis: Analysis
    standing: Standing
    path: Path
    post_id: str | None  # of its claims file; None where it was never scanned

    def choose(self, use: MarkerUse, stands: MarkerStanding) -> Meant | Unclear | Stays:
        """Return what a marker means, or why that is not clear."""
        marker = use.marker
        if marker.kind == "pandoc":
            return Stays("keyed")
        kinds = {lead.kind for lead in stands.leads}
        if kinds == {"note"} and marker.kind == "footnote":
            return Stays("note")
        if marker.kind == "link" and "work" not in kinds:
            return Stays("link")
        for lead in stands.leads:
            if lead.kind != "work":
                return self._unclear(lead)
        if marker.cut_short:
            return Unclear("its range is too long to be one", "write it as the numbers that it means")
        keys = self._keys(use, stands)
        if keys is None:
            return Unclear("which of its labels means which work is not certain", _BY_HAND)
        return Meant(keys)

    def _keys(self, use: MarkerUse, stands: MarkerStanding) -> tuple[str, ...] | None:
        labels = use.marker.labels
        through = [self.standing.references[at].key for at in use.references]
        if any(key is None for key in through):
            return None
        named = tuple(key for key in through if key is not None)
        if named and set(named) != set(stands.keys):
            return None  # its link leads to another work than its number
        if named:
            return named
        by_label: Mapping[str, str | None] = {lead.label: lead.key for lead in stands.leads}
        if all(label in by_label for label in labels):
            return tuple(str(by_label[label]) for label in labels)
        return stands.keys if len(stands.keys) == 1 else None

    def _unclear(self, lead: Lead) -> Unclear:
        if lead.kind == "ambiguous":
            return Unclear(lead.what_fits, _BY_HAND)
        if lead.kind == "reference":
            return self._of_reference(self.standing.reference(lead.reference or ""), lead)
        if lead.kind == "bibliography":
            file = Path(lead.target or "")
            said = f"{lead.label} is in {file.name}, and no work of the library yet"
            return Unclear(said, f"`{command('add bib', file)}`")
        if lead.kind in ("link", "note"):
            return Unclear(
                f"{lead.label} leads to no work of the library",
                f"`{command('add', lead.target or lead.label)}`",
            )
        if not self.analysis.references:
            return Unclear(f"neither the post nor the library has {lead.label}", "`litman add` adds the work")
        return Unclear(
            f"the post has no reference {lead.label}", "mend the marker, or add the reference to the list"
        )

    def _of_reference(self, reference: ReferenceStanding | None, lead: Lead) -> Unclear:
        label = reference.label if reference and reference.label else lead.label
        said = f"reference {label} is no work of the library yet"
        if self.post_id is None or (reference is not None and reference.outcome == "not-checked"):
            return Unclear(said, f"`{command('scan', self.path)}` looks it up")
        return Unclear(
            said, f"`{command('match --post', self.post_id)}` shows what fits, `litman add` adds a work"
        )


_BY_HAND = "write the citation by hand, `[@key]`"

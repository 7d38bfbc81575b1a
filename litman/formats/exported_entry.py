"""What an exporter gets of a work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from litman.work import Work


@dataclass(frozen=True, slots=True)
class ExportedEntry:
    """An entry of the library: citation key, type, fields as TeX text, and the work that they describe.

    `fields` are in the order of the file, names in lower case, with macros, `xdata` and `crossref` resolved.
    """

    key: str
    entry_type: str
    fields: Mapping[str, str]
    work: Work

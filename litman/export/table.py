"""The formats that a bibliography can be exported in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from litman.export import biblatex, bibtex, csl_json, csv, endnote, jsonl, nbib, ris, yaml
from litman.export.item import ExportItem


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: what it is, the usual end of its files' names, and the function that writes it."""

    description: str
    suffix: str
    export: Callable[[Sequence[ExportItem]], str]


EXPORTERS: dict[str, Exporter] = {
    "bibtex": Exporter("BibTeX for the standard styles", ".bib", bibtex.export),
    "biblatex": Exporter("biblatex", ".bib", biblatex.export),
    "csl-json": Exporter("CSL-JSON for citation processors", ".json", csl_json.export),
    "ris": Exporter("RIS for reference managers", ".ris", ris.export),
    "endnote": Exporter("EndNote's XML", ".xml", endnote.export),
    "nbib": Exporter("PubMed's format", ".nbib", nbib.export),
    "csv": Exporter("a table for spreadsheets", ".csv", csv.export),
    "jsonl": Exporter("CSL-JSON, an item a line", ".jsonl", jsonl.export),
    "yaml": Exporter("CSL-YAML, as pandoc reads it", ".yaml", yaml.export),
}

"""The formats that a bibliography can be exported in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from litman.formats.bib import write_biblatex as biblatex
from litman.formats.bib import write_bibtex as bibtex
from litman.formats.csl_json import write as csl_json
from litman.formats.csl_json import write_jsonl as jsonl
from litman.formats.csl_json import write_yaml as yaml
from litman.formats.csv import write as csv
from litman.formats.endnote import write as endnote
from litman.formats.exported_entry import ExportedEntry
from litman.formats.nbib import write as nbib
from litman.formats.ris import write as ris


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: what it is, the usual end of its files' names, and the function that writes it."""

    description: str
    suffix: str
    export: Callable[[Sequence[ExportedEntry]], str]


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

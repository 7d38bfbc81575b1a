"""What a library knows of the works and pages that are audited, and what is wrong with its bibliography; read only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from litman.finding import Finding
from litman.identifiers.identifier import Identifier
from litman.library.library import Library
from litman.library.locate import is_library
from litman.library.page_record import PageRecord, page_url
from litman.library.registry import RegistryRecord
from litman.read_settings import read_settings
from litman.settings import SETTINGS_NAME
from litman.texts.kept_text import source_text_path


@dataclass(frozen=True, slots=True)
class KnownLibrary:
    """A library at hand."""

    library: Library
    is_audited: bool = False  # its own bibliography is among the files

    def record(self, identifier: Identifier) -> RegistryRecord | None:
        """Return what a source said of an identifier when it was last asked, if it has it."""
        record = self.library.records.get(identifier)
        return record if record is not None and record.outcome == "found" else None

    def page(self, url: str) -> PageRecord | None:
        """Return what was seen of a page when it was last looked at."""
        return self.library.pages.get(page_url(url))

    def copy_of(self, url: str) -> Path | None:
        """Return the file in which the text of a page was kept for the work that cites it."""
        keys = [
            entry.key
            for entry in self.library.document.entries()
            if page_url(entry.values.get("url", "")) == page_url(url)
        ]
        files = [source_text_path(self.library.root, key) for key in keys]
        return next((path for path in files if path.is_file()), None)

    def findings(self, today: date) -> list[Finding]:
        """Return what `litman check` finds in the bibliography, but for what rests on records: those are asked anew."""
        from litman.actions.check.run import run_check
        from litman.actions.check.targets import CheckTargets
        from litman.checks.table import LIBRARY_RULES

        of_records = {code for rule in LIBRARY_RULES if rule.needs_record for code in rule.codes}
        settings = self.library.settings.check
        found = run_check(self.library, CheckTargets(()), today=today, settings=settings).findings
        return [finding for finding in found if finding.code not in of_records]


def known_libraries(
    found: Path | None, files: Iterable[Path], environment: Mapping[str, str]
) -> list[KnownLibrary]:
    """Return the libraries of which bibliographies are among the files, and the one that the command is about.

    Raises:
        SettingsError: the settings of one cannot be read.
    """
    own = [file for file in files if is_library(file.parent)]
    roots = dict.fromkeys((*(file.parent for file in own), *([found] if found is not None else ())))
    known = []
    for root in roots:
        settings = read_settings(root / SETTINGS_NAME, environment)
        is_audited = any(file.resolve() == (root / settings.bibliography).resolve() for file in own)
        known.append(KnownLibrary(Library(root, settings), is_audited))
    return known

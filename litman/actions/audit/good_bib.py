"""The works that are known after an audit, as entries: verified ones, and mended ones as they are registered."""

from __future__ import annotations

from pathlib import Path

from litman.actions.audit.model import AuditReport
from litman.bibtex.file.layout import format_entry, key_problem
from litman.bibtex.works.from_work import fields_from_work
from litman.csl.from_json import work_from_item
from litman.errors import FileWriteError
from litman.files import write_file
from litman.library.citation_key import make_key
from litman.settings import Settings

_LEFT_OUT = frozenset({"another-work", "unregistered", "retracted", "withdrawn"})


def write_good_bib(report: AuditReport, path: Path) -> int:
    """Write a .bib file with the works that are registered, each once; return how many.

    An entry is written as its registry has it; works that were retracted or withdrawn are left out.

    Raises:
        FileWriteError: there is a file of this name, or it cannot be written.
    """
    taken: set[str] = set()
    texts: dict[str, str] = {}
    for item in report.references:
        if item.item is None or item.identifier is None or _LEFT_OUT & {one.verdict for one in item.reasons}:
            continue
        work = work_from_item(item.item)
        key = item.reference.label if item.reference.is_entry else None
        if not key or key_problem(key) is not None or key.lower() in taken:
            key = make_key(work, pattern=Settings().key_pattern, is_taken=lambda name: name.lower() in taken)
        if str(item.identifier) not in texts:
            taken.add(key.lower())
            entry_type, fields = fields_from_work(work)
            texts[str(item.identifier)] = format_entry(entry_type, key, fields)
    if path.exists():
        raise FileWriteError(path, FileExistsError(17, "there is a file of this name already"))
    write_file(path, "\n".join(texts.values()).encode())
    return len(texts)

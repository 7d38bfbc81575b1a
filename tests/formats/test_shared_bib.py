"""All real files of the shared folder, in all formats."""

import json
from pathlib import Path
from typing import Any

import bibtexparser
import jsonschema
import rispy

from litman.bibtex.file.inherit import inherited_fields
from litman.bibtex.file.whole_document import read_document
from litman.bibtex.works.from_work import fields_from_work
from litman.bibtex.works.to_work import work_from_fields
from litman.csl.from_json import work_from_item
from litman.csl.to_json import item_from_work
from litman.formats.exported_entry import ExportedEntry
from tests.csl.schema import ITEMS
from tests.formats.entries import written
from tests.trials import one_of


def test_real_files_are_read_and_exported(shared: Path) -> None:
    validator = jsonschema.Draft202012Validator(ITEMS)
    count = 0
    valid: set[str] = set()
    for path in one_of(8, _bibliographies(shared)):
        items = []
        for entry in read_document(path, path.read_bytes()).entries():
            fields = entry.values
            work = work_from_fields(entry.type, fields)
            second = work_from_fields(*_fields(fields_from_work(work)))
            if second != work:  # else the third would be the second
                assert work_from_fields(*_fields(fields_from_work(second))) == second, f"{path}: {entry.key}"
            items.append(ExportedEntry(entry.key, entry.type, fields, work))
        count += len(items)
        for item in json.loads(written("csl-json", items)):
            form = json.dumps(form_of(item))
            if form not in valid:
                validator.validate([item])
                valid.add(form)
        for name in ("bibtex", "biblatex"):
            library = bibtexparser.parse_string(written(name, items), parse_stack=[])
            assert not [
                block for block in library.failed_blocks if "Duplicate" not in type(block).__name__
            ], path
        works = [item for item in items if item.entry_type not in ("xdata", "set")]
        assert len(rispy.loads(written("ris", items))) == len(works), path
    assert count > 500


def _bibliographies(shared: Path) -> list[Path]:
    return sorted(path for path in (shared / "bib").rglob("*.bib") if path.is_file())


def form_of(value: Any) -> Any:
    """Return what the schema looks at: names, types of items, kinds of values, months and days, what is empty."""
    if isinstance(value, dict):
        return {name: value[name] if name == "type" else form_of(value[name]) for name in sorted(value)}
    if isinstance(value, list):
        return [form_of(item) for item in value]
    is_small = isinstance(value, int) and value < 32
    return value if is_small else (type(value).__name__, bool(value))


def _fields(written: tuple[str, list[tuple[str, str]]]) -> tuple[str, dict[str, str]]:
    return written[0], dict(written[1])


# What our BibTeX cannot say: a family name alone that is no organisation, a particle that the name itself breaks, a
# program's own number, an ISBN that is a sentence with commands.
NOT_THE_SAME = {
    "Kraus2019",
    "Lindner:TB10-3-368",
    "NFCController",
    "NTGTFWG:TB19-3-323",
    "NTGTFWG:TB19-3-330",
    "Christiansen:TB36-1-64",
    "Team:TB28-1-24",
    "godoy_sep_2023_JuliaUnifyingEndtoend",
    "mott_1969",
    "serban_2015",
    "unknownl",
}


def test_bibtex_gives_the_items_again_that_it_was_made_of(shared: Path) -> None:
    count, wrong = 0, set()
    for path in one_of(8, _bibliographies(shared)):
        document = read_document(path, path.read_bytes())
        for entry in document.entries():
            if entry.type in ("xdata", "set"):
                continue
            second = item_from_work(work_from_fields(entry.type, inherited_fields(document, entry)), id="k")
            written = _fields(fields_from_work(work_from_item(second)))
            count += 1
            if item_from_work(work_from_fields(*written), id="k") != second:
                wrong.add(entry.key)
    assert count > 500
    assert wrong <= NOT_THE_SAME

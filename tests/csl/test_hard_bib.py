"""The shared hard.bib, read and checked by its own script."""

import json
import subprocess
import sys
from pathlib import Path

from litman.bibtex.file.inherit import resolve_crossref
from litman.bibtex.file.whole_document import read_document
from litman.bibtex.works.to_work import work_from_fields
from litman.csl.from_json import work_from_item
from litman.csl.to_json import item_from_work


def test_the_hard_file_passes_all_its_checks(shared: Path, tmp_path: Path) -> None:
    path = shared / "csl" / "hard.bib"
    document = read_document(path, path.read_bytes())
    items = []
    for entry in document.entries():
        fields = entry.values
        parent = document.find(fields.get("crossref", ""))
        if parent is not None:
            fields = resolve_crossref(fields, parent.values, entry_type=entry.type, parent_type=parent.type)
        items.append(item_from_work(work_from_fields(entry.type, fields), id=entry.key))
    result = tmp_path / "hard.json"
    result.write_text(json.dumps(items))
    script = shared / "csl" / "hard_checks.py"
    run = subprocess.run(
        [sys.executable, script, result], capture_output=True, text=True, check=True, timeout=300
    )
    assert "FAIL" not in run.stdout
    assert "34 of 34" in run.stdout


def test_the_shared_items_come_back_as_they_were(shared: Path) -> None:
    for item in json.loads((shared / "csl" / "items.json").read_text()):
        assert item_from_work(work_from_item(item), id=item["id"]) == item

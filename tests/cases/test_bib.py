"""Given .bib files with the commands to run on them: files of every format, notices, terminals, rules."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.cases.given import new_library

# Tried where styles are: words that braces protect in italics.
ELSEWHERE = ("K13",)


def test_given_bib_files_come_out_as_their_cases_say(shared: Path, tmp_path: Path) -> None:
    folder = shared / "cases" / "bib"
    if not folder.is_dir():
        pytest.skip("the given .bib files are absent")
    cases = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    tried = [case for case in cases if case["kind"].split()[0] not in ELSEWHERE]
    assert len(tried) > 50
    assert [wrong for case in tried for wrong in _what_is_wrong(case, tmp_path / case["id"])] == []


def _said(words: list[str], environment: Mapping[str, str], root: Path) -> str:
    """Return what a process of its own writes: it is asked about a pipe of another encoding."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LITMAN")}
    path = {"NO_COLOR": "1", "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-m", "litman", *words],
        cwd=root,
        env=kept | path | environment,
        capture_output=True,
        check=False,
    )
    return (done.stdout + done.stderr).decode("utf-8", "replace") + f"[rc={done.returncode}]\n"


def _what_is_wrong(case: dict[str, Any], root: Path) -> list[str]:
    root.mkdir()
    file = root / case["name"]
    file.write_bytes(bytes.fromhex(case["text"]) if case["hex"] else case["text"].encode())
    given = new_library(root)
    said = ""
    for step in case["steps"]:
        if step == ["copy-as-library"]:
            shutil.copy(file, root / "library" / "references.bib")
            continue
        words = [word.replace("{F}", str(file)) for word in step]
        said += _said(words, case["env"], root) if case["env"] else given.whole(*words)
    if case["bib"]:
        library = (root / "library" / "references.bib").read_text(encoding="utf-8", errors="replace")
        said += library.split("\n", 1)[-1]
    lacks = [f"{case['id']} lacks {wanted}" for wanted in case["must"] if not re.search(wanted, said)]
    return lacks + [f"{case['id']} has {never}" for never in case["mustnot"] if re.search(never, said)]

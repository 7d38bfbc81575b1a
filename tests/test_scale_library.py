"""The generated libraries of benchmarks/scale.py have the shape that litman writes."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from litman.bibtex.file.check import check_document
from litman.bibtex.file.whole_document import read_document
from litman.claims import edit, edit_post
from litman.claims.anchor import anchor_states
from litman.claims.read import read_claims

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

from scale_library import make_library


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scale")
    make_library(folder, 60)
    return folder


def test_claims_files_are_what_litman_would_write(folder: Path) -> None:
    paths = sorted((folder / "claims").iterdir())
    assert len(paths) == 30
    for path in paths[:10]:
        file, findings = read_claims(path, path.read_bytes())
        assert file is not None
        assert findings == ()
        data = edit.new_claims_file(replace(file.post, last_id=None))
        data = edit_post.add_references(data, file.references)
        assert edit.add_claims(data, file.claims) == path.read_bytes()


def test_claims_stand_where_their_anchors_say(folder: Path) -> None:
    for path in sorted((folder / "posts").iterdir())[:5]:
        claims_file = folder / "claims" / f"{path.stem}.toml"
        file, _ = read_claims(claims_file, claims_file.read_bytes())
        assert file is not None
        states = anchor_states(file.claims, path.read_text(encoding="utf-8"))
        assert {state.state for state in states.values()} == {"same"}


def test_entries_are_sound_and_about_as_long_as_said(folder: Path) -> None:
    document = read_document(folder / "references.bib", (folder / "references.bib").read_bytes())
    assert len(document.keys()) == 60
    assert check_document(document) == ()
    assert 1450 < len(document.data) / 60 < 1750


def test_a_smaller_library_begins_like_a_larger_one(folder: Path, tmp_path: Path) -> None:
    make_library(tmp_path, 20)
    small = (tmp_path / "references.bib").read_bytes()
    assert (folder / "references.bib").read_bytes().startswith(small)

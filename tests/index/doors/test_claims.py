"""The index knows every claims file in which a citation key stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.claims.edit import rename_key
from litman.library.ports import Claims
from litman.library.whole.claims import WholeClaims
from tests.index.doors.test_bibliography import indexed

FILES = {
    "link": '[post]\ntitle = "A"\n[[claim]]\nid = "c01"\ntext = "T."\n  [[claim.link]]\n  key = "Roe2020"\n',
    "reference": '[post]\ntitle = "B"\n[[reference]]\nlabel = "1"\nkey = "roe2020"\n',
    "named": '[post]\ntitle = "C"\n[[claim]]\nid = "c01"\ntext = "T"\nnamed_sources = [{name="R", key = "roe2020"}]\n',
    "faulty": '[post]\ntitle = "D"\n[[claim]]\nid = "c01"\ntext = 3\n  [[claim.link]]\n  key = "roe2020"\n',
    "doubtful": '[post]\ntitle = "E"\n[[claim]]\nid = "c01"\n  [[claim.link]]\n  key = "roe2020"\n  relation = 1\n',
    "escaped": '[post]\ntitle = "F"\n[[reference]]\nlabel = "1"\nkey = "\\u0072oe2020"\n',
    "other": '[post]\ntitle = "G"\n[[reference]]\nlabel = "1"\nkey = "moe2020"\n',
    "broken": '[post\nkey = "roe2020"\n',
    "none": '[post]\ntitle = "H"\n',
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "litman.toml").write_text("")
    (tmp_path / "references.bib").write_text("")
    (tmp_path / "claims").mkdir()
    for name, text in FILES.items():
        (tmp_path / "claims" / f"{name}.toml").write_text(text)
    return tmp_path


def naming(claims: Claims, name: str) -> list[str]:
    return [file.post_id for file in claims.files_naming([name])]


def test_each_file_in_which_a_key_stands_is_found(root: Path) -> None:
    holding = [
        name
        for name, text in sorted(FILES.items())
        if name != "broken" and rename_key(text.encode(), "roe2020", "x") != text.encode()
    ]
    assert holding == ["doubtful", "escaped", "faulty", "link", "named", "reference"]
    assert naming(indexed(root).claims, "roe2020") == holding
    assert set(holding) <= set(naming(WholeClaims(root / "claims"), "roe2020"))


def test_a_file_that_was_written_since_is_found(root: Path) -> None:
    library = indexed(root)
    assert naming(library.claims, "poe2020") == ["doubtful", "faulty"]  # where a fault may hide it
    (root / "claims" / "new.toml").write_text(FILES["reference"].replace("roe", "poe"))
    assert naming(library.again().claims, "poe2020") == ["doubtful", "faulty", "new"]

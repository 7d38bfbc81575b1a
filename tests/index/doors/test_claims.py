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


def test_all_files_are_looked_at_when_that_is_asked(root: Path) -> None:
    indexed(root).claims.look_at_all()
    (root / "claims" / "other.toml").write_text("[post\n")
    (root / "claims" / "none (conflicted copy).toml").write_text("[post\n")
    for claims in (indexed(root).claims, WholeClaims(root / "claims")):
        claims.look_at_all()
        unread = [finding.post for finding in claims.findings() if finding.code == "CLM001"]
        assert unread == ["broken", "other"], claims
        assert claims.post_ids() == sorted({*FILES} - {"broken", "other"})


def test_where_the_texts_of_posts_lie_is_read_from_the_heads_of_broken_files_too(root: Path) -> None:
    (root / "claims" / "naps.toml").write_text('[post]\nsource = "naps.md"\n[[claim]]\nid = "c01"\n')
    (root / "claims" / "torn.toml").write_text('[post]\nsource = "torn.md"\n[[claim]]\nid = \n')
    sources = indexed(root).claims.sources()
    assert sources == WholeClaims(root / "claims").sources()
    assert {post.post_id: post.source for post in sources if post.source} == {
        "naps": "naps.md",
        "torn": "torn.md",
    }


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("naps.md", ["naps"], id="name"),
        pytest.param("NAPS.md", ["naps"], id="in another case"),
        pytest.param("caf\u00e9.md", ["cafe"], id="composed"),
        pytest.param("cafe\u0301.md", ["cafe"], id="decomposed"),
        pytest.param("a_b.md", ["under"], id="with a line below"),
        pytest.param("\udcff.md", ["cafe", "naps", "under"], id="bytes that are no text"),
        pytest.param("none.md", [], id="of no post"),
    ],
)
def test_of_many_posts_only_those_are_asked_for_that_a_file_can_be(
    root: Path, monkeypatch: pytest.MonkeyPatch, name: str, found: list[str]
) -> None:
    monkeypatch.setattr("litman.index.claims.refresh.FEW_FILES", 3)
    for post, source in {"naps": "../posts/naps.md", "cafe": "Caf\u00e9.md", "under": "x\\\\a_b.md"}.items():
        (root / "claims" / f"{post}.toml").write_text(f'[post]\nsource = "{source}"\n', encoding="utf-8")
    claims = indexed(root).claims
    assert [post.post_id for post in claims.sources(names=[name])] == found
    assert [post.post_id for post in claims.sources(["link", "absent"], [name])] == sorted([*found, "link"])

from __future__ import annotations

from pathlib import Path

import pytest

from litman.claims.collection import (
    ClaimAddress,
    claims_path,
    parse_claim_address,
    read_all_claims,
    read_all_posts,
    read_claims_naming,
    read_claims_of,
    require_claim,
    uses_by_key,
)
from litman.errors import ClaimNameError, PostIdError, UnknownClaimError, UnknownPostError

NAPS = """\
[post]
title = "Naps"
[[claim]]
id = "c01"
text = "Naps help."
named_sources = [{ name = "BMJ", key = "roe2020naps" }, { name = "again", key = "doe2018sleep" }]
link = [{ key = "doe2018sleep" }]
[[claim]]
id = "c02"
text = "Naps harm."
link = [{ key = "roe2020naps" }]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "zebras.toml").write_text('[post]\ntitle = "Z"\n')
    (tmp_path / "naps.toml").write_text(NAPS)
    (tmp_path / "broken.toml").write_text("[post\n")
    (tmp_path / ".naps.toml.litman-1").write_text("[post\n")
    (tmp_path / ".hidden.toml").write_text("[post\n")
    (tmp_path / "notes.md").write_text("no claims")
    (tmp_path / "folder.toml").mkdir()
    return tmp_path


def test_claims_files_come_by_post_id_and_faults_beside_them(folder: Path) -> None:
    files, findings = read_all_claims(folder)
    assert [file.post_id for file in files] == ["naps", "zebras"]
    assert [(finding.code, finding.place.path.name) for finding in findings] == [
        ("CLM001", "broken.toml"),
        ("CLM010", "folder.toml"),
    ]


def test_a_folder_that_is_absent_holds_no_claims(tmp_path: Path) -> None:
    assert read_all_claims(tmp_path / "claims") == ([], ())


def test_a_file_in_place_of_the_folder_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "claims").write_text("")
    files, findings = read_all_claims(tmp_path / "claims")
    assert files == []
    assert [finding.code for finding in findings] == ["CLM010"]


def test_uses_hold_links_and_resolved_names_once_a_claim(folder: Path) -> None:
    uses = uses_by_key(read_all_claims(folder)[0])
    assert {
        key: [(str(use.address), use.link is not None) for use in found] for key, found in uses.items()
    } == {
        "doe2018sleep": [("naps/c01", True)],
        "roe2020naps": [("naps/c01", False), ("naps/c02", True)],
    }


@pytest.mark.parametrize("text", ["naps/c07", " naps/c07\n"])
def test_addresses_are_read(text: str) -> None:
    address = parse_claim_address(text)
    assert address == ClaimAddress("naps", "c07")
    assert str(address) == "naps/c07"


@pytest.mark.parametrize("text", ["", "naps", "/c07", "naps/", "../naps/c07", "a/b/c07", "naps/c 7", "ⁿ/c07"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ClaimNameError):
        parse_claim_address(text)


def test_a_claim_is_found_by_its_address(folder: Path) -> None:
    files, _ = read_all_claims(folder)
    file, claim = require_claim(files, ClaimAddress("naps", "c02"))
    assert (file.post_id, claim.text) == ("naps", "Naps harm.")


def test_a_missing_post_or_claim_is_said_with_what_there_is(folder: Path) -> None:
    files, _ = read_all_claims(folder)
    with pytest.raises(UnknownPostError, match=r"'nap'.*naps"):
        require_claim(files, ClaimAddress("nap", "c01"))
    with pytest.raises(UnknownClaimError, match=r"'c09'.*c01 to c02"):
        require_claim(files, ClaimAddress("naps", "c09"))


@pytest.mark.parametrize("post_id", ["..", "a/b", "", ".naps", "a\\b", "x" * 65])
def test_a_post_id_never_leads_out_of_the_folder(post_id: str) -> None:
    with pytest.raises(PostIdError):
        claims_path(Path("claims"), post_id)


def test_a_claims_file_is_named_after_its_post() -> None:
    assert claims_path(Path("claims"), "naps-2") == Path("claims/naps-2.toml")


def test_what_files_say_of_their_posts_is_read_without_their_claims(folder: Path) -> None:
    files = read_all_posts(folder)
    assert [(file.post_id, file.post.title, file.claims) for file in files] == [
        ("naps", "Naps", ()),
        ("zebras", "Z", ()),
    ]


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        pytest.param('"roe2020Kiwi"', "roe2020kiwi", id="as it is"),
        pytest.param('"ROE2020kiwi"', "Roe2020kiwi", id="other case"),
        pytest.param("'roe2020kiwi'", "roe2020kiwi", id="literal"),
        pytest.param('"roe2020\\u006biwi"', "roe2020kiwi", id="escape"),
        pytest.param('"""roe\\\n  2020kiwi"""', "roe2020kiwi", id="over lines"),
        pytest.param('"roe2020\u212aiwi"', "roe2020kiwi", id="sign of kelvin"),
        pytest.param('"R\u00d6E2020"', "r\u00f6e2020", id="not ASCII"),
        pytest.param('"say\\"s"', 'say"s', id="quotation mark"),
        pytest.param('"a\\tb"', "a\tb", id="tab"),
    ],
)
@pytest.mark.parametrize("place", ["link", "named_sources", "reference"])
def test_a_file_that_names_a_key_is_found_however_it_is_written(
    tmp_path: Path, written: str, asked: str, place: str
) -> None:
    table = f'[[reference]]\nlabel = "1"\nkey = {written}\n'
    if place != "reference":
        table = f'[[claim]]\nid = "c01"\ntext = "x"\n{place} = [{{ name = "n", key = {written} }}]\n'
    (tmp_path / "one.toml").write_text(f'[post]\ntitle = "1"\n{table}', encoding="utf-8")
    (tmp_path / "other.toml").write_text('[post]\ntitle = "2"\n', encoding="utf-8")
    (tmp_path / "bad.toml").write_text(f"[post\n{table}", encoding="utf-8")
    found = [file.post_id for file in read_claims_naming(tmp_path, [asked])]
    assert "one" in found
    assert "bad" not in found


def test_files_that_do_not_name_a_key_are_passed_over(folder: Path) -> None:
    assert [file.post_id for file in read_claims_naming(folder, ["ROE2020naps"])] == ["naps"]
    assert read_claims_naming(folder, ["roe2021naps"]) == []
    assert read_claims_naming(folder, []) == []
    assert read_claims_naming(folder / "absent", ["roe2020naps"]) == []


def test_one_post_is_read_alone(folder: Path) -> None:
    assert read_claims_of(folder, "naps") == read_all_claims(folder)[0][0]
    for name in ("nap", "broken", "../naps", "", ".hidden", "folder", "x" * 300):
        with pytest.raises(UnknownPostError):
            read_claims_of(folder, name)

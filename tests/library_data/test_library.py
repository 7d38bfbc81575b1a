"""The library that ships: its parts fit together and say what an editor wants to read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from litman.claims.collection import read_all_claims, uses_by_key
from litman.claims.model import ClaimsFile
from litman.library.citation_key import make_key
from litman.library.library import Library
from litman.read_settings import read_settings

ROOT = Path(__file__).resolve().parents[2] / "library"
POSTS = ("dahan", "healthyplace", "ketamine-academy", "ketamine-overview", "vandamme")
FACTS = [  # key, year, family names, volume, issue, pages, DOI
    ("johnshopkinsmedicine2019ketamine", 2019, [], None, None, None, None),
    ("karolinskainstitutet2020ketamine", 2020, [], None, None, None, None),
    ("miller2014glun2bcontaining", 2014, 7, "3", None, "e03581", "10.7554/eLife.03581"),
    ("short2018sideeffects", 2018, 5, "5", "1", "65-78", "10.1016/S2215-0366(17)30272-9"),
    ("tiger2020randomized", 2020, 6, "10", None, "159", "10.1038/s41398-020-0844-4"),
    ("wang2019explaining", 2019, 2, "176", "5", "410-411", "10.1176/appi.ajp.2019.19010044"),
    ("williams2018attenuation", 2018, 11, "175", "12", "1205-1215", "10.1176/appi.ajp.2018.18020138"),
]


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(ROOT, read_settings(ROOT / "litman.toml", {}))


@pytest.fixture(scope="module")
def files() -> dict[str, ClaimsFile]:
    found, findings = read_all_claims(ROOT / "claims")
    assert findings == ()
    return {file.post_id: file for file in found}


def test_no_file_of_the_library_has_a_fault(library: Library) -> None:
    assert library.findings == ()
    assert library.settings.unknown == ()
    assert not any(Path(folder).is_absolute() for folder in library.settings.posts)


@pytest.mark.parametrize(("key", "year", "authors", "volume", "issue", "page", "doi"), FACTS)
def test_the_facts_of_each_work_are_right(
    library: Library,
    key: str,
    year: int,
    authors: int | list[str],
    volume: str,
    issue: str,
    page: str,
    doi: str,
) -> None:
    works = {entry.key: work for entry, work in library.works()}
    work = works[key]
    assert sorted(works) == [row[0] for row in FACTS]
    assert (work.year, work.volume, work.issue, work.page, work.DOI) == (year, volume, issue, page, doi)
    if isinstance(authors, int):
        assert len(work.author) == authors
        assert all(name.family for name in work.author)
    else:
        assert work.author[0].literal


def test_keys_follow_the_pattern_of_the_library(library: Library) -> None:
    for entry, work in library.works():
        assert make_key(work, pattern=library.settings.key_pattern, is_taken=lambda key: False) == entry.key


def test_a_press_release_points_to_its_paper(library: Library) -> None:
    related = {
        entry.key: entry.values["related"] for entry, _ in library.works() if "related" in entry.values
    }
    assert related == {
        "johnshopkinsmedicine2019ketamine": "wang2019explaining",
        "karolinskainstitutet2020ketamine": "tiger2020randomized",
    }


def test_nothing_is_said_to_have_been_compared_with_a_registry(library: Library) -> None:
    assert library.records == {}


def test_there_is_a_file_for_each_of_the_five_posts(files: dict[str, ClaimsFile]) -> None:
    assert tuple(files) == POSTS
    for file in files.values():
        assert file.post.title
        assert file.post.source
        assert file.post.scanned
        assert file.post.last_id == file.claims[-1].id


def test_every_key_that_a_claim_names_is_an_entry(library: Library, files: dict[str, ClaimsFile]) -> None:
    keys = {entry.key for entry, _ in library.works()}
    assert set(uses_by_key(files.values())) <= keys
    assert {reference.key for file in files.values() for reference in file.references} <= keys


def test_claims_are_numbered_in_the_posts_order(files: dict[str, ClaimsFile]) -> None:
    for file in files.values():
        assert [claim.id for claim in file.claims] == [f"c{n:02d}" for n in range(1, len(file.claims) + 1)]
        starts = [claim.anchor.start or 0 for claim in file.claims]
        assert starts == sorted(starts)


def test_claims_are_short_sentences_that_occur_once_in_their_post(files: dict[str, ClaimsFile]) -> None:
    for file in files.values():
        texts = [claim.text for claim in file.claims]
        assert len(set(texts)) == len(texts)
        for text in texts:
            assert re.fullmatch(r"[A-Z].{15,220}\.", text), text


def test_no_claim_carries_the_words_of_its_post(files: dict[str, ClaimsFile]) -> None:
    for file in files.values():
        for claim in file.claims:
            assert claim.anchor.fingerprint
            assert claim.anchor.exact is claim.anchor.prefix is claim.anchor.suffix is None


def test_nobody_has_checked_a_link_yet(files: dict[str, ClaimsFile]) -> None:
    links = [link for file in files.values() for claim in file.claims for link in claim.links]
    assert links
    assert {(link.verdict, link.by, link.checked) for link in links} == {("unchecked", None, None)}


def test_ketamine_academy_ties_each_marker_to_its_reference(files: dict[str, ClaimsFile]) -> None:
    file = files["ketamine-academy"]
    keys = {f"[{reference.label}]": reference.key for reference in file.references}
    assert list(keys) == ["[1]", "[2]", "[3]", "[4]"]
    linked = {link.marker: link.key for claim in file.claims for link in claim.links}
    assert linked == keys


def test_vandamme_has_thirteen_markers_and_all_dangle(files: dict[str, ClaimsFile]) -> None:
    file = files["vandamme"]
    labels = {marker.label for claim in file.claims for marker in file.dangling_markers(claim)}
    assert labels == {str(n) for n in range(1, 15) if n != 11}
    assert file.references == ()
    assert not any(claim.links for claim in file.claims)


def test_works_that_are_named_only_are_known(files: dict[str, ClaimsFile]) -> None:
    named = {
        (file.post_id, source.key)
        for file in files.values()
        for claim in file.claims
        for source in claim.named_sources
        if source.key
    }
    assert named == {
        ("healthyplace", "miller2014glun2bcontaining"),
        ("ketamine-academy", "tiger2020randomized"),
        ("ketamine-academy", "williams2018attenuation"),
    }

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from litman.identifiers.identifier import doi_identifier
from litman.library.attestation import (
    Attestation,
    OpenPlace,
    attestation_from_object,
    attestation_object,
    distinct_places,
    open_place,
)
from litman.library.registry import Notice, RegistryRecord, with_attestations
from litman.library.registry_file import format_line, read_registry, update_registry

DAY = date(2026, 11, 20)
FILE = "https://tea.example.org/kettle.pdf"
OPEN = OpenPlace(FILE, "https://tea.example.org/kettle", "publishedVersion", "cc-by")
SAID = Attestation("openalex", DAY, True, (OPEN,))
TOLD = Notice("retracted", "retraction", "10.5555/notice", DAY, "publisher")
CONCERN = Notice("concern", "expression_of_concern", "10.5555/doubt", DAY, "publisher")
RECORD = RegistryRecord(doi_identifier("10.5555/tea"), DAY, "found", source="crossref", item={"title": "Tea"})


@pytest.mark.parametrize(
    "attestation",
    [
        SAID,
        Attestation("unpaywall", DAY, None, (OpenPlace(page="http://tea.example.org/"),)),
        Attestation("openalex", DAY, False),
    ],
    ids=["flag and place", "place", "flag"],
)
def test_an_attestation_comes_back_from_its_line(attestation: Attestation) -> None:
    assert attestation_from_object(attestation_object(attestation)) == attestation
    record = replace(RECORD, attestations=(attestation,))
    assert read_registry(Path("r"), format_line(record).encode())[0] == {record.identifier: record}


def test_what_a_later_litman_adds_to_a_record_stays_beside_the_attestations() -> None:
    line = format_line(RECORD).encode()[:-1] + b',"mood":"fine"}\n'
    data = update_registry(line, [replace(RECORD, attestations=(SAID,))])
    assert b'"mood":"fine"' in data
    assert read_registry(Path("r"), data)[0][RECORD.identifier].attestations == (SAID,)


@pytest.mark.parametrize(
    "url", ["ftp://tea.example.org/a", "javascript:alert(1)", "", " ", "https://tea.example.org/a b", None]
)
def test_what_is_no_address_of_the_web_is_no_place(url: str | None) -> None:
    assert open_place(file=url) is None
    assert open_place(file=url, page="https://tea.example.org/") == OpenPlace(page="https://tea.example.org/")


def test_an_address_is_a_place_once() -> None:
    other = OpenPlace(page="https://tea.example.org/kettle")
    assert distinct_places([OPEN, None, other, replace(OPEN, licence=None)]) == (OPEN, other)


@pytest.mark.parametrize(
    ("notices", "attestation", "after"),
    [
        pytest.param((), SAID, ["openalex"], id="only the service says so"),
        pytest.param((CONCERN,), SAID, ["openalex", "publisher"], id="the registry tells of a concern"),
        pytest.param((TOLD,), SAID, ["publisher"], id="the registry tells of it"),
        pytest.param((TOLD,), replace(SAID, is_retracted=False), ["publisher"], id="the service denies it"),
        pytest.param((), replace(SAID, is_retracted=None), [], id="the service does not say such things"),
    ],
)
def test_a_flag_never_overrules_the_registry(
    notices: tuple[Notice, ...], attestation: Attestation, after: list[str]
) -> None:
    record = with_attestations(replace(RECORD, notices=notices), [attestation])
    assert [notice.source for notice in record.notices] == after
    assert (record.item, record.attestations) == (RECORD.item, (attestation,))


def test_what_a_service_says_replaces_what_it_said() -> None:
    before = with_attestations(RECORD, [SAID, Attestation("unpaywall", DAY, None, (OPEN,))])
    later = replace(SAID, is_retracted=False, asked=date(2026, 11, 21))
    after = with_attestations(before, [later])
    assert (after.notices, [one.source for one in after.attestations]) == ((), ["openalex", "unpaywall"])
    assert after.attestations[0] == later

from __future__ import annotations

from datetime import date

from litman.identifiers.identifier import Identifier, doi_identifier
from litman.library.registry import Notice, RegistryRecord, sort_notices

RETRACTION = Notice("retracted", "retraction", "10.1000/notice", date(2020, 2, 1), "publisher")
CORRECTION = Notice("corrected", "erratum", "10.1000/erratum", date(2019, 1, 1), "publisher")


def test_notices_are_sorted_gravest_first_and_each_is_kept_once() -> None:
    assert sort_notices([CORRECTION, RETRACTION, CORRECTION]) == (RETRACTION, CORRECTION)


def test_a_record_knows_its_doi_where_it_is_about_one() -> None:
    today = date(2026, 11, 20)
    assert RegistryRecord(doi_identifier("10.1000/a"), today, "found").doi == "10.1000/a"
    assert RegistryRecord(Identifier("pmid", "17"), today, "found").doi is None

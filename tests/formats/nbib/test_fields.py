"""What the lines of a PubMed record say of a work."""

from __future__ import annotations

from pathlib import Path

from litman.formats.foreign_file import ForeignFile
from litman.formats.table import ADDED
from litman.work import Name


def read(*lines: str) -> ForeignFile:
    text = "\n".join(["PMID- 1", "TI  - T", "JT  - J", *lines, ""])
    return ADDED["nbib"].read(Path("works.nbib"), text.encode())


def test_groups_stand_among_people_where_the_record_has_them() -> None:
    (record,) = read(
        "FAU - Roe, Jane", "AU  - Roe J", "CN  - Tea Society", "FAU - Poe, P", "AU  - Poe P"
    ).records
    assert record.work.author == (Name("Roe", "Jane"), Name(literal="Tea Society"), Name("Poe", "P"))


def test_groups_stand_among_people_in_short_form() -> None:
    (record,) = read("AU  - Roe J", "CN  - Tea Society", "AU  - Poe P").records
    assert record.work.author == (Name("Roe", "J."), Name(literal="Tea Society"), Name("Poe", "P."))


def test_lines_without_a_place_are_said_and_bookkeeping_is_not() -> None:
    (finding,) = read("OWN - NLM", "DCOM- 20190101", "MH  - Tea", "MH  - Sleep", "GR  - 5/NIH/US").findings
    assert finding.message.endswith("left out: MH (2), GR (1)")

import re
from pathlib import Path

import pytest

from litman.bibtex.file import codes
from litman.bibtex.file.codes import CODES, bib_finding
from litman.finding import Place


def test_every_code_is_used_and_every_used_code_is_explained() -> None:
    folder = Path(codes.__file__).parent
    sources = [path.read_text("utf-8") for path in folder.parent.rglob("*.py") if path.name != "codes.py"]
    used = {code for source in sources for code in re.findall(r'"(BIB\d{3})"', source)}
    assert used == set(CODES)


def test_a_finding_has_the_severity_of_its_code() -> None:
    place = Place(Path("a.bib"))
    assert bib_finding("BIB001", place, "x", key="k").severity == "error"
    assert bib_finding("BIB006", place, "x").severity == "info"


def test_an_unknown_code_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        bib_finding("BIB999", Place(Path("a.bib")), "x")

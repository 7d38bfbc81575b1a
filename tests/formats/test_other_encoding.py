"""A file whose words look wrong as they were read says so, with the command that saves it as UTF-8."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.formats.other_encoding import read_wrongly
from litman.formats.table import read_foreign_file

_RIS = "TY  - JOUR\nAU  - Moss, Ada\nTI  - {}\nPY  - 2001\nER  - \n"


@pytest.mark.parametrize(
    ("encoding", "title", "said"),
    [
        pytest.param("mac-roman", "Größe und Käfer", "-f MACINTOSH", id="Macintosh"),
        pytest.param("koi8-r", "Вишнёвый сад", "-f KOI8-R", id="Russian of Unix"),
        pytest.param("gb18030", "红楼梦", "-f GB18030", id="Chinese"),
        pytest.param("cp1252", "Größe – „Käfer“", None, id="Windows-1252"),
        pytest.param("utf-8", "红楼梦", None, id="UTF-8"),
        pytest.param("utf-16", "红楼梦", None, id="UTF-16"),
        pytest.param("ascii", "Tea", None, id="ASCII"),
    ],
)
def test_words_that_look_wrong_are_said(tmp_path: Path, encoding: str, title: str, said: str | None) -> None:
    path = tmp_path / "works.ris"
    path.write_bytes(_RIS.format(title).encode(encoding))
    findings = [finding for finding in read_foreign_file(path, "ris").findings if "iconv" in finding.message]
    assert [said in finding.message for finding in findings] == ([True] if said else [])
    assert all("`litman undo`" in finding.message for finding in findings)


def test_a_file_that_declares_its_encoding_is_believed() -> None:
    data = "% Encoding: MacRoman\n@book{a, title = {Größe}}".encode("mac-roman")
    assert read_wrongly(Path("a.bib"), data) is None
    assert read_wrongly(Path("a.bib"), data.partition(b"\n")[2]) is not None

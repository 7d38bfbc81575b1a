"""What is said of a bibliography in another encoding saves it as UTF-8, with every character of it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from litman.bibtex.file.to_utf8 import to_utf8, with_mend
from litman.bibtex.file.whole_document import read_document
from litman.finding import Finding


@pytest.mark.skipif(shutil.which("iconv") is None, reason="needs iconv")
@pytest.mark.parametrize(
    ("declared", "encoding", "text", "name"),
    [
        pytest.param("", "cp1252", "– é €", "references.bib", id="none"),
        pytest.param("Cp1252", "cp1252", "– é", "it's mine; $(id).bib", id="Windows"),
        pytest.param("ISO-8859-1", "cp1252", "– é", "-n.bib", id="Latin-1, which means Windows"),
        pytest.param("ISO-8859-2", "iso8859-2", "łódź", "=x.bib", id="Latin-2"),
        pytest.param("windows-1251", "cp1251", "Чехов", "a b.bib", id="Cyrillic"),
        pytest.param("MacRoman", "mac-roman", "é Å", "references.bib", id="Macintosh"),
        pytest.param("", "mac-roman", "Möss und Käfer", "references.bib", id="Macintosh, not said"),
        pytest.param("Cp850", "cp850", "é ñ", "references.bib", id="DOS"),
        pytest.param("EUC_JP", "euc_jp", "漱石", "references.bib", id="Japanese"),
        pytest.param("GBK", "gbk", "红楼梦", "references.bib", id="Chinese"),
        pytest.param("", "gb18030", "红楼梦。", "references.bib", id="Chinese, not said"),
        pytest.param("", "utf-16", "é 红", "references.bib", id="UTF-16"),
        pytest.param("", "utf-16-be", "é 红", "references.bib", id="UTF-16 without a mark"),
        pytest.param("", "utf-32-le", "é 红", "references.bib", id="UTF-32 without a mark"),
    ],
)
def test_the_command_that_is_named_saves_the_file_as_utf_8(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, declared: str, encoding: str, text: str, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    head = f"% Encoding: {declared}\n" if declared else ""
    whole = f"{head}@book{{k, title = {{{text}}}}}\n"
    Path(name).write_bytes(whole.encode(encoding))
    (finding,) = _findings(Path(name))
    named = re.search(r"`(iconv .*)` (?:saves|does)", finding.said, re.DOTALL)
    assert named is not None, finding.said
    subprocess.run(["sh", "-c", named[1]], check=True)
    assert Path(name).read_text("utf-8") == whole
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(
            "@book{a, title = {é}}\n".encode() + b"@book{b, title = {\xe9}}",
            "other parts",
            id="two in one file",
        ),
        pytest.param(
            b"% Encoding: Big5\n@book{b, title = {\xff\xff}}", "not BIG5", id="bytes that it has not"
        ),
        pytest.param(b"@book{b, title = {z\x81\x80z}}", "cannot tell", id="no words in any"),
    ],
)
def test_no_command_is_named_that_would_spoil_the_file(data: bytes, said: str) -> None:
    mend = to_utf8(Path("references.bib"), data)
    assert said in mend
    assert "UTF-8" in mend
    assert "iconv" not in mend


def test_what_else_it_may_be_is_shown_by_its_first_word() -> None:
    data = b"@book{k, title = {Bj\xf6rk in \xc5bo und \xd8st}}"
    mend = to_utf8(Path("references.bib"), data)
    assert "-f WINDOWS-1252" in mend
    assert "if Björk is what stands there" in mend


def test_it_is_said_once_a_file() -> None:
    path = Path("references.bib")
    data = b"@book{a, title = {\xe9}}\n@book{b, title = {\xe9}}\n"
    findings = with_mend(read_document(path, data).findings, path, lambda: data)
    assert [finding.mend is not None for finding in findings] == [True, False]


def _findings(path: Path) -> tuple[Finding, ...]:
    data = path.read_bytes()
    return with_mend(read_document(path, data).findings, path, lambda: data)

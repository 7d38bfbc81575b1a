"""Encodings of which bytes say nothing are told by their words."""

import pytest

from litman.text.likely_encodings import likely_encodings


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        pytest.param("cp1252", "Über Möglichkeiten – né à Šibenik", id="Windows"),
        pytest.param("cp1252", "“Tea” – 5 €", id="Windows, no words"),
        pytest.param("mac-roman", "Über Möglichkeiten, né à Ålesund", id="Macintosh"),
        pytest.param("cp1250", "Łódź i źródła, Gdańsk, świat", id="Polish"),
        pytest.param("cp1251", "Вишнёвый сад", id="Russian"),
        pytest.param("koi8-r", "Вишнёвый сад", id="Russian of Unix"),
        pytest.param("cp1253", "Περί ποιητικής", id="Greek"),
        pytest.param("gb18030", "红楼梦与中国文学", id="Chinese"),
        pytest.param("big5hkscs", "紅樓夢與文學", id="Chinese of Taiwan"),
        pytest.param("shift_jis", "こころと夏目漱石", id="Japanese of Windows"),
        pytest.param("euc_jp", "こころと夏目漱石", id="Japanese of Unix"),
        pytest.param("euc_kr", "한국 문학의 역사", id="Korean"),
    ],
)
def test_the_encoding_of_words_is_among_the_likely_ones(encoding: str, text: str) -> None:
    found = dict(likely_encodings(f"@book{{k, title = {{{text}}}}}\n".encode(encoding)))
    assert encoding in found
    assert len(found) <= 5


@pytest.mark.parametrize("data", [b"", b"plain", b"z\x81\x80z"])
def test_what_has_no_words_has_none(data: bytes) -> None:
    assert likely_encodings(data) == []

"""A plain entry says what its parts say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.bibtex.file.check import entry_findings
from litman.bibtex.file.entry import Entry
from litman.bibtex.file.whole_document import read_document

PIECES = [
    b"title", b"Title", b"month", b" = ", b"=", b"{", b"}", b",", b'"', b"tea,  naps", b"\\", b"#", b"jan", b"2020",
    b"month = May,", b"\n  ", b"(", b")", b"\xc3\xa4", b"\xe4", b"{a {b} c}", b"title = {a,\n b},", b"%", b"=======",
    b"<<<<<<< a\n",
    b"year = 2020", b", ", b"y\xc3\xa4 = {x},",
]  # fmt: skip


def said(entry: Entry) -> tuple[str, str, dict[str, str]]:
    return entry.key, entry.type, entry.values


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(b"".join), st.sampled_from([b"", b", ", b" ,"]))
def test_any_entry_says_the_same_part_by_part(body: bytes, comma: bytes) -> None:
    data = b"@Book{key\xc3\xa41" + comma + body + b"}\n@string{may = {Mai}}\n"
    for plain, whole in zip(*(read_document(Path("works.bib"), data).entries() for _ in "ab"), strict=True):
        assert whole.parsed is not None
        assert said(plain) == said(whole)
        # `whole` is read part by part, since its parts were asked for.
        assert not (plain.is_sound and list(entry_findings(whole)))


@pytest.mark.parametrize(
    ("block", "is_sound"),
    [
        pytest.param("@a{k, t = {A {B}}, year = 2020, month = jan}", True, id="nothing wrong"),
        pytest.param("@a{k, t = {A}, T = {B}}", False, id="a field given again"),
        pytest.param("@a{k, t = {A @b}}", False, id="a mark about which readers differ"),
        pytest.param("@a{ k, t = {A}}", False, id="a head that readers may take otherwise"),
        pytest.param('@a{k, t = "A"}', False, id="quotation marks"),
        pytest.param("@a{k, journal = jacm}", False, id="a macro"),
    ],
)
def test_an_entry_is_called_sound_only_where_nothing_can_be_wrong(block: str, is_sound: bool) -> None:
    (entry,) = read_document(Path("works.bib"), block.encode()).entries()
    assert entry.is_sound is is_sound


@pytest.mark.parametrize(
    ("block", "is_plain"),
    [
        pytest.param("@a{k, t = {A {B}}, year = 2020,}", True, id="braces and numbers"),
        pytest.param("@a{k, t = {A}\n}", True, id="no comma at the end"),
        pytest.param("@a{k,}", True, id="no field"),
        pytest.param("@a{k}", False, id="a key alone"),
        pytest.param('@a{k, t = "A"}', False, id="quotation marks"),
        pytest.param("@a{k, month = Jan, t = {A}}", True, id="a month"),
        pytest.param(
            "@a{k, month = may, t = {A}}@string{may = {M}}", False, id="a month that a macro redefines"
        ),
        pytest.param("@a{k, journal = jacm}", False, id="a macro"),
        pytest.param("@a{k, t = {A} # {B}}", False, id="joined"),
        pytest.param("@a{k, year = 2020a}", False, id="no number"),
        pytest.param("@a{k, t = {A}, {B}}", False, id="something else behind a comma"),
        pytest.param("@a(k, t = {A})", False, id="round brackets"),
    ],
)
def test_only_what_is_laid_out_as_most_is_read_at_once(block: str, is_plain: bool) -> None:
    (entry,) = read_document(Path("works.bib"), block.encode()).entries()
    assert entry.has_plain_values is is_plain

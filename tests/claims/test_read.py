from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.claims.claim import Anchor, Checked, Claim, Link, MarkerUse, NamedSource
from litman.claims.model import Match, Reference
from litman.claims.read import CODES, read_claims

WHOLE = """\
[post]
title = "On naps"
source = "naps.md"
scanned = 2026-11-20
author = "A. Doe"
colour = "unknown keys are passed over"

[[reference]]
label = "2"
text = "Doe 2018, Sleep"
key = "doe2018sleep"
match = { outcome = "accepted", score = 1, by = "doi" }

[[claim]]
id = "c07"
text = "Naps help."
stance = "denies"
statement = "naps-help"
anchor = { exact = "Naps!", prefix = "p", suffix = "s", start = 28, end = 33, fingerprint = "5f1c9a0e77b2" }
named_sources = ["NASA", { name = "a study", vague = true }, { name = "BMJ", key = "roe2020naps" }]
markers = ["3", { label = "4", start = 31, end = 32 }]
  [[claim.link]]
  key = "doe2018sleep"
  relation = "quotes"
  marker = "[2]"
  verdict = "confirmed"
  quote = "Naps do help."
  locator = "p. 4"
  by = "AB"
  at = 2026-11-20T10:00:00Z
  checked = { fingerprint = "5f1c9a0e77b2", status = "none known" }
"""


def faults(text: str) -> list[str]:
    _, findings = read_claims(Path("naps.toml"), text.encode())
    return [f"{finding.place.line}:{finding.place.column} {finding.code}" for finding in findings]


def test_every_part_of_a_file_is_read() -> None:
    file, findings = read_claims(Path("claims/naps.toml"), WHOLE.encode())
    assert findings == ()
    assert file is not None
    assert (file.post_id, file.post.title, file.post.scanned) == ("naps", "On naps", date(2026, 11, 20))
    assert file.references == (
        Reference("2", "Doe 2018, Sleep", "doe2018sleep", Match("accepted", 1.0, "doi")),
    )
    assert file.claims == (
        Claim(
            id="c07",
            text="Naps help.",
            stance="denies",
            statement="naps-help",
            anchor=Anchor("Naps!", "p", "s", 28, 33, "5f1c9a0e77b2"),
            links=(
                Link(
                    key="doe2018sleep",
                    relation="quotes",
                    marker="[2]",
                    verdict="confirmed",
                    quote="Naps do help.",
                    locator="p. 4",
                    by="AB",
                    at=date(2026, 11, 20),
                    checked=Checked("5f1c9a0e77b2", "none known"),
                ),
            ),
            named_sources=(
                NamedSource("NASA"),
                NamedSource("a study", vague=True),
                NamedSource("BMJ", "roe2020naps"),
            ),
            markers=(MarkerUse("3"), MarkerUse("4", 31, 32)),
        ),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("[post]\n[[claim\n", ["2:8 CLM001"], id="no TOML"),
        pytest.param('[post]\na = "', ["2:6 CLM001"], id="ends in a string"),
        pytest.param("x = " + "[" * 5000, ["1:1 CLM001"], id="nested too deeply"),
        pytest.param("[post]\ntitle = 3\n", ["2:1 CLM002"], id="number for a text"),
        pytest.param("[post]\nscanned = '2026'\n", ["2:1 CLM002"], id="text for a date"),
        pytest.param("post = 'x'\n", ["1:1 CLM002"], id="text for a table"),
        pytest.param("[post]\n[claim]\nid = 'c'\n", ["2:1 CLM002"], id="one table for a list"),
        pytest.param(
            "[post]\n[[claim]]\nid = 'c'\ntext = ''\nlink = 1\n", ["5:1 CLM002"], id="number for a list"
        ),
        pytest.param(
            "[post]\n[[claim]]\nid='c'\ntext=''\nstance='x'\n[[claim.link]]\nkey='k'\n relation='x'\n",
            ["5:1 CLM003", "8:2 CLM003"],
            id="unknown words",
        ),
        pytest.param("[post]\n\n [[claim]]\ntext = ''\n", ["3:2 CLM004"], id="no id"),
        pytest.param(
            "[post]\n[[claim]]\nid='a'\ntext=''\n[[claim]]\nid='a'\n", ["6:1 CLM005"], id="id twice"
        ),
        pytest.param("[post]\n[[claim]]\nid='a/b'\n", ["3:1 CLM006"], id="id with a slash"),
        pytest.param("", ["1:1 CLM007"], id="no post"),
        pytest.param("[post]\n[[claim]]\nid='a'\n", ["2:1 CLM007"], id="no text"),
        pytest.param("[post]\n[[claim]]\nid='a'\ntext=''\n[[claim.link]]\n", ["5:1 CLM007"], id="no key"),
        pytest.param("[post]\n[[reference]]\n", ["2:1 CLM007"], id="empty reference"),
        pytest.param(
            "[post]\n[[claim]]\nid='a'\ntext=''\nanchor = { start = 4, end = 2, fingerprint = 'x' }\n",
            ["5:12 CLM008", "5:32 CLM008"],
            id="anchor that cannot be",
        ),
        pytest.param(
            "[post]\n[[claim]]\nid='a'\ntext=''\nanchor.start = 4\n", ["5:1 CLM008"], id="half a span"
        ),
        pytest.param(
            "[post]\n[[claim]]\nid='a'\ntext=''\nlink = [{key='k'}, {key='K'}]\n",
            ["5:21 CLM009"],
            id="link twice",
        ),
        pytest.param(
            "[post]\n[[claim]]\nid='a'\ntext=''\nmarkers = [1, {}]\nnamed_sources = ['']\n",
            ["5:12 CLM002", "5:15 CLM007", "6:18 CLM007"],
            id="markers and named sources",
        ),
    ],
)
def test_faults_are_findings_with_their_places(text: str, found: list[str]) -> None:
    assert faults(text) == found


def test_reading_goes_on_after_a_fault() -> None:
    text = "[post]\n[[claim]]\ntext='lost'\n[[claim]]\nid='b'\ntext=3\n[[claim]]\nid='c'\ntext='kept'\n"
    file, findings = read_claims(Path("x.toml"), text.encode())
    assert file is not None
    assert [(claim.id, claim.text) for claim in file.claims] == [("b", ""), ("c", "kept")]
    assert [finding.code for finding in findings] == ["CLM004", "CLM002"]


def test_absent_and_unknown_words_mean_the_least() -> None:
    text = "[post]\n[[claim]]\nid='b'\ntext=''\n[[claim.link]]\nkey='k'\nverdict='fine'\n"
    file, _ = read_claims(Path("x.toml"), text.encode())
    assert file is not None
    assert file.claims[0].links == (Link("k", "mentions", verdict="unchecked"),)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xef\xbb\xbf" + WHOLE.encode(), id="byte order mark"),
        pytest.param(WHOLE.replace("\n", "\r\n").encode(), id="CRLF"),
    ],
)
def test_encodings_of_editors_are_read(data: bytes) -> None:
    file, findings = read_claims(Path("x.toml"), data)
    assert findings == ()
    assert file is not None
    assert file.claims[0].id == "c07"


def test_bytes_that_are_not_utf_8_have_a_line() -> None:
    file, findings = read_claims(Path("x.toml"), b"[post]\ntitle = 'caf\xe9'\n")
    assert file is None
    assert str(findings[0]) == "x.toml:2:1: CLM001 the file is not UTF-8; save it as UTF-8"


@given(st.binary() | st.text().map(str.encode))
def test_no_bytes_stop_the_reader(data: bytes) -> None:
    file, findings = read_claims(Path("x.toml"), data)
    assert file is not None or findings


_VALUES = st.recursive(
    st.sampled_from(["1", '"c01"', "true", "2026-11-20", "1.5", "''"]),
    lambda inner: (
        st.lists(inner, max_size=2).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(
            st.sampled_from(["id", "key", "name", "label", "start", "link"]), inner, max_size=3
        ).map(lambda pairs: "{" + ", ".join(f"{key} = {value}" for key, value in pairs.items()) + "}")
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["post", "claim", "reference", "x"]), _VALUES, max_size=3))
def test_no_values_stop_the_reader(table: dict[str, str]) -> None:
    text = "".join(f"{name} = {value}\n" for name, value in table.items())
    file, findings = read_claims(Path("x.toml"), text.encode())
    assert file is not None
    assert {finding.code for finding in findings} <= CODES.keys()

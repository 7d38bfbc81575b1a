"""litman/index/claims/shape.py"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.claims import edit, edit_post
from litman.claims.claim import (
    RELATIONS,
    STANCES,
    VERDICTS,
    Anchor,
    Checked,
    Claim,
    Link,
    MarkerUse,
    NamedSource,
)
from litman.claims.model import Match, PostInfo, Reference
from litman.claims.read import read_claims
from litman.index.claims.rows import FileRows, rows_of_file
from litman.index.claims.shape import rows_of_shape

PATH = Path("claims/naps.toml")
POST = '[post]\ntitle = "Naps"\n'
OPEN = '\n[[reference]]\nlabel = "1"\ntext = "Doe"\n'
CLAIM = '\n[[claim]]\nid = "c01"\ntext = "Naps help."\nstance = "asserts"\n'

texts = st.text(st.sampled_from('ab é\\"\n\t[]{}#=,.\u2028\U0001f4a4'), max_size=12)
said = st.none() | texts
days = st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1))
numbers = st.integers(0, 5000)
checks = st.none() | st.builds(Checked, texts, texts)
links = st.builds(
    Link,
    st.sampled_from(["doe2018sleep", "Doe2018Sleep", "roe2020", 'odd "key"']),
    st.sampled_from(list(RELATIONS)),
    said,
    st.sampled_from(list(VERDICTS)),
    said,
    said,
    said,
    days,
    checks,
)
spans = st.tuples(numbers, numbers).map(sorted)
anchors = st.builds(
    lambda exact, prefix, suffix, span, mark: Anchor(exact, prefix, suffix, span[0], span[1], mark),
    said,
    said,
    said,
    spans,
    st.text("0123456789abcdef", min_size=12, max_size=12),
)
named = st.builds(NamedSource, texts, said, st.booleans())
markers = st.builds(lambda label, span: MarkerUse(label, *(span or (None, None))), texts, st.none() | spans)
claims = st.builds(
    Claim,
    id=st.sampled_from(["c01", "c02", "c03", "x.y"]),
    text=texts,
    stance=st.sampled_from(list(STANCES)),
    statement=said,
    anchor=anchors | st.just(Anchor()),
    links=st.lists(links, max_size=3, unique_by=lambda link: link.key.lower()).map(tuple),
    named_sources=st.lists(named, max_size=2).map(tuple),
    markers=st.lists(markers, max_size=2).map(tuple),
)
matches = st.none() | st.builds(Match, texts, st.none() | st.floats(0, 1).map(lambda x: round(x, 3)), said)
references = st.lists(st.builds(Reference, said, said, said, matches), max_size=3)
posts = st.builds(PostInfo, said, said, days, said, said, days, said, st.none(), st.just(()))


def written(post: PostInfo, listed: list[Reference], claimed: list[Claim]) -> str:
    data = edit_post.add_references(edit.new_claims_file(post), listed)
    return edit.add_claims(data, claimed).decode()


files = st.builds(written, posts, references, st.lists(claims, max_size=3, unique_by=lambda claim: claim.id))


def full(text: str) -> FileRows:
    data = text.encode()
    return rows_of_file(*read_claims(PATH, data))


@given(files)
def test_a_file_that_litman_wrote_is_read_as_the_full_reader_reads_it(text: str) -> None:
    assert rows_of_shape(text.encode()) in (None, full(text))


@given(files, st.data())
def test_a_file_that_was_changed_anywhere_is_read_alike_or_not_at_all(text: str, data: st.DataObject) -> None:
    lines = text.split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    what = data.draw(st.sampled_from(["drop", "double", "swap", "insert", "spoil"]))
    if what == "drop":
        del lines[at]
    elif what == "double":
        lines.insert(at, lines[at])
    elif what == "swap":
        lines[at - 1], lines[at] = lines[at], lines[at - 1]
    elif what == "insert":
        more = [
            "# note",
            'note = "x"',
            "[[claim]]",
            "[[reference]]",
            "  [[claim.link]]",
            'key = "k"',
            "[post]",
            "\r",
        ]
        lines.insert(at, data.draw(st.sampled_from(more)))
    else:
        place = data.draw(st.integers(0, len(lines[at])))
        piece = data.draw(st.sampled_from('"\\0- \t\r\x7f\x00}]=#é'))
        lines[at] = lines[at][:place] + piece + lines[at][place + data.draw(st.integers(0, 1)) :]
    changed = "\n".join(lines)
    assert rows_of_shape(changed.encode()) in (None, full(changed))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(POST, id="no claims"),
        pytest.param(f"# Mine.\n\n{POST}{CLAIM}", id="comment"),
        pytest.param((POST + CLAIM).replace("\n", "\r\n"), id="CRLF"),
        pytest.param(
            f'{POST}{CLAIM}anchor = {{ start = 1, end = 2, fingerprint = "0123456789ab" }}\n', id="anchor"
        ),
        pytest.param(
            f'{POST}{CLAIM}named_sources = ["A", {{ name = "B", key = "k", vague = true }}]\n', id="named"
        ),
        pytest.param(
            f'{POST}{OPEN}{CLAIM}markers = ["1", {{ label = "2", start = 3, end = 4 }}]\n',
            id="open reference",
        ),
        pytest.param(
            f'{POST}{CLAIM}markers = ["1"]\n{OPEN}',
            id="reference later",
        ),
        pytest.param(
            f'{POST}{CLAIM}\t[[claim.link]]\nkey = "k"\n  [[claim.link]]\n  key = "l"\n', id="links"
        ),
        pytest.param(
            f'{POST}{CLAIM}  [[claim.link]]\n  key = "k"\n  locator = "p. 1"\n  at = 2024-02-29\n  quote = "q"\n'
            '  checked = { fingerprint = "a", status = "none known" }\n  by = "AB"\n',
            id="fields of a link in another order",
        ),
    ],
)
def test_what_litman_writes_needs_no_other_reader(text: str) -> None:
    rows = rows_of_shape(text.encode())
    assert rows is not None
    assert rows == full(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(CLAIM, id="no post"),
        pytest.param(f"{POST}{POST}", id="two posts"),
        pytest.param('[post]\ntitle = "a"\ntitle = "b"\n', id="key twice"),
        pytest.param("[post]\nscanned = 2026-02-30\n", id="no such day"),
        pytest.param("[post]\ntitle = 2026-02-03\n", id="a day for a text"),
        pytest.param(f"{POST}{CLAIM}{CLAIM}", id="id twice"),
        pytest.param(
            f'{POST}{CLAIM}  [[claim.link]]\n  key = "k"\n  [[claim.link]]\n  key = "K"\n', id="link twice"
        ),
        pytest.param(f"{POST}{CLAIM}".replace("asserts", "shouts"), id="unknown word"),
        pytest.param(f"{POST}{CLAIM}note = 3\n", id="unknown key"),
        pytest.param(
            f'{POST}{CLAIM}markers = [{{ label = "2", start = 4, end = 3 }}]\n', id="span that is none"
        ),
        pytest.param(f'{POST}{CLAIM}named_sources = [""]\n', id="source without a name"),
        pytest.param(f"\ufeff{POST}", id="BOM"),
        pytest.param("", id="empty"),
    ],
)
def test_what_is_wrong_or_laid_out_otherwise_is_left_to_the_full_reader(text: str) -> None:
    assert rows_of_shape(text.encode()) is None


def test_bytes_that_are_no_utf8_are_left_to_the_full_reader() -> None:
    assert rows_of_shape(b'[post]\ntitle = "\xff"\n') is None

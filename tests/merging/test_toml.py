"""Merging claims files by claim, link and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.claims.read import read_claims
from litman.merging.merged import CannotMergeError
from litman.merging.toml import merge_toml
from tests.merging.test_bibliography import edited

BASE = """\
# Kept by hand.
[post]
title = "Tea and sleep"
scanned = 2026-01-01
last_id = "c02"
last_reference = "r01"
dropped = ["aa"]

[[reference]]
id = "r01"
label = "1"
text = "Doe J. Tea."
key = "doe2020"

[[claim]]
id = "c01"
text = "Tea helps."
anchor = { start = 1, end = 9, fingerprint = "0123456789ab" } # where it stands
  [[claim.link]]
  key = "doe2020"
  relation = "supports"

  # read by AB
  [[claim.link]]
  key = "roe2018"
  verdict = "confirmed"

[[claim]]
id = "c02"
text = "Moss does not."
"""
NEW = '\n[[claim]]\nid = "c03"\ntext = "@"\nanchor = { start = 50, end = 60, fingerprint = "@@@@@@@@@@@@" }\n'


def merged(ours: str, theirs: str, base: str = BASE) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    result = merge_toml(base.encode(), ours.encode(), theirs.encode())
    return result.data.decode(), result.conflicts, result.notes


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        pytest.param(
            [("2026-01-01", "2026-03-01"), ("start = 1", "start = 5")],
            [("2026-01-01", "2026-02-01"), ("start = 1", "start = 7")],
            [("2026-01-01", "2026-03-01"), ("start = 1", "start = 5")],
            id="two scans",
        ),
        pytest.param(
            [('"supports"', '"supports"\n  verdict = "partly"')],
            [('verdict = "confirmed"', 'verdict = "confirmed"\n  by = "AB"')],
            [
                ('"supports"', '"supports"\n  verdict = "partly"'),
                ('verdict = "confirmed"', 'verdict = "confirmed"\n  by = "AB"'),
            ],
            id="two links",
        ),
        pytest.param(
            [('["aa"]', '["aa", "bb"]')],
            [('["aa"]', '["cc"]')],
            [('["aa"]', '["bb", "cc"]')],
            id="a list as a set",
        ),
        pytest.param(
            [('key = "doe2020"', 'key = "doe2020tea"'), ('  key = "doe2020"', '  key = "doe2020tea"')],
            [('"supports"', '"background"')],
            [
                ('key = "doe2020"', 'key = "doe2020tea"'),
                ('  key = "doe2020"', '  key = "doe2020tea"'),
                ('"supports"', '"background"'),
            ],
            id="a link whose work was renamed and that was judged",
        ),
        pytest.param(
            [
                (
                    'text = "Doe J. Tea."',
                    'text = "Doe J. Tea."\nmatch = { outcome = "accepted", by = "string" }',
                )
            ],
            [('text = "Doe J. Tea."', 'text = "Doe J. Tea."\nmatch = { outcome = "accepted", by = "AB" }')],
            [('text = "Doe J. Tea."', 'text = "Doe J. Tea."\nmatch = { outcome = "accepted", by = "AB" }')],
            id="a reference that a scan tied, and a person",
        ),
        pytest.param(
            [("# read by AB", "# read by AB, twice")],
            [('"Moss does not."', '"Moss does not."\ncomment = "Sure?"')],
            [
                ("# read by AB", "# read by AB, twice"),
                ('"Moss does not."', '"Moss does not."\ncomment = "Sure?"'),
            ],
            id="a remark",
        ),
    ],
)
def test_edits_of_different_things_are_all_there(
    ours: list[tuple[str, str]], theirs: list[tuple[str, str]], both: list[tuple[str, str]]
) -> None:
    versions = [edited(*changes, base=BASE) for changes in (ours, theirs, both)]
    assert merged(*versions[:2]) == (versions[2], (), ())


def test_claims_that_both_sides_added_under_one_id_both_stay_and_theirs_gets_the_next() -> None:
    last = ('last_id = "c02"', 'last_id = "c03"')
    pair = [edited(last, base=BASE) + NEW.replace("@", letter) for letter in "de"]
    text, conflicts, notes = merged(*pair)
    assert (conflicts, notes) == ((), ("their c03 is c04 now",))
    file, findings = read_claims(Path("tea.toml"), text.encode())
    assert file is not None
    assert findings == ()
    assert [(claim.id, claim.text) for claim in file.claims][2:] == [("c03", "d"), ("c04", "e")]
    assert file.post.last_id == "c04"


def test_a_reference_that_moves_on_is_named_so_by_their_claims() -> None:
    added = (
        '\n[[reference]]\nid = "r02"\ntext = "@"\n'
        + NEW.replace("fingerprint", "fingerprint")
        + '  [[claim.link]]\n  key = "@"\n  reference = "r02"\n'
    )
    text, conflicts, _ = merged(*(BASE + added.replace("@", letter) for letter in "de"))
    assert conflicts == ()
    file, _ = read_claims(Path("tea.toml"), text.encode())
    assert file is not None
    assert [(item.id, item.text) for item in file.references][1:] == [("r02", "d"), ("r03", "e")]
    assert [claim.links[0].reference for claim in file.claims[2:]] == ["r02", "r03"]


def test_marks_stand_around_the_key_alone() -> None:
    pair = [
        edited(('verdict = "confirmed"', f'verdict = "{word}"'), base=BASE)
        for word in ("partly", "not-in-source")
    ]
    text, conflicts, _ = merged(*pair)
    assert conflicts == ("claim c01 link roe2018 verdict",)
    marks = '<<<<<<< ours\n  verdict = "partly"\n=======\n  verdict = "not-in-source"\n>>>>>>> theirs\n'
    assert text == edited(('  verdict = "confirmed"\n', marks), base=BASE)


def test_a_table_of_a_link_follows_its_new_key() -> None:
    base = BASE + '  [[claim.link]]\n  key = "fern2020"\n  [claim.link.checked]\n  status = "none known"\n'
    ours = edited(('key = "fern2020"', 'key = "fern2021"'), base=base)
    theirs = edited(('"none known"', '"corrected"'), base=base)
    both = edited(('"none known"', '"corrected"'), base=ours)
    assert merged(ours, edited(("Moss", "Mosses"), base=base), base)[0] == edited(
        ("Moss", "Mosses"), base=ours
    )
    assert merged(ours, theirs, base) == (both, (), ())


@pytest.mark.parametrize("size", [7, 9])
def test_marks_of_any_size_leave_a_file_that_is_read(size: int) -> None:
    pair = [
        edited(('verdict = "confirmed"', f'verdict = "{word}"'), base=BASE)
        for word in ("partly", "not-in-source")
    ]
    result = merge_toml(BASE.encode(), *(text.encode() for text in pair), size=size)
    assert result.data.count(b"<" * size + b" ours\n") == 1
    file, findings = read_claims(Path("tea.toml"), result.data)
    assert file is not None
    assert file.claims[0].links[1].verdict == "partly"
    assert [finding.code for finding in findings] == ["CLM001"]


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(BASE + "[[claim\n", id="no TOML"),
        pytest.param(BASE + '\n[[claim]]\nid = "c01"\n', id="an id twice"),
    ],
)
def test_a_side_that_is_broken_is_refused(broken: str) -> None:
    with pytest.raises(CannotMergeError):
        merged(broken, edited(("Moss", "Mosses"), base=BASE))

"""A post as a reader sees it."""

from __future__ import annotations

import pytest

from litman.actions.post_view.model import PostView
from tests.actions.post_view.conftest import View

POST = """\
---
author: Ann Birch
---

# Tea at night

## What is known

Tea lengthens sleep in most adults [@moss2019tea, p. 4]. Coffee shortens it, as [a site](https://example.org/a) says.

- Leaves hold more caffeine than buds.
  - Buds of spring hold least of all.

| Drink | Effect |
|---|---|
| Tea | longer sleep |
| Coffee | shorter sleep |

> Whoever drinks tea sleeps late.

Nobody knows why[^1].

[^1]: Perhaps Reed does.

```
sleep = tea
```
"""


def _words(view: PostView) -> list[tuple[str, str]]:
    return [(block.kind, "".join(run.text for run in block.runs)) for block in view.blocks]


def test_blocks_are_what_a_reader_sees(view: View) -> None:
    seen = view("tea.md", POST)
    assert (seen.title, seen.authors) == ("Tea at night", ("Ann Birch",))
    assert _words(seen) == [
        ("heading", "What is known"),
        (
            "paragraph",
            "Tea lengthens sleep in most adults [Moss & Fern 2019, p. 4]. Coffee shortens it, as a site says.",
        ),
        ("list-item", "Leaves hold more caffeine than buds."),
        ("list-item", "Buds of spring hold least of all."),
        ("table", ""),
        ("quotation", "Whoever drinks tea sleeps late."),
        ("paragraph", "Nobody knows why1."),
        ("note", "Perhaps Reed does."),
        ("code", "sleep = tea"),
    ]
    table = next(block for block in seen.blocks if block.kind == "table")
    assert [["".join(run.text for run in cell.runs) for cell in row] for row in table.rows] == [
        ["Drink", "Effect"],
        ["Tea", "longer sleep"],
        ["Coffee", "shorter sleep"],
    ]


def test_runs_know_their_claims_and_markers(view: View) -> None:
    seen = view("tea.md", POST)
    runs = next(block for block in seen.blocks if block.kind == "paragraph").runs
    claim = seen.claims[0]
    assert claim.text.startswith("Tea lengthens sleep in most adults")
    assert claim.heading == "What is known"
    (number,) = claim.markers
    assert [run.text for run in runs if run.marker == number] == ["[Moss & Fern 2019, p. 4]"]
    assert seen.markers[number].keys == ("moss2019tea",)
    assert {run.claims for run in runs if "Tea lengthens" in run.text} == {(claim.id,)}
    assert [run.link for run in runs if run.text == "a site"] == ["https://example.org/a"]


def _confirmed(claims: str) -> str:
    return claims.replace('verdict = "unchecked"', 'verdict = "confirmed"\nby = "AB"\nat = 2026-11-20', 1)


@pytest.mark.parametrize(
    ("edit", "later", "state", "verdict"),
    [
        pytest.param(lambda claims: claims, None, "linked", None, id="nobody looked"),
        pytest.param(_confirmed, None, "checked", "confirmed", id="looked into"),
        pytest.param(
            _confirmed,
            POST.replace("in most adults", "in most young people"),
            "stale",
            "confirmed",
            id="the sentence is another one since",
        ),
    ],
)
def test_a_claim_has_come_so_far(view: View, edit, later, state, verdict) -> None:  # type: ignore[no-untyped-def]
    seen = view("tea.md", POST, edit=edit, later=later)
    claim = seen.claims[0]
    assert (claim.state, claim.verdict) == (state, verdict)
    assert getattr(seen.coverage, state) == 1
    assert seen.coverage.total == len(seen.claims)


def test_a_printed_list_is_parted_into_its_references(view: View) -> None:
    text = (
        "Tea lengthens sleep [1]. Leaves make tea [2].\n\nReferences\n\n"
        "1. Moss A, Fern B. Tea and sleep. Journal of Tea 2019. doi:10.1000/tea.7\n"
        "2. Reed C. The Leaf. Grove, 2001.\n"
    )
    seen = view("tea.txt", text)
    listed = [block for block in seen.blocks if block.kind == "reference"]
    assert [(block.label, block.references) for block in listed] == [("1", ("r01",)), ("2", ("r02",))]
    assert seen.markers[0].references == ("r01",)
    assert seen.works["moss2019tea"].who == "Moss & Fern 2019"


def test_a_post_that_is_not_at_hand_has_its_claims(view: View, root) -> None:  # type: ignore[no-untyped-def]
    seen = view("tea.md", POST, edit=lambda claims: claims.replace("tea.md", "gone.md"))
    assert seen.blocks == ()
    assert seen.claims[0].text.startswith("Tea lengthens")
    assert seen.claims[0].place is None


TABLE_HTML = """\
<h1>Tea</h1><p>Tea lengthens sleep.</p>
<table><tr>
 <th>Drink</th>
 <th>Effect</th></tr>
<tr><td><p>Tea,</p>
<p>black</p></td>
<td>longer</td></tr></table>
<table><tr><td>Milk</td><td>none</td></tr></table>
"""


def test_rows_and_cells_are_those_of_the_mark_up(view: View) -> None:
    tables = [block for block in view("tea.html", TABLE_HTML).blocks if block.kind == "table"]
    assert [
        [["".join(run.text for run in cell.runs) for cell in row] for row in table.rows] for table in tables
    ] == [
        [["Drink", "Effect"], ["Tea, black", "longer"]],
        [["Milk", "none"]],
    ]
    assert [[cell.is_head for cell in row] for row in tables[0].rows] == [[True, True], [False, False]]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param(
            "tea.md", "# Tea\n\nTea helps.\n\n```py\nfor cup in pot:\n    pour(cup)\n```\n", id="Markdown"
        ),
        pytest.param(
            "tea.html",
            "<h1>Tea</h1><p>Tea helps.</p><pre><code>for cup in <b>pot</b>:\n    pour(cup)</code></pre>",
            id="HTML",
        ),
    ],
)
def test_code_keeps_its_lines(view: View, name: str, text: str) -> None:
    code = next(block for block in view(name, text).blocks if block.runs[0].look == "code")
    assert code.runs[0].text == "for cup in pot:\n    pour(cup)"


def test_empty_cells_keep_their_place(view: View) -> None:
    text = "# Tea\n\nTea helps.\n\n| Drink | Cup | Effect |\n|---|---|---|\n| | 2 | |\n| Milk | | none |\n"
    table = next(block for block in view("tea.md", text).blocks if block.kind == "table")
    assert [["".join(run.text for run in cell.runs) for cell in row] for row in table.rows] == [
        ["Drink", "Cup", "Effect"],
        ["", "2", ""],
        ["Milk", "", "none"],
    ]

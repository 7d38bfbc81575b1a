from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import analyse_post
from litman.posts.readers.html import read_html_post

_LONG = "Dogs grow in the first year of their life and then they stop, which every owner of a dog knows well"
_ONE, _TWO = "Moss, A. (2018). Dogs. Invented Dogs, 1, 3–9.", "Ray, B. (2019). Cats. Invented Cats, 2, 4–8."
_LINES = f"<ol><li>{_ONE}</li><li>{_TWO}</li></ol>"


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            '<h2>References</h2><div class="csl-bib-body"><div class="csl-entry"><div class="csl-left-margin">[1] '
            f'</div><div class="csl-right-inline">{_ONE}</div></div><div class="csl-entry"><div '
            f'class="csl-left-margin">[2] </div><div class="csl-right-inline">{_TWO}</div></div></div>',
            id="numbered entries of a processor",
        ),
        pytest.param(
            "<h2>References</h2><table><tr><td>1.</td><td>"
            f"{_ONE}</td></tr><tr><td>2.</td><td>{_TWO}</td></tr></table>",
            id="table under a heading",
        ),
        pytest.param(
            f'<dl class="footnotes"><dt>1</dt><dd>{_ONE}</dd><dt>2</dt><dd>{_TWO}</dd></dl>', id="terms"
        ),
        pytest.param(
            f'<h2>References</h2><ol><li><span class="n">1</span> <span>{_ONE}</span></li><li><span class="n">2'
            f"</span> <span>{_TWO}</span></li></ol>",
            id="numbers in boxes of their own",
        ),
        pytest.param(
            f'<h2>References</h2><div style="display: none">{_LINES}</div>', id="list that is not shown"
        ),
        pytest.param(
            f'<div><button aria-expanded="false">References</button></div><div hidden>{_LINES}</div>',
            id="panel that a button opens",
        ),
        pytest.param(f"<details><summary>References</summary>{_LINES}</details>", id="details"),
        pytest.param(
            f"<h2>References</h2><ol><li>{_ONE}</li><li>{_TWO}<ul><li>Find it in a library</li></ul></li></ol>",
            id="list within a reference",
        ),
    ],
)
def test_references_that_are_no_plain_list_are_read_with_their_labels(page: str) -> None:
    source = f"<body><h1>Dogs</h1><p>{_LONG} [1]. Cats do not [2].</p>{page}</body>"
    found = analyse_post(read_html_post(Path("p.html"), source.encode()))
    assert [item.label for item in found.references] == ["1", "2"]
    assert [
        item.text.startswith(text) for item, text in zip(found.references, (_ONE, _TWO), strict=True)
    ] == [True] * 2
    assert [at for use in found.markers for at in use.references] == [0, 1]
    assert len(found.claims) == 2


def test_entries_without_numbers_have_no_label_though_the_text_links_their_year() -> None:
    page = (
        f'<p>{_LONG}, as Moss (<a href="#ref-m">2018</a>) found.</p><div id="refs" class="references">'
        f'<div id="ref-m" class="csl-entry">{_ONE}</div><div id="ref-r" class="csl-entry">{_TWO}</div></div>'
    )
    found = analyse_post(read_html_post(Path("p.html"), f"<body><h1>Dogs</h1>{page}</body>".encode()))
    assert [(item.label, item.text) for item in found.references] == [(None, _ONE), (None, _TWO)]
    assert [use.references for use in found.markers] == [(0,)]


def test_a_bibliography_is_read_beside_footnotes() -> None:
    page = (
        f'<p>{_LONG} (Moss, 2018).<sup><a href="#n1">1</a></sup></p><div class="csl-entry" id="m">{_ONE}</div>'
        '<section class="footnotes" role="doc-endnotes"><ol><li id="n1">Wolves, too: see Ray (2019).</li></ol>'
        "</section>"
    )
    found = analyse_post(read_html_post(Path("p.html"), f"<body><h1>Dogs</h1>{page}</body>".encode()))
    assert [item.label for item in found.references] == [None, "1"]
    assert [use.references for use in found.markers] == [(0,), (1,)]


def test_notes_called_by_letters_stand_beside_numbered_references() -> None:
    page = (
        f'<p>{_LONG}.<sup><a href="#cite_note-1">[a]</a></sup><sup><a href="#cite_note-2">[1]</a></sup> Cats do not.'
        '<sup><a href="#cite_note-3">[note 1]</a></sup></p><ol class="references"><li id="cite_note-1">Most do.'
        "</li></ol>"
        '<ol class="references"><li id="cite_note-3">See Ray (2019).</li></ol>'
        f'<h2>References</h2><ol class="references"><li id="cite_note-2">{_ONE}</li></ol>'
    )
    found = analyse_post(read_html_post(Path("p.html"), f"<body><h1>Dogs</h1>{page}</body>".encode()))
    assert [(item.label, item.footnote) for item in found.references] == [("1", False), ("note 1", True)]
    assert [(use.marker.text, use.references) for use in found.markers] == [
        ("[a]", ()),
        ("[1]", (0,)),
        ("[note 1]", (1,)),
    ]
    assert not [problem for problem in found.problems if problem.kind == "marker-without-reference"]

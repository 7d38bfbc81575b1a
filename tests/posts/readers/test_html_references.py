from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import analyse_post
from litman.posts.readers.html import read_html_post

_LONG = "Dogs grow in the first year of their life and then they stop, which every owner of a dog knows well"
_ONE, _TWO = "Moss, A. (2018). Dogs. Invented Dogs, 1, 3–9.", "Ray, B. (2019). Cats. Invented Cats, 2, 4–8."


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            f"<p>{_LONG}.<sup>1,2</sup></p><h2>Sources</h2><ol><li>{_ONE}</li><li>{_TWO}</li></ol>",
            id="list under a heading",
        ),
        pytest.param(
            f'<p>{_LONG} [1,2].</p><div class="references"><ol><li>{_ONE}</li><li>{_TWO}</li></ol></div>',
            id="named box",
        ),
        pytest.param(
            f'<p>{_LONG}.<sup><a href="#a">1</a></sup><sup><a href="#b">2</a></sup></p><ul><li '
            f'id="a">{_ONE}</li><li id="b">{_TWO}</li></ul>',
            id="linked items",
        ),
        pytest.param(
            f'<p>{_LONG} [<a href="#a">1</a>, <a href="#b">2</a>].</p><p id="a">1. {_ONE}</p><p id="b">2. {_TWO}</p>',
            id="linked paragraphs",
        ),
        pytest.param(
            f'<p>{_LONG}.<a id="k1" href="#n1">1</a><a id="k2" href="#n2">2</a></p>'
            f'<div class="footnote"><a id="n1" href="#k1">1</a><div><p>{_ONE}</p></div></div>'
            f'<div class="footnote"><a id="n2" href="#k2">2</a><div><p>{_TWO}</p></div></div>',
            id="boxes that link back",
        ),
        pytest.param(
            f'<p>{_LONG} [1][2].</p><section role="doc-endnotes"><ol><li>{_ONE} <a '
            f'href="#x">↩</a></li><li>{_TWO} <a href="#y">↩</a></li></ol></section>',
            id="endnotes",
        ),
    ],
)
def test_references_are_found_and_tied_however_the_page_marks_them(page: str) -> None:
    found = analyse_post(read_html_post(Path("p.html"), f"<body><h1>Dogs</h1>{page}</body>".encode()))
    assert [item.label for item in found.references] == ["1", "2"]
    assert [item.text.removeprefix(f"{n}. ") for n, item in enumerate(found.references, 1)] == [_ONE, _TWO]
    assert [at for use in found.markers for at in use.references] == [0, 1]
    assert [claim.start for claim in found.claims] == [found.post.text.index("Dogs grow")]

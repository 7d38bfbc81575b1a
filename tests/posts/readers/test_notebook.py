from __future__ import annotations

import json
from pathlib import Path

import pytest

from litman.errors import DamagedPostError, EmptyPostError
from litman.posts.analyse import Analysis, analyse_post
from litman.posts.readers.notebook import read_notebook_post
from tests.posts.notebook_maker import code, markdown, notebook, raw

FRONT = "---\ntitle: Light and the clock\nauthor: Ivy Dale\ndate: 2024-03-05\n---\n"
OPENING = """# Light and the clock

Morning light moves the clock forward by an hour <sup>[1](#moss)</sup>. Evening light delays it by two
hours<sup>[2](#fern)</sup>.
Blue lamps wake older people up [[3]](#glen). Candles change nothing in most homes [[4]](https://example.org/candles).

Shepherds sleep longer than clerks [5]. Naps after noon delay the night by an hour [5, 6]. Cold rooms lengthen deep
sleep in winter [1–3]. Wool keeps the feet of sleepers warm [see 2]. Red lamps leave the clock alone (Ref. [6](#oak)).
"""
MIDDLE = """## What lamps do

Lamps of 40 W shorten the night by nine minutes [1, 2, and 4]. Students read two hours longer under them [e.g., 3].
Curtains lengthen sleep by twelve minutes [4, p. 12]. Street lamps shorten it
again<sup>[5](#reed)</sup><sup>,</sup><sup>[6](#oak)</sup>.
Clerks sleep less in June than in December.[^june] Moonlight does nothing to dogs.[^moon]

- Bright offices raise the mood of clerks <sup>[3](#glen)</sup>.
- Dim offices lower it [[5]](#reed).

| lamp | what it does |
|---|---|
| red | It leaves the clock alone [6]. |
"""
MORE = """The clock of dogs runs faster than ours [2]. That of cats does not [3]. Bees keep time without light [4].
Cocks crow at the same hour in the dark [1]. Owls sleep through the morning [5,6]. Bats wake up at dusk [1-2].
Moths fly to the lamp all night【3】. Toads wait under it [2; 4].
"""
TRAPS = """The grid `x[1]` holds $y^{[2]}$ and $t_{[3]}$, and the scale goes from 0 to 10 (0-10).

```python
lamps[4] = 5  # [5] is no source
"""
LIST = """## References
1. <a id="moss"></a> Moss, A. (2018). Morning light and the clock. *Journal of Lamps*, 1, 3–9.
2. <a id="fern"></a> Fern, B. (2019). Evening light and sleep. *Journal of Lamps*, 2, 10–19.
3. <a id="glen"></a> Glen, C. (2017). Blue lamps and older people. *Journal of Lamps*, 3, 20–29.
4. <a id="candle"></a> Hill, D. (2016). Candles at home. *Letters on Sleep*, 4, 30–39.
5. <a id="reed"></a> Reed, E. (2015). The sleep of shepherds. *Letters on Sleep*, 5, 40–49.
6. <a id="oak"></a> Oak, F. (2014). Naps and red lamps. *Letters on Sleep*, 6, 50–59.
"""
NOTES = "[^june]: Reed, E. (2015). The sleep of shepherds. Letters on Sleep, 5, 44.\n\n[^moon]: Nobody asked."


@pytest.fixture(scope="module")
def read() -> Analysis:
    cells = (raw(FRONT), markdown(OPENING), code("plot(lamps)  # [1]", "see [2] and [3]"), markdown(MIDDLE))
    cells += (raw("Nobody reads [4] here."), markdown(MORE), markdown(TRAPS), markdown(LIST), markdown(NOTES))
    return analyse_post(read_notebook_post(Path("lamps.ipynb"), notebook(*cells)))


def test_every_form_of_marker_is_found_and_tied(read: Analysis) -> None:
    cited = [
        (use.marker.text, [int(read.references[at].label or 0) for at in use.references])
        for use in read.markers
        if use.marker.kind != "footnote"
    ]
    assert cited == [
        ("1", [1]),
        ("2", [2]),
        ("[3]", [3]),
        ("[4]", [4]),
        ("[5]", [5]),
        ("[5, 6]", [5, 6]),
        ("[1–3]", [1, 2, 3]),
        ("[see 2]", [2]),
        ("(Ref. 6)", [6]),
        ("[1, 2, and 4]", [1, 2, 4]),
        ("[e.g., 3]", [3]),
        ("[4, p. 12]", [4]),
        ("5,6", [5, 6]),
        ("3", [3]),
        ("[5]", [5]),
        ("[6]", [6]),
        ("[2]", [2]),
        ("[3]", [3]),
        ("[4]", [4]),
        ("[1]", [1]),
        ("[5,6]", [5, 6]),
        ("[1-2]", [1, 2]),
        ("【3】", [3]),
        ("[2; 4]", [2, 4]),
    ]
    assert [use.marker.label for use in read.markers if use.marker.kind == "footnote"] == ["june", "moon"]
    assert len(read.markers) > 25
    assert not read.problems


def test_code_its_output_and_raw_cells_are_no_text(read: Analysis) -> None:
    assert "plot" not in read.post.text
    assert "see [2] and" not in read.post.text
    assert "Nobody reads" not in read.post.text


def test_claims_are_sentences_of_its_markdown(read: Analysis) -> None:
    text = read.post.text
    claims = [text[claim.start : claim.end] for claim in read.claims]
    for start in (
        "Morning light moves",
        "Curtains lengthen",
        "Bats wake up",
        "Dim offices",
        "Clerks sleep less",
    ):
        assert [claim for claim in claims if claim.startswith(start)], start
    assert not any("is no source" in claim for claim in claims)


def test_a_place_is_a_cell_and_a_line_in_it(read: Analysis) -> None:
    post = read.post
    assert str(post.place(post.text.index("Blue lamps"))) == "lamps.ipynb, in cell 2, line 5"
    assert str(post.place(post.text.index("Bats wake up"))) == "lamps.ipynb, in cell 6, line 2"
    assert str(post.place(post.text.index("Fern, B."))) == "lamps.ipynb, in cell 8, line 3"


def test_front_matter_in_the_first_cell_says_who_wrote_when(read: Analysis) -> None:
    post = read.post
    assert (post.title, post.authors, post.date) == ("Light and the clock", ("Ivy Dale",), "2024-03-05")


def test_metadata_name_title_and_authors() -> None:
    data = notebook(markdown("# One\n\nDogs grow."), title="On dogs", authors=[{"name": "Ann Moss"}])
    post = read_notebook_post(Path("p.ipynb"), data)
    assert (post.title, post.authors) == ("On dogs", ("Ann Moss",))


def test_worksheets_of_old_notebooks_are_read() -> None:
    cells = [
        {"cell_type": "heading", "level": 2, "source": "On dogs"},
        {"cell_type": "markdown", "source": "Dogs grow."},
    ]
    data = json.dumps({"nbformat": 3, "worksheets": [{"cells": cells}]}).encode()
    post = read_notebook_post(Path("p.ipynb"), data)
    assert post.title == "On dogs"
    assert str(post.place(post.text.index("Dogs grow"))) == "p.ipynb, in cell 2, line 1"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(b"{", DamagedPostError, id="a part of a file"),
        pytest.param(b"[" * 200_000, DamagedPostError, id="nested without end"),
        pytest.param(
            b'{"cells": ' + b"[" * 200_000 + b"]" * 200_000 + b"}", DamagedPostError, id="deep and whole"
        ),
        pytest.param(b"\xff\xfe\x00", DamagedPostError, id="bytes"),
        pytest.param(b'{"a": 1}', DamagedPostError, id="no cells"),
        pytest.param(b"[1, 2]", DamagedPostError, id="a list"),
        pytest.param(notebook(), EmptyPostError, id="empty"),
        pytest.param(notebook(code("x = 1", "2")), EmptyPostError, id="code alone"),
        pytest.param(
            notebook(None, 3, {"cell_type": "markdown", "source": 5}), EmptyPostError, id="odd cells"
        ),
    ],
)
def test_what_is_no_notebook_with_text_is_named(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_notebook_post(Path("p.ipynb"), data)

from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.post import Post
from litman.posts.readers.markdown import read_markdown_post


def _post(source: str) -> Post:
    return read_markdown_post(Path("p.md"), source.encode())


def _blocks(source: str) -> list[tuple[str, str]]:
    post = _post(source)
    return [(block.kind, post.text[block.start : block.end]) for block in post.blocks]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        pytest.param(
            "# Dogs\n\nThey *grow* and `bark`.",
            [("title", "Dogs"), ("paragraph", "They grow and bark.")],
            id="title and paragraph",
        ),
        pytest.param("They\ngrow  \nand bark.", [("paragraph", "They grow\nand bark.")], id="line ends"),
        pytest.param("> They grow.", [("quotation", "They grow.")], id="quotation"),
        pytest.param(
            "- Legs\n  1. Toes\n- Tails",
            [("list-item", "Legs"), ("list-item", "Toes"), ("list-item", "Tails")],
            id="lists",
        ),
        pytest.param(
            "| a | b |\n|---|---|\n| c | d |",
            [("table-cell", "a"), ("table-cell", "b"), ("table-cell", "c"), ("table-cell", "d")],
            id="table",
        ),
        pytest.param(
            "Dogs[^1].\n\n[^1]: They bark.",
            [("paragraph", "Dogs[^1]."), ("footnote", "They bark.")],
            id="footnote",
        ),
        pytest.param(
            "Dogs grow.\n\n## References\n\n1. Moss, A. (2018).",
            [("paragraph", "Dogs grow."), ("heading", "References"), ("reference-list", "Moss, A. (2018).")],
            id="reference list",
        ),
        pytest.param("<div><p>Dogs <b>grow</b>.</p></div>", [("paragraph", "Dogs grow.")], id="HTML block"),
        pytest.param("<!-- nobody sees this -->\n\nDogs.", [("paragraph", "Dogs.")], id="comment"),
        pytest.param(
            "A ![picture](x.png) of AT&amp;T &copy;.",
            [("paragraph", "A of AT&T ©.")],
            id="picture and entities",
        ),
        pytest.param("```\ncode\n```\n\nDogs.", [("boilerplate", "code"), ("paragraph", "Dogs.")], id="code"),
    ],
)
def test_blocks_are_those_of_the_mark_up(source: str, blocks: list[tuple[str, str]]) -> None:
    assert _blocks(source) == blocks


def test_places_lead_back_to_the_source() -> None:
    source = (
        "---\ntitle: x\n---\n\nDogs **grow** fast\nand bark.\n\n- Cats *sleep*.[^1]\n\n[^1]: They rest.\n"
    )
    post = _post(source)
    lines = source.split("\n")
    for word in ("grow", "fast", "bark", "sleep", "rest"):
        place = post.place(post.text.index(word))
        assert lines[place.line - 1][place.column - 1 :].startswith(word)


def test_hints_hold_what_the_mark_up_says() -> None:
    post = _post("Dogs^2^ [grow](https://doi.org/10.5555/x) <sup>3</sup>[^a].\n\n[^a]: Note.")
    shown = [(hint.kind, post.text[hint.start : hint.end], hint.target) for hint in post.hints]
    assert shown == [
        ("superscript", "2", None),
        ("link", "grow", "https://doi.org/10.5555/x"),
        ("superscript", "3", None),
        ("footnote-reference", "[^a]", "a"),
    ]


def test_lists_ten_deep_keep_every_item() -> None:
    source = "\n".join("  " * depth + f"- Item {depth}" for depth in range(10))
    items = [block for block in _post(source).blocks if block.kind == "list-item"]
    assert [block.level for block in items] == list(range(1, 11))


def test_what_the_parser_would_drop_is_read_as_plain_text() -> None:
    source = "\n".join("  " * depth + f"- Item {depth}" for depth in range(120))
    text = _post(source).text
    assert all(f"Item {depth}" in text for depth in range(120))


def test_a_byline_in_italics_is_one() -> None:
    assert _blocks("# Dogs\n\n*Published 4 June 2022 by Ann Moss*\n\nThey grow.")[1][0] == "byline"
    assert _post("# Dogs\n\n*Published 4 June 2022 by Ann Moss*\n\nThey grow.").authors == ("Ann Moss",)


def test_code_cites_nothing() -> None:
    post = _post("Dogs grow [@moss2019], as `[@fern2020]` and `@reed` would cite; see @glen2018.")
    cited = [item.key for hint in post.hints if hint.kind == "citation" for item in hint.items]
    assert cited == ["moss2019", "glen2018"]
    assert "`" not in post.text
    assert "[@fern2020]" in post.text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("## Dogs\n\nDogs grow.\n\n## Cats\n\nCats grow.\n", "Dogs"),
        ("Dogs grow.\n\n## Cats\n\nCats grow.\n", None),
        ("## References\n\n1. Okafor, M. (2011). Dogs.\n", None),
        ("## Author summary\n\nDogs grow.\n\n## 1. Introduction\n\nCats grow.\n", None),
        ("## Dogs\n\nDogs grow.\n\n# Cats\n\nCats grow.\n", "Cats"),
    ],
)
def test_the_first_heading_is_the_title_where_no_text_stands_before_it(text: str, title: str | None) -> None:
    assert read_markdown_post(Path("p.md"), text.encode()).title == title


def test_attributes_of_a_heading_are_no_part_of_it() -> None:
    post = read_markdown_post(
        Path("p.md"), b"# Dogs {#sec-dogs .unnumbered}\n\nDogs grow.\n\n## Cats {-}\n\nCats grow.\n"
    )
    assert post.title == "Dogs"
    assert [post.text[b.start : b.end] for b in post.blocks if b.kind == "heading"] == ["Cats"]


def test_a_bold_line_with_a_footnote_is_no_menu() -> None:
    text = "# Sea\n\nIt is so[^1].\n\n**Finding 1[^1]:**\n\n[^1]: Holm P. (2011). Moods. *Sea*, 1, 1-9.\n"
    post = read_markdown_post(Path("p.md"), text.encode())
    assert "navigation" not in {block.kind for block in post.blocks}


def _cited(post: Post) -> list[tuple[str | None, list[str | None]]]:
    return [
        (hint.written or post.text[hint.start : hint.end], [item.key for item in hint.items])
        for hint in post.hints
        if hint.kind == "citation"
    ]


def test_a_citation_that_is_a_tag_leaves_a_mark_and_is_kept_as_written() -> None:
    post = _post(
        'Ice melts <d-cite key="moss2018"></d-cite><d-cite key="ray2019,o\'dea2020"></d-cite>. It stays.'
    )
    assert post.text == "Ice melts [†][†]. It stays."
    assert _cited(post) == [
        ('<d-cite key="moss2018"></d-cite>', ["moss2018"]),
        ('<d-cite key="ray2019,o\'dea2020"></d-cite>', ["ray2019", "o'dea2020"]),
    ]
    assert [post.place(at).column for at in (10, 13, 19)] == [11, 43, 87]


@pytest.mark.parametrize(
    ("source", "cited"),
    [
        pytest.param(
            "Ice melts [@url:https://example.org/ice/; @doi:10.5555/ice.1].",
            [
                (
                    "[@url:https://example.org/ice/; @doi:10.5555/ice.1]",
                    ["url:https://example.org/ice/", "doi:10.5555/ice.1"],
                )
            ],
            id="an address is a key",
        ),
        pytest.param(
            "Ice melts [@tag:ice]. It stays [@tag:ice; @moss2018].\n\n[@tag:ice]: doi:10.5555/ice.1",
            [
                ("[@tag:ice]", ["doi:10.5555/ice.1"]),
                ("[@tag:ice; @moss2018]", ["doi:10.5555/ice.1", "moss2018"]),
            ],
            id="a tag that the file defines is the work",
        ),
        pytest.param(
            "![Ice in summer [@moss2018].](ice.png){#fig-ice}",
            [("[@moss2018]", ["moss2018"])],
            id="in the caption of a figure",
        ),
    ],
)
def test_keys_of_pandoc_and_manubot_cite(source: str, cited: list[tuple[str, list[str]]]) -> None:
    assert _cited(_post(source)) == cited


def test_a_footnote_stands_where_the_file_has_it() -> None:
    source = (
        "Ice melts[^a] and stays[^b].\n\n[^b]: Moss saw it.\n\n# Rain\n\nRain falls.\n\n[^a]: Ray saw it.\n"
    )
    assert [text for _, text in _blocks(source)] == [
        "Ice melts[^a] and stays[^b].",
        "Moss saw it.",
        "Rain",
        "Rain falls.",
        "Ray saw it.",
    ]


@pytest.mark.parametrize(
    "figure",
    [
        pytest.param('{{% include figure.html filename="a.png" caption="{}" %}}', id="Jekyll"),
        pytest.param(
            "{{% include figure.html filename=\"a.png\" caption='{}' %}}", id="Jekyll, other quotes"
        ),
        pytest.param('{{{{< figure src="a.png" caption="{}" >}}}}', id="Hugo"),
        pytest.param("![{}](a.png)", id="image"),
    ],
)
def test_what_is_said_below_a_figure_is_its_caption(figure: str) -> None:
    blocks = _blocks("# Gulls\n\n" + figure.format("Gulls *rest* at noon (Moss, 2011)") + "\n\nThey fly.")
    assert blocks[1:] == [("caption", "Gulls rest at noon (Moss, 2011)"), ("paragraph", "They fly.")]


def test_a_caption_with_quotation_marks_behind_backslashes_is_whole() -> None:
    blocks = _blocks('{{< figure src="a.png" caption="Gulls \\"rest\\" at noon" >}}\n\nThey fly.')
    assert blocks == [("caption", 'Gulls "rest" at noon'), ("paragraph", "They fly.")]


def test_a_caption_of_backslashes_that_is_never_closed_is_none() -> None:
    # Each backslash once doubled the time: this took longer than anybody waits.
    assert _blocks('{{< figure caption="' + r"\a" * 60 + " >}}\n\nThey fly.")[-1] == (
        "paragraph",
        "They fly.",
    )


def test_an_escaped_at_cites_nothing() -> None:
    post = _post("Listed in \\@moss2011, \\[@reed2012\\] and @lund2013.")
    assert post.text == "Listed in @moss2011, [@reed2012] and @lund2013."
    cited = [post.text[hint.start : hint.end] for hint in post.hints if hint.kind == "citation"]
    assert cited == ["[@reed2012]", "@lund2013"]


def test_a_bold_line_heads_a_list_and_its_parts() -> None:
    blocks = _blocks(
        "Gulls rest.\n\n**Références**\n\n* Moss (2011). Tides.\n\n**Pour aller plus loin**\n* Reed (2012). Gulls.\n\n"
        "# Notes\n\n* A list of ours.\n\n**A bold line**"
    )
    assert blocks == [
        ("paragraph", "Gulls rest."),
        ("heading", "Références"),
        ("reference-list", "Moss (2011). Tides."),
        ("heading", "Pour aller plus loin"),
        ("reference-list", "Reed (2012). Gulls."),
        ("title", "Notes"),
        ("list-item", "A list of ours."),
        ("paragraph", "A bold line"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("A snake\\_case word and a \\*star\\* before [@moss2019].", id="escapes"),
        pytest.param("Moss &amp; Reed &lt; more of them, all before [@moss2019].", id="entities"),
        pytest.param("The mean was {{< meta mean >}} minutes for those of [@moss2019].", id="shortcode"),
        pytest.param("The {% include mean.html %} of those of [@moss2019].", id="Liquid"),
        pytest.param("Gulls rest.^[As the *old* books say, and [@moss2019].]", id="note within the text"),
        pytest.param("*Gulls* **rest** at `noon`, as in [@moss2019].", id="marks"),
    ],
)
def test_what_the_mark_up_hides_shifts_no_place(line: str) -> None:
    source = f"# Gulls\n\nA line of text.\n\nAnother line\n{line}\nand one behind."
    post = _post(source)
    place = post.place(next(hint.start for hint in post.hints if hint.kind == "citation"))
    assert (place.line, place.column) == (6, line.index("[@moss2019]") + 1)


def test_a_link_to_a_doi_without_words_is_a_citation() -> None:
    source = (
        "Gulls rest at noon [](doi:10.5555/gulls.1), and [](https://doi.org/10.5555/gulls.2); see [](#sec)."
    )
    post = _post(source)
    cited = [hint for hint in post.hints if hint.kind == "citation"]
    assert [hint.items[0].key for hint in cited] == ["doi:10.5555/gulls.1", "doi:10.5555/gulls.2"]
    assert [post.place(hint.start).column for hint in cited] == [20, source.index("[](https") + 1]


def test_words_behind_a_link_are_not_looked_for_in_its_address() -> None:
    source = "Read [a](https://example.org/standard/2) a trial and [2](https://example.org/b) more.\n"
    post = read_markdown_post(Path("p.md"), source.encode())
    for word in ("a trial", "and", "2", "more"):
        at = post.text.rindex(word)
        assert post.place(at).column == source.rindex(word if word != "2" else "2](") + 1

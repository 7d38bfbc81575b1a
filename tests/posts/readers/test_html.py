from __future__ import annotations

from pathlib import Path

import pytest

from litman.errors import DamagedPostError
from litman.posts.post import Post
from litman.posts.readers.html import read_html_post
from litman.posts.readers.html_main import find_main

_LONG = "Dogs grow in the first year of their life and then they stop, which every owner of a dog knows well."


def _post(source: str) -> Post:
    return read_html_post(Path("p.html"), source.encode())


def _blocks(source: str) -> list[tuple[str, str]]:
    post = _post(source)
    return [(block.kind, post.text[block.start : block.end]) for block in post.blocks]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        pytest.param(
            "<h1>Dogs</h1><p>They  <b>grow</b>\nfast.</p>",
            [("title", "Dogs"), ("paragraph", "They grow fast.")],
            id="title and paragraph",
        ),
        pytest.param(
            "<p>One <b>two <i>three</b> four</i></p></div></p>",
            [("paragraph", "One two three four")],
            id="unbalanced",
        ),
        pytest.param(
            "<p>One.<p>Two.<ul><li>Three<li>Four",
            [("paragraph", "One."), ("paragraph", "Two."), ("list-item", "Three"), ("list-item", "Four")],
            id="end tags left out",
        ),
        pytest.param(
            "<p>One<br>two<br><br>three</p>",
            [("paragraph", "One\ntwo"), ("paragraph", "three")],
            id="line breaks",
        ),
        pytest.param(
            "<article><script>'</article>'</script><p>One.</p></article>",
            [("paragraph", "One.")],
            id="end tag in a script",
        ),
        pytest.param("<p>He said <q>grow</q>.</p>", [("paragraph", "He said “grow”.")], id="q"),
        pytest.param(
            "<p hidden>No</p><p style='display: none'>No</p><p>Yes.</p>", [("paragraph", "Yes.")], id="hidden"
        ),
        pytest.param(
            "<nav>Home now</nav><article><p>Yes.</p></article><footer>Rights.</footer>",
            [("navigation", "Home now"), ("paragraph", "Yes."), ("boilerplate", "Rights.")],
            id="around the article",
        ),
        pytest.param(
            "<table><tr><td>a</td><td>b</td></tr></table>",
            [("table-cell", "a"), ("table-cell", "b")],
            id="table",
        ),
        pytest.param(
            "<p>1.5 × 10<sup>3</sup> m<sup>2</sup> on the 5<sup>th</sup></p>",
            [("paragraph", "1.5 × 10³ m² on the 5th")],
            id="powers",
        ),
        pytest.param(
            "<?xml version='1.0' encoding='latin-1'?><html><body><p>Été</p></body></html>",
            [("paragraph", "Été")],
            id="XML declaration",
        ),
        pytest.param(
            "<p>It grew<!-- </p> --> fast &amp; &eacute;&nbsp;well</p>",
            [("paragraph", "It grew fast & é well")],
            id="comment and entities",
        ),
    ],
)
def test_blocks_are_what_a_reader_sees(source: str, blocks: list[tuple[str, str]]) -> None:
    assert _blocks(source) == blocks


def test_entities_of_a_doctype_are_not_expanded() -> None:
    source = '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]><p>Dogs &a; &b; grow.</p>'
    assert _post(source).text == "Dogs &a; &b; grow."


def test_the_page_says_what_it_is() -> None:
    post = _post(
        "<head><title>Dogs | Pet News</title><meta property='og:site_name' content='Pet News'>"
        "<meta name='author' content='Ann Moss'><meta name='citation_author' content='Ray, B.'>"
        "<link rel='canonical' href='https://pets.example/dogs'><meta property='article:published_time' "
        "content='2020-01-02'>"
        f"</head><body><h1>Dogs</h1><p>{_LONG}</p></body>"
    )
    assert (post.title, post.authors, post.date, post.canonical_url, post.site) == (
        "Dogs",
        ("Ray, B.",),
        "2020-01-02",
        "https://pets.example/dogs",
        "Pet News",
    )


@pytest.mark.parametrize(
    "block",
    [
        pytest.param('{"@type": "Article", "author": {"name": "Ann Moss"}}', id="one author"),
        pytest.param(
            '[{"@type": "WebSite"}, {"@type": ["NewsArticle"], "author": [{"@type": "Person", "name": "Ann Moss"}]}]',
            id="a list",
        ),
        pytest.param('{"@graph": [{"@type": "BlogPosting", "author": "Ann Moss"}]}', id="a graph"),
    ],
)
def test_json_ld_names_the_author(block: str) -> None:
    assert _post(f'<script type="application/ld+json">{block}</script><p>{_LONG}</p>').authors == (
        "Ann Moss",
    )


def test_broken_json_ld_says_nothing() -> None:
    assert _post(f'<script type="application/ld+json">{{"@type": [</script><p>{_LONG}</p>').authors == ()


def test_places_lead_back_to_the_source() -> None:
    source = (
        f"<h1>Dogs</h1>\n<p>{_LONG}\nThey <b>bark</b> a lot.</p>\n<ul>\n <li>Cats &amp; mice sleep.</li></ul>"
    )
    post, lines = _post(source), source.split("\n")
    for word in ("Dogs grow", "They", "bark", "a lot", "Cats"):
        place = post.place(post.text.index(word))
        assert lines[place.line - 1][place.column - 1 :].startswith(word)


def test_main_text_without_marked_parts_is_found_by_score() -> None:
    menu = "".join(f'<li><a href="/{n}">Entry number {n} of the menu</a></li>' for n in range(9))
    teasers = "".join(
        f'<div><a href="/t{n}">Teaser</a><p>What was tested in winter number {n}.</p></div>' for n in range(5)
    )
    body = "".join(f"<p>{_LONG} {n} of them, as counted.</p>" for n in range(6))
    post = _post(
        f'<body><div><ul>{menu}</ul></div><div class="x1"><div class="x2">{body}</div><div '
        f'class="x3">{teasers}</div></div></body>'
    )
    kinds = {block.kind for block in post.blocks if "Dogs grow" in post.text[block.start : block.end]}
    assert kinds == {"paragraph"}
    assert all(
        block.kind in ("navigation", "boilerplate")
        for block in post.blocks
        if "Dogs grow" not in post.text[block.start : block.end]
    )


def test_text_in_nested_paragraphs_counts_once() -> None:
    from lxml import html

    nested = "<blockquote>" * 9 + "What was tested in winter. " * 3 + "</blockquote>" * 9
    source = f"<body><article><p>{_LONG}</p></article><div>{nested}</div></body>"
    assert find_main(html.document_fromstring(source), source).element.tag == "article"


def test_elements_nested_without_end_are_refused() -> None:
    with pytest.raises(DamagedPostError, match="2000 deep"):
        _post("<div>" * 50_000 + "Dogs grow.")


def test_lists_ten_deep_keep_every_item() -> None:
    post = _post("".join(f"<ul><li>Item {depth}" for depth in range(10)))
    assert [block.level for block in post.blocks] == list(range(1, 11))


def test_front_matter_in_a_script_says_title_authors_and_day() -> None:
    front = 'title: "On dogs"\nauthors:\n- Mira Okafor: https://m.example\npublished: 2019-02-03\n'
    text = "<p>Dogs grow in the first year of their life and then no more.</p>"
    post = _post(f'<html><body><script type="text/front-matter">\n{front}</script>{text}</body></html>')
    assert (post.title, post.authors, post.date) == ("On dogs", ("Mira Okafor",), "2019-02-03")


def test_the_headline_that_is_shown_wins_over_a_description_of_the_page() -> None:
    post = _post(
        '<html><head><title>Growth of dogs - Doglopedia</title><script type="application/ld+json">{"@type": "Article", '
        '"headline": "how dogs grow"}</script></head><body><h1>Growth of dogs</h1><p>Dogs grow.</p></body></html>'
    )
    assert post.title == "Growth of dogs"


def test_a_page_that_holds_its_references_in_bibtex_says_their_keys() -> None:
    post = _post(
        f'<article><p>{_LONG} <dt-cite key="moss2018"></dt-cite></p></article>'
        '<script type="text/bibliography">@article{moss2018, title={How dogs grow}}\n@misc{ray2019,}</script>'
    )
    assert [(one.path.name, sorted(one.keys)) for one in post.bibliographies] == [
        ("p.html", ["moss2018", "ray2019"])
    ]


def test_a_box_that_calls_a_note_is_text() -> None:
    sections = "".join(
        f'<div class="section"><h2>Part {at}</h2><p>{_LONG} {_LONG}</p><p>{_LONG} It is part {at}.</p></div>'
        for at in range(4)
    )
    called = (
        '<div class="meta"><a href="/">Home</a><p>Dogs stop growing<a href="#fn1"><sup>1</sup></a>.</p></div>'
    )
    page = f'<body><div>{called}{sections}<ol><li id="fn1">Moss, A. (2018). How dogs grow.</li></ol></div></body>'
    post = _post(page)
    at = post.text.index("Dogs stop")
    assert next(block.kind for block in post.blocks if block.start <= at < block.end) == "paragraph"


def test_a_tag_with_thousands_of_attributes_is_refused_and_one_with_long_values_is_read() -> None:
    many = "".join(f"a{number}=x " for number in range(5000))
    with pytest.raises(DamagedPostError, match="more than 4,000 attributes"):
        read_html_post(Path("x.html"), f"<p {many}>Tea.</p>".encode())
    long = "a b/c= " * 5000
    assert (
        "Tea" in read_html_post(Path("x.html"), f"<p data-x=\"{long}\" title='{long}'>Tea.</p>".encode()).text
    )

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.errors import QueryError
from litman.index.query.nodes import (
    All,
    Any,
    Equals,
    Has,
    HasNotice,
    Node,
    Not,
    Query,
    Words,
    Years,
    join_queries,
)
from litman.search.query.parse import LONGEST, parse_field, parse_query

TEA, SLEEP, MINT = Words("tea"), Words("sleep"), Words("mint")


@pytest.mark.parametrize(
    ("text", "words", "conditions"),
    [
        pytest.param("", (), (), id="nothing"),
        pytest.param("tea  sleep\ttea", (TEA, SLEEP), (), id="words, each once"),
        pytest.param("sle*", (Words("sle", is_prefix=True),), (), id="the beginning of a word"),
        pytest.param('"green tea" sleep', (SLEEP,), (Words("green tea"),), id="a phrase is a condition"),
        pytest.param('"green te"*', (), (Words("green te", is_prefix=True),), id="a phrase that goes on"),
        pytest.param("tea -mint", (TEA,), (Not(MINT),), id="without"),
        pytest.param("tea NOT mint", (TEA,), (Not(MINT),), id="without, in a word"),
        pytest.param("-mint-x", (), (Not(Words("mint-x")),), id="a hyphen inside"),
        pytest.param("-(tea mint)", (), (Not(All((TEA, MINT))),), id="without both"),
        pytest.param("tea OR mint sleep", (SLEEP,), (Any((TEA, MINT)),), id="OR joins its neighbours"),
        pytest.param("(tea sleep) OR mint", (), (Any((All((TEA, SLEEP)), MINT)),), id="OR of a group"),
        pytest.param("tea AND mint sleep", (SLEEP,), (TEA, MINT), id="AND asks for both"),
        pytest.param(
            "tea or mint and sleep",
            tuple(map(Words, "tea or mint and sleep".split())),
            (),
            id="small letters",
        ),
        pytest.param("(tea sleep) mint", (TEA, SLEEP, MINT), (), id="a group without operators dissolves"),
        pytest.param("title:Tea", (), (Words("Tea", "title"),), id="a field"),
        pytest.param(
            "AUTHOR:moss in:Journal",
            (),
            (Words("moss", "creators"), Words("Journal", "container")),
            id="other names of fields",
        ),
        pytest.param('title:"green tea"', (), (Words("green tea", "title"),), id="a phrase in a field"),
        pytest.param("-title:tea", (), (Not(Words("tea", "title")),), id="without in a field"),
        pytest.param("year:2018", (), (Years(2018, 2018),), id="a year"),
        pytest.param("year:2018..2020", (), (Years(2018, 2020),), id="years"),
        pytest.param("year:2018-2020", (), (Years(2018, 2020),), id="years with a hyphen"),
        pytest.param("year:2018..", (), (Years(2018, None),), id="since a year"),
        pytest.param("year:..2018", (), (Years(None, 2018),), id="until a year"),
        pytest.param("has:DOI notice:any", (), (Has("doi"), HasNotice("any")), id="has and notice"),
        pytest.param(
            "doi:https://doi.org/10.1000/A(1)2",
            (),
            (Equals("doi", "10.1000/a(1)2"),),
            id="a DOI with brackets",
        ),
        pytest.param("(doi:10.1000/a(1)2)", (), (Equals("doi", "10.1000/a(1)2"),), id="a DOI in brackets"),
        pytest.param(
            "doi:10.1000/*", (), (Equals("doi", "10.1000/", is_prefix=True),), id="DOIs that begin so"
        ),
        pytest.param(
            'tag:"to read" key:moss*',
            (),
            (Equals("tag", "to read"), Equals("key", "moss", is_prefix=True)),
            id="tag and key",
        ),
        pytest.param(
            "see https://example.org/a",
            (Words("see"), Words("https://example.org/a")),
            (),
            id="a link is a word",
        ),
        pytest.param(
            "Tea: a study - of “sleep” (2019)?",
            tuple(map(Words, ["Tea:", "a", "study", "of", "“sleep”", "2019"])),
            (),
            id="a pasted sentence",
        ),
        pytest.param(
            "receptor(s) – 5-HT₂", (Words("receptor(s)"), Words("5-HT₂")), (), id="brackets inside a word"
        ),
        pytest.param("-- - tea -", (TEA,), (), id="dashes alone"),
    ],
)
def test_a_query_is_read(text: str, words: tuple[Words, ...], conditions: tuple[Node, ...]) -> None:
    assert parse_query(text) == Query(words, conditions)


@pytest.mark.parametrize(
    ("text", "at", "problem"),
    [
        pytest.param('tea "green', 4, "not closed; add another", id="an open quotation mark"),
        pytest.param('tea ""', 5, "no word between the quotation marks", id="an empty phrase"),
        pytest.param("(tea", 0, "this bracket is not closed", id="an open bracket"),
        pytest.param("tea) x", 3, "this bracket closes none", id="a closing bracket"),
        pytest.param("tea OR", 4, "OR needs a word on both sides", id="OR at the end"),
        pytest.param("OR tea", 0, "OR needs a word on both sides", id="OR at the beginning"),
        pytest.param("tea OR AND mint", 4, "OR needs a word", id="two operators"),
        pytest.param("tea AND )", 4, "AND needs a word", id="AND and a bracket"),
        pytest.param("AND tea", 0, "AND needs a word", id="AND at the beginning"),
        pytest.param("NOT", 0, "should be what is not wanted", id="NOT alone"),
        pytest.param("tea te*a", 6, "only at the end of a word", id="a star inside"),
        pytest.param("t*", 1, "at least 2 letters", id="a star after one letter"),
        pytest.param("tilte:tea", 0, "is title meant?", id="a field that is misspelt"),
        pytest.param("x zzz:tea", 2, "fields are title", id="no field"),
        pytest.param("title:(a b)", 6, "title:A title:B", id="a bracket after a field"),
        pytest.param('title:"!"', 7, "no word between", id="a field without a word"),
        pytest.param("year:20x8", 5, "2018..2020", id="no year"),
        pytest.param("year:2020..2018", 5, "write 2018..2020", id="years backwards"),
        pytest.param("year:2018*", 9, "takes no `*`", id="a star after a year"),
        pytest.param("has:dio", 4, "takes doi, abstract", id="has what?"),
        pytest.param("notice:bad", 7, "retracted, withdrawn", id="no notice"),
        pytest.param("doi:11.1/x", 4, "this is no DOI", id="no DOI"),
        pytest.param("(" * 21 + "a" + ")" * 21, 20, "20 deep", id="deep brackets"),
    ],
)
def test_an_error_points_at_the_character(text: str, at: int, problem: str) -> None:
    with pytest.raises(QueryError) as raised:
        parse_query(text)
    said, shown, caret = str(raised.value).splitlines()
    assert problem in said
    assert shown == f"  {text}"
    assert caret == " " * (at + 2) + "^"


def test_the_caret_stands_under_wide_and_escaped_characters_too() -> None:
    with pytest.raises(QueryError) as raised:
        parse_query("睡眠\u202e year:x")
    _, shown, caret = str(raised.value).splitlines()
    assert shown == "  睡眠\\u202e year:x"
    assert caret.index("^") == 2 + 4 + len("\\u202e year:")


def test_of_a_long_query_the_place_of_the_error_is_shown() -> None:
    with pytest.raises(QueryError) as raised:
        parse_query("tea " * 100 + "year:x " + "tea " * 100)
    _, shown, caret = str(raised.value).splitlines()
    assert len(shown) < 80
    assert shown[caret.index("^")] == "x"
    with pytest.raises(QueryError, match="at most 4,000 characters"):
        parse_query("tea " * LONGEST)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        pytest.param("title", "green tea", (Words("green", "title"), Words("tea", "title")), id="all words"),
        pytest.param("title", '"green tea"', (Words("green tea", "title"),), id="a phrase"),
        pytest.param("author", "mos*", (Words("mos", "creators", is_prefix=True),), id="a beginning"),
        pytest.param("tag", "to read", (Equals("tag", "to read"),), id="a tag of two words"),
        pytest.param("year", " 2018.. ", (Years(2018, None),), id="years"),
    ],
)
def test_a_field_given_as_an_option_is_read(name: str, value: str, expected: tuple[Node, ...]) -> None:
    assert parse_field(name, value) == Query(conditions=expected)


@pytest.mark.parametrize(("name", "value"), [("year", "x"), ("title", ""), ("has", "*")])
def test_a_value_that_an_option_does_not_take_is_shown(name: str, value: str) -> None:
    with pytest.raises(QueryError, match=rf"\n  {name}:"):
        parse_field(name, value)


def test_joined_queries_ask_for_everything_once() -> None:
    joined = join_queries(parse_query("tea title:mint"), parse_query("sleep tea title:mint year:2018"))
    assert joined == Query((TEA, SLEEP), (Words("mint", "title"), Years(2018, 2018)))
    assert joined.wanted == (TEA, SLEEP, Words("mint", "title"))


PIECES = st.lists(
    st.sampled_from(
        "tea sleep OR AND NOT - -mint ( ) \" * : title: year:2018.. has:doi tag:x doi:10.1000/x notice:any “ ' \\ % "
        "\x00 \ud800 睡 ' NEAR( {title} ^a a* 'x;--".split(" ")
    )
    | st.text(max_size=6),
    max_size=12,
).map(" ".join)


@given(st.text(max_size=60) | PIECES)
def test_any_text_is_a_query_or_an_error_that_shows_where(text: str) -> None:
    try:
        query = parse_query(text)
    except QueryError as exc:
        said, shown, caret = str(exc).splitlines()
        assert said
        assert caret.strip() == "^"
        assert shown.startswith("  ")
    else:
        assert all(any(c.isalnum() for c in words.text) for words in query.words)

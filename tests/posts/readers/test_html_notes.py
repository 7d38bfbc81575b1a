from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import analyse_post
from litman.posts.readers.html import read_html_post

_ONE = "Moss A. Dogs asleep. Invented Dogs. 2018;1:3-9."
_TWO = "Ray B. Cats awake. Invented Cats. 2019;2:4-8."


@pytest.mark.parametrize(
    "call",
    [
        pytest.param(
            '<label for="s1" class="margin-toggle sidenote-number"></label><input type="checkbox" id="s1">'
            f'<span class="sidenote">{_ONE}</span>',
            id="side note that the style sheet counts",
        ),
        pytest.param(
            f'<sup class="modern-footnotes-footnote"><a href="javascript:void(0)">1</a></sup>'
            f'<span class="modern-footnotes-footnote__note">{_ONE}</span>',
            id="pop-up behind its number",
        ),
        pytest.param(
            '<span class="ltx_note"><sup>1</sup><span class="ltx_note_outer"><span><sup>1</sup>'
            f"{_ONE}</span></span></span>",
            id="note that repeats its number",
        ),
        pytest.param(f'<a href="#" class="tooltip" title="{_ONE}">1</a>', id="attribute of the number"),
        pytest.param(f'<sup data-footnote="&lt;p&gt;{_ONE}&lt;/p&gt;">1</sup>', id="mark-up in an attribute"),
    ],
)
def test_a_note_within_a_sentence_is_a_reference_and_no_part_of_the_sentence(call: str) -> None:
    page = f"<body><h1>Dogs</h1><p>Dogs grow for a year and then they stop.{call} Cats grow for two years.</p></body>"
    found = analyse_post(read_html_post(Path("p.html"), page.encode()))
    assert [(item.label, item.text) for item in found.references] == [("1", _ONE)]
    assert [use.references for use in found.markers] == [(0,)]
    said = [found.post.text[claim.start : claim.end].rstrip("1") for claim in found.claims]
    assert said == ["Dogs grow for a year and then they stop.", "Cats grow for two years."]
    assert found.post.place(found.references[0].start).line == 1


def test_a_pop_up_that_repeats_the_list_is_read_once() -> None:
    page = (
        "<body><h1>Dogs</h1><p>Dogs grow for a year.<sup><a>[1]</a></sup>"
        f'<span class="footnote_tooltip">{_ONE}</span> Cats do not.<sup><a>[2]</a></sup></p>'
        f'<div class="references"><ol><li>{_ONE}</li><li>{_TWO}</li></ol></div></body>'
    )
    found = analyse_post(read_html_post(Path("p.html"), page.encode()))
    assert [item.text for item in found.references] == [_ONE, _TWO]
    assert [use.references for use in found.markers] == [(0,), (1,)]


def test_a_title_that_is_no_note_stays_an_attribute() -> None:
    page = '<body><h1>Dogs</h1><p>Dogs grow.<a href="/2" title="Go to the second page">2</a></p></body>'
    assert not analyse_post(read_html_post(Path("p.html"), page.encode())).references


def test_what_a_link_in_the_role_of_a_note_reference_leads_to_is_a_note() -> None:
    page = (
        '<p>Dogs grow.<a role="doc-noteref" href="#a">*</a> Cats sleep.<a role="doc-noteref" href="#b">*</a></p>'
        '<div id="a">In their first year.</div><div id="b">All day long.</div>'
    )
    post = read_html_post(Path("p.html"), f"<html><body>{page}</body></html>".encode())
    notes = [(b.marker, post.text[b.start : b.end]) for b in post.blocks if b.kind == "footnote"]
    assert notes == [("1", "In their first year."), ("2", "All day long.")]
    assert [hint.target for hint in post.hints if hint.kind == "footnote-reference"] == ["1", "2"]

"""The view of a post as HTML."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from litman.actions.post_view.html import element_id, post_html, safe_address
from tests.actions.post_view.conftest import View
from tests.actions.post_view.test_view import POST

HOSTILE = """\
# <img src=x onerror=alert(1)>

Tea &lt;script&gt;alert(1)&lt;/script&gt; lengthens sleep
<b onclick="alert(2)">in adults</b> \u202eelbisiv\u202c \x07 here.

<script>alert(3)</script>

A [link](javascript:alert(4)), a [page](https://example.org/"onmouseover="x)
and [data](data:text/html;base64,AA==), a [program](ms-msdt:/id) and [a place](ftp://example.org/x) here.
"""
HOSTILE_PAGE = """\
<html><body><article><h1>Tea</h1><p>Tea lengthens sleep by nine minutes in forty <a href="ms-msdt:/id">adults</a>, as
<a href="java&#10;script:alert(1)">one</a>, <a href="data:text/html,x">two</a> and <a href="https://example.org/">a
page</a> say.</p></article></body></html>
"""


def _tree(page: str) -> ET.Element:
    return ET.fromstring(f"<body>{page}</body>")


def test_blocks_are_semantic_html(view: View) -> None:
    page = post_html(view("tea.md", POST))
    tree = _tree(page)
    assert [element.tag for element in tree] == ["h2", "p", "ul", "div", "blockquote", "p", "ul", "pre"]
    claim = tree.find(".//span[@id='claim-c01']")
    assert claim is not None
    assert claim.attrib == {"class": "claim linked", "id": "claim-c01", "data-claims": "c01"}
    marker = claim.find("span[@data-marker='0']")
    assert marker is not None
    assert marker.text == "[Moss & Fern 2019, p. 4]"
    nested = tree.find("ul/li/ul/li/span")
    assert nested is not None
    assert nested.text == "Buds of spring hold least of all."


def test_a_hostile_post_is_text(view: View) -> None:
    page = post_html(view("tea.md", HOSTILE))
    tree = _tree(page)
    assert {element.tag for element in tree.iter()} <= {
        "body",
        "h2",
        "p",
        "span",
        "a",
        "code",
        "sup",
        "ul",
        "li",
    }
    names = {name for element in tree.iter() for name in element.attrib}
    assert names <= {"class", "id", "dir", "data-claims", "data-marker", "href", "rel"}
    assert _led_to(tree) == {"https://example.org/%22onmouseover=%22x"}
    assert "\u202e" not in page
    assert "\x07" not in page
    assert "elbisiv" in page


def _led_to(tree: ET.Element) -> set[str]:
    return {element.attrib["href"] for element in tree.iter() if "href" in element.attrib}


def test_links_of_a_hostile_page_lead_to_pages_only(view: View) -> None:
    assert _led_to(_tree(post_html(view("tea.html", HOSTILE_PAGE)))) == {"https://example.org/"}


def test_an_id_holds_no_mark_up() -> None:
    assert re.fullmatch(r"claim-[\w.:-]+", element_id("claim", "c1\"><b onclick='x()'>&"))


@pytest.mark.parametrize(
    ("address", "is_safe"),
    [
        pytest.param("https://example.org/a?b=c#d", True, id="a page"),
        pytest.param("mailto:ann@example.org", True, id="a person"),
        pytest.param("JavaScript:alert(1)", False, id="a script in capitals"),
        pytest.param("java\tscript:alert(1)", False, id="a script with a tab, which browsers drop"),
        pytest.param("\x01javascript:alert(1)", False, id="a script behind a control character"),
        pytest.param("//example.org/a", False, id="without a scheme"),
        pytest.param("https:alert", False, id="without a host"),
        pytest.param("data:text/html,x", False, id="data"),
        pytest.param("http://[", False, id="broken"),
        pytest.param("https://example.org/\u202etxt", False, id="turned around"),
    ],
)
def test_only_addresses_of_pages_and_people_are_links(address: str, is_safe: bool) -> None:
    assert (safe_address(address) is not None) is is_safe


def test_no_level_of_headings_is_left_out(view: View) -> None:
    text = "# Tea\n\nTea helps.\n\n#### Cups\n\n## Pots\n\n##### Lids\n\n### Spouts\n\n## Leaves\n"
    tags = [element.tag for element in _tree(post_html(view("tea.md", text))) if element.tag != "p"]
    assert tags == ["h2", "h2", "h3", "h3", "h2"]


def test_cells_that_reach_over_columns_and_rows_are_shown_so(view: View) -> None:
    page = """\
<html><body><article><h1>Tea</h1><p>Tea lengthens sleep by nine minutes in forty adults.</p><table>
<tr><th rowspan="2">Drink</th><th colspan="2">Minutes of sleep</th></tr>
<tr><th>before</th><th>after</th></tr>
<tr><td>Tea</td><td>400</td><td>409</td></tr>
<tr><td colspan="100000">All</td></tr>
</table></article></body></html>"""
    html = post_html(view("tea.html", page))
    table = html[html.index("<tr>") : html.index("</table>")]
    said = re.sub(r' (?:dir|scope)="\w+"', "", table).strip().split("\n")
    assert said == [
        '<tr><th rowspan="2">Drink</th><th colspan="2">Minutes of sleep</th></tr>',
        "<tr><th>before</th><th>after</th></tr>",
        "<tr><td>Tea</td><td>400</td><td>409</td></tr>",
        '<tr><td colspan="3">All</td></tr>',
    ]

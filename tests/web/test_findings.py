"""Findings, the pages of rules, what can be mended; statements; pictures."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import etree

from tests.web.browsing import Browser

BIB = """\
@article{moss2019tea, author = {Moss, Ada and Fern, Bo}, title = {Tea: a randomized controlled trial},
  journal = {Tea}, year = 2019, doi = {https://doi.org/10.1000/tea.7}}
@article{reed2001leaf, author = {Reed, Cy}, title = {Leaves <b>}, journal = {Trees}, year = 1901}
"""


@pytest.fixture
def spoilt(root: Path) -> Path:
    (root / "references.bib").write_text(BIB)
    (root / "statements.toml").write_text('[[statement]]\nid = "tea-helps"\ntext = "Tea <i>helps</i>."\n')
    claim = '\n[[claim]]\nid = "{0}"\ntext = "Tea {1}."\nstance = "{2}"\nstatement = "tea-helps"\n'
    for post, stance in (("one", "asserts"), ("two", "denies")):
        text = f'[post]\ntitle = "Post {post}"\n' + claim.format("c01", post, stance)
        (root / f"claims/{post}.toml").write_text(text + '  [[claim.link]]\n  key = "moss2019tea"\n')
    return root


@pytest.fixture
def checked(browser: Browser, spoilt: Path) -> Browser:
    browser.open("/findings/fixes")  # which waits for a check
    return browser


def test_findings_are_grouped_and_narrowed_as_the_address_says(checked: Browser) -> None:
    page = checked.open("/findings")
    assert page.status == 200
    heads = page.texts("//section[@class='group']/h2")
    assert any(head.startswith("BIB102") for head in heads)
    by_work = checked.open("/findings?by=work&work=moss2019tea")
    assert by_work.texts("//section[@class='group']/h2/a") == ["moss2019tea"]
    assert "Nothing is wrong here" in checked.open("/findings?post=nobody").text
    assert checked.open("/findings?by=<x>&severity=<y>").status == 200


def test_each_rule_has_a_page(checked: Browser) -> None:
    page = checked.open("/findings/rules/BIB102")
    assert page.texts("//article/h2")[:4] == ["What it finds", "Why it matters", "Example", "What to do"]
    assert page.texts("//article/p/code")
    assert "`" not in page.texts("//article")[0]
    assert checked.open("/findings/rules/XYZ999").status == 422


def test_what_can_be_mended_is_shown_before_it_is_written_once(checked: Browser, spoilt: Path) -> None:
    page = checked.open("/findings/fixes")
    assert any("doi = {10.1000/tea.7}" in line for line in page.texts("//span[@class='come']"))
    (mark,) = page.tree.xpath("//input[@name='mark']/@value")
    assert (spoilt / "references.bib").read_text() == BIB
    assert checked.send("/findings/mend", mark="another").status_code != 200
    assert (spoilt / "references.bib").read_text() == BIB
    assert checked.send("/findings/mend", mark=mark).status_code == 200
    assert (spoilt / "references.bib").read_text() == BIB.replace("https://doi.org/10.1000", "10.1000")


def test_a_statement_on_which_posts_disagree_stands_first(checked: Browser) -> None:
    page = checked.open("/statements")
    assert page.texts("//section/h2")[0] == "Tea <i>helps</i>. disputed"
    assert page.texts("//div[contains(@class, 'denies')]//p[@class='sentence']") == ["Tea two."]
    assert page.tree.xpath("//div[contains(@class, 'asserts')]//a/@href")[0] == "/posts/one#claim-c01"


@pytest.mark.parametrize("name", ["coverage", "years", "posts-works"])
def test_each_picture_is_an_svg_that_stands_by_itself(name: str, checked: Browser) -> None:
    assert f"/pictures/{name}.svg" in checked.open("/pictures").source
    answer = checked.client.get(f"/pictures/{name}.svg?keep=1")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}.svg"'
    tree = etree.fromstring(answer.content, etree.XMLParser(resolve_entities=False))
    names = {ElementTree.QName(item.tag).text.partition("}")[2] for item in tree.iter()}
    assert names <= {"svg", "title", "desc", "rect", "text", "line"}, (
        "no script, no style, nothing from elsewhere"
    )
    assert not [value for item in tree.iter() for value in item.attrib.values() if "http" in value]
    if name != "coverage":
        assert "moss2019tea" in answer.text or "randomi" in answer.text
    assert checked.client.get("/pictures/nobody.svg").status_code == 404

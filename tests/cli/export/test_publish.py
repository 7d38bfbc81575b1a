"""`litman publish`: a post for its readers, with its sources beside each claim."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from litman.cli.main import main
from tests.cli.export.reviewed import POST, make_reviewed

TODAY = date.today().isoformat()


# Attributes by which a browser loads something, whatever element has them.
LOADING = "src srcset poster data background action formaction ping manifest longdesc".split()


def publish(*words: str) -> Result:
    return CliRunner().invoke(main, ["--library", "library", "publish", *words])


def page(*words: str) -> Any:
    """Publish, and return the page as a tree that a strict reader made."""
    result = publish("tea", "-o", "page.html", *words)
    assert result.exit_code == 0, result.output
    text = Path("page.html").read_text()
    assert text.startswith("<!doctype html>\n")
    return etree.fromstring(text, etree.HTMLParser(recover=False, huge_tree=False))


def require_harmless(tree: Any) -> None:
    """Fail where a page loads or runs anything, or allows it."""
    assert {script.get("type") for script in tree.xpath("//script")} <= {"application/ld+json"}
    assert not tree.xpath("//img | //iframe | //object | //embed | //base | //form | //@style")
    assert not tree.xpath("//link[not(@rel='canonical')] | //@*[starts-with(name(), 'on')]")
    assert not [name for name in LOADING if tree.xpath(f"//@{name}")]
    assert not re.search(r"url\(|@import|image-set|src:", "".join(tree.xpath("//style/text()")))
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    scripts, *others = [part.strip() for part in policy.split(";")]
    assert re.fullmatch(r"script-src( 'sha256-[\w+/=]+')+|default-src 'none'", scripts)
    bound = {"default-src 'none'", "style-src 'unsafe-inline'", "form-action 'none'", "base-uri 'none'"}
    assert {*others, scripts} - {scripts} <= bound <= {*others, scripts}
    hrefs = tree.xpath("//@href")
    assert [href for href in hrefs if not href.startswith(("#", "https://", "http://", "mailto:"))] == []


def note(tree: Any, claim: str) -> str:
    """Return what stands beside a claim, in one line."""
    (found,) = tree.xpath(f"//*[@id='evidence-{claim}']")
    return " ".join("".join(found.itertext()).split())


def test_each_claim_has_its_sources_and_their_words_beside_it(reviewed: Path) -> None:
    tree = page()
    assert note(tree, "c02") == (
        "1 ✓ The source says so Moss & Fern 2019, p. 14 Sleep was longer by 22 minutes in those who drank tea."
        f" compared by AB on {TODAY}"
    )
    assert note(tree, "c03").startswith("2 ✗ Not found in the source Moss & Fern 2019")
    assert note(tree, "c04").startswith("3 ◐ The source says a part of it")
    assert "RETRACTED on 2023-02-01 (says publisher)" in note(tree, "c05")
    assert "[7] leads nowhere" in note(tree, "c05")
    assert "named in the text: “a press release of a tea company”" in note(tree, "c06")
    assert not tree.xpath("//*[@id='evidence-c01']")


def test_comments_are_for_the_author(reviewed: Path) -> None:
    page()
    assert "The paper says nothing of waking up" not in Path("page.html").read_text()


def test_marks_lead_to_the_evidence_and_back(reviewed: Path) -> None:
    tree = page()
    (claim,) = tree.xpath("//*[@id='claim-c02']")
    (mark,) = claim.xpath("a[contains(@class, 'mark ')]")
    assert mark.get("aria-label") == "Evidence 1: The source says so"
    assert mark.get("href") == "#evidence-c02"
    assert tree.xpath("//*[@id='evidence-c02']//a[@class='back']/@href") == [f"#{mark.get('id')}"]
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {address[1:] for address in tree.xpath("//a/@href") if address.startswith("#")} <= set(ids)


def test_the_head_says_how_far_and_as_of_when(reviewed: Path) -> None:
    head = " ".join("".join(page().find(".//header").itertext()).split())
    assert "Tea at night by Ann Birch 3 of 8 claims checked" in head
    assert f"Last compared with a source by AB on {TODAY}." in head
    assert "Retractions and corrections are known as of 2026-11-20." in head


def test_the_page_needs_nothing_and_runs_nothing(reviewed: Path) -> None:
    require_harmless(page())
    require_harmless(page("--url", "https://example.org/tea"))


def data(tree: Any) -> list[Any]:
    return [json.loads(script.text) for script in tree.xpath("//script")]


def test_programs_read_what_was_found(reviewed: Path) -> None:
    reviews, annotations = data(page("--url", "https://example.org/tea"))
    assert reviews["@context"] == "https://schema.org"
    first, second, third = reviews["@graph"]
    assert first["@type"] == "ClaimReview"
    assert first["url"] == "https://example.org/tea#evidence-c02"
    assert first["reviewRating"]["ratingValue"] == 5
    assert (first["author"]["name"], first["datePublished"]) == ("AB", TODAY)
    assert first["citation"][0]["url"] == "https://doi.org/10.5555/tea.7"
    assert "ratingValue" not in second["reviewRating"]  # what a source does not speak of is not false
    assert third["reviewRating"]["ratingValue"] == 3
    assert annotations["@context"] == "http://www.w3.org/ns/anno.jsonld"
    body = annotations["@graph"][0]["body"]
    assert body[1]["selector"]["exact"] == "Sleep was longer by 22 minutes in those who drank tea."
    (selector,) = annotations["@graph"][0]["target"]["selector"]
    assert selector["exact"] == "Black tea in the evening lengthened sleep by 22 minutes [1]."
    assert (
        json.loads(publish("tea", "--json").stdout)[0]["@graph"][0]["claimReviewed"] == first["claimReviewed"]
    )


def test_what_was_compared_in_other_words_is_no_review(reviewed: Path) -> None:
    Path("posts/tea.md").write_text(POST.replace("by 22 minutes [1]", "by 50 minutes or more [1]"))
    tree = page()
    assert note(tree, "c02").startswith("1 ! Changed since it was compared with the source")
    assert "then: the source says so" in note(tree, "c02")
    assert [item["@id"] for item in data(tree)[0]["@graph"]] == ["#review-c03", "#review-c04"]


HOSTILE = """\
# Tea </title><script>alert(1)</script> " onload="alert(7) '

Tea lengthens sleep `</script><script>alert(2)</script>` by 22 minutes \u202e [1]. <!-- --> See
[this](javascript:alert(3))
and <img src=x onerror=alert(4)> <a href="data:text/html,x">that</a>.

## References

1. Moss A, Fern B. Tea and the length of sleep in adults. Journal of Tea Studies 2019;7:12-19. doi:10.5555/tea.7
"""


def test_a_hostile_post_breaks_out_of_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_reviewed(tmp_path, text=HOSTILE, verdicts=())
    monkeypatch.chdir(tmp_path)
    quote = "</script><script>alert(5)</script><!--"
    CliRunner().invoke(
        main,
        [
            "--library",
            str(root),
            "claims",
            "confirm",
            "tea/c01",
            "moss2019tea",
            "--by",
            "A<b>",
            "--quote",
            quote,
        ],
    )
    address = """https://example.org/"><script>alert(6)</script><a/onclick="x()'"""
    tree = page("--url", address)
    require_harmless(tree)
    assert tree.xpath("//link/@href") == [address]
    assert tree.xpath("//meta[@name='description']/@content")[0].endswith('" onload="alert(7) \'')
    assert data(tree)[0]["@graph"][0]["citation"][0]["text"] == quote
    assert "\u202e" not in Path("page.html").read_text()
    assert publish("tea", "--url", "javascript:alert(1)").exit_code == 2


def own_words(claims: str) -> str:
    """Say one claim in other words, and forbid that the post's are shown."""
    claims = claims.replace("[post]\n", "[post]\ncopy = false\n", 1)
    return claims.replace(
        'text = "Black tea in the evening lengthened sleep by 22 minutes [1]."',
        'text = "Tea gives 22 minutes more."',
    )


def test_a_post_that_may_not_be_copied_is_shown_in_other_words(reviewed: Path) -> None:
    path = Path("library/claims/tea.toml")
    path.write_text(own_words(path.read_text()))
    result = publish("tea", "-o", "page.html")
    assert "its claims are shown in yours; 7 claims in the post's words left out" in result.stderr
    text = Path("page.html").read_text()
    tree = etree.HTML(text)
    assert tree.xpath("//span[@class='claim checked']/text()") == ["Tea gives 22 minutes more."]
    assert "Sleep was longer by 22 minutes in those who drank tea." in text  # the source's words
    for words in ("Black tea in the evening", "What trials found", "Millions drink", "how often people woke"):
        assert words not in text


def test_a_post_scanned_without_its_words_is_not_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_reviewed(tmp_path, scan=("--text", "none"))
    monkeypatch.chdir(tmp_path)
    result = publish("tea", "-o", "page.html")
    assert result.exit_code == 0, result.output
    assert "may not be copied" in result.stderr
    assert "Black tea in the evening" not in Path("page.html").read_text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("tea", "-o", "page.pdf"), "its name must end in one of .html", id="unknown ending"),
        pytest.param(
            ("tea", "-o", "library/claims/page.html"), "a folder that the library keeps", id="in the library"
        ),
        pytest.param(("tea", "--url", "tea.html"), "is no address of a page", id="no address"),
        pytest.param(("te", "-o", "page.html"), "tea", id="misspelt"),
    ],
)
def test_what_cannot_be_done_is_said(reviewed: Path, words: tuple[str, ...], said: str) -> None:
    result = publish(*words)
    assert result.exit_code == 2
    assert said in result.output
    assert not Path("page.html").exists()


def test_a_page_never_takes_the_place_of_the_post(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_reviewed(
        tmp_path, name="tea.html", text="<h1>Tea</h1><p>Tea lengthens sleep in most adults.</p>", verdicts=()
    )
    monkeypatch.chdir(tmp_path)
    before = Path("posts/tea.html").read_bytes()
    Path("link.html").symlink_to("posts/tea.html")
    for output in ("posts/tea.html", "posts/../posts/tea.html", "link.html"):
        result = publish("posts/tea.html", "-o", output)
        assert result.exit_code == 2
        assert "is the post tea and stays as it is" in result.output
    assert Path("posts/tea.html").read_bytes() == before


def test_a_post_that_is_gone_cannot_be_shown(reviewed: Path) -> None:
    Path("posts/tea.md").unlink()
    result = publish("tea", "-o", "page.html")
    assert result.exit_code == 2
    assert "the post tea cannot be read: its text is not at hand" in result.output


def test_the_badge_says_how_many_and_when(reviewed: Path) -> None:
    def badge(*words: str) -> Result:
        return CliRunner().invoke(main, ["--library", "library", "badge", "tea", *words])

    tree = etree.fromstring(badge().stdout.encode())
    assert tree.findtext("{*}title") == f"3 of 8 claims checked · {TODAY}"
    assert tree.get("role") == "img"
    assert json.loads(badge("--json").stdout)["message"] == f"3 of 8 checked · {TODAY}"
    assert badge("-o", "badge.svg").exit_code == 0
    assert Path("badge.svg").read_text() == badge().stdout
    assert badge("-o", "badge.png").exit_code == 2


def test_pages_are_valid_html(reviewed: Path) -> None:
    validator = shutil.which("vnu")
    if validator is None:
        pytest.skip("vnu, the validator of the W3C, is not installed")
    page()
    CliRunner().invoke(main, ["--library", "library", "report", "tea", "-o", "report.html"])
    done = subprocess.run([validator, "page.html", "report.html"], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_sentences_that_nobody_scanned_are_spoken_of(reviewed: Path) -> None:
    path = Path("posts/tea.md")
    path.write_text(
        path.read_text().replace("## What the leaf holds", "Milk doubles sleep in most children.\n\n## Leaf")
    )
    result = publish("tea", "-o", "page.html")
    assert "a sentence is not among the claims yet: `litman scan " in result.stderr


def test_a_page_beside_its_post_is_no_post(reviewed: Path) -> None:
    assert publish("tea", "-o", "posts/tea.html").exit_code == 0
    CliRunner().invoke(main, ["--library", "library", "report", "tea", "-o", "posts/report.html"])
    result = CliRunner().invoke(main, ["--library", "library", "scan", "--offline", "posts"])
    assert "report" not in result.output
    assert [path.name for path in Path("library/claims").iterdir()] == ["tea.toml"]
    said = CliRunner().invoke(main, ["--library", "library", "report", "tea", "-o", "posts/report.md"]).stderr
    assert "posts/report.md lies among your posts" in said

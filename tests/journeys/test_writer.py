"""A writer's day: write, scan, add, edit, renumber, insert, delete, publish."""

from __future__ import annotations

from tests.journeys.conftest import Desk, doi_of, post_of, printed

TEA = "Green tea lowers the pulse of tired rowers by a tenth"
COFFEE = "Black coffee doubles the time that old sailors lie awake"
SOUP = "Warm soup cures the cough of three choirboys out of four"


def test_a_post_is_written_renumbered_edited_cut_and_published(desk: Desk) -> None:
    desk.write(
        "tea.md", post_of(f"{TEA} [1].", f"{COFFEE} [2].", references=(printed("Arne"), printed("Bull")))
    )
    desk.does("scan")
    first, second = desk.leans().values()
    desk.agrees()

    # A new citation in front: every number changes, and no claim changes its work.
    references = (printed("Cato"), printed("Arne"), printed("Bull"))
    desk.write("tea.md", post_of(f"{SOUP} [1].", f"{TEA} [2].", f"{COFFEE} [3].", references=references))
    desk.does("scan")
    soup = next(key for key in desk.leans()["tea/c03"])
    assert soup.startswith("cato")
    assert desk.leans() == {"tea/c01": first, "tea/c02": second, "tea/c03": [soup]}
    desk.agrees()

    # A sentence that nobody judged is edited: it is the same claim, and the scan takes its words over.
    edited = TEA.replace("a tenth", "a fifth")
    desk.write("tea.md", post_of(f"{SOUP} [1].", f"{edited} [2].", f"{COFFEE} [3].", references=references))
    assert desk.claims()["tea/c01"]["state"] == "changed"
    desk.does("scan")
    assert "a fifth" in desk.claims()["tea/c01"]["text"]
    assert desk.claims()["tea/c01"]["state"] == "same"

    # A sentence is cut with its reference: the claim is gone and its look-alikes stay where they are.
    desk.write(
        "tea.md", post_of(f"{SOUP} [1].", f"{edited} [2].", references=(printed("Cato"), printed("Arne")))
    )
    assert desk.claims()["tea/c02"]["state"] == "gone"
    assert "CLM105" in desk.found()
    desk.run("scan")
    desk.does("claims", "remove", "tea/c02")
    assert desk.leans() == {"tea/c01": first, "tea/c03": [soup]}
    desk.agrees()

    exported = desk.does("export", "--post", "tea")
    assert exported.count("@article") == 2
    assert doi_of("Bull") not in exported
    desk.commit("tea")
    assert desk.git("status", "--porcelain") == ""
    assert ".litman" not in desk.git("ls-files").replace(".litman/.gitignore", "")


def test_an_edited_sentence_that_was_judged_waits_for_its_writer(desk: Desk) -> None:
    desk.write("tea.md", post_of(f"{TEA} [1].", references=(printed("Arne"),)))
    desk.does("scan")
    (key,) = desk.leans()["tea/c01"]
    desk.does("claims", "confirm", "tea/c01", key, "--quote", "the pulse fell by a tenth")
    desk.write("tea.md", post_of(f"{TEA.replace('lowers', 'halves')} [1].", references=(printed("Arne"),)))
    desk.run("scan")
    claim = desk.claims()["tea/c01"]
    assert (claim["state"], claim["links"][0]["verdict"]) == ("changed", "confirmed")
    assert "CLM104" in desk.found()
    desk.agrees()

    desk.does("claims", "accept", "tea/c01")
    claim = desk.claims()["tea/c01"]
    assert (claim["state"], claim["links"][0]["key"]) == ("same", key)
    assert "halves" in claim["text"]
    assert "CLM104" not in desk.found()
    desk.does("undo")
    assert desk.claims()["tea/c01"]["state"] == "changed"


def test_a_work_that_comes_late_is_tied_then(desk: Desk) -> None:
    desk.write("key.md", post_of(f"{TEA} [@late2015]."))
    desk.write("link.md", post_of(f"{COFFEE} (https://doi.org/{doi_of('Bull')})."))
    assert desk.run("scan", "--offline").exit_code == 1
    assert desk.leans() == {}
    assert "late2015" in desk.found()["REF101"]

    desk.does("add", "doi", doi_of("Arne"))
    desk.does("add", "doi", doi_of("Bull"))
    keys = [word for line in desk.does("list", "--keys").splitlines() for word in line.split()[:1]]
    arne, bull = sorted(keys)
    desk.does("rename", arne, "late2015")
    desk.does("scan", "--offline")  # nobody need be asked: the works are there
    assert desk.leans() == {"key/c01": ["late2015"], "link/c01": [bull]}
    for post, key in (("key", "late2015"), ("link", bull)):
        assert f'key = "{key}"' in (desk.library / "claims" / f"{post}.toml").read_text()
    assert "REF101" not in desk.found()
    desk.agrees()


def test_a_post_is_published_when_its_citations_are_known(desk: Desk) -> None:
    desk.does("add", "doi", doi_of("Arne"), doi_of("Bull"))
    arne, bull = sorted(desk.does("list", "--keys").split())
    post = desk.write("tea.md", post_of(f"{TEA} [@{arne}].", f"{COFFEE} [see @{bull}; @typo2015]."))
    assert desk.run("scan").exit_code == 1
    refused = desk.run("render", "posts/tea.md", "-o", "tea.html")
    assert refused.exit_code == 1
    assert "typo2015" in refused.output
    assert not (desk.folder / "tea.html").exists()

    post.write_text(post.read_text().replace("; @typo2015", ""))
    desk.does("scan")
    assert desk.leans() == {"tea/c01": [arne], "tea/c02": [bull]}
    desk.agrees()
    desk.does("render", "posts/tea.md", "-o", "tea.html")
    page = (desk.folder / "tea.html").read_text(encoding="utf-8")
    assert "Green tea and the pulse of rowers" in page
    assert "Black coffee and the sleep of sailors" in page
    assert "[@" not in page

    # What is published is a post as well: it leans on the same works.
    desk.write("published.html", page)
    desk.does("scan", "posts/published.html")
    assert sorted(key for at, keys in desk.leans().items() if at.startswith("published") for key in keys) == [
        arne,
        bull,
    ]
    desk.agrees()


def test_the_writer_publishes_a_post_with_its_sources(desk: Desk) -> None:
    desk.does("add", "doi", doi_of("Arne"), doi_of("Bull"))
    references = (printed("Arne"), printed("Bull"))
    post = desk.write("tea.md", post_of(f"{TEA} [1].", f"{COFFEE} [2].", references=references))
    desk.does("scan")
    arne, bull = sorted(desk.does("list", "--keys").split())
    quote = "the pulse of those who drank fell by a tenth"
    desk.does("claims", "confirm", "tea/c01", arne, "--by", "AB", "--quote", quote, "--locator", "p. 3")
    desk.does(
        "claims",
        "confirm",
        "tea/c02",
        bull,
        "--by",
        "AB",
        "--verdict",
        "not-in-source",
        "--comment",
        "Where?",
    )

    desk.does("publish", "posts/tea.md", "-o", "tea.html", "--url", "https://example.org/tea")
    page = (desk.folder / "tea.html").read_text(encoding="utf-8")
    assert "2 of 2 claims checked" in page
    assert quote in page
    assert "Not found in the source" in page
    assert "Where?" not in page  # what the writer told himself
    assert page.count('"@type": "ClaimReview"') == 2
    assert "2 of 2 claims checked" in desk.does("badge", "tea")

    told = desk.does("report", "tea")
    assert "**Comment:** Where?" in told
    assert f"“{quote}” (AB, " in told

    # A sentence that says more than what was checked takes its check with it.
    post.write_text(post.read_text().replace(f"{TEA} [1].", f"{TEA.replace('lowers', 'halves')} [1]."))
    desk.does("publish", "tea", "-o", "tea.html")
    page = (desk.folder / "tea.html").read_text(encoding="utf-8")
    assert "1 of 2 claims checked" in page
    assert "Changed since it was compared with the source" in page
    assert page.count('"@type": "ClaimReview"') == 1
    assert "1 of 2 claims checked" in desk.does("badge", "tea")
    desk.agrees()

    # Whoever hands the page to others in the post's own place would lose the post.
    refused = desk.run("publish", "tea", "-o", "posts/tea.md")
    assert refused.exit_code == 2
    assert "halves" in post.read_text()


def test_a_judged_post_goes_over_to_keys_and_back(desk: Desk) -> None:
    post = post_of(f"{TEA} [1].", f"{COFFEE}.[2]", references=(printed("Arne"), printed("Bull")))
    desk.write("tea.md", post)
    desk.does("scan")
    (key,) = desk.leans()["tea/c01"]
    desk.does("claims", "confirm", "tea/c01", key, "--quote", "the pulse fell by a tenth")
    leans = desk.leans()
    desk.does("convert", "posts/tea.md", "--drop-list", "--write")
    desk.agrees()
    assert desk.leans() == leans
    desk.does("scan")
    assert desk.leans() == leans
    assert desk.claims()["tea/c01"]["state"] == "same"
    assert desk.claims()["tea/c01"]["links"][0]["verdict"] == "confirmed"
    assert "CLM" not in desk.found()
    assert "no markers" in desk.run("convert", "posts/tea.md").stderr
    desk.does("undo")
    desk.does("undo")
    assert (desk.folder / "posts" / "tea.md").read_text() == post

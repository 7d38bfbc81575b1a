"""The claim without evidence: a day from a sentence that leans on nothing to the words that it was read against."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from tests.journeys.conftest import Desk, doi_of, post_of, printed
from tests.sources.server import NOT_IN_EUROPE_PMC, Played, RegistryServer, played_json

ABSTRACT = "Rowers drank green tea for eight weeks. Their pulse fell by 9.8\\% with green tea. Sleep was not measured."
FULL = """<article><front><article-meta><title-group>
<article-title>Black coffee and the sleep of sailors</article-title></title-group></article-meta></front>
<body><sec><title>Methods</title><p>Old sailors drank black coffee.</p></sec><sec><title>Results</title>
<p>The time that sailors lay awake rose from 20 to 41 minutes with coffee.</p></sec></body></article>"""
TEA = "Green tea lowers the pulse of tired rowers by a tenth."
COFFEE = "Black coffee doubles the time that old sailors lie awake."
MOON = "Full moons make wolves howl in Siberian villages."


def test_from_a_sentence_that_leans_on_nothing_to_the_words_it_was_read_against(desk: Desk) -> None:
    desk.does("add", "doi", doi_of("Arne"), doi_of("Bull"), doi_of("Dorn"))
    desk.does("set", "arne2015green", f"abstract={ABSTRACT}")
    desk.write("tea.md", post_of(TEA, COFFEE, MOON))
    desk.run("scan", "--offline")
    assert desk.leans() == {}

    shown = " ".join(desk.does("claims", "suggest", "--unsupported").split())
    assert "abstract: Their *pulse* fell by 9.8% with *green* *tea*. numbers there: a tenth" in shown
    assert "no work of the library speaks of this" in shown

    # Of the second work only the title is at hand: its text is fetched by hand, and read with its section.
    Path("coffee.xml").write_text(FULL)
    desk.does("attach", "bull2015black", "coffee.xml")
    shown = " ".join(desk.does("claims", "suggest", "tea/c02", "--limit", "1").split())
    assert "file, Results: The *time* that *sailors* lay" in shown

    # Taken over, it is no check, and no scan takes it off.
    desk.does("claims", "suggest", "tea/c02", "--take", "1")
    desk.run("scan", "--offline")
    (link,) = desk.claims()["tea/c02"]["links"]
    assert (link["key"], link["verdict"], link["suggested"]["rank"]) == ("bull2015black", "unchecked", 1)
    desk.agrees()

    # A person reads, and says so.
    words = "The time that sailors lay awake rose from 20 to 41 minutes"
    desk.does("claims", "confirm", "tea/c02", "bull2015black", "--quote", words, "--locator", "Results")
    (link,) = desk.claims()["tea/c02"]["links"]
    assert (link["verdict"], link["suggested"]["from"]) == ("confirmed", "library")
    desk.agrees()


def test_services_that_know_more_or_are_down_change_nothing_by_themselves(
    desk: Desk, registries: RegistryServer
) -> None:
    desk.write("tea.md", post_of(TEA))
    desk.run("scan", "--offline")
    before = (desk.library / "claims" / "tea.toml").read_bytes()
    asked = len(registries.paths)
    assert "no work of the library speaks of this" in desk.does("claims", "suggest", "tea/c01")
    assert len(registries.paths) == asked

    words = "Green OR tea OR lowers OR pulse OR tired OR rowers OR tenth"
    query = quote(f"TITLE_ABS:({words})", safe="")
    path = f"/search?query={query}&resultType=core&format=json&pageSize=25"
    result = {
        "doi": doi_of("Arne"),
        "title": "Green tea and the pulse of rowers",
        "abstractText": "Green tea helps.",
    }
    registries.play(path, Played(status=503), Played(status=503), Played(status=503), Played(status=503),
                    played_json({"resultList": {"result": [result]}}), NOT_IN_EUROPE_PMC)  # fmt: skip
    down = desk.run("claims", "suggest", "tea/c01", "--from", "web")
    assert (down.exit_code, "no answer" in down.stderr) == (3, True)
    assert (desk.library / "claims" / "tea.toml").read_bytes() == before

    shown = desk.does("claims", "suggest", "tea/c01", "--from", "web", "--take", "1")
    assert "added" in shown
    assert desk.leans() == {"tea/c01": ["arne2015green"]}
    desk.agrees()


def test_a_work_that_the_post_cites_is_known_as_linked(desk: Desk) -> None:
    desk.write("tea.md", post_of(f"{TEA[:-1]} [1].", references=(printed("Arne"),)))
    desk.does("scan")
    assert "linked already" in desk.does("claims", "suggest", "--post", "tea")


def test_what_is_quoted_is_checked_against_the_text_until_the_text_changes(desk: Desk) -> None:
    desk.does("add", "doi", doi_of("Arne"), doi_of("Bull"))
    desk.does("set", "arne2015green", f"abstract={ABSTRACT}")
    Path("coffee.xml").write_text(FULL)
    desk.does("attach", "bull2015black", "coffee.xml")
    desk.write(
        "tea.md",
        post_of(f"{TEA[:-1]} [1].", f"{COFFEE[:-1]} [2].", references=(printed("Arne"), printed("Bull"))),
    )
    desk.does("scan")

    # Words that are in neither text: of the abstract that is a remark, of the whole text it is not.
    desk.does(
        "claims", "link", "tea/c01", "arne2015green", "--quote", "rowers slept well and for a long time"
    )
    desk.does(
        "claims", "link", "tea/c02", "bull2015black", "--quote", "sailors slept well and for a long time"
    )
    assert desk.found_of("EVD104", "EVD108") == {"EVD108": "info", "EVD104": "warning"}

    # With another number, with half of a sentence, and right.
    desk.does(
        "claims", "link", "tea/c01", "arne2015green", "--quote", "Their pulse fell by 8.9 % with green tea"
    )
    desk.does("claims", "link", "tea/c02", "bull2015black", "--quote", "The time that sailors lay awake rose")
    assert desk.found_of("EVD104", "EVD108", "EVD109") == {"EVD109": "info"}
    desk.does(
        "claims",
        "confirm",
        "tea/c01",
        "arne2015green",
        "--find",
        "--quote",
        "Their pulse fell by 9.8% with green tea",
    )
    desk.does("claims", "confirm", "tea/c02", "bull2015black", "--find")
    assert desk.found_of("EVD1") == {}
    assert "it stands in the attached file of bull2015black, Results" in desk.does(
        "claims", "show", "tea/c02"
    )
    desk.agrees()

    # The publisher corrects the paper; who checked it reads again.
    (kept,) = (desk.library / "files").glob("*.xml")
    kept.write_text(FULL.replace("20 to 41", "20 to 24"))
    assert desk.found_of("EVD1") == {"EVD110": "info"}
    assert "is not the one that was checked" in desk.does("claims", "show", "tea/c02")
    desk.does("claims", "confirm", "tea/c02", "bull2015black", "--find")
    assert desk.found_of("EVD1") == {}
    desk.agrees()

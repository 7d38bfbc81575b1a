from __future__ import annotations

import pytest

from litman.sources.reading.short_containers import short_container


@pytest.mark.parametrize(
    ("short", "title"),
    [
        pytest.param("Ann. Kettles", "Annals of Kettles", id="beginnings"),
        pytest.param("J Teapot Hlth", "The Journal of Teapot Health", id="letters in order"),
        pytest.param("Arch KettlPotol", "Archives of Kettlery & Potology", id="glued words"),
        pytest.param("AMA Arch Tea", "A.M.A. Archives of Tea", id="initials with stops"),
        pytest.param("Ann NY Acad Tea", "Annals of the New York Academy of Tea", id="initials among words"),
        pytest.param(
            "Proc. Natl. Acad. Tea U.S.A.", "Proceedings of the National Academy of Tea", id="a place"
        ),
        pytest.param("Tea Mag", "Tea Magazine: Official Organ of the Kettle Board", id="before a colon"),
        pytest.param(
            "Teapots", "Teapots. International Review of Kettles", id="the title before its second part"
        ),
        pytest.param(
            "Z. angew. Tee", "ZATP - Journal of Tea / Zeitschrift für angewandten Tee", id="other language"
        ),
        pytest.param("Rev. Chá", "Revista do Chá (RC)", id="behind a bracket"),
        pytest.param("JAMA", "Journal of the American Medical Association", id="initials that are a name"),
    ],
)
def test_an_abbreviation_of_the_title_is_taken(short: str, title: str) -> None:
    assert short_container([short], title) == short


@pytest.mark.parametrize(
    ("short", "title"),
    [
        pytest.param("TEA2", "Tea Journal", id="a code"),
        pytest.param("TJ", "Tea Journal", id="initials"),
        pytest.param("teaj", "Tea Journal", id="a name of a folder"),
        pytest.param("Journal", "Tea Journal", id="a word of it"),
        pytest.param("Tea journal", "Tea Journal", id="the title"),
        pytest.param("Tea Journal", "The Tea Journal", id="no word is shorter"),
        pytest.param("Zh. chaya", "Journal of Tea", id="another language"),
        pytest.param("Tea J.", "Journal of Tea", id="another order"),
        pytest.param("Tea J.", "Tea Electronic Journal", id="a word is left out"),
        pytest.param("", "Tea Journal", id="nothing"),
        pytest.param("…", "Tea Journal", id="signs"),
    ],
)
def test_what_is_no_abbreviation_is_left_out(short: str, title: str) -> None:
    assert short_container([short], title) is None


def test_the_first_that_abbreviates_is_taken() -> None:
    assert short_container(["TEA2", "Tea J.", "T. J."], "Tea Journal") == "Tea J."

"""Articles whose punctuation says what each part is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litman.posts.references.parts import parse_reference
from litman.posts.references.plain_articles import read_plain_article
from tests.trials import trials

APA = "Moss, A., & Holm, I. B. (2018). Tea, sleep: a trial. Journal of Rest, 12(3), 45–51."
VANCOUVER = "Moss A, Holm IB. Tea, sleep: a trial. J Rest. 2018 Mar 4;12(3):45-51."


def parts_of(text: str) -> dict[str, str]:
    article = read_plain_article(text)
    assert article is not None, text
    return {segment.label: text[segment.start : segment.end] for segment in article.segments}


def test_names_before_a_year_in_brackets() -> None:
    text = f"[12] {APA} https://doi.org/10.1000/rest.12"
    assert parts_of(text) == {
        "citation-number": "[12]",
        "author": "Moss, A., & Holm, I. B.",
        "date": "2018",
        "title": "Tea, sleep: a trial",
        "container-title": "Journal of Rest",
        "volume": "12(3)",
        "pages": "45–51",
    }
    assert parse_reference(text).work.DOI == "10.1000/rest.12"
    assert parse_reference(text).first("DOI") == "10.1000/rest.12"


def test_names_with_packed_initials() -> None:
    assert parts_of(f"3. {VANCOUVER} doi: 10.1000/rest.12") == {
        "citation-number": "3.",
        "author": "Moss A, Holm IB.",
        "title": "Tea, sleep: a trial",
        "container-title": "J Rest",
        "date": "2018 Mar 4",
        "volume": "12(3)",
        "pages": "45-51",
    }


def test_what_else_may_be_recognised_in_it_is_looked_for() -> None:
    article = read_plain_article(APA.replace("Tea, sleep", "Tea with PMID 1234567"))
    assert article is not None
    assert article.identified is None
    article = read_plain_article(APA)
    assert article is not None
    assert article.identified == []


@pytest.mark.parametrize(
    "text",
    [
        APA.replace("Tea, sleep: a trial", "Tea. Sleep after a trial"),
        APA.replace("Tea, sleep: a trial", "Is tea a trial of sleep?"),
        APA.replace("(2018)", "(in press)"),
        APA.replace("Journal of Rest", "In Journal of Rest (Eds.)"),
        APA.replace("45–51", "45–51, 60"),
        f"{APA} Retrieved from https://rest.example/12",
        f"{APA} {VANCOUVER}",
        APA.replace("Moss, A., & Holm, I. B.", "The Tea Group"),
        APA.replace("Moss, A.", "Moss, Ada"),
        VANCOUVER.replace("Moss A", "Moss Ada"),
        VANCOUVER.replace("Mar 4;", ""),
        VANCOUVER.replace("J Rest. 2018 Mar 4;12(3):45-51", "Leeds: Rest Press; 2018"),
        "",
    ],
)
def test_what_is_not_plain_is_left_to_the_model(text: str) -> None:
    assert read_plain_article(text) is None


FAMILY = st.sampled_from(["Moss", "Holm", "O'Neill", "Holm-Berg", "García", "Ben Ali", "Łoś", "Li"])
TITLE = st.sampled_from(
    [
        "Tea, sleep, and the adults of Leeds",
        "Renal function in capitals: A NEW METHOD",
        "The “renewal” of a double-blind, placebo-controlled trial (TEA-2)",
        "Sleep in 1998–2004: reply to Moss’s letter",
        "Gallenwege, Schlaf und Tee bei Erwachsenen",
    ]
)
CONTAINER = st.sampled_from(["Nature", "J Rest", "Tea & Sleep", "The Lancet Oncology", "Sleep-Wake Letters"])
YEAR = st.integers(1900, 2026)
VOLUME = st.sampled_from(["7", "2016", "12(3)", "45(2-3)"])
PAGES = st.sampled_from(["1906", "45–51", "1061-1067", "E4410–7", "e3458"])


@settings(max_examples=trials(100), deadline=None)
@given(st.lists(FAMILY, min_size=1, max_size=6), TITLE, CONTAINER, YEAR, VOLUME, PAGES, st.booleans())
def test_each_part_is_what_was_printed_there(
    families: list[str], title: str, container: str, year: int, volume: str, pages: str, is_apa: bool
) -> None:
    if is_apa:
        people = ", ".join(f"{family}, A. B." for family in families)
        text = f"{people} ({year}). {title}. {container}, {volume}, {pages}."
    else:
        people = ", ".join(f"{family} AB" for family in families) + ", et al."
        text = f"{people} {title}. {container}. {year};{volume}:{pages}."
    parsed = parse_reference(text)
    assert parsed.first("title") == title
    assert parsed.first("container_title") == container
    assert parsed.first("issued") == str(year)
    assert parsed.first("page") == pages
    assert parsed.first("volume") == volume.split("(")[0]
    assert [name.family or name.literal for name in parsed.work.author] == families

"""An entry against its record: every author, the venue, the version, and what could not be compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from litman.library.comparison.compare import compare_registered
from litman.work import Date, DateParts, Name, Work

ANN, BO, CY, DI = Name("Roe", "Ann"), Name("Berg", "Bo"), Name("Cole", "Cy"), Name("Dahl", "Di")
RECORD = Work(
    type="article-journal",
    title="Tea for sleep: a cohort",
    author=(ANN, BO, CY, DI),
    issued=Date(DateParts(2020)),
    container_title="The Journal of Tea",
    volume="12",
    page="100-110",
    DOI="10.1000/a",
)
PAPER = replace(
    RECORD,
    type="paper-conference",
    container_title="Advances in Neural Information Processing Systems 33",
    volume=None,
    page=None,
)
PREPRINT = replace(
    RECORD,
    type="article",
    genre="preprint",
    container_title=None,
    publisher="bioRxiv",
    volume=None,
    page=None,
)


def said(entry: Work, record: Work = RECORD, *, is_cut: bool = False) -> tuple[str, list[str]]:
    found = compare_registered(entry, record, is_cut=is_cut)
    return found.outcome, [str(item) for item in found.differences]


@pytest.mark.parametrize(
    ("authors", "words"),
    [
        pytest.param(
            (ANN, BO, CY, Name("Kahneman", "Daniel")),
            "author 4, Daniel Kahneman, is not among",
            id="invented",
        ),
        pytest.param(
            (ANN, BO, CY, DI, Name("Kahneman", "D.")), "author 5, D. Kahneman, is not among", id="one more"
        ),
        pytest.param(
            (ANN, BO), "2 of the record's 4 authors without `and others`: author 3, Cy Cole", id="cut"
        ),
        pytest.param(
            (ANN, Name("Berg", "Bartholomew"), CY, DI),
            "author 2 is Bartholomew Berg here, Bo",
            id="first name",
        ),
        pytest.param((BO, ANN, CY, DI), "other order: Bo Berg is first here, author 2", id="order"),
    ],
)
def test_a_list_of_authors_that_is_not_the_records_differs_in_words(
    authors: tuple[Name, ...], words: str
) -> None:
    outcome, differences = said(replace(RECORD, author=authors))
    assert outcome == "differs"
    assert any(words in difference for difference in differences), differences


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(Name("Sullivan", "C."), Name("Sullivan", "C. Bane"), id="initial of two names"),
        pytest.param(Name("Sullivan", "Bane"), Name("Sullivan", "C. Bane"), id="middle name"),
        pytest.param(Name("Sullivan", "C."), Name("Sullivan", "Bane"), id="initial here, middle name there"),
        pytest.param(Name("Gates", "Bill"), Name("Gates", "William"), id="nickname"),
        pytest.param(Name("Ali", "Mohamed"), Name("Ali", "Muhammad"), id="transliterated"),
        pytest.param(Name("Smith", "John"), Name("Smith 0001", "John"), id="number of a source"),
        pytest.param(Name("Smith", "John"), Name("Smith", "John 0001"), id="number behind the first name"),
        pytest.param(Name("Xiaoming", "Wang"), Name("Wang", "Xiaoming"), id="without comma"),
        pytest.param(Name(family="王小明"), Name("王", "小明"), id="Chinese without comma"),
        pytest.param(Name(literal="王小明"), Name("王", "小明"), id="Chinese in braces"),
        pytest.param(Name("Müller", "J. P."), Name("Mueller", "JP"), id="initials and umlaut"),
    ],
)
def test_one_person_in_two_spellings_is_verified(ours: Name, theirs: Name) -> None:
    for first, second in ((ours, theirs), (theirs, ours)):
        outcome, differences = said(
            replace(RECORD, author=(ANN, first)), replace(RECORD, author=(ANN, second))
        )
        assert (outcome, differences) == ("verified", [])


def test_a_record_that_sorts_its_authors_says_nothing_about_their_order() -> None:
    record = replace(RECORD, author=(BO, CY, DI, ANN))
    assert said(RECORD, record) == ("verified", [])


def test_a_list_that_is_cut_with_others_may_be_shorter() -> None:
    assert said(replace(RECORD, author=(ANN,)), is_cut=True) == ("verified", [])


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param("NeurIPS", "Advances in Neural Information Processing Systems 33", id="NeurIPS"),
        pytest.param(
            "CVPR", "2021 IEEE/CVF Conference on Computer Vision and Pattern Recognition", id="CVPR"
        ),
        pytest.param("Proc. EMNLP", "Empirical Methods in Natural Language Processing", id="EMNLP"),
        pytest.param("ECCV 2020", "Lecture Notes in Computer Science", id="series"),
        pytest.param(
            "Proceedings of IROS",
            "2019 IEEE/RSJ International Conference on Intelligent Robots and Systems",
            id="IROS",
        ),
    ],
)
def test_one_conference_by_two_names_is_verified(ours: str, theirs: str) -> None:
    for one, other in ((ours, theirs), (theirs, ours)):
        assert said(replace(PAPER, container_title=one), replace(PAPER, container_title=other)) == (
            "verified",
            [],
        )


@pytest.mark.parametrize(
    "venue",
    [
        pytest.param("CVPR", id="another acronym"),
        pytest.param("Conference on Computer Vision and Pattern Recognition", id="another name"),
        pytest.param("International Conference on Quantum Gardening", id="invented"),
    ],
)
def test_another_conference_differs(venue: str) -> None:
    outcome, (difference,) = said(replace(PAPER, container_title=venue), PAPER)
    assert outcome == "differs"
    assert venue[:40] in difference


def test_a_preprint_dressed_as_a_paper_is_another_version_and_not_verified() -> None:
    outcome, differences = said(RECORD, PREPRINT)
    assert outcome == "differs"
    assert differences == [
        "another version: a published work (The Journal of Tea) here, a preprint in the record"
    ]
    assert all(item.is_remark for item in compare_registered(RECORD, PREPRINT).differences)


def test_a_paper_of_the_same_people_may_be_renamed_after_its_preprint() -> None:
    words = (RECORD.title or "").split()
    renamed = " ".join([*words[1:], "in", "spring"])
    assert all(
        item.is_remark for item in compare_registered(replace(RECORD, title=renamed), PREPRINT).differences
    )
    other = replace(RECORD, title="Kettles of the northern lowlands")
    assert not all(item.is_remark for item in compare_registered(other, PREPRINT).differences)


@pytest.mark.parametrize(
    ("record", "lacking"),
    [
        pytest.param(replace(RECORD, title=None), ("title",), id="title"),
        pytest.param(replace(RECORD, author=()), ("author",), id="authors"),
        pytest.param(replace(RECORD, container_title=None), ("container-title",), id="journal"),
    ],
)
def test_what_the_record_lacks_is_named_and_without_title_or_authors_nothing_is_verified(
    record: Work, lacking: tuple[str, ...]
) -> None:
    found = compare_registered(RECORD, record)
    assert found.not_compared == lacking
    assert found.differences == []
    assert found.outcome == ("verified" if lacking == ("container-title",) else "not-compared")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param("NeRF", "NeRF: Representing scenes as neural radiance fields", id="short title"),
        pytest.param("Flamingo", "Flamingo: a visual language model", id="one plain word"),
        pytest.param("BERT", "BERT - Pre-training of transformers", id="a dash"),
        pytest.param("NeRF: Representing scenes as neural radiance fields", "NeRF", id="the record is short"),
        pytest.param("2 trials of tea", "Two trials of tea", id="number in digits"),
        pytest.param("Tea", "Tea. A history of leaves", id="up to its first stop"),
        pytest.param("Tea (a history of leaves)", "Tea", id="a subtitle in brackets"),
        pytest.param("Tea and cups, 3rd edition", "Tea and cups", id="an edition behind the title"),
        pytest.param("Tea and cups", "Tea and cups, Third Edition", id="behind the record's title"),
    ],
)
def test_one_title_in_two_forms_is_verified(ours: str, theirs: str) -> None:
    assert said(replace(RECORD, title=ours), replace(RECORD, title=theirs)) == ("verified", [])


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(
            "Am. J. Med. Genet. A", "American Journal of Medical Genetics Part A", id="series letter"
        ),
        pytest.param(
            "Am. J. Med. Genet.", "American Journal of Medical Genetics Part A", id="renamed series"
        ),
        pytest.param(
            "J. Polym. Sci.", "Journal of Polymer Science Part A: Polymer Chemistry", id="part with a name"
        ),
        pytest.param(
            "J. R. Stat. Soc.", "Journal of the Royal Statistical Society Series B: Methodology", id="series"
        ),
        pytest.param(
            "Proc Natl Acad Sci USA",
            "Proceedings of the National Academy of Sciences of the United States of America",
            id="USA",
        ),
        pytest.param(
            "C. R. Acad. Sci. Paris", "Comptes Rendus de l'Académie des Sciences", id="French article"
        ),
        pytest.param(
            "Zh. Eksp. Teor. Fiz.", "Zhurnal Eksperimental'noi i Teoreticheskoi Fiziki", id="Russian"
        ),
        pytest.param("Rev. Bras. Sono", "Revista Brasileira do Sono", id="Portuguese article"),
    ],
)
def test_one_journal_by_two_names_is_verified(ours: str, theirs: str) -> None:
    assert said(replace(RECORD, container_title=ours), replace(RECORD, container_title=theirs)) == (
        "verified",
        [],
    )


def test_two_series_of_one_journal_are_two_journals() -> None:
    ours, theirs = (f"Journal of the Royal Statistical Society Series {letter}" for letter in "AB")
    outcome, _ = said(replace(RECORD, container_title=ours), replace(RECORD, container_title=theirs))
    assert outcome == "differs"


def test_a_groups_name_stands_for_its_members() -> None:
    group = replace(RECORD, author=(Name(literal="ATLAS Collaboration"),))
    assert said(group) == ("verified", [])


def test_the_record_of_a_correction_is_that_of_another_work() -> None:
    assert said(RECORD, replace(RECORD, title=f"Correction to: {RECORD.title}"))[0] == "wrong-target"


def test_a_group_has_no_first_names_to_differ_in() -> None:
    group, other = Name("Tea Task Force", "ft"), Name("Tea Task Force", "for the")
    ours, theirs = (replace(RECORD, author=(*RECORD.author, name)) for name in (group, other))
    assert said(ours, theirs) == ("verified", [])


@pytest.mark.parametrize(
    ("ours", "outcome"),
    [
        pytest.param("Journal of Insect Foresight", "differs", id="another book"),
        pytest.param("Conference on Tea Vision", "verified", id="its conference"),
        pytest.param("Lecture Notes in Tea Science", "verified", id="its series"),
    ],
)
def test_the_series_of_a_book_hides_no_other_book(ours: str, outcome: str) -> None:
    theirs = replace(
        RECORD, type="chapter", container_title="Tea Vision", collection_title="Lecture Notes in Tea Science"
    )
    assert said(replace(theirs, container_title=ours, collection_title=None), theirs)[0] == outcome


def test_initials_with_other_letters_than_those_of_english_are_initials() -> None:
    ours, theirs = (
        replace(RECORD, author=(RECORD.author[0], Name("Fern", given))) for given in ("PØ", "Pål Ø.")
    )
    assert said(ours, theirs) == ("verified", [])


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param("Tea", "Tea. Part 2", id="a part"),
        pytest.param("Tea", "Tea. A reply", id="a reply"),
        pytest.param("Tea and cups, second edition", "Tea and cups, Third Edition", id="another edition"),
    ],
)
def test_two_titles_of_one_beginning_differ(ours: str, theirs: str) -> None:
    assert said(replace(RECORD, title=ours), replace(RECORD, title=theirs))[0] == "differs"


def test_another_edition_is_another_version_and_not_verified() -> None:
    ours, theirs = (replace(RECORD, type="book", edition=number) for number in ("2", "Third"))
    words = "another version: edition 2 here, edition 3 in the record"
    assert said(ours, theirs) == ("differs", [words])
    assert said(replace(ours, edition="3rd"), theirs) == ("verified", [])
    assert said(replace(ours, edition=None), theirs) == ("verified", [])

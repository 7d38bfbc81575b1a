from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.library.comparison.fields import compare_works, judge
from litman.work import Date, DateParts, Name, Work


def work(**changes: object) -> Work:
    base = Work(
        type="article-journal",
        title="Green tea and the colour of dreams: a randomised trial",
        author=(Name(family="Moss", given="Ada Maria"), Name(family="Fern", given="Bo")),
        issued=Date(DateParts(2019)),
        container_title="Journal of Tea Research",
        volume="7",
        issue="2",
        page="112–119",
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def year(number: int) -> Date:
    return Date(DateParts(number))


def named(*names: Name) -> tuple[Name, ...]:
    return names


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param(work(title="GREEN TEA AND THE COLOR OF DREAMS"), id="capitals, American, no subtitle"),
        pytest.param(work(title="<i>Green</i> tea &amp; the colour of dreams – a randomized trial."), id="mark-up"),
        pytest.param(work(title="RETRACTED: Green tea and the colour of dreams: a randomised trial"), id="status"),
        pytest.param(work(title="Green tea and the colour of dreams: a randomsed trial"), id="a slip"),
        pytest.param(work(author=named(Name(family="MOSS", given="AM"))), id="initials without dots"),
        pytest.param(work(author=named(Name(family="Ada Maria", given="Moss"))), id="swapped names"),
        pytest.param(work(author=named(Name(family="Moss", given="A."), Name(literal="others"))), id="and others"),
        pytest.param(work(author=named(Name(family="Moss", given="A", suffix="Jr."))), id="suffix"),
        pytest.param(work(author=named(Name(literal="Tea Sleep Study Group"))), id="the group for its members"),
        pytest.param(work(issued=year(2020)), id="print and online"),
        pytest.param(work(container_title="J. Tea Res."), id="ISO 4"),
        pytest.param(work(container_title="The Journal of Tea Research (London, England)"), id="place"),
        pytest.param(work(page="112-9"), id="shortened range"),
        pytest.param(work(page="112"), id="first page only"),
        pytest.param(work(page=None, number="e0123456"), id="article number"),
        pytest.param(work(volume="VII"), id="Roman volume"),
        pytest.param(work(volume=None, issue=None, page=None, container_title=None), id="fewer fields"),
        pytest.param(work(issue="3"), id="another issue number alone"),
        pytest.param(
            work(type="article", genre="preprint", container_title="teaRxiv", issued=year(2016), page=None),
            id="the preprint",
        ),
    ],
)  # fmt: skip
def test_one_work_in_two_prints_is_verified(printed: Work) -> None:
    assert judge(compare_works(printed, work())) == "verified", compare_works(printed, work())
    assert judge(compare_works(work(), printed)) == "verified", compare_works(work(), printed)


@pytest.mark.parametrize(
    ("other", "fields", "verdict"),
    [
        pytest.param(work(title="Green tea and the colour of dreams: reply", page="300"), ["title", "page"],
                     "differs", id="a reply"),
        pytest.param(work(title="Green tea and the colour of dreams: part 2"), ["title"], "differs", id="a part"),
        pytest.param(work(title="Green tea and the color of nightmares: a randomised trial"), ["title"], "differs",
                     id="another word"),
        pytest.param(work(author=named(Name(family="Sedge", given="Cy"))), ["author"], "differs", id="author"),
        pytest.param(work(author=named(Name(family="Moss", given="Karl"))), ["author"], "differs", id="initials"),
        pytest.param(work(author=named(Name(family="Fern", given="Bo"), Name(family="Moss", given="Ada"))),
                     ["author"], "differs", id="order of authors"),
        pytest.param(work(issued=year(2016)), ["issued"], "differs", id="year"),
        pytest.param(work(container_title="Journal of Coffee"), ["container-title"], "differs", id="journal"),
        pytest.param(work(volume="8"), ["volume"], "differs", id="volume"),
        pytest.param(work(page="212–219"), ["page"], "differs", id="page"),
        pytest.param(work(title="Coal pits of the north", author=named(Name(family="Reed")), issued=year(1988)),
                     ["title", "author", "issued"], "wrong-target", id="another work"),
        pytest.param(work(title="Coal pits of the north", page="1–9"), ["title", "page"], "wrong-target",
                     id="another work of the same people"),
        pytest.param(work(title="Grüner Tee und Traumfarben"), ["title"], "differs", id="a translation"),
    ],
)  # fmt: skip
def test_what_disagrees_is_named(other: Work, fields: list[str], verdict: str) -> None:
    differences = compare_works(work(), other)
    assert [difference.field for difference in differences] == fields
    assert judge(differences) == verdict


def test_a_difference_shows_both_sides() -> None:
    (difference,) = compare_works(work(page="212–219"), work())
    assert (difference.ours, difference.theirs) == ("212–219", "112–119")


def test_nothing_disagrees_with_an_empty_record() -> None:
    assert compare_works(work(), Work()) == []


_TEXT = st.none() | st.text(max_size=30)
_WORKS = st.builds(
    Work,
    title=_TEXT,
    author=st.lists(st.builds(Name, family=_TEXT, given=_TEXT, literal=_TEXT), max_size=3).map(tuple),
    container_title=_TEXT,
    volume=_TEXT,
    issue=_TEXT,
    page=_TEXT,
    number=_TEXT,
)


@given(_WORKS, _WORKS)
def test_any_two_works_are_compared_without_an_exception(ours: Work, theirs: Work) -> None:
    assert judge(compare_works(ours, theirs)) in ("verified", "differs", "wrong-target")
    assert compare_works(ours, ours) == []

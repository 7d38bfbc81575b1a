"""Names and years of a post without a list cite what the library knows, or a bibliography beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import Analysis, analyse_post
from litman.posts.markers.names_elsewhere import NamedWork
from litman.posts.readers.read import read_post
from litman.work import Date, DateParts, Name, Work


def work(key: str, *families: str, given: str = "A.") -> NamedWork:
    year = int("".join(letter for letter in key if letter.isdigit()))
    people = tuple(
        Name(literal=name[1:]) if name.startswith("=") else Name(family=name, given=given)
        for name in families
    )
    return NamedWork(key, Work(author=people, issued=Date(DateParts(year))))


KNOWN = (
    work("moss2019", "Moss", "Fern"),
    work("reed2001a", "Reed"),
    work("reed2001b", "Reed"),
    work("wang2018", "Wang", "Roy", "Bo"),
    work("dahl2010", "Dahl"),
    work("dahl2010x", "Dahl", "Ek"),
    work("kohler2015", "Köhler"),
    work("who2020", "=World Health Organization"),
    work("orlov2012", "Орлов"),
    work("wang2011", "王小明"),
    work("garcia2010", "García Márquez", "Soto"),
    work("lopez2018", "López Ruiz"),
    work("lopez2018x", "López-Mora"),
    NamedWork(
        "berg2016",
        Work(author=(Name("Berg", "P.", non_dropping_particle="van der"),), issued=Date(DateParts(2016))),
    ),
)


def laid_out(text: str, known: tuple[NamedWork, ...] = KNOWN) -> Analysis:
    post = read_post(Path("p.md"), data=f"# Tea\n\n{text}\n".encode())
    return analyse_post(post, elsewhere=known)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        pytest.param("Tea helps (Moss & Fern, 2019).", ["moss2019"], id="both names"),
        pytest.param("Tea helps (Moss, 2019).", ["moss2019"], id="the first alone"),
        pytest.param("Tea helps (Moss 2019).", ["moss2019"], id="no comma"),
        pytest.param("The tea of Moss (2019) helps.", ["moss2019"], id="in the sentence"),
        pytest.param("Unlike Moss and Fern (2019), we slept.", ["moss2019"], id="behind words"),
        pytest.param("Tea helps [see Moss & Fern, 2019, p. 3].", ["moss2019"], id="a page"),
        pytest.param("Tea of Wang et al. (2018) helps.", ["wang2018"], id="et al."),
        pytest.param("Tea helps (Wang, Roy & Bo 2018).", ["wang2018"], id="three"),
        pytest.param("Tea helps (KÖHLER, 2015).", ["kohler2015"], id="capitals"),
        pytest.param("The tea of Koehler (2015) helps.", ["kohler2015"], id="another spelling"),
        pytest.param("Tea helps (van der Berg 2016).", ["berg2016"], id="a particle"),
        pytest.param("The tea of Berg (2016) helps.", ["berg2016"], id="its particle left out"),
        pytest.param("Salt kills (WHO, 2020).", ["who2020"], id="a short name"),
        pytest.param("Salt of the World Health Organization (2020).", ["who2020"], id="an organisation"),
        pytest.param("Чай помогает, по данным Орлова (2012).", ["orlov2012"], id="a name in a case"),
        pytest.param("Leaves are old (Reed, 2001a).", ["reed2001a"], id="a letter"),
        pytest.param("Leaves are old (Reed, 2001a, 2001b).", ["reed2001a", "reed2001b"], id="two letters"),
        pytest.param("Leaves are old (Dahl, 2010).", ["dahl2010"], id="alone before one of two"),
        pytest.param("Leaves are old (Dahl & Ek, 2010).", ["dahl2010x"], id="two before one alone"),
        pytest.param("Tea helps (García, 2010).", ["garcia2010"], id="one half of a double name"),
        pytest.param("The tea of Márquez (2010) helps.", ["garcia2010"], id="the other half"),
        pytest.param("Tea helps (García & Soto, 2010).", ["garcia2010"], id="a half, and another"),
        pytest.param("Tea helps (Mora, 2018).", ["lopez2018x"], id="a half behind a hyphen"),
        pytest.param("Tea helps (Moss, 2019; Köhler, 2015).", ["moss2019", "kohler2015"], id="two works"),
    ],
)
def test_a_name_with_its_year_is_the_work_that_it_fits(text: str, keys: list[str]) -> None:
    (use,) = laid_out(text).markers
    assert [work.key for fits in use.elsewhere for work in fits.works] == keys
    assert all(fits.is_sure for fits in use.elsewhere)
    assert not use.dangling


@pytest.mark.parametrize(
    ("text", "label"),
    [
        pytest.param("Tea helps (Moss & Reed, 2019).", "Moss & Reed 2019", id="another second author"),
        pytest.param("Tea helps (Moss, 2020).", "Moss 2020", id="another year"),
        pytest.param("Tea helps (Fern, 2019; Moss, 2019).", "Fern 2019", id="not the first author"),
        pytest.param("Tea helps (Fern & Moss, 2019).", "Fern & Moss 2019", id="another order"),
        pytest.param("Tea helps (Köhler et al., 2015).", "Köhler et al. 2015", id="others of one alone"),
        pytest.param("Tea helps (Roy & Moss, 2019).", "Roy & Moss 2019", id="the second alone"),
        pytest.param("Roy and Moss (2019) saw it.", "Roy & Moss 2019", id="the second alone in the sentence"),
        pytest.param("Tea helps (Ek, Moss, & Fern, 2019).", "Ek et al. 2019", id="one before both"),
        pytest.param("Tea helps (Wang & Roy, 2018).", "Wang & Roy 2018", id="two of three"),
        pytest.param("Leaves are old (Reed, 2001c).", "Reed 2001c", id="a letter that nobody has"),
    ],
)
def test_one_that_fits_nothing_dangles_as_without_anybodys_help(text: str, label: str) -> None:
    (use,) = laid_out(text).markers
    assert use.dangling == (label,)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        pytest.param("Leaves are old (Reed, 2001).", ["reed2001a", "reed2001b"], id="two of a year"),
        pytest.param("Tea helps (López, 2018).", ["lopez2018x", "lopez2018"], id="a half of two names"),
        pytest.param("Rain is wet (Köhler, 2015a).", ["kohler2015"], id="a letter, and one without"),
    ],
)
def test_of_several_that_fit_none_is_sure(text: str, keys: list[str]) -> None:
    (use,) = laid_out(text).markers
    assert [work.key for work in use.elsewhere[0].works] == keys
    assert not use.elsewhere[0].is_sure


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The film Moss (2016) was long.", id="another year"),
        pytest.param("In Köhler, 2015, nothing happened.", id="no brackets"),
        pytest.param("We saw Moss (42) times.", id="a page"),
        pytest.param(
            "The tea of Moss (2019) and the film Lost (2001).", id="what is known vouches for no other"
        ),
    ],
)
def test_what_only_looks_like_a_citation_stays_prose(text: str) -> None:
    assert [use.marker.label for use in laid_out(text).markers if use.dangling] == []


def test_a_post_with_a_list_asks_nobody() -> None:
    listed = "## References\n\nRoy, K. (2015). Salt in Oslo. Oslo: Salt House.\n"
    found = laid_out(f"Tea helps (Moss & Fern, 2019). Salt too (Roy, 2015).\n\n{listed}")
    assert found.asked is None
    assert [use.dangling for use in found.markers] == [("Moss & Fern 2019",), ()]


def test_a_note_of_the_post_goes_before_what_others_know() -> None:
    text = "Leaves are old (Reed, 2001).[^1]\n\n[^1]: Reed, C. (2001). The leaf. Leaf Notes, 3, 1-8."
    (named, _) = laid_out(text).markers
    assert (named.references, named.elsewhere) == ((0,), ())


@pytest.mark.parametrize("name", ["Moss & Fern, 2019", "Moss 2019", "Moss et al. (2019)"])
def test_a_name_that_is_linked_says_itself_what_it_cites(name: str) -> None:
    (use,) = laid_out(f"Tea helps ([{name}](https://example.org/tea)).").markers
    assert use.elsewhere == ()
    assert use.marker.target == "https://example.org/tea"

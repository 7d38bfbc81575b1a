from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import analyse_post
from litman.posts.markers.author_year import find_author_year
from litman.posts.markers.listed_names import ListedNames
from litman.posts.post import Span
from litman.posts.readers.read import read_post
from litman.posts.references.post_reference import PostReference
from tests.growth import takes_at_most

LIST = {
    "en": """References

Lindqvist K, Adeyemi T, Roy P. (2015). Salt and thirst. J Salt Stud, 2, 4-9.

Moss B. (2016). Tea and rest. Tea Notes, 3, 1-8.

Ferrand A, Iwata C. (2018). Small cups. Tea Notes, 5, 2-9.

World Health Organization. (2019). Salt for all. Geneva.

NICE. (2020). Tea at work. London.
""",
    "ru": """Литература

Соколов П. Н., Зимин К. А., Юдин Р. Г. (2015). Соль и жажда. Соль, 2, 4–9.

Крамской Б. (2016). Чай и сон. Чай, 3, 1–8.

Лисин А., Громова Т. (2018). Малые чашки. Чай, 5, 2–9.
""",
    "zh": """参考文献

周涛, 徐静, 何平. (2015). 盐与口渴. 盐研究, 2, 4-9.

孙丽. (2016). 茶与睡眠. 茶, 3, 1-8.

马超, 胡敏. (2018). 小杯. 茶, 5, 2-9.
""",
}


def _cited(text: str, language: str = "en") -> list[list[int]]:
    """Return for each marker which references it leads to, counted from 1."""
    source = f"Salt\n\n{text}\n\n{LIST[language]}"
    found = analyse_post(read_post(Path("p.txt"), data=source.encode()))
    assert [item for item in found.problems if item.kind in ("missing-list", "ambiguous-marker")] == []
    return [[at + 1 for at in use.references] for use in found.markers]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        pytest.param("Unlike Lindqvist et al. (2015), we saw thirst.", [[1]], id="Unlike"),
        pytest.param("Building on Moss (2016), we saw thirst.", [[2]], id="Building on"),
        pytest.param("Data of Lindqvist et al. (2015) agree.", [[1]], id="Data of"),
        pytest.param("Dr. Moss (2016) saw thirst.", [[2]], id="a title"),
        pytest.param("The economist Bea Moss (2016) saw thirst.", [[2]], id="first name and calling"),
        pytest.param("In Rome, Moss (2016) saw thirst.", [[2]], id="a place before it"),
        pytest.param("So it went in Rome. Moss (2016) saw thirst.", [[2]], id="a sentence before it"),
        pytest.param("Both Moss (2016) and Ferrand and Iwata (2018) saw it.", [[2], [3]], id="both"),
        pytest.param("Thirst rose (Lindqvist & others, 2015).", [[1]], id="and others"),
        pytest.param("Lindqvist et al. [2015] saw thirst.", [[1]], id="square brackets"),
        pytest.param("Lindqvist et al. 2015 saw thirst.", [[1]], id="no brackets"),
        pytest.param("Lindqvist et al. 2015 and 2015 saw thirst.", [[1]], id="no brackets, two years"),
        pytest.param("Lindqvist et al. (2015 et 2019) saw thirst.", [[1]], id="two years and a word"),
        pytest.param("It was seen by Lindqvist et al., 2015.", [[1]], id="no brackets, at the end"),
        pytest.param("It is thirst, as Moss, 2016, has shown.", [[2]], id="no brackets, by the list"),
        pytest.param("Lindqvist’s team (2015) saw thirst.", [[1]], id="team"),
        pytest.param("The Lindqvist group (2015) saw thirst.", [[1]], id="group"),
        pytest.param("Lindqvist and co-workers (2015) saw thirst.", [[1]], id="co-workers"),
        pytest.param("Lindqvist and her colleagues (2015) saw thirst.", [[1]], id="colleagues"),
        pytest.param("Moss’s large trial (2016) saw thirst.", [[2]], id="possessive and a thing"),
        pytest.param("It is thirst (as shown by Moss, 2016).", [[2]], id="words in front"),
        pytest.param("It is thirst (this goes back to Moss, 2016).", [[2]], id="any words in front"),
        pytest.param("It is thirst (Moss 2016).", [[2]], id="no comma"),
        pytest.param("It is thirst (Moss 2016; Ferrand and Iwata 2018).", [[2, 3]], id="two works"),
        pytest.param("It is thirst (Moss, 2016, Lindqvist et al., 2015).", [[2, 1]], id="parted by commas"),
        pytest.param("It is thirst (2016, Moss).", [[2]], id="the year first"),
        pytest.param("It is thirst (Ferrand/Iwata 2018).", [[3]], id="a slash"),
        pytest.param("It is thirst (FERRAND; IWATA, 2018, p. 4).", [[3]], id="capitals and a semicolon"),
        pytest.param("It is thirst (Ferrand& Iwata, 2018, 4).", [[3]], id="a space left out"),
        pytest.param("Moss (2016: 12) saw thirst.", [[2]], id="a page behind a colon"),
        pytest.param("Moss (2016, S. 12 f.) saw thirst.", [[2]], id="a German page"),
        pytest.param(
            "Moss (2016; see also Ferrand and Iwata 2018) saw it.", [[2, 3]], id="more in the bracket"
        ),
        pytest.param("WHO (2019) saw thirst.", [[4]], id="a short name"),
        pytest.param("The World Health Organization (2019) saw thirst.", [[4]], id="a long name"),
        pytest.param("It is thirst (WHO/NICE, 2019).", [[4]], id="two organisations"),
        pytest.param(
            "The National Institute for Health and Care Excellence (2020) saw it.", [[5]], id="long for short"
        ),
        pytest.param("Laut Lindqvist u. a. (2015) ist es Durst.", [[1]], id="Laut, u. a."),
        pytest.param("Es ist Durst (vgl. Moss, 2016, S. 4).", [[2]], id="vgl."),
        pytest.param("Es ist Durst (s. dazu auch Moss 2016).", [[2]], id="s. dazu auch"),
        pytest.param("Es ist Durst (zit. nach Moss, 2016).", [[2]], id="zit. nach"),
        pytest.param("Bei Moss (2016) ist es Durst.", [[2]], id="Bei"),
        pytest.param("Selon Lindqvist et coll. (2015), c’est la soif.", [[1]], id="Selon, et coll."),
        pytest.param("D’après Ferrand et Iwata (2018), c’est la soif.", [[3]], id="D’après, et"),
        pytest.param("C’est la soif (voir Moss, 2016).", [[2]], id="voir"),
        pytest.param("Según Lindqvist y cols. (2015), es sed.", [[1]], id="Según, y cols."),
        pytest.param("Es sed (véase Ferrand y Iwata, 2018).", [[3]], id="véase, y"),
        pytest.param(
            "Segundo Lindqvist e colaboradores (2015), é sede.", [[1]], id="Segundo, e colaboradores"
        ),
        pytest.param("É sede (MOSS, 2016, apud IWATA, 2020).", [[2]], id="apud"),
        pytest.param("Według Lindqvist i in. (2015) to pragnienie.", [[1]], id="i in."),
        pytest.param("Secondo Ferrand e Iwata (2018) è sete.", [[3]], id="Secondo"),
        pytest.param("Volgens Ferrand en Iwata (2018) is het dorst.", [[3]], id="Volgens"),
    ],
)
def test_a_name_of_the_list_with_its_year_is_a_marker(text: str, cited: list[list[int]]) -> None:
    assert _cited(text) == cited


@pytest.mark.parametrize(
    ("language", "text", "cited"),
    [
        pytest.param("ru", "Соколов и др. (2015) видели жажду.", [[1]], id="и др."),
        pytest.param("ru", "По данным Соколова и соавт. (2015), это жажда.", [[1]], id="a case"),
        pytest.param("ru", "Согласно Крамскому (2016), это жажда.", [[2]], id="a case of an adjective"),
        pytest.param("ru", "Это жажда (см. Крамской, 2016, с. 4).", [[2]], id="см."),
        pytest.param(
            "ru", "Это жажда (Лисин и Громова 2018; Соколов и др., 2015).", [[3, 1]], id="two works"
        ),
        pytest.param("ru", "Проф. Крамской [2016] видел жажду.", [[2]], id="square brackets"),
        pytest.param("zh", "周涛等（2015）发现口渴。", [[1]], id="等"),
        pytest.param("zh", "根据周涛等人（2015）的研究，这是口渴。", [[1]], id="words before it"),
        pytest.param("zh", "马超和胡敏（2018年）发现口渴。", [[3]], id="和"),
        pytest.param("zh", "这是口渴（孙丽，2016）。", [[2]], id="full-width brackets"),
        pytest.param("zh", "这是口渴（参见周涛 等，2015；孙丽，2016）。", [[1, 2]], id="two works"),
        pytest.param("zh", "这是口渴(孙丽, 2016)。", [[2]], id="half-width brackets"),
    ],
)
def test_names_of_other_scripts_are_names(language: str, text: str, cited: list[list[int]]) -> None:
    assert _cited(text, language) == cited


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The film Moss Green (1994) was about thirst.", id="a film that begins like an author"),
        pytest.param("In Lindholm (2015) people were thirsty.", id="a place that begins like one"),
        pytest.param("The Olympics of Rome (1960) and Paris 2024 were hot.", id="places"),
        pytest.param("In May 2016 it was hot (June 2015).", id="months"),
        pytest.param("The law (Act 2015) and Windows (2016) came then.", id="things"),
        pytest.param("A rise (from 2015 to 2016) was seen (Figure 2016).", id="years"),
        pytest.param("The Treaty of Rome (1957) and the Paris Agreement (2015) held.", id="treaties"),
        pytest.param("Windows Vista (2007) came after XP (2001).", id="programs"),
        pytest.param("Ford Focus (2015) and Audi A4 (2016) sold well.", id="cars"),
        pytest.param("King Charles III (2023) was crowned (Oslo 1950).", id="reigns and births"),
        pytest.param("The war (1939–1945) and Obama (2009–2017) are over.", id="spans of years"),
        pytest.param("The World Health Organization was founded in 1948.", id="an organisation and a year"),
        pytest.param("Moss grew in 2016. Roy left in 2015.", id="names and years apart"),
        pytest.param("She won in 2015, 2016 and 2017; Moss County (2016 census) too.", id="years in a row"),
        pytest.param("Die Bundestagswahl (September 2017) war knapp (Stand: Mai 2016).", id="German months"),
        pytest.param("Tea cost more (in Sweden 2016) than before.", id="a place in brackets"),
    ],
)
def test_other_names_beside_a_year_are_no_markers(text: str) -> None:
    assert [use for use in _cited(text) if use] == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        pytest.param("Laut Moss et al. (2016) ist es Durst.", ["Moss et al. 2016"], id="et al."),
        pytest.param("Es ist Durst (vgl. Moss, 2016).", ["Moss 2016"], id="comma"),
        pytest.param("Selon Moss (2016), c’est la soif.", ["Moss 2016"], id="a word that attributes"),
        pytest.param("Following Moss et al., 2016, we slept.", ["Moss et al. 2016"], id="no brackets"),
        pytest.param(
            "It is (Moss 2016). It was (Iwata, 2018). It will be (Roy, 2019).",
            ["Moss 2016", "Iwata 2018", "Roy 2019"],
            id="others vouch for a form that alone is none",
        ),
        pytest.param("The film Moss (2016) was long. The fair (Paris 1900) was longer.", [], id="none"),
    ],
)
def test_without_a_list_a_form_that_plainly_cites_is_a_marker(text: str, labels: list[str]) -> None:
    found = analyse_post(read_post(Path("p.txt"), data=f"Salt\n\n{text}\n".encode()))
    assert [use.marker.label for use in found.markers] == labels


def test_a_dash_in_the_list_stands_for_the_authors_before() -> None:
    listed = (
        "Moss, Bea. 2014. “A New Direction for Salt.” Tea Notes 1 (1): 1–9. https://doi.org/10.5555/1.",
        "———. 2022. “When Salt Bites: Thirst.” Tea Notes 9 (2): 1–9.",
        "Roy, Karl. 2015. Salt in Oslo. Oslo: Salt House.",
    )
    text = "Salt\n\nSalt makes thirsty (Moss 2022).\n\nReferences\n\n" + "\n".join(listed)
    found = analyse_post(read_post(Path("p.txt"), data=text.encode()))
    assert [found.references[at].text[:9] for at in found.markers[0].references] == ["———. 2022"]


def test_a_suffix_and_a_possessive_are_no_part_of_the_name() -> None:
    listed = (
        "King B. Jr. (2015). Salt and thirst. J Salt Stud, 2, 4-9.\n\nMoss B. (2016). Tea. Tea Notes, 3, 1-8."
    )
    text = f"Salt\n\nKing Jr.’s (2015) trial saw thirst (King, Jr., 2015).\n\nReferences\n\n{listed}\n"
    found = analyse_post(read_post(Path("p.txt"), data=text.encode()))
    assert [use.references for use in found.markers] == [(0,), (0,)]


@pytest.mark.growth
@pytest.mark.parametrize(
    "piece",
    [
        "2015 ",
        "A, B, C, 2015 ",
        "(A, B and C 2015) ",
        "(Moss ",
        "[2015 ",
        "Ab and Cd ",
        "A.B.",
        "马超等2015（",
    ],
)
def test_time_grows_with_the_length(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    listed = ListedNames([PostReference(None, "Moss B. (2016). Tea. Tea Notes, 3, 1-8.", 0, 9)])
    takes_at_most(5, lambda: find_author_year(text, [Span(0, len(text))], listed))


def test_a_year_with_its_letter_is_that_whatever_other_years_a_reference_prints() -> None:
    source = (
        "Tea helps, as Lindqvist (2019a) found. It fails, as Lindqvist (2019b) said.\n\n## References\n\n"
        "- Lindqvist, J. (2019a). Thirst in the sea. Sea Studies, 3, 4–9.\n"
        "- Lindqvist, J. (2019b). Thirst on land. In 17th Meeting (THIRST 2019), accepted.\n"
    )
    found = analyse_post(read_post(Path("p.md"), data=source.encode()), read_parts=False)
    assert [use.references for use in found.markers] == [(0,), (1,)]


@pytest.mark.parametrize(
    ("item", "text", "printed"),
    [
        pytest.param(
            "Rossi, A. (2013). Onde.", "Da parte di Rossi (2013) si legge.", "Rossi (2013)", id="di"
        ),
        pytest.param(
            "García, M. (2015). Olas de mar.", "El libro de García (2015) dice.", "García (2015)", id="de"
        ),
        pytest.param(
            "Müller, H. (2016). Wellen.", "Die Studie von Müller (2016) zeigt.", "Müller (2016)", id="von"
        ),
        pytest.param(
            "Santos, R. (2011). Ondas.", "No livro dos Santos (2011) lê-se.", "Santos (2011)", id="dos"
        ),
        pytest.param(
            "Rossi, A. (2013). Onde.", "Per di Rossi (2014) vale.", "Rossi (2014)", id="another year"
        ),
        pytest.param(
            "Berg, J. van der (2019). Golven.",
            "As van der Berg (2019) found.",
            "van der Berg (2019)",
            id="behind",
        ),
        pytest.param(
            "de Vries, K. (2020). Golven.", "As de Vries (2020) says.", "de Vries (2020)", id="in front"
        ),
        pytest.param(
            "Silva, A. da (2012). Ondas.", "O estudo da Silva (2012) diz.", "da Silva (2012)", id="da"
        ),
    ],
)
def test_a_small_word_is_part_of_the_name_where_the_list_prints_it(
    item: str, text: str, printed: str
) -> None:
    post = read_post(
        Path("post.md"),
        data=f"# Mare\n\n{text}\n\n## References\n\n- {item} Coast Studies, 4, 1-8.\n".encode(),
    )
    assert [use.marker.text for use in analyse_post(post).markers] == [printed]


@pytest.mark.parametrize(
    ("bracket", "marker"),
    [
        pytest.param(
            "(see Moss, 2016 for a general introduction to the many kinds of tea)",
            None,
            id="for an introduction",
        ),
        pytest.param(
            "(cf. Moss, 2016, on the question of whether tea is good for rest)", None, id="on a question"
        ),
        pytest.param(
            "(vgl. Moss, 2016 für eine allgemeine Einführung in die vielen Tees)", None, id="in German"
        ),
        pytest.param(
            "(voir Moss, 2016 pour une introduction générale aux nombreux thés)", None, id="in French"
        ),
        pytest.param(
            "(the tea that Moss, 2016 drank was used in all of the many trials behind it)",
            "Moss, 2016",
            id="a remark",
        ),
        pytest.param(
            "(Moss, 2016 Spanish teas were left out of all of the many trials behind it)",
            "Moss, 2016",
            id="no page",
        ),
    ],
)
def test_a_bracket_that_sends_to_a_work_is_one_marker(bracket: str, marker: str | None) -> None:
    source = f"Salt\n\nTea helps people rest {bracket}.\n\n{LIST['en']}"
    found = analyse_post(read_post(Path("p.txt"), data=source.encode()))
    assert [use.marker.text for use in found.markers] == [marker or bracket]


DOUBLE = """References

García Márquez, G. (2010). Salt for years. J Salt Stud, 3, 1-9.

Souza-Santos, M. (2015). Small tea. Tea Notes, 2, 1-4.

López Ruiz, A. (2018). The cup. Tea Notes, 7, 1-3.

López Díaz, B. (2018). The glass. Tea Notes, 8, 1-3.

Díaz, C. (2019). The jug. Tea Notes, 9, 1-3.

Díaz Mora, D. (2019). The tall jug. Tea Notes, 9, 4-6.

World Health Organization. (2020). Salt for all. Geneva.
"""


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        pytest.param("Según García (2010), es sal.", [(0,)], id="the first half"),
        pytest.param("Es sal (Márquez, 2010, p. 3).", [(0,)], id="the second half"),
        pytest.param("É chá (SANTOS, 2015) ou (Souza, 2015).", [(1,), (1,)], id="behind a hyphen"),
        pytest.param("Ruiz (2018) lo ve.", [(2,)], id="one of two"),
        pytest.param("Díaz (2019) lo ve.", [(4,)], id="a whole name goes first"),
        pytest.param("Mora (2019) lo ve.", [(5,)], id="the half that is left"),
        pytest.param("Lo ve García (2011).", [()], id="another year"),
        pytest.param("The year of Health (2020) came.", [], id="a word of an organisation"),
    ],
)
def test_a_double_name_is_cited_by_half_of_it(text: str, cited: list[tuple[int, ...]]) -> None:
    found = analyse_post(read_post(Path("p.txt"), data=f"Sal\n\n{text}\n\n{DOUBLE}".encode()))
    assert [use.references for use in found.markers] == cited


def test_a_half_of_two_names_is_ambiguous() -> None:
    text = f"Sal\n\nEs sal (López, 2018).\n\n{DOUBLE}"
    found = analyse_post(read_post(Path("p.txt"), data=text.encode()))
    assert "ambiguous-marker" in [item.kind for item in found.problems]


@pytest.mark.parametrize(
    ("marker", "locator"),
    [
        pytest.param("(Moss, 2016, p. vi)", "p. vi", id="page"),
        pytest.param("(Moss, 2016, pp. ix–xii)", "pp. ix–xii", id="pages"),
        pytest.param("(Moss 2016: xii)", "xii", id="colon"),
        pytest.param("(Moss, 2016, vi)", "vi", id="comma"),
        pytest.param("Moss (2016: xii–xiv)", "xii–xiv", id="colon, name outside"),
        pytest.param("(Moss, 2016, ill.)", None, id="illustrated"),
        pytest.param("(Moss, 2016, civil matters)", None, id="a word of such letters"),
    ],
)
def test_a_page_of_a_preface_is_a_locator(marker: str, locator: str | None) -> None:
    source = f"Salt\n\nWhat {marker} says is that tea helps.\n\n{LIST['en']}"
    found = analyse_post(read_post(Path("p.txt"), data=source.encode())).markers
    assert [(use.marker.text, use.marker.locator) for use in found] == [(marker, locator)]


@pytest.mark.parametrize(
    "locator",
    [
        "pp. iv, vi-xi",
        "pp. iv–vi, viii, and 12",
        "S. 12 und 14",
        "S. iv, 12 f.",
        "No. 5, p. 3",
        "vol. II, pp. 3-4",
        "p. 12, n. 3",
        "Fn. 3",
        "§§ 5-6",
        "Appendix B",
        "Preface, p. ix",
        "especially chs. 3 and 4",
    ],
)
def test_places_in_a_row_are_one_locator(locator: str) -> None:
    source = f"Salt\n\nWhat (Moss, 2016, {locator}) says is that tea helps.\n\n{LIST['en']}"
    (found,) = analyse_post(read_post(Path("p.txt"), data=source.encode())).markers
    assert (found.marker.text, found.marker.locator) == (f"(Moss, 2016, {locator})", locator)


def test_what_may_be_a_year_is_no_page() -> None:
    source = f"Salt\n\nTea helps (Moss, 2016, p. 4, 2018).\n\n{LIST['en']}"
    found = analyse_post(read_post(Path("p.txt"), data=source.encode())).markers
    assert [work.locator for use in found for work in use.marker.cited] == ["p. 4", None]

"""A name and a year by themselves, in a post without a list that cites others so: authors, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import analyse_post
from litman.posts.readers.read import read_post

SURE = "Salt wakes people (Moss & Holm, 2016). Tea does not (Iwata, 2018)."

CITATIONS = """
Köhler (2015) goes further.
The view of Nozick (1981) is older.
Mackie (1980) held that this is luck.
As in Parfit (1984), the order matters.
See Rawls (1971) on justice.
The idea goes back to Hume (1739).
This is an old idea (Piaget 1952).
Okafor (2020) and Lindqvist (2014) differ.
The model of Turing (1952) fits.
Unlike Chomsky (1957), we count words.
Darwin (1859) had no genes.
It was refuted (Popper 1959).
A table in Baker (2011) lists them.
The test was made by Likert (1932).
Nguyen (2017) has the numbers.
What Foucault (1975) calls discipline is rest.
Marx (1867) and Weber (1905) disagree.
It is a fallacy (Gigerenzer 1991).
Ferrand (2019) uses small cups.
In Kuhn (1962) there are paradigms.
Dagegen spricht Luhmann (1984) von Systemen.
Bei Habermas (1981) ist das anders.
Der Begriff stammt von Simmel (1908).
Le débat part de Durkheim (1897).
On lit chez Ricœur (1990) autre chose.
Para Ortega (1930) la masa manda.
En Unamuno (1913) hay dolor.
Secondo Eco (1976) tutto è segno.
As Strawson (1962) has it, we resent.
Ryle (1949) mocked the ghost.
Both Anscombe (1957) and Geach (1962) agree.
By Ramsey (1926) it was known.
""".strip().splitlines()

THINGS = """
Lost (2019) was a long show.
London (2019) was wet.
We met in Kyoto (1997).
Frozen (2013) sold many dolls.
Inception (2010) is about dreams.
Tokyo (2020) came a year late.
In Rio (2016) nobody slept.
After Chernobyl (1986) milk was poured away.
Brexit (2016) cost sleep.
Minecraft (2011) keeps children awake.
The summit in Paris (2015) ended late.
Avatar (2009) was blue.
In Summer (2018) it was hot.
Windows (2000) was slow.
The pandemic began in Wuhan (2019).
In April (2020) all slept longer.
The games (Athens 2004) were loud.
Kindle (2007) lights the night.
The film Parasite (2019) won.
Ramadan (2021) moved meals into the night.
Berlin (1989) was awake all night.
The conference at Davos (2020) was cold.
Madrid (2004) is remembered.
Gravity (2013) is silent.
Arrival (2016) is about language.
Sydney (2000) had good pools.
Fukushima (2011) darkened Japan.
In October (2019) clocks change.
Christmas (2020) was quiet.
The war in Iraq (2003) began at night.
Photoshop (1990) changed pictures.
Android (2008) never sleeps.
Pokémon (1996) came from Japan.
Beijing (2008) was loud.
The series Chernobyl (2019) is sad.
Woodstock (1969) was muddy.
The fair (Osaka 1970) was large.
Der Mauerfall (1989) war laut.
Das Wunder von Bern (1954) machte müde.
In Lissabon (1755) bebte die Erde.
Friends (1994) is still seen.
Interstellar (2014) is long.
The eruption of Pinatubo (1991) cooled the world.
Thriller (1982) sold best.
Ostern (2020) war still.
L'Exposition (Paris 1937) fut grande.
Las Fallas de Valencia (2019) eran ruidosas.
Hurricane Katrina (2005) came.
The musical Cats (1981) ran long.
Solidarity (1980) was a union.
Three hundred doctors met in the capital (London, 2019).
The congress (Paris, 2015) agreed.
At the fair (New York, 1939) all saw it.
""".strip().splitlines()


def _labels(sentence: str) -> list[str]:
    text = f"Salt and tea\n\n{SURE} {sentence}\n"
    found = analyse_post(read_post(Path("p.txt"), data=text.encode()))
    return [use.marker.label for use in found.markers][2:]


@pytest.mark.parametrize("sentence", CITATIONS)
def test_a_name_and_a_year_cite_where_the_post_cites_so(sentence: str) -> None:
    assert _labels(sentence) != []


@pytest.mark.parametrize("sentence", THINGS)
def test_titles_places_products_and_days_are_no_authors(sentence: str) -> None:
    assert _labels(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        pytest.param("Berlin (1958) argued for two kinds.", "Berlin 1958", id="a verb of reporting"),
        pytest.param("Lost et al. (2019) slept.", "Lost et al. 2019", id="and others"),
        pytest.param("It is so (Lost, 2019).", "Lost 2019", id="a comma"),
        pytest.param("It is so (London et al., 2019).", "London et al. 2019", id="a place, and others"),
        pytest.param("Moss (2019) goes on.", "Moss 2019", id="cited otherwise, too"),
    ],
)
def test_a_form_that_plainly_cites_names_an_author_whatever_the_word(sentence: str, label: str) -> None:
    assert _labels(sentence) == [label]


_LIST = """

References

Cameron, J. (Director). (1997). Titanic [Film]. Invented Pictures.

London, J. (1999). Sleep in the wild. Yukon Press.

Moss, A. (2012). Naps and days. Sleep Letters, 3(2), 1–9.
"""


@pytest.mark.parametrize(
    ("sentence", "cited"),
    [
        pytest.param("In Titanic (1997) nobody sleeps.", ["Cameron"], id="the title of a film in the list"),
        pytest.param("In Titanic (1953) nobody sleeps.", [], id="of another year"),
        pytest.param("It is so (London, 1999).", ["London"], id="an author called as a town"),
        pytest.param("The doctors met (Paris, 2019).", [], id="a town that no author is called"),
        pytest.param("It is so (Moss, 2012).", ["Moss"], id="an author"),
    ],
)
def test_the_list_says_what_a_word_before_a_year_is(sentence: str, cited: list[str]) -> None:
    text = f"Salt and tea\n\n{sentence} Tea cools in an hour.{_LIST}"
    found = analyse_post(read_post(Path("p.txt"), data=text.encode()))
    labels = [found.references[at].text.partition(",")[0] for use in found.markers for at in use.references]
    assert labels == cited
    assert [use.dangling for use in found.markers] == [()] * len(cited)

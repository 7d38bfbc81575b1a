from __future__ import annotations

import pytest

from litman.posts.markers.number_list import read_numbers


@pytest.mark.parametrize(
    ("inside", "labels", "locator"),
    [
        pytest.param("7", ("7",), None, id="one"),
        pytest.param("7 & 9", ("7", "9"), None, id="and sign"),
        pytest.param("3, 4, and 8", ("3", "4", "8"), None, id="series"),
        pytest.param("3, 4 und 8", ("3", "4", "8"), None, id="German series"),
        pytest.param("2 et 5", ("2", "5"), None, id="French pair"),
        pytest.param("2，5；7", ("2", "5", "7"), None, id="full-width marks"),
        pytest.param("2、5", ("2", "5"), None, id="Chinese comma"),
        pytest.param("４", ("4",), None, id="full-width digit"),
        pytest.param("4 bis 6", ("4", "5", "6"), None, id="German range"),
        pytest.param("4—6", ("4", "5", "6"), None, id="long dash"),
        pytest.param("4−6", ("4", "5", "6"), None, id="minus"),
        pytest.param("see also 4, 6", ("4", "6"), None, id="see"),
        pytest.param("vgl. 4", ("4",), None, id="vgl."),
        pytest.param("voir 4", ("4",), None, id="voir"),
        pytest.param("см. 4", ("4",), None, id="Russian see"),
        pytest.param("参见 4", ("4",), None, id="Chinese see"),
        pytest.param("refs. 4–6, 9", ("4", "5", "6", "9"), None, id="refs and range"),
        pytest.param("4, p. 31", ("4",), "p. 31", id="page"),
        pytest.param("4, pp. 31, 35", ("4",), "pp. 31, 35", id="pages"),
        pytest.param("4, pp. 31 and 35", ("4",), "pp. 31, 35", id="two pages"),
        pytest.param("4, pp. 31-35 and 6", ("4", "6"), None, id="pages and one more"),
        pytest.param("4, p. 31, n. 3", ("4",), "p. 31, n. 3", id="a note of a page"),
        pytest.param("4, esp. ch. 3", ("4",), "esp. ch. 3", id="above all"),
        pytest.param("4, S. 31 f.", ("4",), "S. 31 f.", id="Seite"),
        pytest.param("4, с. 31", ("4",), "с. 31", id="Russian page"),
        pytest.param("4, Abb. 3", ("4",), "Abb. 3", id="Abbildung"),
        pytest.param("4, Kap. 3", ("4",), "Kap. 3", id="Kapitel"),
        pytest.param("4, chap. iv", ("4",), "chap. iv", id="Roman chapter"),
        pytest.param("4, § 12", ("4",), "§ 12", id="paragraph"),
        pytest.param("4, p. 3; 6, fig. 2", ("4", "6"), None, id="two with places"),
        pytest.param("4, p. 3, 6", ("4", "6"), None, id="a page and one more"),
        pytest.param("4 for a review", ("4",), None, id="words behind"),
        pytest.param("8 and references therein", ("8",), None, id="therein"),
    ],
)
def test_numbers_are_read(inside: str, labels: tuple[str, ...], locator: str | None) -> None:
    found = read_numbers(inside)
    assert found is not None
    assert (found.labels, found.locator, found.needs_list) == (labels, locator, False)


@pytest.mark.parametrize(
    ("inside", "labels"),
    [
        pytest.param("4:31", ("4",), id="colon"),
        pytest.param("4: 31–35", ("4",), id="colon and pages"),
        pytest.param("2:31; 3:4", ("2", "3"), id="two with colons"),
        pytest.param("4: xii–xiv", ("4",), id="colon and pages of a preface"),
        pytest.param("4, vi", ("4",), id="page of a preface"),
        pytest.param("04", ("4",), id="zero in front"),
        pytest.param("2..4", ("2", "3", "4"), id="dots"),
        pytest.param("4†", ("4",), id="dagger"),
        pytest.param("#4", ("4",), id="number sign"),
        pytest.param("4, Behauptung 3", ("4",), id="a place of an unknown kind"),
    ],
)
def test_forms_that_mean_other_things_need_a_list(inside: str, labels: tuple[str, ...]) -> None:
    found = read_numbers(inside)
    assert found is not None
    assert (found.labels, found.needs_list) == (labels, True)


@pytest.mark.parametrize(
    "inside",
    "|1 2 |x|i|0|0, 1|-9|2015|20-40g|1.5|12.03.2019|v1.2|300x200|1/2|3 mg|1st|n = 12|p. 31|S. 31|Moss 2015|4†source"
    "|4, 2015|5%|4 cats|1 000|10:30 Uhr|4,".split("|"),
)
def test_other_things_in_brackets_are_no_numbers_of_references(inside: str) -> None:
    assert read_numbers(inside) is None


@pytest.mark.parametrize("inside", ["1:12", "no. 3", "Nr. 3", "n 12", "note 3"])
def test_round_brackets_take_no_ratio_and_no_count(inside: str) -> None:
    assert read_numbers(inside, square=False) is None


def test_an_endless_range_gives_its_ends() -> None:
    found = read_numbers("1-99999999")
    assert found is not None
    assert (found.labels, found.cut_short) == (("1", "99999999"), True)

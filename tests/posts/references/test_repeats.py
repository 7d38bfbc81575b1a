from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import analyse_post
from litman.posts.readers.markdown import read_markdown_post

_MOSS = 'Ann Moss, "How Dogs Sleep," Invented Dogs 1 (2018): 3–9.'
_RAY = 'Bo Ray, "Cats," Invented Cats 2 (2019): 4–8.'


@pytest.mark.parametrize(
    ("again", "at"),
    [
        pytest.param("Ibid., 46.", 1, id="ibid"),
        pytest.param("ibid", 1, id="bare"),
        pytest.param("Ebd., S. 46.", 1, id="ebd"),
        pytest.param("Vgl. ebenda.", 1, id="vgl. ebenda"),
        pytest.param("Там же. С. 46.", 1, id="там же"),
        pytest.param("Ivi, p. 46.", 1, id="ivi"),
        pytest.param("Tamże, s. 46.", 1, id="tamże"),
        pytest.param("Moss, op. cit., p. 5.", 0, id="op. cit."),
        pytest.param("A. Moss, a. a. O., S. 5.", 0, id="a. a. O."),
        pytest.param('Moss, "Dogs Sleep," 5.', 0, id="short title"),
        pytest.param("Vgl. Moss 2018, S. 5.", 0, id="name and year"),
        pytest.param("Ray (2019), p. 4", 1, id="name and year in brackets"),
        pytest.param("Moss (see note 1), p. 4.", 0, id="see note"),
        pytest.param("Moss, wie Anm. 1, S. 4.", 0, id="wie Anm."),
    ],
)
def test_a_note_that_names_a_work_again_leads_to_the_note_that_cites_it(again: str, at: int) -> None:
    source = (
        "# Pets\n\nDogs sleep all day.[^1] Cats sleep by night.[^2] Both of them dream.[^3]\n\n"
        f"[^1]: {_MOSS}\n[^2]: {_RAY}\n[^3]: {again}\n"
    )
    found = analyse_post(read_markdown_post(Path("p.md"), source.encode()))
    assert [item.text for item in found.references] == [_MOSS, _RAY]
    assert [use.references for use in found.markers] == [(0,), (1,), (at,)]
    assert not found.problems


def test_ibid_before_any_reference_is_a_remark() -> None:
    source = "# Pets\n\nDogs sleep all day.[^1] Cats do not.[^2]\n\n[^1]: So I heard.\n[^2]: Ibid.\n"
    found = analyse_post(read_markdown_post(Path("p.md"), source.encode()))
    assert (found.references, found.problems) == ((), ())


def test_a_note_that_only_points_into_the_list_is_no_reference() -> None:
    source = (
        "# Pets\n\nDogs sleep all day.[^1] Cats do not (Ray, 2019).\n\n## References\n\n"
        "- Moss, A. (2018). Dogs. Invented Dogs, 1, 3–9.\n- Ray, B. (2019). Cats. Invented Cats, 2, 4–8.\n\n"
        "[^1]: See Moss (2018), above all page 3.\n"
    )
    found = analyse_post(read_markdown_post(Path("p.md"), source.encode()))
    assert [item.label for item in found.references] == [None, None]
    assert not [problem for problem in found.problems if problem.kind == "marker-without-reference"]


def test_a_short_post_whose_footnotes_cite_has_claims() -> None:
    source = (
        "# Schlaf\n\nKurzer Schlaf mindert die Erinnerung.[^1] Der Verlust wächst mit jeder Stunde.[^2]\n\n"
        "[^1]: Ann Moss: Kurzer Schlaf. In: Schlafkunde 12 (2015), S. 44–49.\n"
        "[^2]: Bo Ray: Naps. In: Schlafkunde 13 (2016), S. 4.\n"
    )
    found = analyse_post(read_markdown_post(Path("p.md"), source.encode()))
    assert [item.label for item in found.references] == ["1", "2"]
    assert len(found.claims) == 2

import pytest

from litman.library.comparison.periodicals import same_container


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        pytest.param("J. Biol. Chem.", "The Journal of Biological Chemistry", True, id="cut ends"),
        pytest.param(
            "Proc Natl Acad Sci USA", "Proceedings of the National Academy of Sciences", True, id="place"
        ),
        pytest.param("PNAS", "Proceedings of the National Academy of Sciences", True, id="acronym"),
        pytest.param(
            "JAMA", "JAMA: the journal of the American Medical Association", True, id="acronym first"
        ),
        pytest.param("BMJ", "BMJ (Clinical research ed.)", True, id="brackets"),
        pytest.param("Z. Phys. Chem.", "Zeitschrift für Physikalische Chemie", True, id="German"),
        pytest.param("Paediatrics", "Pediatrics", True, id="spelling"),
        pytest.param("Lancet Oncology", "Lancet", False, id="a daughter journal"),
        pytest.param("Physiol Plant", "Plant Physiol", False, id="another order"),
        pytest.param("Nature", "Science", False, id="others"),
    ],
)
def test_names_of_journals_are_matched(ours: str, theirs: str, same: bool) -> None:
    assert same_container([ours], [theirs]) == same
    assert same_container([theirs], [ours]) == same

"""Works that print nearly as the one that is meant, and are another: none is accepted."""

from __future__ import annotations

import pytest

from litman.matching.explain import reasons_for
from litman.matching.match import match_candidates
from litman.matching.query import read_query
from litman.matching.record import Record


@pytest.mark.parametrize(
    ("text", "record", "reason"),
    [
        pytest.param(
            "Elm E. (1994). Children in grief: a plan for schools. Bereavement Care, 13(1), 2-7.",
            Record(
                "10.1000/1",
                "CLINIC FOR THE CHILDREN OF WAR",
                years=(1994,),
                volume="13",
                issue="1",
                page="7",
                containers=("Bereavement Care",),
            ),
            "the title differs, and the record names no author",
            id="no author",
        ),
        pytest.param(
            "Oak, D., & Elm, P. (2005). Kinetics of heterolysis: XLI. Solvent effect on the rate of butene solvolysis. "
            "Russian Journal of Chemistry, 75(9), 1430-1436.",
            Record(
                "10.1000/2",
                "Kinetics of heterolysis: XLII. Solvent effect on the rate of butene dehydrochlorination",
                ("Oak", "Elm"),
                (2005,),
                "75",
                "10",
                "1517-1522",
                ("Russian Journal of Chemistry",),
            ),
            "another part of the same series",
            id="number",
        ),
        pytest.param(
            "Gómez de Valencia, Francisco. (2011). Benezit Dictionary of Artists.",
            Record(
                "10.1000/3",
                "Gómez de Valencia, Felipe",
                years=(2011,),
                containers=("Benezit Dictionary of Artists",),
            ),
            "the record is about somebody else of that name",
            id="namesake",
        ),
        pytest.param(
            "Oak, R. (1984). Computing as experiment. Proceedings of the 1984 annual conference on the generation gap.",
            Record(
                "10.1000/4", "Proceedings of the 1984 annual conference on the generation gap", years=(1984,)
            ),
            "the record is what the work appeared in",
            id="proceedings",
        ),
        pytest.param(
            "Oak D. Beetles that dream of coffee in winter. Annals of Insects. 2011;3:45-51.",
            Record(
                "10.1000/5",
                "Beetles that dream of coffee in winter",
                ("Kelp",),
                (2011,),
                "3",
                "",
                "45-51",
                ("Annals of Insects",),
            ),
            "first author differs: Kelp is not named",
            id="first author",
        ),
    ],
)
def test_a_sibling_of_the_work_is_not_accepted(text: str, record: Record, reason: str) -> None:
    decision = match_candidates(read_query(text), [record])
    assert decision.outcome != "accepted"
    assert decision.best is None or decision.best.veto == reason


def test_what_is_accepted_never_says_that_the_first_author_differs() -> None:
    query = read_query("Azjen I: The theory of planned behavior. Organiz Behav 1991, 50:179-211.")
    record = Record(
        "10.1000/6",
        "The theory of planned behavior",
        ("Ajzen",),
        (1991,),
        "50",
        "2",
        "179-211",
        ("Organiz Behav",),
    )
    decision = match_candidates(query, [record])
    assert decision.outcome == "accepted"
    assert decision.best is not None
    assert not any("differs" in reason for reason in reasons_for(query, decision.best))

"""What is spelt in two ways is found in the other one, too."""

from __future__ import annotations

import pytest

from litman.text.other_spellings import other_spellings


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("tumour", "tumor"),
        ("Behavioural", "behavioral"),
        ("leukaemia", "leukemia"),
        ("ischaemic", "ischemic"),
        ("haemoglobin", "hemoglobin"),
        ("oestrogen", "estrogen"),
        ("anaesthesia", "anesthesia"),
        ("aetiology", "etiology"),
        ("paediatric", "pediatric"),
        ("diarrhoea", "diarrhea"),
        ("randomised", "randomized"),
        ("analysing", "analyzing"),
        ("fibres", "fibers"),
        ("analogues", "analogs"),
        ("sulphate", "sulfate"),
        ("β", "beta"),
    ],
)
def test_each_leads_to_the_other(british: str, american: str) -> None:
    assert american in other_spellings(british)
    assert british.lower() in other_spellings(american)


@pytest.mark.parametrize("word", ["cat", "poem", "four", "IL6", "does", "nu", "здоровье", ""])
def test_what_is_spelt_in_one_way_has_no_other(word: str) -> None:
    assert other_spellings(word) == ()

from __future__ import annotations

import pytest

from litman.matching.data import is_data, may_be_data


@pytest.mark.parametrize(
    ("text", "says", "may"),
    [
        pytest.param("Roe J. Sleep of bees (2020) [Data set]. Zenodo.", True, True, id="in brackets"),
        pytest.param("Roe J. Data from: The sleep of bees. 2020.", True, True, id="data from"),
        pytest.param("Roe J. Beesleep (Version 2.1) [Computer software]. 2020.", True, True, id="software"),
        pytest.param("Roe J. Beesleep. Zenodo. 2020.", False, True, id="an archive"),
        pytest.param("Roe J. The sleep of bees. J Bees 2020;3:1-9.", False, False, id="a paper"),
    ],
)
def test_data_and_software_are_told_from_papers(text: str, says: bool, may: bool) -> None:
    assert (is_data(text), may_be_data(text)) == (says, may)

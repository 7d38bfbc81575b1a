from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import analyse_post
from litman.posts.readers.read import read_post


@pytest.mark.parametrize(
    ("marker", "reference"),
    [
        pytest.param("(Müller 2019)", "Müller, A. (2019). Tea and sleep. Sleep, 4, 1-9.", id="accent"),
        pytest.param("(Mueller 2019)", "Müller, A. (2019). Tea and sleep. Sleep, 4, 1-9.", id="written out"),
        pytest.param("(Garcia Lopez 2019)", "García-López, A. (2019). Tea. Sleep, 4, 1-9.", id="hyphen"),
        pytest.param("(O'Brien 2019)", "O’Brien, A. (2019). Tea and sleep. Sleep, 4, 1-9.", id="apostrophe"),
        pytest.param("(van der Berg 2019)", "van der Berg, A. (2019). Tea. Sleep, 4, 1-9.", id="particles"),
        pytest.param("(Berg, 2019)", "van der Berg, A. (2019). Tea. Sleep, 4, 1-9.", id="without particles"),
        pytest.param("(King, 2019)", "King, A., Jr. (2019). Tea. Sleep, 4, 1-9.", id="suffix"),
    ],
)
def test_a_marker_finds_its_reference_however_the_name_is_printed(marker: str, reference: str) -> None:
    text = (
        f"# Tea\n\nTea helps people sleep {marker}. Coffee does not (Moss, 2018).\n\n## References\n\n"
        f"{reference}\n\nMoss, B. (2018). Coffee and rest. Sleep, 3, 11-19.\n"
    )
    analysis = analyse_post(read_post(Path("tea.md"), data=text.encode()))
    found = [item.references for item in analysis.markers]
    assert [len(references) for references in found] == [1, 1]
    assert found[0] != found[1]

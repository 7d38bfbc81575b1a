from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from tests.checks.samples import findings_of, lay_out

CLAIMS = '[post]\ntitle = "Tea"\n\n[[claim]]\nid = "c01"\ntext = "Tea lengthens sleep."\n'


@pytest.mark.parametrize(
    ("said", "severity"),
    [
        pytest.param({}, "info", id="nothing said"),
        pytest.param({"CLM": "error"}, "error", id="the family"),
        pytest.param({"CLM": "info", "CLM1": "error"}, "error", id="the hundred before the family"),
        pytest.param({"CLM": "error", "CLM101": "info"}, "info", id="the code before the family"),
        pytest.param({"CLM": "info", "CLM10": "info", "CLM101": "error"}, "error", id="the code before all"),
        pytest.param({"CLM": "error", "CLM10": "info", "CLM109": "error"}, "info", id="another code says nothing"),
        pytest.param({"BIB": "info", "REF": "error"}, "info", id="other families say nothing"),
    ],
)  # fmt: skip
def test_the_longest_beginning_of_a_code_says_how_severe_it_is(
    said: dict[str, str], severity: str, tmp_path: Path
) -> None:
    for number, order in enumerate(permutations(said.items())):
        table = ", ".join(f'{code} = "{word}"' for code, word in order)
        settings = f'posts = ["posts"]\n\n[check]\nselect = ["CLM101"]\nseverity = {{ {table} }}\n'
        library = lay_out(tmp_path / str(number), {"litman.toml": settings, "claims/tea.toml": CLAIMS})
        assert [finding.severity for finding in findings_of(library)] == [severity], order

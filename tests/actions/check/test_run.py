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


def test_an_attached_file_that_changed_has_its_posts_checked_anew(tmp_path: Path) -> None:
    bib = "@article{moss, author={Moss, Ada}, title={Tea}, journal={Tea}, year=2019, file={files/moss.txt}}\n"
    link = '  [[claim.link]]\n  key = "moss"\n  relation = "supports"\n  quote = "tea lengthens deep sleep"\n'
    files = {"references.bib": bib, "claims/tea.toml": CLAIMS + link, "files/moss.txt": "Tea is old."}

    def found() -> list[str]:
        library = lay_out(tmp_path, files)
        return [finding.code for finding in findings_of(library) if finding.code == "EVD104"]

    assert found() == found() == ["EVD104"]
    files["files/moss.txt"] = "It is said that tea lengthens deep sleep."
    assert found() == []

"""What stands in an editor counts for what the file will say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from litman.actions.check.run import run_check
from litman.actions.check.targets import find_check_targets
from litman.finding import Finding
from tests.checks.samples import lay_out

POST = "# Tea\n\nTea lengthens sleep [1].\n\n## References\n\n1. Moss, A. (2019). Tea. *Leaves*, 3, 4.\n"
CLAIMS = '[post]\ntitle = "Tea"\nsource = "../posts/tea.md"\n\n[[claim]]\nid = "c01"\ntext = "Tea lengthens sleep."\n'


def codes(root: Path, unsaved: dict[Path, bytes]) -> list[tuple[str, int]]:
    library = lay_out(
        root,
        {"litman.toml": 'posts = ["posts"]\n', "posts/tea.md": POST, "claims/tea.toml": CLAIMS},
    )
    targets = find_check_targets(library, ["tea"])
    report = run_check(
        library, targets, today=date(2026, 1, 1), settings=library.settings.check, unsaved=unsaved
    )
    return [_short(finding) for finding in report.findings if finding.severity == "error"]


def _short(finding: Finding) -> tuple[str, int]:
    return finding.code, finding.place.line


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        pytest.param("posts/tea.md", POST, [], id="as saved"),
        pytest.param("posts/tea.md", POST.replace("[1].", "[1]. So do herbs [2]."), [("REF101", 3)], id="post"),
        pytest.param(
            "posts/tea.md",
            POST.replace("[1].", "[1]. So do herbs [2]. <!-- litman-ignore REF101 -->"),
            [],
            id="a remark that is not saved either",
        ),
        pytest.param("claims/tea.toml", CLAIMS + "\n[[claim\n", [("CLM001", 9)], id="claims file"),
    ],
)  # fmt: skip
def test_a_text_that_is_not_saved_is_checked_in_place_of_the_file(
    file: str, text: str, expected: list[tuple[str, int]], tmp_path: Path
) -> None:
    assert codes(tmp_path, {(tmp_path / file).resolve(): text.encode()}) == expected
    assert codes(tmp_path, {}) == [], "nothing of it is remembered"

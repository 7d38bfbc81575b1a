"""What `litman check` finds stays on one screen, and what is folded says how to see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.cli.check.screen import SCREENFUL, fit
from litman.finding import Finding, Place, Severity
from tests.cli.conftest import Run

POST = Path("posts/tea.md")


def finding(
    at: int,
    code: str = "CLM103",
    severity: Severity = "warning",
    *,
    says: str = "is vague",
    post: str | None = "tea",
) -> Finding:
    return Finding(code, Place(POST, at), f"c{at:02d} {says}", severity, post, f"c{at:02d}")


def test_a_screenful_is_said_as_it_is() -> None:
    found = [finding(at) for at in range(SCREENFUL)]
    screen = fit(found, summary_lines=3)
    assert (screen.findings, screen.folded, screen.left_out) == (tuple(found), 0, 0)


def test_of_more_those_of_a_code_in_a_post_are_one_that_names_the_others() -> None:
    screen = fit([finding(at) for at in range(1, 31)], summary_lines=3)
    assert [row.message for row in screen.findings] == ["c01 is vague; also c02, c03, c04, c05 and 25 more"]
    assert screen.folded == 29


@pytest.mark.parametrize(
    "found",
    [
        pytest.param([finding(at, severity="error") for at in range(1, 31)], id="errors"),
        pytest.param([finding(at, post=None) for at in range(1, 31)], id="of the library"),
        pytest.param([finding(at, post=f"tea{at}") for at in range(1, 31)], id="of a post each"),
        pytest.param([finding(at, f"CLM1{at:02d}") for at in range(1, 31)], id="of a code each"),
    ],
)
def test_what_stands_alone_is_said_alone(found: list[Finding]) -> None:
    assert fit(found, summary_lines=3).findings == tuple(found)


def test_of_two_posts_that_say_different_things_the_first_is_said() -> None:
    one = finding(1, "EVD107", says="asserts tea-helps, and milk/c02 denies tea-helps")
    other = finding(2, "EVD107", says="denies tea-helps, and tea/c01 asserts tea-helps", post="milk")
    third = finding(3, "EVD107", says="denies tea-helps, and milk/c09 asserts tea-helps", post="rye")
    errors = [finding(at, severity="error") for at in range(30)]
    screen = fit([*errors, one, other, third], summary_lines=3)
    assert screen.findings[30:] == (one, third)
    assert screen.folded == 1


def test_remarks_are_said_while_there_is_room_and_counted_then() -> None:
    warnings = [finding(at, f"CLM1{at:02d}") for at in range(1, 31)]
    remarks = [finding(at, f"REF1{at:02d}", "info") for at in range(31, 61)]
    need = finding(70, "CLM101", "info", says="24 of 25 claims lean on no work")
    screen = fit([*warnings, *remarks, need], summary_lines=6)
    assert screen.findings == (*warnings, *remarks[:13], need)
    assert screen.left_out == 17


def test_warnings_are_said_however_many_there_are() -> None:
    warnings = [finding(at, f"CLM1{at:02d}") for at in range(1, 91)]
    assert len(fit(warnings, summary_lines=6).findings) == 90


def write_posts(library: Path) -> None:
    posts = library.parent / "posts"
    posts.mkdir()
    for name in "abcdefghijkl":
        text = "".join(f"Several studies have shown that tea {at} helps {name}.\n\n" for at in range(4))
        (posts / f"{name}.md").write_text(f"# T\n\n{text}")


def test_check_says_how_to_see_what_is_folded(run: Run, library: Path) -> None:
    write_posts(library)
    assert run("scan", "--offline", "posts").exit_code == 0
    text = run("check").stdout
    assert "CLM103 c01 is put down to 'Several studies': nobody can tell which; also c02, c03, c04" in text
    assert "36 findings said with others: `litman check -v`" in text
    for way in (("-v",), ("--select", "CLM103")):
        assert run("check", *way).stdout.count("is put down to 'Several studies'") == 48
    assert "said with others" not in run("check", "-v").stdout

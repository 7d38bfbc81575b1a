"""What a post has many of is one line of `litman check`, and every format for programs has each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

SENTENCES = [
    "Tea is made of leaves.",
    "Tea may help.",
    "Tea lengthens sleep.",
    "Tea cuts deaths by 30 %.",
    "Steeping refers to the time in water.",
    "Tea is older than coffee.",
    "The senate met on 12 June.",
    "Tea is the best of drinks and eases pain more than milk.",
]
LINE = "CLM101 {} of 9 claims lean on no work; {} (`litman check tea --select CLM101`)"


@pytest.fixture
def tea(library: Path) -> Path:
    return write(library, SENTENCES)


def write(library: Path, sentences: list[str]) -> Path:
    cited = '[[claim]]\nid = "c99"\ntext = "Cited."\n  [[claim.link]]\n  key = "moss2019tea"\n'
    claims = [f'[[claim]]\nid = "c{at:02d}"\ntext = "{text}"\n' for at, text in enumerate(sentences, 1)]
    path = library / "claims" / "tea.toml"
    path.write_text("\n".join(['[post]\ntitle = "Tea"\n', *claims, cited]))
    return path


def test_claims_that_lean_on_nothing_are_one_line_with_the_five_that_need_a_source_most(
    run: Run, tea: Path
) -> None:
    result = run("check", "tea")
    assert result.exit_code == 0
    (line,) = [line for line in result.stdout.splitlines() if "CLM101" in line]
    assert LINE.format(8, "the five that need one most: c08, c04, c03, c06, c01") in line
    assert "8 remarks" in result.stdout


@pytest.mark.parametrize(
    ("sentences", "said"),
    [
        pytest.param(["Tea may help."] * 8, "none of them seems to need one", id="none"),
        pytest.param(["Tea may help."] * 7 + ["Tea lengthens sleep."], "one needs one: c08", id="one"),
        pytest.param(["Tea is a leaf."] * 2 + ["Tea may help."] * 6, "two need one: c01, c02", id="two"),
    ],
)
def test_what_needs_none_is_not_named(run: Run, library: Path, sentences: list[str], said: str) -> None:
    write(library, sentences)
    assert LINE.format(8, said) in run("check", "tea").stdout


def test_the_command_of_the_line_lists_them_all(run: Run, tea: Path) -> None:
    result = run("check", "tea", "--select", "CLM101")
    assert [f"c{at:02d} leans on no work" in result.stdout for at in range(1, 9)] == [True] * 8


def test_formats_for_programs_have_each_with_its_need(run: Run, tea: Path) -> None:
    found = json.loads(run("check", "tea", "--json").stdout)
    assert [(item["severity"], item["need"]) for item in found] == [
        ("info", need) for need in (1, 0, 2, 2, 0, 2, 1, 2)
    ]
    assert run("check", "tea", "--format", "github").stdout.count("title=CLM101") == 8
    assert json.loads(run("check", "tea", "--json").stdout) == found  # from what is remembered


def test_remarks_alone_are_0_and_1_where_one_is_strict(run: Run, tea: Path) -> None:
    assert run("check", "tea", "--strict").exit_code == 1


def test_what_the_settings_call_more_than_a_remark_is_said_by_itself(
    run: Run, library: Path, tea: Path
) -> None:
    (library / "litman.toml").write_text('[check]\nseverity = { CLM101 = "warning" }\n')
    result = run("check", "tea")
    assert result.exit_code == 1
    assert result.stdout.count(" leans on no work") == 8


def test_many_markers_without_a_list_are_one_line(run: Run, library: Path) -> None:
    posts = library.parent / "posts"
    posts.mkdir()
    (posts / "p.md").write_text(
        "# T\n\n" + "".join(f"Tea number {at} is good [{at}].\n\n" for at in range(1, 8))
    )
    result = run("check", "posts/p.md")
    assert result.stdout.count("REF101") == 2  # once as the command that lists them
    assert "7 markers have no reference: [1], [2], [3], [4], [5] and 2 more" in result.stdout
    assert run("check", "posts/p.md", "--select", "REF101").stdout.count("REF101") == 7

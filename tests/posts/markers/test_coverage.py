from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.analyse import analyse_post
from litman.posts.readers.text import post_from_text

_PAD = " This sentence only makes the paragraph long enough to be read as one, which it now is without any doubt."


def _covered(text: str) -> list[list[str]]:
    found = analyse_post(post_from_text(Path("p.txt"), text), read_parts=False)
    return [[found.post.text[a:b] for a, b in use.covers] for use in found.markers]


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        pytest.param("It grew fast. Nobody saw it [1].", ["Nobody saw it [1]."], id="its own sentence"),
        pytest.param("It grew fast. [1] Nobody saw it.", ["It grew fast."], id="after the full stop"),
        pytest.param(
            "Dogs slept. This helped them [1].",
            ["This helped them [1].", "Dogs slept."],
            id="a sentence that takes up the one before",
        ),
        pytest.param(
            "Cats ate. Dogs slept. This helped. They woke [1].",
            ["They woke [1].", "This helped.", "Dogs slept."],
            id="a chain of them",
        ),
        pytest.param(
            "Dogs slept [1]. This helped them [2].",
            ["This helped them [2]."],
            id="the one before has its own",
        ),
        pytest.param("Did dogs sleep? They did [1].", ["They did [1]."], id="a question before"),
        pytest.param(
            "Dogs slept. It is known that cats do not [1].",
            ["It is known that cats do not [1]."],
            id="an it that takes up nothing",
        ),
    ],
)
def test_a_marker_covers_its_sentence_and_what_runs_on_to_it(text: str, covered: list[str]) -> None:
    assert _covered(text + _PAD)[-1] == covered


def test_a_marker_in_a_paragraph_of_its_own_belongs_to_the_one_before() -> None:
    assert _covered(f"Start here.{_PAD} Dogs slept.\n\n[1]\n\nNew here.{_PAD}") == [["Dogs slept."]]


def test_coverage_stops_at_the_paragraph() -> None:
    assert _covered(f"Dogs slept.{_PAD}\n\nThis helped them [1].{_PAD}") == [["This helped them [1]."]]


@pytest.mark.parametrize(("before", "covered"), [(2, 3), (4, 5), (5, 5), (9, 5)])
def test_a_marker_speaks_for_four_sentences_before_its_own_at_most(before: int, covered: int) -> None:
    chain = "".join(f" This helped {number} of them." for number in range(before - 1))
    (found,) = _covered(f"Dogs slept.{chain} They woke [1].{_PAD}")
    assert found[0] == "They woke [1]."
    assert len(found) == covered

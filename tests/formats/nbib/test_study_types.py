from __future__ import annotations

import pytest

from litman.checks.study import study_of
from litman.formats.nbib.study_types import study_type_of
from litman.work import Work


@pytest.mark.parametrize(
    ("kinds", "said", "read"),
    [
        (["Randomized Controlled Trial", "Multicenter Study"], "randomised trial", "randomised trial"),
        (["Meta-Analysis", "Systematic Review", "Review"], "meta-analysis", "meta-analysis"),
        (["Systematic Review", "Review"], "systematic review", "systematic review"),
        (["Clinical Trial, Phase II", "Randomized Controlled Trial"], "randomised trial", "randomised trial"),
        (["Clinical Trial, Phase II"], "clinical trial", None),
        (["Clinical Trial Protocol", "Randomized Controlled Trial"], "trial protocol", None),
        (["Case Reports", "Letter"], "case report", "case report"),
        (["Review"], "review", "review"),
        (["Editorial", "Comment"], "editorial", "expert opinion"),
        (["Journal Article", "Comment"], "commentary", "expert opinion"),
        (["Journal Article", "Research Support, Non-U.S. Gov't"], None, None),
        ([], None, None),
    ],
)  # fmt: skip
def test_types_of_publication_say_how_a_study_was_done(
    kinds: list[str], said: str | None, read: str | None
) -> None:
    assert study_type_of(kinds) == said
    assert study_of({"studytype": said or ""}, Work()).kind == read

"""Files whose names say that they are lists."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from litman.posts.readers.list_names import PARTS_OF_HEADINGS
from litman.posts.references.headings import REFERENCE_HEADING


@given(st.from_regex(re.compile(REFERENCE_HEADING.pattern, re.IGNORECASE), fullmatch=True))
def test_what_may_be_a_list_is_asked_of_every_heading(heading: str) -> None:
    assert any(part in heading.casefold() for part in PARTS_OF_HEADINGS)

"""Lists of authors that an entry cuts short with `and others`."""

from __future__ import annotations

import pytest

from litman.actions.export.format_bibliography import format_bibliography
from litman.export.styles.pandoc import Pandoc
from tests.export.styles.written_references import references_of

ITEM = {
    "id": "k",
    "type": "article-journal",
    "title": "Tea",
    "author": [{"family": "Wolf", "given": "Tom"}, {"literal": "others"}],
    "issued": {"date-parts": [[2020]]},
}


@pytest.mark.parametrize(
    ("style", "begins"),
    [
        pytest.param("ama", "Wolf T, et al. Tea", id="AMA"),
        pytest.param("vancouver", "Wolf T, et al. Tea", id="Vancouver"),
        pytest.param("harvard", "Wolf, T. *et al.* (2020)", id="Harvard, which has none"),
    ],
)
def test_a_comma_stands_before_et_al_as_the_manual_has_it(pandoc: Pandoc, style: str, begins: str) -> None:
    made = format_bibliography([ITEM], style, engine=pandoc)
    assert references_of(made)["k"].startswith(begins)

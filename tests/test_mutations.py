"""The lines that `tests/mutations.py` changes still stand where it looks for them."""

from __future__ import annotations

import pytest

from tests.mutations import MUTATIONS, ROOT, Mutation


@pytest.mark.parametrize("mutation", [pytest.param(item, id=item.name) for item in MUTATIONS])
def test_a_line_that_is_changed_stands_once(mutation: Mutation) -> None:
    text = (ROOT / "litman" / mutation.file).read_text(encoding="utf-8")
    assert text.count(mutation.old) == 1


@pytest.mark.parametrize("mutation", [pytest.param(item, id=item.name) for item in MUTATIONS])
def test_the_test_that_notices_is_there(mutation: Mutation) -> None:
    path, _, name = mutation.test.partition("::")
    text = (ROOT / "tests" / path).read_text(encoding="utf-8")
    assert not name or f"def {name}(" in text

"""After claims of its file were changed, a post is viewed as it would be anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from litman.actions.post_view.view import view_post
from litman.actions.post_view.view_again import view_again
from litman.actions.standing.post_standing import standing_of
from litman.claims import edit, edit_post
from litman.claims.claim import Link
from litman.claims.read import read_claims
from litman.library.library import Library
from litman.read_settings import read_settings
from litman.standing.known import known_of

POST = """\
# Tea

Tea lengthens sleep by nine minutes [1]. Coffee shortens it by an hour in every study.

## References

1. Moss, A., & Fern, B. (2019). Tea and sleep. Journal of Tea. https://doi.org/10.1000/tea.7
"""
Edit = Callable[[bytes], bytes]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            lambda data: edit.set_link(data, "c01", "moss2019tea", verdict="partly"), id="a verdict"
        ),
        pytest.param(lambda data: edit.add_link(data, "c02", Link("reed2001leaf", "supports")), id="a link"),
        pytest.param(lambda data: edit.add_link(data, "c02", Link("nobody", "supports")), id="to nobody"),
        pytest.param(lambda data: edit_post.set_claim(data, "c02", comment="So?"), id="a comment"),
        pytest.param(lambda data: edit.remove_claim(data, "c02"), id="a claim less"),
        pytest.param(lambda data: edit_post.set_post(data, copy=False), id="not to be copied"),
    ],
)
def test_it_is_viewed_as_it_would_be_anew(root: Path, view: Callable[..., object], change: Edit) -> None:
    view("tea.md", POST)
    library = Library(root, read_settings(root / "litman.toml", {}))
    path = root / "claims" / "tea.toml"
    old, _ = read_claims(path, path.read_bytes())
    new, _ = read_claims(path, change(path.read_bytes()))
    assert old is not None
    assert new is not None
    known = known_of(library)
    before = standing_of(library, old, known)
    found = standing_of(library, new, known, analysis=before.analysis, before=before)
    again = view_again(library, view_post(library, old, found=before), before=before, found=found)
    assert again == view_post(library, new, found=standing_of(library, new, known, analysis=before.analysis))

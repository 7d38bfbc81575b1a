"""Names as if all had to be told apart."""

from __future__ import annotations

import pytest

from litman.export.styles.name_hints import with_all_told_apart

STYLE = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" initialize-with=". "><citation/>'
    '<bibliography name-form="short"><layout><names><name form="short" initialize="{}"/></names></layout>'
    "</bibliography></style>"
)


@pytest.mark.parametrize(
    ("rule", "initialize"), [("primary-name", "false"), ("primary-name-with-initials", "true")]
)
def test_every_name_is_long_and_has_what_the_rule_adds(rule: str, initialize: str) -> None:
    changed = with_all_told_apart(STYLE.format("true"), rule)
    assert "short" not in changed
    assert changed.count('form="long"') == 4
    assert changed.count(f'initialize="{initialize}"') == 4
    assert 'initialize-with=". "' in changed

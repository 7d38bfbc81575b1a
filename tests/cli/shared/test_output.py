from __future__ import annotations

import pytest

from litman.cli.shared.output import say_wrapped


@pytest.mark.parametrize(
    ("first", "shown"),
    [
        pytest.param("  c01", "  c01 Tea helps.", id="as wide as usual"),
        pytest.param("  c1024", "  c1024 Tea helps.", id="wider than the indentation"),
        pytest.param("  tea ", "  tea Tea helps.", id="its own space behind it"),
        pytest.param("", "      Tea helps.", id="nothing in front"),
    ],
)
def test_what_stands_in_the_indentation_stands_apart(
    capsys: pytest.CaptureFixture[str], first: str, shown: str
) -> None:
    say_wrapped("Tea helps.", indent=6, first=first)
    assert capsys.readouterr().out == shown + "\n"

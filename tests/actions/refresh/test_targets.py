import pytest

from litman.actions.refresh.targets import parse_age


@pytest.mark.parametrize(
    ("text", "days"),
    [("30d", 30), ("30", 30), ("2w", 14), ("6 months", 180), ("1Y", 365), ("soon", None), ("-3d", None), ("", None)],
)  # fmt: skip
def test_ages_are_read(text: str, days: int | None) -> None:
    assert parse_age(text) == days

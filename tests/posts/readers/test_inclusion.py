from __future__ import annotations

from pathlib import Path

import pytest

from litman.posts.readers.inclusion import Inclusion


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"Tea helps.", "Tea helps.", id="text"),
        pytest.param(b"\x00\x01\x02\xff" * 50, None, id="binary"),
        pytest.param(None, None, id="absent"),
    ],
)
def test_a_file_is_taken_in_where_it_is_text(
    tmp_path: Path, data: bytes | None, expected: str | None
) -> None:
    path = tmp_path / "part"
    if data is not None:
        path.write_bytes(data)
    assert Inclusion().take_in(path, within=(tmp_path / "post",)) == expected


def test_no_file_is_taken_in_within_itself(tmp_path: Path) -> None:
    (tmp_path / "part").write_text("Tea helps.")
    assert Inclusion().take_in(tmp_path / "part", within=(tmp_path / "post", tmp_path / "part")) is None


def test_files_are_taken_in_up_to_a_depth_a_number_and_a_size(tmp_path: Path) -> None:
    path = tmp_path / "part"
    path.write_text("Tea helps.")
    deep = tuple(tmp_path / str(number) for number in range(9))
    assert Inclusion().take_in(path, within=deep) is None
    assert Inclusion(20_000_000).take_in(path, within=deep[:1]) is None
    inclusion = Inclusion()
    taken = [inclusion.take_in(path, within=deep[:1]) for _ in range(500)]
    assert 0 < taken.count("Tea helps.") < 500

from pathlib import Path

import pytest

from litman.errors import NoLibraryError
from litman.library.locate import find_library


def make(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "litman.toml").touch()
    return folder


def test_a_library_is_found_from_the_current_folder_upwards(tmp_path: Path) -> None:
    library = make(tmp_path / "work" / "library")
    deep = tmp_path / "work" / "posts" / "2020"
    deep.mkdir(parents=True)
    assert find_library(None, start=deep, environment={}) == library
    assert find_library(None, start=library, environment={}) == library
    assert find_library(None, start=library / "claims", environment={}) == library


def test_what_is_named_counts_before_what_lies_beside(tmp_path: Path) -> None:
    make(tmp_path / "library")
    named, other = make(tmp_path / "named"), make(tmp_path / "other")
    environment = {"LITMAN_LIBRARY": str(other)}
    assert find_library(None, start=tmp_path, environment=environment) == other
    assert find_library(named, start=tmp_path, environment=environment) == named


def test_a_folder_that_is_no_library_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoLibraryError, match=r"LITMAN_LIBRARY.*holds no litman\.toml; `litman init`"):
        find_library(None, start=tmp_path, environment={"LITMAN_LIBRARY": str(tmp_path)})
    with pytest.raises(NoLibraryError, match="or above"):
        find_library(None, start=tmp_path, environment={})

"""Tags and attachments in one text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litman.bibtex.works.list_fields import file_paths, tags_of, with_file, with_tags, without_tags

words = st.text(
    st.characters(blacklist_characters=",;{}\\\n\r\t", blacklist_categories=("Cs", "Cc", "Cf", "Zs")),
    min_size=1,
)


@pytest.mark.parametrize(
    ("value", "tags"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("sleep, tea", ["sleep", "tea"], id="commas"),
        pytest.param("sleep; tea;", ["sleep", "tea"], id="semicolons"),
        pytest.param(r"{tea, green}, caf\'e", ["tea, green", "café"], id="braces and accents"),
    ],
)
def test_tags_are_read(value: str, tags: list[str]) -> None:
    assert tags_of(value) == tags


@pytest.mark.parametrize(
    ("value", "tags", "result"),
    [
        pytest.param("", ["tea"], "tea", id="the first"),
        pytest.param("sleep, Tea", ["tea"], "sleep, Tea", id="there in other case"),
        pytest.param("sleep; rem", ["tea", "TEA"], "sleep; rem; tea", id="the separator that is used"),
        pytest.param("sleep", ["r&d"], r"sleep, r\&d", id="what LaTeX would misread"),
    ],
)
def test_tags_are_added(value: str, tags: list[str], result: str) -> None:
    assert with_tags(value, tags) == result


def test_tags_are_removed_in_any_case_and_the_rest_stays_as_written() -> None:
    assert without_tags(r"Tea;  caf\'e ;sleep", ["tea", "CAFÉ"]) == "sleep"
    assert without_tags("a,b ,  c", ["d"]) == "a,b ,  c"


@given(st.lists(words, min_size=1, unique_by=str.casefold))
def test_what_was_added_is_read_and_removed_again(tags: list[str]) -> None:
    value = with_tags("", tags)
    assert tags_of(value) == tags_of(with_tags(value, tags))
    assert without_tags(value, tags_of(value)) == ""


@pytest.mark.parametrize(
    ("value", "paths"),
    [
        pytest.param("files/a.pdf", ["files/a.pdf"], id="bare"),
        pytest.param(":files/a.pdf:PDF;Notes:b.txt:Text", ["files/a.pdf", "b.txt"], id="JabRef"),
        pytest.param(r"Full text:C\:\\x\\a.pdf:application/pdf", ["C:\\x\\a.pdf"], id="Zotero on Windows"),
        pytest.param("a.pdf;b.pdf; ", ["a.pdf", "b.pdf"], id="several"),
    ],
)
def test_files_are_read(value: str, paths: list[str]) -> None:
    assert file_paths(value) == paths


@pytest.mark.parametrize(
    ("value", "result"),
    [
        pytest.param("", "files/x.pdf", id="the first"),
        pytest.param("files/x.pdf", "files/x.pdf", id="there already"),
        pytest.param(":a.pdf:PDF", ":a.pdf:PDF;:files/x.pdf:PDF", id="in the form of the others"),
    ],
)
def test_a_file_is_added(value: str, result: str) -> None:
    assert with_file(value, "files/x.pdf") == result
    assert "files/x.pdf" in file_paths(result)

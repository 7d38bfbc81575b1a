import pytest

from litman.bibtex.works.languages import babel_name, language_tag


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        pytest.param("ngerman", "de", id="babel"),
        pytest.param("English", "en", id="a name"),
        pytest.param("langfrench", "fr", id="a key of biblatex"),
        pytest.param("pt-br", "pt-BR", id="a tag"),
        pytest.param("eng", "en", id="three letters"),
        pytest.param("german and french", "de", id="the first of two"),
        pytest.param("Old Church Slavonic", "Old Church Slavonic", id="unknown: as it is"),
        pytest.param("", None, id="blank"),
    ],
)
def test_languages_are_read(text: str, tag: str | None) -> None:
    assert language_tag(text) == tag


@pytest.mark.parametrize(
    ("tag", "name"), [("de", "german"), ("en-US", "american"), ("de-LI", "german"), ("xx", None)]
)
def test_tags_have_the_names_of_babel(tag: str, name: str | None) -> None:
    assert babel_name(tag) == name

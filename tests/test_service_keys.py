from pathlib import Path

import pytest

from litman.errors import SettingsError
from litman.service_keys import KEYS, is_key, keys_path, read_keys
from litman.settings import ROWS, Settings


def keys(tmp_path: Path, text: str, settings: Settings | None = None, **environment: str) -> dict[str, str]:
    (tmp_path / "keys.toml").write_text(text)
    stated = {"LITMAN_KEYS": str(tmp_path / "keys.toml"), **environment}
    return {name: key.value for name, key in read_keys(stated, settings or Settings()).items()}


def test_keys_are_read_from_the_persons_file(tmp_path: Path) -> None:
    assert keys(tmp_path, 'pubmed = "p1"\ngooglebooks = "g1"\n') == {"pubmed": "p1", "googlebooks": "g1"}


def test_the_environment_counts_before_the_file(tmp_path: Path) -> None:
    assert keys(tmp_path, 'pubmed = "p1"', LITMAN_PUBMED_KEY="p2") == {"pubmed": "p2"}


def test_without_a_file_there_are_no_keys(tmp_path: Path) -> None:
    assert read_keys({"LITMAN_KEYS": str(tmp_path / "none.toml")}, Settings()) == {}


def test_the_file_stands_in_the_persons_configuration(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert keys_path({}).parts[-1] == "keys.toml"
    assert "litman" in keys_path({}).parts


def test_an_address_that_a_library_names_sees_no_key(tmp_path: Path) -> None:
    elsewhere = Settings(pubmed_url="https://elsewhere.example.org")
    assert keys(tmp_path, 'pubmed = "p1"', elsewhere) == {}


def test_an_address_of_the_environment_sees_the_key(tmp_path: Path) -> None:
    mirror = Settings(pubmed_url="https://mirror.example.org")
    told = {"LITMAN_PUBMED_URL": "https://mirror.example.org/"}
    assert keys(tmp_path, 'pubmed = "p1"', mirror, **told) == {"pubmed": "p1"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("pubmed = 3", "keys.toml: `pubmed`: is not a text in quotes", id="a number"),
        pytest.param('pubmed = "secret\\nx"', "keys.toml: `pubmed`: is not", id="a line break"),
        pytest.param('pubmed = "secret', "keys.toml: is not valid TOML", id="no TOML"),
    ],
)
def test_a_wrong_file_is_refused_without_its_values(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        keys(tmp_path, text)
    assert message in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_key_is_not_shown_by_accident(tmp_path: Path) -> None:
    read = read_keys({"LITMAN_PUBMED_KEY": "secret", "LITMAN_KEYS": str(tmp_path / "x")}, Settings())
    assert "secret" not in repr(read)


@pytest.mark.parametrize(
    ("name", "seems"),
    [
        pytest.param("pubmed_key", True, id="a key"),
        pytest.param("ncbi_api_key", True, id="another name of it"),
        pytest.param("google-key", True, id="with a hyphen"),
        pytest.param("keys", True, id="a table of them"),
        pytest.param("unpaywall_email", True, id="an address"),
        pytest.param("keypattern", False, id="a setting with a slip"),
        pytest.param("pubmed_uri", False, id="an address of a service"),
    ],
)
def test_what_seems_to_be_a_key(name: str, seems: bool) -> None:
    assert is_key(name) is seems


def test_no_setting_of_a_library_is_a_key() -> None:
    assert not [name for name in ROWS if is_key(name)]
    assert all(row.variable.startswith("LITMAN_") for row in KEYS.values())

import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from litman.errors import SettingsError
from litman.read_settings import read_settings
from litman.settings import CHECK_ROWS, ROWS, CheckSettings, Settings


def read(tmp_path: Path, text: str, **environment: str) -> Settings:
    (tmp_path / "litman.toml").write_bytes(text.encode("latin-1"))
    return read_settings(tmp_path / "litman.toml", environment)


def test_an_absent_file_gives_the_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "litman.toml", {}) == Settings()


def test_the_environment_counts_before_the_file(tmp_path: Path) -> None:
    settings = read(tmp_path, 'mailto = "a@example.org"', LITMAN_MAILTO="b@example.org")
    assert settings.mailto == "b@example.org"


def test_the_environment_adds_a_folder_of_posts(tmp_path: Path) -> None:
    assert read(tmp_path, 'posts = ["a"]', LITMAN_POSTS="/b").posts == ("a", "/b")


def test_a_base_url_loses_its_last_slash(tmp_path: Path) -> None:
    assert read(tmp_path, "", LITMAN_CROSSREF_URL="http://127.0.0.1:9/").crossref_url == "http://127.0.0.1:9"


def test_a_key_that_litman_does_not_know_is_reported(tmp_path: Path) -> None:
    assert read(tmp_path, 'mail = "a@example.org"').unknown == ("mail",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("a = \nb = 1", r"litman\.toml:1:\d+: is not valid TOML", id="no TOML"),
        pytest.param("a = " + "[" * 9999, "nested more than|recursion depth", id="nested without end"),
        pytest.param("a" + ".a" * 40_000 + " = 1", "1000 parts|recursion depth", id="a key without end"),
        pytest.param("a = " + "9" * 5000, "not TOML that can be read", id="a number without end"),
        pytest.param("mailto = 3", r"`mailto` is a text in quotes, not 3", id="a number for a text"),
        pytest.param('mailto = "you"', "`mailto` is a mail address", id="no mail address"),
        pytest.param(
            'posts = "a"', r'`posts` is a list of folders, for example \["../posts"\]', id="no list"
        ),
        pytest.param('cache_age_days = "9"', "`cache_age_days` is a number", id="a text for a number"),
        pytest.param("timeout_s = true", "`timeout_s` is a number", id="a truth value for a number"),
        pytest.param(
            'key_pattern = "{autor}"', "`key_pattern` is made of {author}", id="unknown part of a key"
        ),
        pytest.param('key_pattern = "{year},"', "`key_pattern` may hold letters", id="a comma in a key"),
        pytest.param('crossref_url = "api"', "`crossref_url` is a URL", id="no URL"),
        pytest.param(
            'bibliography = "../x.sh"', "`bibliography` is a file inside", id="no bibliography, and outside"
        ),
        pytest.param('citation_engine = "x"', "`citation_engine` is citeproc-js or pandoc", id="no engine"),
        pytest.param("reference_notices = 1", "`reference_notices` is true or false", id="a number for yes"),
        pytest.param('mailto = "\xe9"', "is not UTF-8", id="Latin-1"),
        pytest.param(
            'left_out_prefixes = ["10.5555", "x"]', "not one with 'x', for example", id="one wrong of two"
        ),
    ],
)
def test_a_wrong_setting_is_named_with_its_file(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        read(tmp_path, text)


def test_a_wrong_variable_is_named_as_such(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"^LITMAN_MAILTO: `mailto` is a mail address"):
        read(tmp_path, "", LITMAN_MAILTO="nobody")


def test_what_a_check_looks_for_is_read_from_its_table(tmp_path: Path) -> None:
    check = read(
        tmp_path, '[check]\nignore = ["REF"]\nseverity = { CLM101 = "info" }\nrecord_age_days = 90\n'
    ).check
    assert check.ignore == ("REF",)
    assert check.severity == {"CLM101": "info"}
    assert check.record_age_days == 90


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param('mailto = "you"', "1:1", id="first line"),
        pytest.param(
            '# mailto is a mail address\n\n  mailto = "you" # mailto', "3:3", id="remarks that name it"
        ),
        pytest.param('posts = [\n  "a",\n  1,\n]\nmailto = "a@b.org"', "1:1", id="a list over lines"),
        pytest.param('style = """\nmailto = 1\n"""\nmailto = "you"', "4:1", id="a text that looks like it"),
        pytest.param("lock_timeout_s = 5\ntimeout_s = -1", "2:1", id="a name within another"),
        pytest.param('"mailto" = "you"', "1:1", id="a name in quotes"),
        pytest.param('mailto = "a@b.org"\n[check]\nselect = []\nignore = 1', "4:1", id="in a table"),
        pytest.param("check.ignore = 1", "1:1", id="a dotted name"),
        pytest.param("\ncheck = { select = [], ignore = 1 }", "2:1", id="in an inline table"),
        pytest.param("style = 'x'\ncheck = 3", "2:1", id="no table"),
        pytest.param("[check]\n\nselct = []", "3:1", id="not known in a table"),
    ],
)
def test_a_wrong_setting_is_named_with_its_line(tmp_path: Path, text: str, place: str) -> None:
    with pytest.raises(SettingsError, match=rf"litman\.toml:{place}: `"):
        read(tmp_path, text)


@pytest.mark.parametrize("name", [*ROWS, *CHECK_ROWS])
def test_the_example_of_a_setting_is_right_and_not_its_default(tmp_path: Path, name: str) -> None:
    is_of_check = name in CHECK_ROWS
    row = CHECK_ROWS[name] if is_of_check else ROWS[name]
    settings = read(tmp_path, f"{'[check]' if is_of_check else ''}\n{name} = {row.example}")
    default = Settings()
    found, before = (settings.check, default.check) if is_of_check else (settings, default)
    assert getattr(found, name) != getattr(before, name)


@pytest.mark.parametrize("name", [*ROWS, *CHECK_ROWS])
def test_the_default_of_a_setting_is_of_its_type(name: str) -> None:
    default = getattr(CheckSettings() if name in CHECK_ROWS else Settings(), name)
    row = CHECK_ROWS.get(name) or ROWS[name]
    as_toml = list(default) if isinstance(default, tuple) else default
    assert default in (None, "") or row.kind.problem(as_toml) is None


def test_every_field_is_a_setting() -> None:
    assert {field.name for field in fields(Settings)} == {*ROWS, "check", "unknown"}
    assert {field.name for field in fields(CheckSettings)} == set(CHECK_ROWS)


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.environment])
def test_a_variable_counts_before_the_file(tmp_path: Path, name: str) -> None:
    row = ROWS[name]
    value = tomllib.loads(f"value = {row.example}")["value"]
    said = value[0] if isinstance(value, list) else value
    assert read(tmp_path, "", **{row.environment: said}) == read(tmp_path, f"{name} = {row.example}")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('check = "all"', id="no table"),
        pytest.param("[check]\nselect = 1", id="no list"),
        pytest.param('[check]\nseverity = { CLM101 = "bad" }', id="no severity"),
        pytest.param('[check]\nper_path = { "drafts/*" = "CLM" }', id="no list of codes"),
        pytest.param("[check]\nrecord_age_days = true", id="no number"),
        pytest.param("[check]\nselct = []", id="no setting"),
    ],
)
def test_a_wrong_value_of_the_table_check_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError, match="check"):
        read(tmp_path, text)

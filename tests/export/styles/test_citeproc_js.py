"""citeproc-js's surroundings: what runs it, where it is found, and how it may fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.errors import EngineError
from litman.export.styles.citeproc_js import CiteprocJs
from litman.export.styles.find_engines import MODULE_NAME, RUNTIME_PACKAGES, find_module, find_runtime
from litman.export.styles.javascript import RUNTIMES, Runtime
from litman.export.styles.locales import locale_text
from litman.export.styles.request import Cite, Request
from litman.export.styles.rich import Run, text_of
from litman.export.styles.style_file import Style

STYLE = Style("s", "S", "author-date", False, (), "", "", "<style/>")
# What litman calls of citeproc-js, no more: it prints the titles.
MODULE = """\
var CSL = {
  XmlJSON: function () {},
  Token: function () {},
  Engine: function (system, style, locale, force) {
    this.opt = { development_extensions: {} };
    this.rebuildProcessorState = function (clusters) {
      return clusters.map(function (one, n) { return [one.citationID, n, "(" + one.citationItems[0].id + ")"]; });
    };
    this.makeBibliography = function () {
      var titles = ids.map(function (id) {
        if (FAILS) throw new Error("no mark-up here");
        return "<div class='csl-entry'><i>" + system.retrieveItem(id).title + "</i></div>";
      });
      return [{ entry_ids: ids.map(function (id) { return [id]; }) }, titles];
    };
  },
};
var ids = ["a"];
CSL.XmlJSON.prototype.getNodesByName = function () {};
module.exports = CSL
"""
FAILING = MODULE.replace("FAILS", "system.retrieveItem(id).title.indexOf('<') >= 0")


def _runtimes() -> list[object]:
    import importlib.util

    return [
        pytest.param(
            RUNTIMES[name],
            id=name,
            marks=pytest.mark.skipif(
                importlib.util.find_spec(package) is None, reason=f"{name} is not installed"
            ),
        )
        for name, package in RUNTIME_PACKAGES.items()
    ]


pytestmark = pytest.mark.skipif(
    locale_text("en-US") is None, reason="no package with CSL locales is installed"
)


def _engine(tmp_path: Path, runtime: Runtime, text: str, *, timeout_s: float = 20.0) -> CiteprocJs:
    path = tmp_path / MODULE_NAME
    path.write_text(text)
    return CiteprocJs(path, runtime, timeout_s)


def _request(title: str = "Tea") -> Request:
    return Request(STYLE, "", [{"id": "a", "type": "book", "title": title}], ((Cite("a"),),))


@pytest.mark.parametrize("runtime", _runtimes())
def test_entries_and_citations_come_with_their_looks(tmp_path: Path, runtime: Runtime) -> None:
    made = _engine(tmp_path, runtime, MODULE.replace("FAILS", "false")).format(_request())
    assert [(entry.id, entry.body) for entry in made.entries] == [("a", (Run("Tea", italic=True),))]
    assert [text_of(runs) for runs in made.citations] == ["(a)"]


@pytest.mark.parametrize("runtime", _runtimes())
def test_a_style_that_fails_on_mark_up_is_asked_again_without(tmp_path: Path, runtime: Runtime) -> None:
    made = _engine(tmp_path, runtime, FAILING).format(_request("Tea with <i>E. coli</i>"))
    assert text_of(made.entries[0].body) == "Tea with E. coli"


@pytest.mark.parametrize("runtime", _runtimes())
@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("this is no JavaScript", "failed: ", id="no script"),
        pytest.param("module.exports = {}", "failed: ", id="another module"),
        pytest.param(MODULE.replace("FAILS", "true"), "no mark-up here", id="it throws"),
        pytest.param(
            MODULE.replace("FAILS", "(function () { for (;;); })()"), "did not answer within", id="hanging"
        ),
    ],
)
def test_a_broken_module_gives_one_message(tmp_path: Path, runtime: Runtime, text: str, message: str) -> None:
    timeout_s = 0.5 if "within" in message else 60  # what answers is given time to, on a busy machine
    with pytest.raises(EngineError, match=message):
        _engine(tmp_path, runtime, text, timeout_s=timeout_s).format(_request())


def test_a_module_that_is_gone_gives_one_message(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="cannot be read at"):
        CiteprocJs(tmp_path / "gone.js", RUNTIMES["mini-racer"]).format(_request())


@pytest.mark.parametrize(
    "place",
    [
        "node_modules/citeproc",
        "library/node_modules/citeproc",
        "global/citeproc",
        "prefix/lib/node_modules/citeproc",
    ],
)
def test_the_npm_package_is_found_where_npm_puts_it(tmp_path: Path, place: str) -> None:
    root = tmp_path / "library"
    root.mkdir()
    module = tmp_path / place / MODULE_NAME
    module.parent.mkdir(parents=True)
    module.write_text("")
    environment = {
        "NODE_PATH": str(tmp_path / "global"),
        "npm_config_prefix": str(tmp_path / "prefix"),
        "PATH": "",
    }
    assert find_module("", root=root, environment=environment) == module


@pytest.mark.parametrize(
    "named", ["js", "js/node_modules/citeproc", f"js/node_modules/citeproc/{MODULE_NAME}"]
)
def test_a_path_in_the_settings_counts_from_the_library_and_alone(tmp_path: Path, named: str) -> None:
    module = tmp_path / "js" / "node_modules" / "citeproc" / MODULE_NAME
    module.parent.mkdir(parents=True)
    module.write_text("")
    assert find_module(named, root=tmp_path, environment={}) == module
    assert find_module("elsewhere", root=tmp_path, environment={"NODE_PATH": str(module.parents[1])}) is None


def test_the_fast_runtime_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(RUNTIME_PACKAGES) == list(RUNTIMES)
    monkeypatch.setattr("litman.export.styles.find_engines.find_spec", lambda name: object())
    assert find_runtime() == "mini-racer"
    monkeypatch.setattr("litman.export.styles.find_engines.find_spec", lambda name: None)
    assert find_runtime() == ""

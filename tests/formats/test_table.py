"""The table of formats: what a row says is there, and nothing is loaded before it is asked for."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from litman.errors import UnknownFormatError
from litman.formats.table import ADDED, FORMATS, WRITTEN, write_bibliography


@pytest.mark.parametrize("name", list(FORMATS))
def test_a_row_names_modules_that_are_there(name: str) -> None:
    format = FORMATS[name]
    assert format.writer or format.reader
    assert bool(format.reader) <= bool(format.adding and format.types)
    assert callable(import_module(format.reader).read) if format.reader else True
    assert callable(import_module(format.writer).write) if format.writer else True
    assert format.endings == tuple(ending.lower() for ending in format.endings)
    assert all(ending.startswith(".") for ending in format.endings)


@pytest.mark.parametrize("name", list(FORMATS))
def test_the_folder_of_a_format_says_what_it_is(name: str) -> None:
    modules = filter(None, (FORMATS[name].reader, FORMATS[name].writer))
    assert all(import_module(module.rpartition(".")[0]).__doc__ for module in modules)


def test_tests_of_formats_stand_in_packages_so_that_their_files_may_share_names() -> None:
    folders = {path.parent for path in Path(__file__).parent.glob("*/test_*.py")}
    assert all((folder / "__init__.py").exists() for folder in folders)


def test_names_of_commands_stand_once() -> None:
    names = [format.adding.name for format in FORMATS.values() if format.adding]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", [*sorted(set(FORMATS) - set(WRITTEN)), "docx"])
def test_what_is_only_read_is_not_written(name: str) -> None:
    with pytest.raises(
        UnknownFormatError, match=f"no export format '{name}'; choose one of bibtex, biblatex"
    ):
        write_bibliography(name, [])


def test_reading_one_format_loads_no_other() -> None:
    code = (
        "import sys, pathlib; from litman.formats.table import ADDED\n"
        "ADDED['ris'].read(pathlib.Path('a'), b'TY  - JOUR\\nTI  - T\\nER  - \\n')\n"
        "print(*(name for name in sys.modules if name.startswith(('litman.formats.', 'lxml'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[2] for name in done.stdout.split() if name.startswith("litman")}
    assert {"ris", "table"} <= loaded
    assert not loaded & {"csl_json", "endnote", "nbib", "zotero", "bib", "csv"}
    assert "lxml" not in done.stdout


def test_the_table_alone_loads_no_format() -> None:
    code = "import sys, litman.formats.table; print(*(name for name in sys.modules if name.startswith('litman')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {"litman", "litman.formats", "litman.formats.table"}


def test_formats_that_are_added_have_readers() -> None:
    assert all(format.reader for format in ADDED.values())

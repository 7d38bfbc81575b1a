"""What the source must not hold: ways by which a stranger's text could become a program."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence

import pytest

from tests.code import PACKAGE, modules, nodes_of

# Reading any of these runs or trusts what is read; `extractall` writes where an archive says.
FORBIDDEN = {
    "os.system",
    "os.popen",
    "os.startfile",
    "eval",
    "exec",
    "__import__",
    "pickle.load",
    "pickle.loads",
    "marshal.load",
    "marshal.loads",
    "runpy.run_path",
    "runpy.run_module",
    "shelve.open",
    "yaml.load",
    "yaml.unsafe_load",
    "yaml.full_load",
    "subprocess.getoutput",
    "subprocess.getstatusoutput",
    "asyncio.create_subprocess_shell",
    "pty.spawn",
    "tempfile.mktemp",
}
# What one process of a run gives another, or itself later; none of it comes from a file.
BETWEEN_US = {
    "batch/read_strings.py": ["marshal.loads"],
    "index/workers.py": ["marshal.loads", "marshal.loads"],
    "library/comparison/packed_works.py": ["marshal.loads"],
}
REPLACING = ("os.exec", "os.spawn", "os.posix_spawn")  # no program but by a list, through `subprocess`
STARTING = {f"subprocess.{name}" for name in ("run", "Popen", "check_output", "check_call", "call")}
SHELLS = {"sh", "bash", "zsh", "dash", "cmd", "cmd.exe", "powershell", "pwsh", "/bin/sh", "env"}
XML_WRITTEN = ("xml.sax.saxutils",)  # it reads nothing
XML_OF_PYTHON = ("xml", "xmlrpc", "pyexpat", "plistlib", "lxml.objectify", "lxml.sax")
XML_READING = {f"lxml.etree.{name}" for name in ("fromstring", "fromstringlist", "parse", "XML", "XMLID")}
XML_PARSERS = ("XMLParser", "XMLPullParser", "iterparse")
# What stands in SQL beside constants: names of tables and columns, and conditions with marks for their values.
OURS_IN_SQL = {"table", "column", "name", "named", "marks", "held", "columns", "unsettle", "query", "chosen"}


def imported(nodes: Sequence[ast.AST]) -> dict[str, str]:
    """Return the whole name of what a module has under a name of its own: `sp` is `subprocess`."""
    found = {}
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {item.asname or item.name: item.name for item in node.names if item.asname}
        elif isinstance(node, ast.ImportFrom):
            found |= {item.asname or item.name: f"{node.module}.{item.name}" for item in node.names}
    return found


def calls(nodes: Sequence[ast.AST]) -> Iterator[tuple[str, ast.Call]]:
    """Yield all calls, each with the whole name of what is called."""
    known = imported(nodes)
    for node in nodes:
        if isinstance(node, ast.Call):
            first, dot, rest = ast.unparse(node.func).partition(".")
            yield f"{known.get(first, first)}{dot}{rest}", node


def runs(nodes: Sequence[ast.AST]) -> Iterator[str]:
    """Yield calls that run what they read."""
    for name, _ in calls(nodes):
        if name in FORBIDDEN or name.endswith(".extractall") or name.startswith(REPLACING):
            yield name


def shells(nodes: Sequence[ast.AST]) -> Iterator[str]:
    """Yield calls that start a program through a shell."""
    for name, call in calls(nodes):
        shell = next((item.value for item in call.keywords if item.arg == "shell"), None)
        if shell is not None and not (isinstance(shell, ast.Constant) and shell.value is False):
            yield name
        if name not in STARTING and not name.endswith("create_subprocess_exec"):
            continue
        words = call.args[0] if call.args else None
        if name in STARTING and not isinstance(words, ast.List | ast.Name | ast.Call | ast.Attribute):
            yield f"{name} of {words and ast.unparse(words)}"
        first = words.elts[0] if isinstance(words, ast.List) and words.elts else words
        if isinstance(first, ast.Constant) and first.value in SHELLS:
            yield f"{name} of {first.value}"


def trusting(nodes: Sequence[ast.AST]) -> Iterator[str]:
    """Yield imports and calls that read XML with its entities, or by what is not known to leave them."""
    names = [item.name for node in nodes if isinstance(node, ast.Import) for item in node.names]
    for name in (*names, *imported(nodes).values()):
        is_reader = any(name == room or name.startswith(f"{room}.") for room in XML_OF_PYTHON)
        if is_reader and not name.startswith(XML_WRITTEN):
            yield name
    for name, call in calls(nodes):
        options = {item.arg: ast.unparse(item.value) for item in call.keywords}
        if name.endswith(XML_PARSERS):
            asked = [options.get("no_network", "True"), options.get("resolve_entities")]
            left_out = [options.get(option, "False") for option in ("load_dtd", "dtd_validation")]
            if asked != ["True", "False"] or left_out != ["False", "False"]:
                yield f"{name}({options})"
        parser = options.get("parser") or (ast.unparse(call.args[1]) if len(call.args) > 1 else "None")
        if name in XML_READING and parser == "None":
            yield f"{name} without a parser of ours"


def put_together(nodes: Sequence[ast.AST]) -> Iterator[str]:
    """Yield SQL that is put together from what may be a value."""
    for name, call in calls(nodes):
        if name.endswith((".execute", ".executemany", ".executescript")) and call.args:
            yield from (ast.unparse(part) for part in _parts(call.args[0]) if not _is_ours(part))


def _parts(text: ast.expr) -> Iterator[ast.expr]:
    if isinstance(text, ast.JoinedStr):
        for item in text.values:
            if isinstance(item, ast.FormattedValue):
                yield from list(_parts(item.value)) or [item.value]
    elif isinstance(text, ast.BinOp) and isinstance(text.op, ast.Add):
        yield from (*_parts(text.left), *_parts(text.right))
        yield from (side for side in (text.left, text.right) if isinstance(side, ast.Name | ast.Attribute))
    elif isinstance(text, ast.BinOp):
        yield text
    elif isinstance(text, ast.Call) and ast.unparse(text.func).endswith(".format"):
        yield from (*text.args, *(item.value for item in text.keywords))


def _is_ours(part: ast.expr) -> bool:
    said = ast.unparse(part)
    is_choice = isinstance(part, ast.IfExp) and all(
        isinstance(item, ast.Constant) for item in (part.body, part.orelse)
    )
    return (
        said.isupper()
        or said.startswith("marks(")
        or said.endswith(".sql")
        or said in OURS_IN_SQL
        or is_choice
    )


Search = Callable[[Sequence[ast.AST]], Iterator[str]]


def found_by(search: Search) -> dict[str, list[str]]:
    """Return what a search finds in litman, by module."""
    found = {path: list(search(nodes_of(path))) for path in modules()}
    return {path.relative_to(PACKAGE).as_posix(): said for path, said in found.items() if said}


def test_nothing_that_is_read_is_run() -> None:
    assert {name: said for name, said in found_by(runs).items() if said != BETWEEN_US.get(name)} == {}


def test_no_program_is_started_through_a_shell() -> None:
    assert found_by(shells) == {}


def test_xml_is_read_without_entities() -> None:
    assert found_by(trusting) == {}


def test_sql_is_never_put_together_from_values() -> None:
    assert found_by(put_together) == {}


@pytest.mark.parametrize(
    ("search", "code"),
    [
        pytest.param(runs, "import os\nos.system(key)", id="a line for a shell"),
        pytest.param(runs, "from os import popen\npopen(key)", id="by its bare name"),
        pytest.param(runs, "import subprocess as sp\nsp.getoutput(key)", id="by another name"),
        pytest.param(runs, "import asyncio\nasyncio.create_subprocess_shell(key)", id="later"),
        pytest.param(runs, "import os\nos.execvp(key, [key])", id="in our place"),
        pytest.param(runs, "eval(key)", id="Python"),
        pytest.param(runs, "archive.extractall(folder)", id="an archive"),
        pytest.param(shells, "import subprocess\nsubprocess.run([key], shell=True)", id="a shell"),
        pytest.param(shells, "from subprocess import Popen\nPopen([key], shell=1)", id="a shell, bare"),
        pytest.param(shells, "import subprocess\nsubprocess.run(['sh', '-c', key])", id="a shell by name"),
        pytest.param(shells, "import subprocess\nsubprocess.check_call(f'open {key}')", id="one text"),
        pytest.param(trusting, "from lxml import etree\netree.fromstring(data)", id="no parser"),
        pytest.param(trusting, "from lxml import etree\netree.fromstring(data, None)", id="none of ours"),
        pytest.param(trusting, "from lxml.etree import fromstring\nfromstring(data)", id="a bare name"),
        pytest.param(trusting, "from lxml import etree\netree.XMLParser()", id="a parser as it comes"),
        pytest.param(
            trusting,
            "from lxml import etree\netree.XMLParser(resolve_entities=False, load_dtd=True)",
            id="what a document type names",
        ),
        pytest.param(trusting, "from xml import sax", id="Python's own"),
        pytest.param(trusting, "import xml.etree.ElementTree as tree", id="Python's own tree"),
        pytest.param(put_together, "db.execute('SELECT 1 FROM e WHERE k = %s' % key)", id="percent"),
        pytest.param(put_together, "db.execute(f\"SELECT 1 FROM e WHERE k = '{key}'\")", id="f-string"),
        pytest.param(put_together, "db.execute('SELECT 1 FROM e WHERE k = ' + key)", id="added"),
        pytest.param(put_together, "db.execute(_ASK.format(key))", id="format"),
        pytest.param(put_together, "db.executescript(f'DELETE FROM e WHERE k = {key}')", id="a script"),
    ],
)
def test_each_way_is_found(search: Search, code: str) -> None:
    assert list(search(list(ast.walk(ast.parse(code)))))


READING = {"json.loads", "json.load", "yaml.safe_load", "tomllib.loads", "tomllib.load"}
# Where nothing nested by a stranger is read: what litman itself has just written or checked, and kept apart from files.
NOT_NESTED = {
    "actions/check/check_batch.py": "rows of its own run",
    "actions/match/write_matches.py": "lines of its own run",
    "actions/scan/scan_part.py": "rows of its own run",
    "actions/standing/settled.py": "its keys were read from it before",
    "batch/staged.py": "what a build left for itself",
    "cli/check/check_batch.py": "lines of its own run",
    "cli/posts/match_batch.py": "lines of its own run",
    "cli/posts/scan_batch.py": "lines of its own run",
    "index/claims/from_rows.py": "columns of the index",
    "index/query/answers.py": "columns of the index",
    "index/query/known_works.py": "columns of the index",
    "index/query/work_lines.py": "columns of the index",
    "matching/kept.py": "records of the pool, which were read as items before",
    "papers/paper.py": "what a process of ours printed",
    "posts/readers/pdf.py": "what a process of ours printed",
    "sources/http/cache.py": "whoever calls it takes RecursionError",
    "toml/load.py": "whoever calls it takes RecursionError",
}


def not_caught(tree: ast.AST, names: dict[str, str]) -> Iterator[str]:
    """Yield the calls that read something nested, outside of a `try` that takes a RecursionError."""
    for node in ast.iter_child_nodes(tree):
        takes = isinstance(node, ast.Try) and any(
            handler.type is None or "RecursionError" in ast.unparse(handler.type) for handler in node.handlers
        )
        if takes:
            continue
        if isinstance(node, ast.Call):
            first, dot, rest = ast.unparse(node.func).partition(".")
            if f"{names.get(first, first)}{dot}{rest}" in READING:
                yield ast.unparse(node.func)
        yield from not_caught(node, names)


def test_what_is_nested_without_end_is_a_fault_of_its_file_and_not_of_litman() -> None:
    found = {
        str(path.relative_to(PACKAGE)): list(not_caught(nodes_of(path)[0], imported(nodes_of(path))))
        for path in modules()
    }
    assert {path for path, calls in found.items() if calls} - NOT_NESTED.keys() == set()


def test_no_table_is_written_without_a_look_at_what_a_spreadsheet_runs() -> None:
    writing = [path for path in modules() if any(name == "csv.writer" for name, _ in calls(nodes_of(path)))]
    assert writing
    for path in writing:
        assert any(name.endswith("defused") for name, _ in calls(nodes_of(path))), path

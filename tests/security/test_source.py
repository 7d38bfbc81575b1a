"""What the source must not hold: ways by which a stranger's text could become a program."""

from __future__ import annotations

import ast

from tests.code import calls_of, modules, nodes_of

# Reading any of these runs or trusts what is read; `extractall` writes where an archive says.
FORBIDDEN = {
    "os.system",
    "os.popen",
    "os.startfile",
    "eval",
    "exec",
    "pickle.load",
    "pickle.loads",
    "shelve.open",
    "yaml.load",
    "yaml.unsafe_load",
    "yaml.full_load",
    "subprocess.getoutput",
    "subprocess.getstatusoutput",
    "tempfile.mktemp",
}
XML_WRITTEN = ("xml.sax.saxutils",)  # it reads nothing
XML_OF_PYTHON = ("xml.etree", "xml.dom", "xml.sax", "xmlrpc")


def test_nothing_that_is_read_is_run() -> None:
    found = [
        f"{path}: {name}"
        for path in modules()
        for name, _ in calls_of(path)
        if name in FORBIDDEN or name.endswith(".extractall")
    ]
    assert found == []


def test_no_program_is_started_through_a_shell() -> None:
    found = []
    for path in modules():
        for name, call in calls_of(path):
            shell = next((item.value for item in call.keywords if item.arg == "shell"), None)
            if shell is not None and not (isinstance(shell, ast.Constant) and shell.value is False):
                found.append(f"{path}: {name}")
            starts = name in (
                "subprocess.run",
                "subprocess.Popen",
                "subprocess.check_output",
                "subprocess.call",
            )
            if starts and not isinstance(call.args[0], ast.List | ast.Name | ast.Call | ast.Attribute):
                found.append(f"{path}: {name} of {ast.unparse(call.args[0])}")
    assert found == []


def test_xml_is_read_without_entities() -> None:
    found = []
    for path in modules():
        for node in nodes_of(path):
            names = [item.name for item in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [
                f"{path}: {name}"
                for name in names
                if name.startswith(XML_OF_PYTHON) and name not in XML_WRITTEN
            ]
        for name, call in calls_of(path):
            if name.endswith(("XMLParser", "iterparse")):
                options = {item.arg: ast.unparse(item.value) for item in call.keywords}
                if options.get("resolve_entities") != "False" or options.get("no_network", "True") != "True":
                    found.append(f"{path}: {name}({options})")
            if (
                name in ("etree.fromstring", "etree.parse", "etree.XML")
                and len(call.args) < 2
                and not call.keywords
            ):
                found.append(f"{path}: {name} without a parser of ours")
    assert found == []


def test_sql_is_never_put_together_from_values() -> None:
    found = []
    for path in modules():
        for name, call in calls_of(path):
            if name.endswith((".execute", ".executemany")) and call.args:
                text = call.args[0]
                if isinstance(text, ast.BinOp) and isinstance(text.op, ast.Mod):
                    found.append(f"{path}: {ast.unparse(text)}")
                is_format = isinstance(text, ast.Call) and ast.unparse(text.func).endswith(".format")
                if is_format and not all(ast.unparse(item).startswith("marks(") for item in text.args):
                    found.append(f"{path}: {ast.unparse(text)}")
    assert found == []

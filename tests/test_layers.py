"""The house: rooms import one way, in the order of one table, and no modules import each other in a circle."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.imports import find_circles, modules_of, read_imports, upward_imports

PACKAGE = Path(__file__).parents[1] / "litman"

# From the ground up: a room imports from the rows above its own; rooms of one row do not import each other.
ROOMS: tuple[tuple[str, ...], ...] = (
    ("shell",),
    ("error_tree",),
    ("errors",),
    ("text",),
    ("parts", "second_process"),
    ("finding",),
    ("work",),
    ("edtf",),
    ("short_work",),
    ("regular_files",),
    ("files",),
    ("memory",),
    ("privacy",),
    ("toml",),
    ("format_version",),
    ("setting_kinds",),
    ("settings",),
    ("read_settings", "service_keys"),
    ("identifiers",),
    ("bibtex",),
    ("csl",),
    ("posts",),
    ("claims",),
    ("formats",),
    ("library",),
    ("merging",),
    ("matching",),
    ("papers",),
    ("texts",),
    ("meaning",),
    ("standing",),
    ("sources",),
    ("batch",),
    ("index",),
    ("search",),
    ("evidence",),
    ("export", "checks"),
    ("actions",),
    ("assistants", "lsp", "web"),
    ("cli",),
    ("__main__",),
)
# The same inside a room; the longest name that fits counts. A module that no row names may stand anywhere, but in no
# circle.
PARTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "bibtex": (("file", "tex"), ("works",)),
    "posts": (
        ("post",),
        ("prose",),
        ("references",),
        ("markers",),
        ("readers",),
        ("problems",),
        ("analyse",),
    ),
    "formats": (
        ("bib", "csl_json", "csv", "endnote", "nbib", "ris"),
        ("zotero",),
        ("table",),
    ),
    "library": (("storage", "comparison"), ("ports",), ("whole",), ("library",)),
    "sources": (("http", "reading"), ("crossref", "datacite", "web"), ("table",)),
    "index": (
        ("store",),
        ("attachments", "bibliography", "claims"),
        ("meaning", "registry"),
        ("query",),
        ("freshness",),
        ("library_index",),
        ("doors",),
    ),
    "export": (("styles",), ("styles.outputs",), ("documents",)),
    "checks": (
        ("study",),
        ("facts",),
        ("rule",),
        (
            "rules.bib",
            "rules.claims",
            "rules.evidence",
            "rules.identifiers",
            "rules.notices",
            "rules.references",
            "rules.registry",
        ),
        ("table",),
    ),
    "actions": (
        ("scan.git_ignored",),
        ("scan.post_files",),
        ("scan.post_texts", "scan.targets"),
        ("standing",),
        ("claims",),
        ("post_view",),
        ("scan",),
        ("match",),
        ("works.attach_file",),
        ("add",),
        ("match.add_matched", "scan.look_up_works", "scan.scan_part"),
        ("scan.scan_posts", "scan.scan_batch"),
        ("selection",),
        ("check", "export", "refresh", "suggest", "works"),
        ("publish", "walk"),
    ),
    "web": (("desk",), ("page",), ("pages",), ("table",), ("app",), ("server",)),
    "cli": (("shared",), ("add", "check", "claims", "works"), ("export", "posts", "review"), ("main",)),
}


@pytest.fixture(scope="module")
def imports() -> dict[str, frozenset[str]]:
    return read_imports(PACKAGE)


def test_every_room_has_its_place_and_every_place_its_room() -> None:
    rooms = {name.split(".")[1] for name in modules_of(PACKAGE) if "." in name}
    assert sorted(name for row in ROOMS for name in row) == sorted(rooms)
    modules = modules_of(PACKAGE)
    parts = [f"litman.{room}.{name}" for room, rows in PARTS.items() for row in rows for name in row]
    assert [part for part in parts if part not in modules] == []


def test_no_room_imports_one_above_or_beside_it(imports: dict[str, frozenset[str]]) -> None:
    found = upward_imports(imports, "litman", ROOMS)
    for room, rows in PARTS.items():
        found += upward_imports(imports, f"litman.{room}", rows)
    assert found == []


def test_no_modules_import_each_other_in_a_circle(imports: dict[str, frozenset[str]]) -> None:
    assert find_circles(imports) == []


@pytest.mark.parametrize("folder", [PACKAGE, Path(__file__).parent], ids=["litman", "tests"])
def test_a_folder_with_modules_is_a_package(folder: Path) -> None:
    """One that is none is not installed."""
    folders = {path.parent for path in folder.rglob("*.py")}
    assert [str(path) for path in folders if not (path / "__init__.py").is_file()] == []


def test_a_folder_holds_no_code() -> None:
    held = {
        name: ast.parse(path.read_text(encoding="utf-8")).body[1:]
        for name, path in modules_of(PACKAGE).items()
        if path.name == "__init__.py"
    }
    assert [name for name, body in held.items() if body] == []


UPWARD = [
    pytest.param("from house.top.hall import open_door", id="at the top"),
    pytest.param("def f():\n    import house.top.hall", id="in a function"),
    pytest.param("if TYPE_CHECKING:\n    from house.top.hall import Door", id="for types alone"),
    pytest.param("from ..top.hall import open_door", id="relative"),
    pytest.param("from ..top import hall", id="relative, the module itself"),
    pytest.param("from house.top import hall as lobby", id="under another name"),
    pytest.param("import_module('house.top.hall')", id="by its name"),
    pytest.param("TABLE = {'open': Entry('house.top.hall', 'open_door')}", id="in a table"),
    pytest.param("TABLE = {'open': 'house.top.hall:open_door'}", id="in a table, with what is in it"),
    pytest.param("import_module(f'house.top.{name}')", id="by a name with a gap"),
]


@pytest.mark.parametrize("code", UPWARD)
def test_an_import_upwards_is_seen_however_it_is_written(tmp_path: Path, code: str) -> None:
    package = _made(tmp_path, {"ground/stone.py": code, "top/hall.py": ""})
    rows = (("ground",), ("top",))
    assert upward_imports(read_imports(package), "house", rows) == [("house.ground.stone", "house.top.hall")]


def test_rooms_of_one_row_do_not_import_each_other(tmp_path: Path) -> None:
    package = _made(
        tmp_path, {"left/a.py": "import house.right.b", "left/c.py": "import house.left.a", "right/b.py": ""}
    )
    rows = (("left", "right"),)
    assert upward_imports(read_imports(package), "house", rows) == [("house.left.a", "house.right.b")]


def test_what_only_looks_like_a_module_is_no_import(tmp_path: Path) -> None:
    code = '''"""See house.top.hall for more."""\nNAME = "house.top"\nFILE = "house.toml"\nimport os.path\n'''
    package = _made(tmp_path, {"ground/stone.py": code, "top/hall.py": "import house"})
    assert set().union(*read_imports(package).values()) == set()


def test_a_circle_is_seen_though_no_import_of_it_is_at_the_top(tmp_path: Path) -> None:
    files = {
        "a.py": "def f():\n    from house import b",
        "b.py": "TABLE = 'house.c'",
        "c.py": "if TYPE_CHECKING:\n    from house.a import A",
        "d.py": "import house.a",
    }
    circles = find_circles(read_imports(_made(tmp_path, files)))
    assert circles == [["house.a", "house.b", "house.c"]]


def _made(folder: Path, files: dict[str, str]) -> Path:
    package = folder / "house"
    for name, code in files.items():
        path = package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        for home in {package, path.parent}:
            (home / "__init__.py").write_text('"""A room."""\n', encoding="utf-8")
        path.write_text(code, encoding="utf-8")
    return package

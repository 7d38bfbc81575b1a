import ast
import pickle
from pathlib import Path

import pytest

import litman.error_tree
import litman.errors
from litman.errors import FileReadError, LitmanError, MalformedDoiError

FOLDER = Path(litman.error_tree.__file__).parent


def test_an_error_travels_between_processes_with_its_sentence() -> None:
    for error in (MalformedDoiError("x"), FileReadError(Path("a"), FileNotFoundError(2, "gone"))):
        copy = pickle.loads(pickle.dumps(error))
        assert isinstance(copy, LitmanError)
        assert type(copy) is type(error)
        assert str(copy) == str(error)
        assert copy.__dict__ == error.__dict__


@pytest.mark.parametrize("module", litman.errors.MODULES)
def test_what_a_module_of_errors_defines_is_imported_from_the_package(module: str) -> None:
    text = (FOLDER / f"{module}.py").read_text(encoding="utf-8")
    defined = {node.name for node in ast.parse(text).body if isinstance(node, ast.ClassDef)}
    assert defined <= set(litman.errors.MODULES[module].split())
    for name in litman.errors.MODULES[module].split():
        assert getattr(litman.errors, name).__module__ == f"litman.error_tree.{module}"


def test_every_module_of_errors_stands_in_the_table() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    assert files == set(litman.errors.MODULES)
    with pytest.raises(AttributeError, match="NoSuchError"):
        _ = litman.errors.NoSuchError

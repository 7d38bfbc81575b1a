"""Where the programs are that citation engines consist of. `litman cite` reads this each time, so it imports little."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from litman.errors import NoEngineError

MODULE_NAME = "citeproc_commonjs.js"
# The package that Python imports, by the name of each JavaScript engine, the fast one first.
RUNTIME_PACKAGES = {"mini-racer": "py_mini_racer", "quickjs-ng": "quickjs"}


def find_pandoc(environment: Mapping[str, str]) -> Path | None:
    """Return the pandoc to use: the one that the package `pypandoc_binary` holds, else the one on PATH."""
    package = find_spec("pypandoc")
    for folder in (package.submodule_search_locations or ()) if package else ():
        carried = Path(folder, "files", "pandoc.exe" if os.name == "nt" else "pandoc")
        if carried.is_file():
            return carried
    found = _which("pandoc", environment)
    return Path(found) if found else None


def find_runtime() -> str:
    """Return the name of the JavaScript engine to use; empty where none is installed."""
    return next((name for name, package in RUNTIME_PACKAGES.items() if find_spec(package) is not None), "")


def find_module(named: str, *, root: Path, environment: Mapping[str, str]) -> Path | None:
    """Return where the npm package `citeproc` has its module.

    Args:
        named: The path that litman.toml gives; then no other place is looked at.
        root: The library's folder, which that path counts from; `node_modules` here and above is looked at.
        environment: The environment variables.
    """
    if named:
        place = root / Path(named).expanduser()
        candidates = [place, place / MODULE_NAME, place / "citeproc" / MODULE_NAME]
        candidates.append(place / "node_modules" / "citeproc" / MODULE_NAME)
    else:
        candidates = [folder / "citeproc" / MODULE_NAME for folder in _module_folders(root, environment)]
    return next((path for path in candidates if path.is_file()), None)


def _module_folders(root: Path, environment: Mapping[str, str]) -> Iterator[Path]:
    # Source: npm documentation, "folders".
    here = root.resolve()
    for folder in (here, *here.parents):
        yield folder / "node_modules"
    for name in (environment.get("NODE_PATH") or "").split(os.pathsep):
        if name:
            yield Path(name)
    if prefix := environment.get("npm_config_prefix") or environment.get("NPM_CONFIG_PREFIX"):
        yield Path(prefix, "lib", "node_modules")
        yield Path(prefix, "node_modules")
    if node := _which("node", environment):
        yield Path(node).parent.parent / "lib" / "node_modules"
        yield Path(node).resolve().parent.parent / "lib" / "node_modules"
    if appdata := environment.get("APPDATA"):
        yield Path(appdata, "npm", "node_modules")
    if home := environment.get("HOME"):
        yield Path(home, ".npm-global", "lib", "node_modules")
    yield Path("/usr/local/lib/node_modules")
    yield Path("/usr/lib/node_modules")


def _which(name: str, environment: Mapping[str, str]) -> str | None:
    import shutil

    return shutil.which(name, path=environment.get("PATH", ""))


def require_pandoc(environment: Mapping[str, str]) -> Path:
    """Return the pandoc that writes documents.

    Raises:
        NoEngineError: there is none.
    """
    found = find_pandoc(environment)
    if found is None:
        raise NoEngineError("documents are written by pandoc")
    return found

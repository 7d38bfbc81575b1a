"""Notebooks made for tests: cells of nbformat 4, as Jupyter writes them."""

from __future__ import annotations

import json


def markdown(source: str) -> dict[str, object]:
    return {"cell_type": "markdown", "metadata": {}, "source": source.splitlines(keepends=True)}


def raw(source: str) -> dict[str, object]:
    return {"cell_type": "raw", "metadata": {}, "source": source.splitlines(keepends=True)}


def code(source: str, output: str = "") -> dict[str, object]:
    shown = [{"output_type": "stream", "name": "stdout", "text": [output]}] if output else []
    lines = source.splitlines(keepends=True)
    return {"cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": shown, "source": lines}


def notebook(*cells: object, **metadata: object) -> bytes:
    book = {"cells": list(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(book, indent=1, ensure_ascii=False).encode("utf-8")

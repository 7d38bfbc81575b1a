"""Documents read and written by pandoc, which sees no file but those that a document shows from its own folder."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from litman.errors import EngineError, NoPdfEngineError, PdfEngineError
from litman.export.documents.example_lists import has_examples, with_guards, without_guards
from litman.export.styles.outputs.safe import readable
from litman.export.styles.pandoc import run_pandoc

_MARKDOWN = "markdown"
_TIMEOUT_S = 60.0
_PDF_TIMEOUT_S = 300.0
# The writer that feeds each program; those that know all scripts come first.
# Source: Pandoc User's Guide, `--pdf-engine`.
PDF_ENGINES = {
    "typst": "typst",
    "xelatex": "latex",
    "lualatex": "latex",
    "tectonic": "latex",
    "weasyprint": "html5",
    "pdflatex": "latex",
}
_SHELLS_OUT = frozenset({"xelatex", "lualatex", "pdflatex"})  # unless it is told not to


@dataclass(frozen=True, slots=True)
class OutputFormat:
    """A format of finished documents."""

    writer: str  # pandoc's name
    embeds: bool = False  # whether pictures become part of the file
    is_tex: bool = False  # whether TeX may run it
    is_plain: bool = False  # whether it knows no named blocks


# By the file's extension without its dot.
FORMATS: dict[str, OutputFormat] = {
    "docx": OutputFormat("docx", embeds=True),
    "html": OutputFormat("html5"),
    "md": OutputFormat("gfm+yaml_metadata_block+footnotes+tex_math_dollars", is_plain=True),
    "pdf": OutputFormat("pdf", embeds=True, is_tex=True),
    "odt": OutputFormat("odt", embeds=True),
    "rtf": OutputFormat("rtf", embeds=True),
    "tex": OutputFormat("latex", is_tex=True),
    "txt": OutputFormat("plain", is_plain=True),
}


def read_markdown(pandoc: Path, text: str, *, is_cited: Callable[[str], bool]) -> dict[str, Any]:
    """Return the document tree of a Markdown text.

    Args:
        pandoc: The program.
        text: The Markdown.
        is_cited: Whether a label is a citation key, so that `(@label)` at the beginning of a paragraph cites a work
            and begins no list of examples.

    Raises:
        EngineError: pandoc cannot read it, hangs or is killed.
    """
    examples = has_examples(text, is_cited)
    reader = _MARKDOWN if examples else f"{_MARKDOWN}-example_lists"
    data = run_pandoc(
        pandoc,
        ["-f", reader, "-t", "json", "--sandbox"],
        (with_guards(text, is_cited) if examples else text).encode(),
        timeout_s=_TIMEOUT_S,
    )
    try:
        tree = json.loads(without_guards(data) if examples else data)
    except (ValueError, RecursionError) as exc:
        raise EngineError("pandoc", "answered with something that is no document") from exc
    if not isinstance(tree, dict) or not isinstance(tree.get("blocks"), list):
        raise EngineError("pandoc", "answered with something that is no document")
    return tree


def write_document(pandoc: Path, tree: Mapping[str, Any], format_name: str, *, folder: Path) -> bytes:
    """Return the document in a format other than PDF, complete.

    Args:
        pandoc: The program.
        tree: The document; its pictures have been looked at (see `safe.py`).
        format_name: A name of `FORMATS`.
        folder: Where the document's pictures lie.

    Raises:
        EngineError: pandoc fails, hangs or is killed.
    """
    wanted = FORMATS[format_name]
    options = [*_options(wanted.writer), "-o", "-"]
    options.append(f"--resource-path={folder}" if wanted.embeds else "--sandbox")
    return run_pandoc(pandoc, options, _encoded(tree), timeout_s=_TIMEOUT_S)


def write_pdf(
    pandoc: Path, tree: Mapping[str, Any], engines: Sequence[str], *, folder: Path
) -> tuple[bytes, str]:
    """Return the document as PDF, and the name of the engine that made it: the first that can.

    Args:
        pandoc: The program.
        tree: The document; its pictures have been looked at (see `safe.py`).
        engines: Names of `PDF_ENGINES`.
        folder: Where the document's pictures lie.

    Raises:
        PdfEngineError: none of the engines can; the error says why not.
    """
    problems = []
    for engine in engines:
        with tempfile.TemporaryDirectory(prefix="litman-") as made:
            path = Path(made, "document.pdf")
            options = [*_options(PDF_ENGINES[engine]), f"--pdf-engine={engine}", "-o", str(path)]
            options += ["--pdf-engine-opt=-no-shell-escape"] if engine in _SHELLS_OUT else []
            options.append(f"--resource-path={folder}")
            try:
                run_pandoc(pandoc, options, _encoded(tree), timeout_s=_PDF_TIMEOUT_S)
            except EngineError as exc:
                problems.append(f"{engine}: {exc.problem}")
                continue
            return path.read_bytes(), engine
    raise PdfEngineError(problems)


def _encoded(tree: Mapping[str, Any]) -> bytes:
    return json.dumps(_readable(tree)).encode()


def _readable(value: Any) -> Any:
    if isinstance(value, str):
        return readable(value)
    if isinstance(value, list):
        return [_readable(inner) for inner in value]
    return {name: _readable(inner) for name, inner in value.items()} if isinstance(value, Mapping) else value


def _options(writer: str) -> list[str]:
    return ["-f", "json", "-t", writer, "--standalone", "--wrap=none"]


def find_pdf_engines(environment: Mapping[str, str]) -> list[str]:
    """Return the names of the programs that make PDF, the best first.

    Raises:
        NoPdfEngineError: none of `PDF_ENGINES` is on PATH.
    """
    found = [name for name in PDF_ENGINES if shutil.which(name, path=environment.get("PATH"))]
    if not found:
        raise NoPdfEngineError(tuple(PDF_ENGINES))
    return found

"""Citation engines side by side in one run: agreement with citeproc-js on 270 references, and speed in APA 7.

python benchmarks/styles.py [--citeproc-js FOLDER] [--counts 1,1000,10000] [--runs 5]

`--citeproc-js` is where the npm package `citeproc` lies. citeproc-py, which other managers use, formats the same
works in a process of its own; every figure is that of a whole process with its start.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from processes import Run, machine, measure, median_run, plain_environment
from scale_library import make_library

from litman.export.styles.catalogue import find_style, style_path
from litman.export.styles.engines import Surroundings, look_for_engines
from litman.export.styles.formatting import run_request
from litman.export.styles.html_runs import runs_of_html
from litman.export.styles.request import Engine, Request
from litman.export.styles.rich import text_of
from litman.settings import Settings

CSL = Path(__file__).resolve().parents[2] / "shared" / "csl"
STYLES = {
    "apa": "apa", "vancouver": "vancouver", "ama": "ama", "chicago-ad": "chicago", "mla": "mla", "ieee": "ieee",
    "nature": "nature", "harvard": "harvard", "vanc-name": "nlm-name-year",
}  # fmt: skip
_TOO_LONG_S = 300.0
_CITEPROC_PY = """\
import json, sys, warnings
warnings.simplefilter("ignore")
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
items = json.load(open(sys.argv[1]))
style = CitationStylesStyle(sys.argv[2], validate=False)
made = CitationStylesBibliography(style, CiteProcJSON(items), formatter.html)
for item in items:
    made.register(Citation([CitationItem(item["id"].lower())]))
print(json.dumps([[key, str(text)] for key, text in zip(made.keys, made.bibliography())]))
"""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--citeproc-js", default="")
    parser.add_argument("--counts", default="1,1000,10000")
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    settings = Settings(citeproc_js=str(Path(asked.citeproc_js).resolve()) if asked.citeproc_js else "")
    found = look_for_engines(Surroundings(settings, Path.cwd(), os.environ))
    for one in found:
        print(f"{one.name}: {one.reason}")
    engines = {one.name: one.engine for one in found if one.engine is not None}
    print(machine())
    if CSL.is_dir():
        agreement(engines)
    with tempfile.TemporaryDirectory() as folder:
        speed(
            Path(folder),
            list(engines),
            settings.citeproc_js,
            [int(n) for n in asked.counts.split(",")],
            asked.runs,
        )


def agreement(engines: dict[str, Engine]) -> None:
    """Print how many of the 270 references, and of their citations, each engine makes as citeproc-js does."""
    items: list[dict[str, Any]] = json.loads((CSL / "items.json").read_text())
    expected = json.loads((CSL / "expected_citeproc_js.json").read_text())
    for name, engine in engines.items():
        same = []
        for label, style in STYLES.items():
            made = {
                entry.id: entry.body
                for entry in run_request(
                    engine, Request(find_style(style), "", items), by_manual=False
                ).entries
            }
            wanted = expected[label]["bibliography"]
            same.append(sum(runs_of_html(html)[1] == made.get(id) for id, html in wanted.items()))
        print(f"{name}: {sum(same)} of 270 references identical ({', '.join(_counts(same))})")
    same = [
        _same_as_citeproc_py(label, style, expected[label]["bibliography"]) for label, style in STYLES.items()
    ]
    print(f"citeproc-py: {sum(same)} of 270 references with the same letters ({', '.join(_counts(same))})")


def _counts(same: list[int]) -> Iterator[str]:
    return (f"{label} {count}" for label, count in zip(STYLES, same, strict=True))


def _same_as_citeproc_py(label: str, style: str, wanted: dict[str, str]) -> int:
    import subprocess

    path = style_path(style)
    assert path is not None, style
    command = [sys.executable, "-c", _CITEPROC_PY, str(CSL / "items.json"), str(path).removesuffix(".csl")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=_TOO_LONG_S, check=False)
    if done.returncode:
        print(f"  citeproc-py fails in {label}: {done.stderr.strip().splitlines()[-1][:120]}")
        return 0
    made = {key: runs_of_html(html)[1] for key, html in json.loads(done.stdout)}
    # Its output puts the number into the entry: compared without mark-up and numbers, which favours it.
    return sum(
        text_of(made.get(id.lower(), ())).endswith(text_of(runs_of_html(html)[1]))
        for id, html in wanted.items()
    )


def speed(folder: Path, engines: list[str], module: str, counts: list[int], runs: int) -> None:
    """Print what whole processes take: one reference, again from memory, and bibliographies."""
    environment = plain_environment(folder / "home")
    small = folder / "small"
    make_library(small, 50, claims=False)
    key = _keys(small)[0]
    for engine in engines:
        _set(small, engine, module)
        command = [sys.executable, "-m", "litman", "--library", str(small), "cite", key]
        first = []
        for number in range(runs):
            fresh = [*command, "--style", "apa", "--locator", f"p. {number + 1}"]
            first.append(measure(fresh, environment=environment))
        again = [measure(fresh, environment=environment) for _ in range(runs)]
        _say(f"{engine}: cite, new", median_run(first), 0.4)
        _say(f"{engine}: cite, known", median_run(again), 0.15)
    base: dict[str, float] = {}
    for count in counts:
        library = folder / f"of{count}"
        make_library(library, count, claims=False)
        for engine in engines:
            _set(library, engine, module)
            run = measure(
                [sys.executable, "-m", "litman", "--library", str(library), "export", "--style", "apa"],
                environment=environment,
                timeout_s=_TOO_LONG_S,
            )
            base.setdefault(engine, run.wall_s) if count == 1000 else None
            limit = {1: 0.4, 1000: 4.0}.get(count, 12 * base.get(engine, 0) * count / 10_000)
            _say(f"{engine}: {count} references", run, limit)
        _say(f"citeproc-py: {count} references", _citeproc_py(library, environment), None)


def _citeproc_py(library: Path, environment: dict[str, str]) -> Run:
    items, style = library / "items.json", style_path("apa")
    assert style is not None
    with items.open("w") as file:
        export = [sys.executable, "-m", "litman", "--library", str(library), "export", "--format", "csl-json"]
        import subprocess

        subprocess.run(export, stdout=file, check=True, env=environment)
    command = [sys.executable, "-c", _CITEPROC_PY, str(items), str(style).removesuffix(".csl")]
    return measure(command, environment=environment, timeout_s=_TOO_LONG_S)


def _keys(library: Path) -> list[str]:
    lines = (library / "references.bib").read_text().splitlines()
    return [line.partition("{")[2].rstrip(",") for line in lines if line.startswith("@article{")]


def _set(library: Path, engine: str, module: str) -> None:
    named = f'citeproc_js = "{module}"\n' if module else ""
    (library / "litman.toml").write_text(f'citation_engine = "{engine}"\n{named}')


def _say(what: str, run: Run, limit: float | None) -> None:
    if run.code != 0:
        why = "took too long" if run.code is None else f"ended with {run.code}: {run.said.strip()[-120:]}"
        print(f"{what}: {run.wall_s:.2f} s, {why}")
        return
    verdict = (
        "" if not limit else f" (at most {limit:.2f}: {'holds' if run.wall_s <= limit else 'DOES NOT HOLD'})"
    )
    print(f"{what}: {run.wall_s:.2f} s, processor {run.cpu_s:.2f} s{verdict}", flush=True)


if __name__ == "__main__":
    main()

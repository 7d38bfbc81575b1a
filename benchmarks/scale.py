"""How fast litman is with 1,000, 10,000 and 100,000 entries, and with 1,000,000 claims in 50,000 files.

python benchmarks/scale.py                         measure; prints every figure next to its limit
python benchmarks/scale.py run --folder DIR        keep the generated libraries in DIR for the next time
python benchmarks/scale.py run --sizes 1000,10000  other sizes; ratios are to the first, limits are of the last
python benchmarks/scale.py make --entries N DIR    make one generated library in DIR

Every figure is one of a whole process, from its start to its end. The libraries are the same every time: entries of
1.6 kB with abstracts, ten claims an entry, twenty claims a file. The largest takes about three minutes to make and
2 GB of room, then about ten minutes to measure. Exit code 1: a figure is over its limit.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from processes import Run, machine, median_run, plain_environment
from scale_check import measure_check
from scale_commands import measure_all_claims, measure_commands
from scale_library import generator_mark, make_library
from scale_table import HEAD, SIZES, Bench, Row, limit_of
from scale_words import Words

RUNS = 5
_KEY = re.compile(rb"^@[a-z]+\{([^,\n]+),", re.MULTILINE)
_WARM_CPU_S, _WARM_RATIO = 0.10, 1.5
_SEARCHED = {"rare": 4_000, "some": 1_500, "many": 200}  # places of words in the order of how common they are


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command")
    make = commands.add_parser("make", help="make a generated library")
    make.add_argument("--entries", type=int, required=True)
    make.add_argument("--no-claims", action="store_true", help="the bibliography alone")
    make.add_argument("folder", type=Path)
    run = commands.add_parser("run", help="measure")
    for each in (parser, run):
        each.add_argument(
            "--folder", dest="cache", type=Path, help="keep the libraries here; else a temporary folder"
        )
        each.add_argument(
            "--sizes", default=",".join(map(str, SIZES)), help="numbers of entries, with commas"
        )
        each.add_argument("--runs", type=int, default=RUNS, help="of each command with a warm index")
    arguments = parser.parse_args()
    if arguments.command == "make":
        start = time.perf_counter()
        make_library(arguments.folder, arguments.entries, claims=not arguments.no_claims)
        print(
            f"{arguments.entries:,} entries in {arguments.folder}, made in {time.perf_counter() - start:.0f} s"
        )
        return 0
    sizes = tuple(int(size) for size in arguments.sizes.split(","))
    with tempfile.TemporaryDirectory(prefix="litman-scale-") as temporary:
        bench = Bench(arguments.cache or Path(temporary), Path(temporary) / "work", sizes, arguments.runs)
        return run_all(bench)


def run_all(bench: Bench) -> int:
    """Measure everything; return the exit code."""
    for size in bench.sizes:
        prepared(bench, size)
    print(f"\n{machine()}; medians of {bench.runs} whole processes, index warm\n")
    print(HEAD)
    for size in bench.sizes:
        with copied(bench, size) as library:
            measure_building(bench, library, size)
            measure_reading(bench, library, size)
            if size == max(bench.sizes):
                print_imports(bench, library)
                print()
            measure_writing(bench, library, size)
            measure_all_claims(bench, library, size)
            measure_commands(bench, library, size)
        measure_adding(bench, size)
    measure_check(bench)
    return _close(bench)


def print_imports(bench: Bench, library: Path) -> None:
    """Print the ten modules that take longest to import in `litman show KEY`, without what they import themselves."""
    command = [sys.executable, "-X", "importtime", "-m", "litman", "--library", str(library), "show"]
    environment = plain_environment(bench.work / "home")
    done = subprocess.run(
        [*command, example_key(library)], env=environment, capture_output=True, text=True, check=False
    )
    rows = [
        line.split(":")[1].split("|") for line in done.stderr.splitlines() if line.startswith("import time:")
    ]
    times = sorted(((int(own), name.strip()) for own, _, name in rows if own.strip().isdigit()), reverse=True)
    print("\nslowest imports of `show KEY` (ms, own time; the measuring itself makes them slower)")
    for own, name in times[:10]:
        print(f"{own / 1000:8.1f}  {name}")


def prepared(bench: Bench, size: int) -> Path:
    """Return the folder of a generated library; it is made where there is none of this generator."""
    folder = bench.folder / str(size)
    stamp = folder / "made.json"
    mark = {"entries": size, "generator": generator_mark()}
    if stamp.exists() and json.loads(stamp.read_text()) == mark:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    start = time.perf_counter()
    make_library(folder, size)
    stamp.write_text(json.dumps(mark))
    print(f"made {size:,} entries with their claims in {time.perf_counter() - start:.0f} s", flush=True)
    return folder


@contextmanager
def copied(bench: Bench, size: int, *, claims: bool = True) -> Iterator[Path]:
    """Give a copy of a generated library that may be changed; it is removed at the end."""
    source, copy = bench.folder / str(size), bench.work / f"library-{size}"
    copy.mkdir(parents=True)
    names = ("references.bib", "litman.toml", *(("claims", "posts") if claims else ()))
    subprocess.run(["cp", "-r", *(str(source / name) for name in names), str(copy)], check=True)
    os.sync()  # what is measured is litman, not the disk that still writes the copy
    yield copy
    shutil.rmtree(copy)


def measure_building(bench: Bench, library: Path, size: int) -> None:
    """Measure the first index: of the bibliography, then of the claims as well."""
    claims = library / "claims"
    aside = claims.rename(library / "claims-aside")
    run = bench.litman(library, "show", example_key(library), memory=True)
    mega = (library / "references.bib").stat().st_size / 1e6
    what = f"first index of the bibliography ({mega:.0f} MB)"
    bench.add(Row(what, size, run, run.wall_s, "s wall", limit_of(size, 15)))
    bench.add_memory(size, run, 500)
    aside.rename(claims)
    run = bench.litman(library, "claims", "--post", example_post(library), memory=True)
    files = len(os.listdir(claims))
    bench.add(Row(f"first index of the claims ({files:,} files)", size, run, run.wall_s, "s wall"))
    bench.add_memory(size, run)


def measure_reading(bench: Bench, library: Path, size: int) -> None:
    """Measure commands that read, with the index warm."""
    key, post, words = example_key(library), example_post(library), Words().words
    limited: list[tuple[str, tuple[str, ...]]] = [
        ("show KEY", ("show", key)),
        ("search WORD (in 1.6 % of the entries)", ("search", words[_SEARCHED["some"]])),
        ("list --limit 50", ("list", "--limit", "50")),
        ("claims --post P", ("claims", "--post", post)),
    ]
    for what, command in limited:
        _add_warm(bench, what, size, bench.repeated(library, *command), limit=_WARM_CPU_S)
    others: list[tuple[str, tuple[str, ...]]] = [
        ("search WORD (in 0.7 %)", ("search", words[_SEARCHED["rare"]])),
        ("search WORD (in 11 %)", ("search", words[_SEARCHED["many"]])),
        ("claims --key KEY", ("claims", "--key", key)),
    ]
    for what, command in others:
        _add_warm(bench, what, size, bench.repeated(library, *command))
    _add_warm(bench, "list --keys (all)", size, bench.litman(library, "list", "--keys"))


def _add_warm(bench: Bench, what: str, size: int, run: Run, *, limit: float | None = None) -> None:
    first = bench.first.setdefault(what, run.cpu_s)
    ratio = run.cpu_s / first if size != bench.sizes[0] else None
    bench.add(Row(what, size, run, run.cpu_s, "s CPU", limit, ratio, _WARM_RATIO if limit else None))


def measure_writing(bench: Bench, library: Path, size: int) -> None:
    """Measure an edit by litman, and the first command after an edit by another program."""
    key = example_key(library)
    runs = [
        bench.litman(library, "set", key, f"note=Read {number} times") for number in range(bench.runs + 1)
    ][1:]
    run = median_run(runs)
    bench.add(Row("set KEY f=v", size, run, run.wall_s, "s wall", limit_of(size, 0.6)))
    bench.litman(library, "show", key)
    runs = []
    for number in range(bench.runs):
        edit_outside(library / "references.bib", key, number)
        time.sleep(0.1)
        runs.append(bench.litman(library, "show", key))
    run = median_run(runs)
    bench.add(Row("show KEY after an outside edit", size, run, run.wall_s, "s wall", limit_of(size, 1.0)))


def measure_adding(bench: Bench, size: int) -> None:
    """Measure taking all entries over into an empty library."""
    empty = bench.work / "empty"
    empty.mkdir(parents=True)
    (empty / "litman.toml").touch()
    (empty / "references.bib").touch()
    source = bench.folder / str(size) / "references.bib"
    run = bench.litman(empty, "add", "bib", str(source), memory=True)
    bench.add(Row(f"add bib of {size:,} entries", size, run, run.cpu_s, "s CPU", limit_of(size, 30)))
    bench.add_memory(size, run, 500)
    shutil.rmtree(empty)


def example_key(library: Path) -> str:
    """Return the key of an entry in the middle of the bibliography."""
    data = (library / "references.bib").read_bytes()
    found = _KEY.search(data, len(data) // 2)
    assert found is not None
    return found[1].decode()


def example_post(library: Path) -> str:
    """Return the id of a post in the middle of those whose text is not there."""
    names = sorted(
        set(os.listdir(library / "claims")) - {f"{p.stem}.toml" for p in (library / "posts").iterdir()}
    )
    return names[len(names) // 2].removesuffix(".toml")


def edit_outside(path: Path, key: str, number: int) -> None:
    """Change the title of one entry as an editor does: a new file in the place of the old one."""
    data = path.read_bytes()
    start = data.index(b"  title = {", data.index(f"{{{key},".encode())) + len(b"  title = {")
    new = path.with_name("edited.tmp")
    new.write_bytes(data[:start] + b"Edited %d " % number + data[start:])
    new.replace(path)


def _close(bench: Bench) -> int:
    over = [row for row in bench.rows if row.holds is False]
    judged = [row for row in bench.rows if row.holds is not None]
    print(f"\n{len(judged) - len(over)} of {len(judged)} figures are within their limits")
    for row in bench.rows:
        if row.run.code not in (0, 1) and not row.what.startswith(" "):
            last = row.run.said.strip().splitlines()[-1:] or ["it took too long"]
            print(f"{row.what} with {row.entries:,} entries: {last[0]}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())

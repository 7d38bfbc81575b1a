"""litman next to papis, cobib and pubs: the same library, the same machine, the same four things to do.

python benchmarks/peers.py                          1,000 and 10,000 entries
python benchmarks/peers.py --sizes 1000 --timeout 60
python benchmarks/peers.py --folder DIR             keep the libraries and the virtual environments in DIR

Each program gets a virtual environment of its own, made here from the package index, and an empty home. They import
the generated bibliography of `scale.py` (entries of 1.6 kB with abstracts), then list all of it, show one entry and
search for one word; the medians of three whole processes are compared, after one that is not counted. A program whose
import does not end in time is given the library as files of its own format, so that the rest can be compared. What a
program cannot do is said below the table.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from processes import Run, machine, measure, median_run, plain_environment
from scale import Bench, example_key, prepared
from scale_words import Words

_RUNS = 3
_ENTRY = re.compile(r"^@article\{([^,]+),\n(.*?)\n\}$", re.MULTILINE | re.DOTALL)
_FIELD = re.compile(r"^  (\w+) = \{?(.*?)\}?,$", re.MULTILINE)
_WORD = Words().words[200]  # common enough to stand in some titles
OPERATIONS = ("import", "list", "show", "search")
Fields = dict[str, str]


@dataclass(frozen=True, slots=True)
class Peer:
    """A program that is compared; commands are given the program, its home, the bibliography and a key."""

    name: str
    packages: tuple[str, ...]
    program: str
    set_up: Callable[[Path], None]  # its settings, in its home
    begin: tuple[str, ...]  # makes an empty library; empty: none is needed
    commands: dict[str, tuple[str, ...]]  # of OPERATIONS; {home}, {bib}, {key}, {word} are filled in
    write: Callable[[Path, list[tuple[str, str, Fields]]], None]  # the library as files of its own
    cannot: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--timeout", type=float, default=120.0, help="seconds that any command may take")
    parser.add_argument("--folder", type=Path, help="keep libraries and environments here")
    arguments = parser.parse_args()
    sizes = tuple(int(size) for size in arguments.sizes.split(","))
    with tempfile.TemporaryDirectory(prefix="litman-peers-") as temporary:
        folder = arguments.folder or Path(temporary)
        bench = Bench(folder, Path(temporary), sizes, _RUNS)
        programs = {peer.name: install(peer, folder / "environments") for peer in PEERS}
        print(f"{machine()}; CPU seconds of whole processes (wall in parentheses), ratio to litman\n")
        for size in sizes:
            source = prepared(bench, size)
            compare(source, size, programs, Path(temporary), arguments.timeout)
    print("\nWhat they cannot do:")
    for peer in PEERS:
        for text in peer.cannot:
            print(f"  {peer.name}: {text}")


def install(peer: Peer, folder: Path) -> str | None:
    """Return the path of the program in an environment of its own; None where it cannot be installed."""
    if not peer.packages:
        script = Path(sys.executable).with_name("litman")
        return str(script)
    environment = folder / peer.packages[0]
    program = environment / "bin" / peer.program
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
        pip = [str(environment / "bin" / "python"), "-m", "pip", "install", "-q", *peer.packages]
        done = subprocess.run(pip, check=False, capture_output=True, text=True)
        if done.returncode != 0:
            print(f"{peer.name} cannot be installed: {done.stderr.strip().splitlines()[-1:]}")
            return None
    return str(program)


def compare(source: Path, size: int, programs: dict[str, str | None], work: Path, timeout_s: float) -> None:
    """Print the table for one library."""
    bib, key = source / "references.bib", example_key(source)
    results: dict[str, dict[str, Run]] = {}
    for peer in PEERS:
        program = programs[peer.name]
        if program is not None:
            home = work / f"{peer.name}-{size}"
            results[peer.name] = measure_peer(peer, program, home, bib, key, timeout_s)
            shutil.rmtree(home, ignore_errors=True)
    print(f"\n{size:,} entries, one of them shown by its key; the word stands in 11 % of them")
    print(f"{'':8}" + "".join(f"{name:>26}" for name in results))
    for operation in OPERATIONS:
        ours = results["litman"][operation]
        cells = [_cell(runs.get(operation), ours, timeout_s) for runs in results.values()]
        print(f"{operation:8}" + "".join(f"{cell:>26}" for cell in cells), flush=True)


def measure_peer(
    peer: Peer, program: str, home: Path, bib: Path, key: str, timeout_s: float
) -> dict[str, Run]:
    """Return what each operation takes."""
    home.mkdir(parents=True)
    environment = plain_environment(home)
    peer.set_up(home)

    def run(words: Sequence[str]) -> Run:
        filled = [word.format(home=home, bib=bib, key=key, word=_WORD) for word in words]
        return measure([program, *filled], environment=environment, timeout_s=timeout_s)

    if peer.begin:
        run(peer.begin)
    runs = {"import": run(peer.commands["import"])}
    if runs["import"].code is None:
        shutil.rmtree(home)
        home.mkdir()
        environment = plain_environment(home)
        peer.set_up(home)
        if peer.begin:
            run(peer.begin)
        peer.write(home, list(read_entries(bib)))
    for operation in OPERATIONS[1:]:
        first = run(peer.commands[operation])
        if first.code is None:
            runs[operation] = first
        else:
            runs[operation] = median_run([run(peer.commands[operation]) for _ in range(_RUNS)])
    return runs


def read_entries(bib: Path) -> list[tuple[str, str, Fields]]:
    """Return key, whole text and fields of every entry of a generated bibliography."""
    found = _ENTRY.finditer(bib.read_text(encoding="utf-8"))
    return [(entry[1], entry[0], dict(_FIELD.findall(entry[2] + "\n"))) for entry in found]


def _cell(run: Run | None, ours: Run, timeout_s: float) -> str:
    if run is None:
        return "—"
    if run.code is None:
        return f"not after {timeout_s:.0f} s"
    if run.code != 0:
        return f"failed ({run.code})"
    nothing = " NOTHING" if run.lines == 0 else ""
    ratio = "" if run is ours else f" ×{run.cpu_s / ours.cpu_s:.1f}"
    return f"{run.cpu_s:.2f} ({run.wall_s:.2f}){ratio}{nothing}"


def _no_settings(home: Path) -> None:
    pass


def _litman_settings(home: Path) -> None:
    (home / "library").mkdir()
    (home / "library" / "litman.toml").touch()
    (home / "library" / "references.bib").touch()


def _papis_settings(backend: str) -> Callable[[Path], None]:
    def write(home: Path) -> None:
        (home / "library").mkdir()
        folder = home / ".config" / "papis"
        folder.mkdir(parents=True)
        text = f"[settings]\ndefault-library = scale\ndatabase-backend = {backend}\n\n[scale]\ndir = {home}/library\n"
        (folder / "config").write_text(text)

    return write


def _write_litman(home: Path, entries: list[tuple[str, str, Fields]]) -> None:
    text = "\n\n".join(text for _, text, _ in entries)
    (home / "library" / "references.bib").write_text(text + "\n", encoding="utf-8")


def _write_papis(home: Path, entries: list[tuple[str, str, Fields]]) -> None:
    for number, (key, _, fields) in enumerate(entries):
        folder = home / "library" / key
        folder.mkdir(parents=True)
        people = [name.split(", ") for name in fields["author"].split(" and ")]
        names = "".join(f"- family: {family}\n  given: {given}\n" for family, given in people)
        text = _yaml({**fields, "ref": key, "type": "article", "papis_id": f"{number:032x}"}, "")
        (folder / "info.yaml").write_text(f"{text}author_list:\n{names}", encoding="utf-8")


def _write_cobib(home: Path, entries: list[tuple[str, str, Fields]]) -> None:
    path = home / ".local" / "share" / "cobib" / "literature.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        for key, _, fields in entries:
            people = [name.split(", ") for name in fields["author"].split(" and ")]
            names = "".join(f"  - first: {given}\n    last: {family}\n" for family, given in people)
            rest = _yaml({name: text for name, text in fields.items() if name != "author"}, "  ")
            file.write(f"---\n{key}:\n  ENTRYTYPE: article\n{rest}  author:\n{names}...\n")


def _write_pubs(home: Path, entries: list[tuple[str, str, Fields]]) -> None:
    for key, text, _ in entries:
        (home / "library" / "bib" / f"{key}.bib").write_text(text + "\n", encoding="utf-8")
        meta = "added: 2026-01-01 00:00:00\ndocfile: null\ntags: !!set {}\n"
        (home / "library" / "meta" / f"{key}.yaml").write_text(meta)


def _yaml(fields: Fields, indent: str) -> str:
    return "".join(f"{indent}{name}: '{text}'\n" for name, text in fields.items())


def _papis(name: str, backend: str, every: str, cannot: tuple[str, ...]) -> Peer:
    return Peer(
        name,
        ("papis",),
        "papis",
        _papis_settings(backend),
        (),
        {
            "import": ("bibtex", "read", "{bib}", "import", "--all"),
            "list": (
                "list",
                "--all",
                "--format",
                "{{doc[ref]}} {{doc[author]}} {{doc[year]}} {{doc[title]}}",
                every,
            ),
            "show": ("export", "--all", "--format", "bibtex", "ref:{key}"),
            "search": ("list", "--all", "--format", "{{doc[ref]}} {{doc[title]}}", "{word}"),
        },
        _write_papis,
        cannot,
    )


_ALL_THREE = "ties no claim of a text to a work, and checks neither texts nor references"
PEERS = (
    Peer(
        "litman",
        (),
        "litman",
        _litman_settings,
        (),
        {
            "import": ("--library", "{home}/library", "add", "bib", "{bib}"),
            "list": ("--library", "{home}/library", "list"),
            "show": ("--library", "{home}/library", "show", "{key}"),
            "search": ("--library", "{home}/library", "search", "{word}"),
        },
        _write_litman,
        (),
    ),
    _papis(
        "papis",
        "papis",
        "",
        (
            _ALL_THREE,
            "keeps no .bib file as it is: entries become folders, layout and comments are lost",
            "searches titles, authors, years and the like: neither of its indexes holds abstracts",
        ),
    ),
    _papis(
        "papis+sqlite",
        "sqlite",
        "*",
        ("a list without a query is a syntax error of its index; it was given the query `*`",),
    ),
    Peer(
        "cobib",
        ("cobib",),
        "cobib",
        _no_settings,
        ("init",),
        {
            "import": ("add", "--skip-download", "-b", "{bib}"),
            "list": ("list",),
            "show": ("show", "{key}"),
            "search": ("search", "{word}"),
        },
        _write_cobib,
        (_ALL_THREE, "reads and writes the whole library for every change; matches text without ranking"),
    ),
    Peer(
        "pubs",
        # Its last release asks for any bibtexparser and runs with the first series only, which needs pyparsing.
        ("pubs", "bibtexparser<2", "pyparsing"),
        "pubs",
        _no_settings,
        ("init", "-p", "{home}/library"),
        {
            "import": ("import", "{bib}"),
            "list": ("list",),
            "show": ("export", "{key}"),
            "search": ("list", "title:{word}"),
        },
        _write_pubs,
        (
            _ALL_THREE,
            "cannot search abstracts: the word is looked for in titles only",
            "has no command that sets a field without an editor",
        ),
    ),
)


if __name__ == "__main__":
    main()

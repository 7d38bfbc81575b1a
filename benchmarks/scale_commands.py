"""What `scale.py` measures of commands that could read a whole library, and need not; and of those that have to."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import islice
from pathlib import Path

from processes import plain_environment
from scale_library import make_entries
from scale_table import Bench, Row, limit_of
from scale_words import Words

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.sources.server import RegistryServer

_ONE_CPU_S = 0.5  # of a command about one work or one post
_EXPORT_CPU_S = 25
_FIRST_LINE_CPU_S = 0.5
_REFERENCES = 30
_DOI = "10.5555/kettle.2021.1"


def measure_commands(bench: Bench, library: Path, size: int) -> None:
    """Measure the commands about one work or post, then those about all works; the index is warm."""
    parts = _Parts(bench.work, size)
    with RegistryServer() as server:
        server.crossref_record(_RECORD)
        environment = server.environment

        def measured(what: str, *words: str, limit: float = _ONE_CPU_S) -> None:
            run = bench.litman(library, *words, environment=environment)
            bench.add(Row(what, size, run, run.cpu_s, "s CPU", limit_of(size, limit)))

        measured(f"scan of one post of {_REFERENCES} references", "scan", str(parts.post))
        measured("  unchanged", "scan", str(parts.post))
        measured("add doi", "add", "doi", _DOI)
        measured("add bib of one entry", "add", "bib", str(parts.entry))
        run = bench.litman(library, "match", "--offline", parts.printed, memory=True)
        bench.add(Row("first match, which makes the keys of all works", size, run, run.cpu_s, "s CPU"))
        bench.add_memory(size, run)
        measured("match of one string", "match", parts.printed)
        measured("match of one string --offline", "match", "--offline", parts.printed)
        measured("merge", "merge", "--force", *parts.keys[:2])
        measured("remove", "remove", "--force", parts.keys[2])
        measured("tag without key", "tag")
        measured("duplicates", "duplicates", limit=10)
        measured("  second time", "duplicates", limit=1)
    for name in ("csl-json", "bibtex"):
        run = bench.litman(library, "export", "--format", name, memory=True)
        bench.add(
            Row(f"export --format {name} (all)", size, run, run.cpu_s, "s CPU", limit_of(size, _EXPORT_CPU_S))
        )
        bench.add_memory(size, run, 300)


def measure_all_claims(bench: Bench, library: Path, size: int) -> None:
    """Measure the list of all claims: when its first line comes, and all of it."""
    first = first_line_cpu_s(bench, library, "claims")
    run = bench.litman(library, "claims")
    bench.add(Row("claims (all): first line", size, run, first, "s CPU", limit_of(size, _FIRST_LINE_CPU_S)))
    bench.add(Row("claims (all)", size, run, run.cpu_s, "s CPU", limit_of(size, 25)))


def first_line_cpu_s(bench: Bench, library: Path, *words: str) -> float:
    """Return the processor time that a command takes until it has printed a line to a pipe; it is ended then."""
    process = subprocess.Popen(
        bench.command(library, *words),
        env=plain_environment(bench.work / "home"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.kill()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    return used.ru_utime + used.ru_stime


class _Parts:
    """What the commands are given: a post, an entry that is new, keys of works, a printed reference."""

    def __init__(self, folder: Path, size: int) -> None:
        made = list(islice(make_entries(Words(), size), _REFERENCES))
        cited = [item for _, item in made]
        self.keys = [item.key for item in cited]
        self.printed = cited[5].printed
        self.post = folder / "kettles-and-sleep.txt"
        sentences = [f"Kettle number {at} sang all night [{at}]." for at in range(1, len(cited) + 1)]
        listed = [f"[{at}] {item.printed}" for at, item in enumerate(cited, 1)]
        body = "\n\n".join(" ".join(sentences[at : at + 5]) for at in range(0, len(sentences), 5))
        self.post.write_text(f"On kettles\n\n{body}\n\nReferences\n\n" + "\n".join(listed) + "\n")
        self.entry = folder / "one.bib"
        self.entry.write_text(
            "@article{quill2020kettles, author = {Quill, Ada}, title = {Of kettles that never were listed},\n"
            "  journal = {Journal of Kettles}, year = {2020}, doi = {10.5555/never.2020.1}}\n"
        )


_RECORD = {
    "DOI": _DOI,
    "type": "journal-article",
    "title": ["On the singing of kettles at night"],
    "author": [{"family": "Quill", "given": "Ada", "sequence": "first"}],
    "container-title": ["Journal of Kettles"],
    "publisher": "Kettle Press",
    "issued": {"date-parts": [[2021, 4]]},
    "volume": "3",
    "page": "1-9",
}

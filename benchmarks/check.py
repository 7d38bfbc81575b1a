"""How long `litman check` takes on a large library: the first time, the second time, and after a post is saved.

python benchmarks/check.py [--entries 20000] [--posts 1000] [--claims 10] [DIR]

Makes a library with so many entries, posts and claims a post in DIR (a temporary folder without it). The goals are
60 s, 5 s, and 1 s from saving a post of 5,000 words until its new finding is printed. Processor time is printed as
well, which says more on a machine that does other things.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import scale_library
from scale_words import Words

_WORDS = 5_000
_SAVES = 5


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--entries", type=int, default=20_000)
    parser.add_argument("--posts", type=int, default=1_000)
    parser.add_argument("--claims", type=int, default=10, help="of each post")
    parser.add_argument("folder", type=Path, nargs="?")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.folder or Path(temporary) / "library"
        make(folder, arguments.entries, arguments.posts, arguments.claims)
        print(
            f"{arguments.entries:,} entries, {arguments.posts:,} posts, {arguments.posts * arguments.claims:,} claims"
        )
        for name, goal in (("first time", 60), ("second time", 5)):
            wall, processor = check(folder)
            print(f"{name:12} {wall:6.1f} s ({processor:.1f} s of processor time); goal: under {goal} s")
        times = sorted(watch(folder))
        shown = ", ".join(f"{seconds:.2f}" for seconds in times)
        print(f"after a save {times[len(times) // 2]:6.2f} s (of {len(times)}: {shown}); goal: under 1 s")


def make(folder: Path, entries: int, posts: int, claims: int) -> None:
    """Write the library with every post beside its claims; what an earlier run remembered is forgotten."""
    for name in ("claims", "posts"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / ".litman" / "checks.json").unlink(missing_ok=True)
    (folder / "litman.toml").write_text('posts = ["posts"]\n')
    scale_library.CLAIMS_PER_POST = claims
    words, cited = Words(), []
    with open(folder / "references.bib", "w", encoding="utf-8", newline="") as file:
        for text, item in scale_library.make_entries(words, entries):
            file.write(text)
            cited.append(item)
    for post in scale_library.make_posts(words, cited, posts):
        (folder / "claims" / f"{post.post_id}.toml").write_text(post.toml, encoding="utf-8", newline="")
        (folder / "posts" / f"{post.post_id}.txt").write_text(post.text, encoding="utf-8", newline="")


def check(folder: Path) -> tuple[float, float]:
    """Return the seconds by the clock and of the processor that a check takes."""
    start, before = time.perf_counter(), _processor_s()
    subprocess.run(_command(folder, "--statistics"), stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start, _processor_s() - before


def watch(folder: Path) -> list[float]:
    """Return the seconds from each save of a long post until its new finding is printed."""
    post = sorted((folder / "posts").glob("*.txt"))[0]
    text = _long(post.read_text(encoding="utf-8"))
    post.write_text(text, encoding="utf-8")
    times = []
    with subprocess.Popen(
        _command(folder, "--watch"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as program:
        assert program.stdout is not None
        while "watching" not in program.stdout.readline():
            pass
        for number in range(_SAVES):
            time.sleep(6)  # until what follows the save before is done
            start = time.perf_counter()
            post.write_text(
                text.replace("\n\n", f"\n\nNobody knows this either. [{900 + number}]\n\n", 1),
                encoding="utf-8",
            )
            while f"[{900 + number}] has no reference" not in program.stdout.readline():
                pass
            times.append(time.perf_counter() - start)
        program.terminate()
    return times


def _long(text: str) -> str:
    """Return a post of 5,000 words made of the paragraphs of a shorter one."""
    title, *paragraphs = text.split("\n\n")
    body, references = "\n\n".join(paragraphs[:-2]), "\n\n".join(paragraphs[-2:])
    return "\n\n".join([title, *[body] * (_WORDS // len(body.split()) + 1), references])


def _command(folder: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "litman", "--library", str(folder), "check", *words]


def _processor_s() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()

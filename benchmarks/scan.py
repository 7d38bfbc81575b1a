"""How long `litman scan` takes: one post of 5,000 words, and a folder of them the first and the second time.

    python benchmarks/scan.py [--posts 1000] [--words 5000]

Posts are made up (seeded); each has 40 numbered markers and 40 references. Figures are of whole processes, which find
no pool of works; only the speed of reading references is that of a process which has the models at hand.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SUBJECTS = (
    "tea coffee sleep walking reading copper iron glass milk salt bread light noise rest heat cold".split()
)
VERBS = "raises lowers changes delays shortens lengthens follows prevents blocks triggers".split()
OBJECTS = "the pulse of adults,blood pressure,memory in mice,the appetite,reaction times,the onset of sleep,pain".split(
    ","
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--words", type=int, default=5000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root, posts = Path(folder) / "library", Path(folder) / "posts"
        posts.mkdir()
        litman("init", str(root))
        chance = random.Random(7)
        for number in range(arguments.posts):
            (posts / f"post-{number:04}.txt").write_text(make_post(chance, arguments.words))
        (Path(folder) / "one.txt").write_text(make_post(chance, arguments.words))
        # An installed litman has its modules compiled; to compile them takes half as long as a scan.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["XDG_CACHE_HOME"] = str(Path(folder) / "cache")
        report(f"one post of {arguments.words} words", root, str(Path(folder) / "one.txt"), posts=1)
        report(f"{arguments.posts} posts, first time", root, str(posts), posts=arguments.posts)
        report(f"{arguments.posts} posts, second time", root, str(posts), posts=arguments.posts)
    report_references(chance)


def report_references(chance: random.Random, count: int = 400) -> None:
    """Print how many references are read in a second of CPU, works included."""
    from litman.posts.references.parts import parse_references

    texts = [make_reference(chance, number) for number in range(1, count + 1)]
    parse_references(texts[:1])  # loads the models
    start = time.process_time()
    parse_references(texts)
    print(f"{count / (time.process_time() - start):.0f} references a second of CPU")


def report(what: str, root: Path, target: str, *, posts: int) -> None:
    """Print wall and CPU seconds of a scan, and how many posts that is in a second."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    litman("--library", str(root), "scan", "--offline", target)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"{what}: {wall:.2f} s wall, {cpu:.2f} s CPU, {posts / wall:.1f} posts a second, "
        f"{cpu / posts:.3f} s CPU a post, "
        f"largest process so far {after.ru_maxrss // 1024} MB",
        flush=True,
    )


def litman(*words: str) -> None:
    """Run litman; a scan that finds something ends with 1."""
    done = subprocess.run([sys.executable, "-m", "litman", *words], stdout=subprocess.DEVNULL, check=False)
    assert done.returncode in (0, 1), done


def make_post(chance: random.Random, words: int) -> str:
    """Return a post of about so many words, in paragraphs of six sentences, with a reference list."""
    lines = ["On kettles and sleep", ""]
    count, marker = 0, 0
    while count < words:
        sentences = []
        for _ in range(6):
            sentence = make_sentence(chance)
            count += len(sentence.split())
            if marker < 40 and chance.random() < 0.15:
                marker += 1
                sentence += f" [{marker}]"
            sentences.append(sentence)
        lines += [" ".join(sentences), ""]
    lines += ["References", ""]
    lines += [make_reference(chance, number) for number in range(1, marker + 1)]
    return "\n".join(lines) + "\n"


def make_reference(chance: random.Random, number: int) -> str:
    """Return a numbered reference to a paper in a journal."""
    year, volume, page = chance.randint(1990, 2020), chance.randint(1, 90), chance.randint(1, 900)
    title = make_sentence(chance).rstrip(".")
    return f"{number}. Moss A, Fern B. {title}. Journal of Tea. {year};{volume}(2):{page}-{page + 8}."


def make_sentence(chance: random.Random) -> str:
    """Return a sentence of about fifteen words that claims something."""
    parts = [chance.choice(SUBJECTS), chance.choice(VERBS), chance.choice(OBJECTS)]
    before = f"{chance.choice(SUBJECTS)} and {chance.choice(SUBJECTS)}"
    tail = f"by {chance.randint(2, 60)} per cent when {before} come before it"
    return " ".join([*parts, tail]).capitalize() + "."


if __name__ == "__main__":
    main()

"""What typing costs: a post of 5,000 words beside a library, key by key, against `litman lsp` over its streams.

    python benchmarks/editor.py [--works 20000] [--keys 200] [--minutes 10]

Prints how long the server takes to answer `initialize`, and of the answers to keys median and 95th percentile: from the
last key to what is wrong with the text, completion of a key, and hover. Seconds of the wall clock: compare rows of one
run. Memory is that of the server after a third of the keys and at the end; with --minutes, text is put in and taken out
at random for so long, and memory is told after two minutes and at the end.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.lsp.client import Client

BREATH_S = 0.05  # between edits that go on for minutes: nobody types faster
WORDS = "tea sleep oak leaf moss fern study people trial week hour dose water light root stem".split()


def make_library(root: Path, works: int, words: int) -> Path:
    """Write a library and a post; return the post's file."""
    chance = random.Random(7)
    with open(root / "references.bib", "w", encoding="utf-8") as out:
        for number in range(works):
            name = chance.choice(WORDS).capitalize() + chance.choice(WORDS)
            title = " ".join(chance.choices(WORDS, k=8))
            year = 1950 + number % 75
            out.write(
                f"@article{{{name.lower()}{number}, author = {{{name}, Ada and Fern, Bo}}, title = {{{title}}},\n"
                f"  journal = {{Journal of {chance.choice(WORDS)}}}, year = {year}, doi = {{10.1000/{number}}}}}\n"
            )
    lines = (root / "references.bib").read_text(encoding="utf-8").splitlines()
    keys = [line.split("{")[1].split(",")[0] for line in lines if line.startswith("@")]
    (root / "litman.toml").write_text('posts = ["posts"]\n', encoding="utf-8")
    (root / "posts").mkdir()
    lines = ["# A post of some length", ""]
    count = 0
    while count < words:
        sentences = []
        for _ in range(6):
            some = chance.choices(WORDS, k=14)
            count += len(some)
            cited = f" [@{chance.choice(keys)}]" if chance.random() < 0.3 else ""
            sentences.append(f"{' '.join(some).capitalize()}{cited}.")
        lines += [" ".join(sentences), ""]
    post = root / "posts" / "long.md"
    post.write_text("\n".join(lines), encoding="utf-8")
    return post


def memory_mb(client: Client) -> float:
    """Return what the server holds in memory."""
    status = Path(f"/proc/{client.process.pid}/status").read_text(encoding="utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def row(name: str, times: Sequence[float]) -> None:
    """Print median and 95th percentile in milliseconds."""
    ordered = sorted(times)
    at = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    print(f"{name:32} {statistics.median(ordered) * 1000:8.0f} {at * 1000:8.0f}")


def main() -> None:
    """Play a session and print its figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--works", type=int, default=20_000)
    parser.add_argument("--words", type=int, default=5_000)
    parser.add_argument("--keys", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        post = make_library(root, options.works, options.words)
        client = Client(root)
        print(f"initialize {client.began_s * 1000:.0f} ms")
        uri = client.open(post)
        client.wait_for_diagnostics(uri)
        play(client, uri, options.keys)
        if options.minutes:
            go_on(client, uri, post.read_text(encoding="utf-8"), options.minutes)
        client.end()


def play(client: Client, uri: str, keys: int) -> None:
    """Type, and print what it took."""
    chance = random.Random(3)
    typed, completed, hovered = [], [], []
    third = 0.0
    for number in range(keys):
        letter = chance.choice("abcdefgh @[].")
        began = time.perf_counter()
        client.type(uri, (2, 0), letter)
        client.wait_for_diagnostics(uri)
        typed.append(time.perf_counter() - began)
        began = time.perf_counter()
        client.type(uri, (4, 0), "[@tea fern ")
        client.at("textDocument/completion", uri, 4, len("[@tea fern "))
        completed.append(time.perf_counter() - began)
        began = time.perf_counter()
        client.at("textDocument/hover", uri, 6, 30)
        hovered.append(time.perf_counter() - began)
        third = memory_mb(client) if number == keys // 3 else third
    print(f"{'milliseconds':32} {'median':>8} {'95 %':>8}")
    row("last key to what is wrong", typed)
    row("completion of a key", completed)
    row("hover", hovered)
    print(f"memory {third:.0f} MB after a third of the keys, {memory_mb(client):.0f} MB at the end")


def go_on(client: Client, uri: str, text: str, minutes: float) -> None:
    """Edit at random, and print what the server holds in memory after two minutes and at the end."""
    chance = random.Random(5)
    began = time.monotonic()
    early, edits = 0.0, 0
    while (taken := time.monotonic() - began) < 60 * minutes:
        early = early or (memory_mb(client) if taken > 120 else 0.0)
        edits += 1
        time.sleep(BREATH_S)
        if edits % 50 == 0:
            client.replace(uri, text)  # what was put in goes
        else:
            client.type(
                uri, (2 * chance.randint(1, 20), 0), chance.choice(["tea ", "[@moss", "[1] ", "\n", "Leaf. "])
            )
        if edits % 5 == 0:
            client.wait_for_diagnostics(uri)
            client.at("textDocument/completion", uri, 4, 3)
            client.at("textDocument/hover", uri, 6, 30)
    print(f"{edits} edits: {early:.0f} MB after two minutes, {memory_mb(client):.0f} MB after {minutes:g}")


if __name__ == "__main__":
    main()

"""What a long post costs in the workbench: opening it in a real browser, and the keys that go from claim to claim.

    python benchmarks/workbench.py [--claims 1500] [--words 20000] [--keys 60]

Prints, of a post of our own making: until the page is shown, until the first key can be pressed, and median and 95th
percentile from a key to the panel that shows the next claim, and from the keys of a decision until the page shows that
it is being saved, and that it is. Seconds of the wall clock, beside the machine's load: compare rows of one run. The
processor's time of the server is printed too. Needs Playwright and a Chromium on the PATH.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).parents[1]
sys.path.insert(0, str(REPOSITORY))
from tests.browser.serving import start_workbench  # noqa: E402

WORDS = "tea sleep oak leaf moss fern study people trial week hour dose water light root stem".split()
WORKS = 60
# Presses a key and waits until the panel shows another claim, painted: measured inside the page.
PRESS = """(key) => new Promise((done) => {
  const box = document.getElementById("claim"), start = performance.now();
  const before = box.firstElementChild?.dataset?.claim;
  const look = () => {
    if (box.firstElementChild?.dataset?.claim === before) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
  };
  const watch = new MutationObserver(look);
  watch.observe(box, { childList: true, subtree: true, attributes: true });
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  setTimeout(() => { watch.disconnect(); done(-1); }, 10000);
})"""

# Takes the first passage as the quotation and confirms with it; gives when that is shown as being saved, and as saved.
DECIDE = """() => new Promise((done) => {
  const start = performance.now(), took = [];
  const look = () => {
    const panel = document.getElementById("claim");
    if (!took.length && !panel.querySelector(".chip.verdict.saving")) return;
    if (!took.length) requestAnimationFrame(() => setTimeout(() => { took[0] ??= performance.now() - start; look(); }));
    if (!took.length || !document.querySelector("#article .claim.here.checked")) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => done([took[0], performance.now() - start])));
  };
  const watch = new MutationObserver(look);
  watch.observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true });
  for (const key of ["1", "c"]) document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  setTimeout(() => { watch.disconnect(); done([-1, -1]); }, 10000);
})"""


def make_library(folder: Path, claims: int, words: int) -> Path:
    """Write a library and a post of so many claims; return the library."""
    chance = random.Random(18)
    root = folder / "library"
    (root / "sources").mkdir(parents=True)
    (folder / "posts").mkdir()
    (root / "litman.toml").write_text('posts = ["../posts"]\nby = "Ada"\n', encoding="utf-8")
    each = words // claims
    sentences, said = [], [[] for _ in range(WORKS)]
    for number in range(claims):
        work = chance.randrange(WORKS)
        some = chance.choices(WORDS, k=each - 3)
        sentence = f"{' '.join(some).capitalize()} by {number + 2} per cent"
        said[work].append(f"{sentence}.")
        sentences.append(f"{sentence} [{work + 1}].")
    entries, lines = [], ["# A long post", ""]
    for start in range(0, claims, 10):
        lines += [f"## Part {start // 10 + 1}", "", " ".join(sentences[start : start + 10]), ""]
    lines += ["## References", ""]
    for number, texts in enumerate(said):
        entries.append(
            f"@article{{herb{number}, author = {{Herb, Ann}}, title = {{Herb {number} and sleep}},\n"
            f"  journal = {{Journal of Herbs}}, year = {1960 + number}, doi = {{10.5555/h.{number}}}}}\n"
        )
        lines.append(f"{number + 1}. Herb, A. ({1960 + number}). Herb {number} and sleep. 10.5555/h.{number}")
        (root / "sources" / f"herb{number}.txt").write_text("\n\n".join(texts) + "\n", encoding="utf-8")
    (root / "references.bib").write_text("\n".join(entries), encoding="utf-8")
    (folder / "posts" / "long.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    litman(root, "scan", "--offline")
    return root


def litman(root: Path, *words: str) -> None:
    """Run litman on the library."""
    command = [sys.executable, "-m", "litman", "--library", str(root), *words]
    subprocess.run(command, cwd=REPOSITORY, stdout=subprocess.DEVNULL, check=False)


def measure(page: Any, address: str, keys: int) -> None:
    """Print what opening and keys cost."""
    page.goto(address)
    base = re.match(r"http://[^/]+", address)
    assert base is not None
    for turn in ("first", "again", "again"):
        begun = time.perf_counter()
        page.goto(f"{base[0]}/posts/long", wait_until="domcontentloaded")
        shown = time.perf_counter() - begun
        first = page.evaluate(PRESS, "n")
        whole = time.perf_counter() - begun
        print(
            f"open, {turn:6} text shown {shown:.2f} s; first key answered after {whole:.2f} s ({first:.0f} ms)"
        )
        page.evaluate("() => history.replaceState(null, '', location.pathname)")
    for key in ("j", "n"):
        for hurry, name in ((150, "a key every 0.15 s"), (0, "keys without a pause")):
            took = []
            for _ in range(keys):
                page.wait_for_timeout(hurry)
                took.append(page.evaluate(PRESS, key))
            print(f"{key}, {name:20} {_spread(took)}")
    for hurry, name in ((1000, "a second apart"), (0, "without a pause")):
        decided = []
        for _ in range(keys // 2):
            page.evaluate(PRESS, "n")
            page.wait_for_timeout(hurry)
            decided.append(page.evaluate(DECIDE))
        for number, said in enumerate(("shown as being saved", "shown as saved")):
            print(f"1 c, {name}, until it is {said:20} {_spread([both[number] for both in decided])}")


def _spread(took: list[float]) -> str:
    good = sorted(one for one in took if one >= 0)
    late = f"95 % within {good[int(len(good) * 0.95)]:.0f} ms, {len(took) - len(good)} lost"
    return f"median {statistics.median(good):.0f} ms, {late}"


def _cpu_s(process: int) -> float:
    """Return what a process has taken of the processor, in seconds; Linux only."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Make the post, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=1500)
    parser.add_argument("--words", type=int, default=20000)
    parser.add_argument("--keys", type=int, default=60)
    given = parser.parse_args()
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder:
        root = make_library(Path(folder), given.claims, given.words)
        text = (Path(folder) / "posts" / "long.md").read_text(encoding="utf-8")
        process, address = start_workbench(root)
        load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
        print(f"{len(text.split()):,} words, {given.claims:,} claims; {load}")
        try:
            with sync_playwright() as driver:
                browser = driver.chromium.launch(executable_path=shutil.which("chromium"))
                measure(browser.new_page(reduced_motion="reduce"), address, given.keys)
                print(f"the server took {_cpu_s(process.pid):.1f} s of the processor")
                browser.close()
        finally:
            process.terminate()
            process.wait(20)
        print(f"load afterwards {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()

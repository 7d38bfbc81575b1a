"""What a long post costs in the workbench: opening it in a real browser, and the keys that go from claim to claim.

    python benchmarks/workbench.py [--claims 1500] [--words 20000] [--keys 60]

Prints, of a post of our own making: until the page is shown, until the first key can be pressed, and median and 95th
percentile from a key to the panel that shows the next claim. Seconds of the wall clock, beside the machine's load:
compare rows of one run. Needs Playwright and a Chromium on the PATH.
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
            good = sorted(one for one in took if one >= 0)
            late = f"95 % within {good[int(len(good) * 0.95)]:.0f} ms, {len(took) - len(good)} lost"
            print(f"{key}, {name:20} median {statistics.median(good):.0f} ms, {late}")
    decided = []
    for _ in range(10):
        page.evaluate(PRESS, "n")
        begun = time.perf_counter()
        page.keyboard.press("1")
        page.keyboard.press("c")
        page.locator("#article .claim.here.checked").wait_for()
        decided.append(time.perf_counter() - begun)
    print(f"1 c, until the claim is shown as checked: median {statistics.median(decided):.2f} s")


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
                browser.close()
        finally:
            process.terminate()
            process.wait(20)
        print(f"load afterwards {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()

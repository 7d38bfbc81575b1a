"""Takes the pictures of the documentation, of the library that the tests walk through.

python -m tests.browser.take_pictures [docs/pictures]

Needs Playwright, a Chromium on the PATH, git and Pillow (which makes the files small).
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from litman.claims.edit_post import set_claim
from tests.browser.garden import key, plant_library, tend
from tests.browser.serving import start_workbench
from tests.browser.workbench import Workbench

PAGES = {
    "posts": "/posts",
    "post": "/posts/herbs#claim-c01",
    "edited": "/posts/herbs#claim-c06",
    "works": "/works",
    "work": f"/works/{key(0)}",
    "findings": "/findings",
    "rule": "/findings/rules/CLM101",
    "statements": "/statements",
    "pictures": "/pictures",
    "help": "/help",
}
LOOKS = {"": (1280, 800, "light"), "-dark": (1280, 800, "dark"), "-360": (360, 740, "light")}
TEA = """\
# Tea before bed

Tea lengthened sleep by 10 minutes in forty adults [1]. Valerian does nothing for sleep [2].
Nobody knows how much tea is too much [3].

## References

1. Herb, A. (2005). Tea and sleep. Journal of Herbs, 6. https://doi.org/10.5555/tea.6
2. Herb, A. (2000). Valerian and sleep. Journal of Herbs, 1. https://doi.org/10.5555/valerian.1
"""
STATEMENTS = """\
[[statement]]
id = "valerian-lengthens-sleep"
text = "Valerian lengthens sleep."

[[statement]]
id = "tea-lengthens-sleep"
text = "Tea lengthens sleep."
"""
SAID = (
    ("herbs", "c01", "valerian-lengthens-sleep", "asserts"),
    ("tea", "c02", "valerian-lengthens-sleep", "denies"),
    ("herbs", "c21", "tea-lengthens-sleep", "asserts"),
    ("tea", "c01", "tea-lengthens-sleep", "asserts"),
)


def make_library(folder: Path) -> Path:
    """Make a library of two posts, with a history."""
    root = plant_library(folder)
    _keep(folder, "2026-11-02")
    tend(root)
    _keep(folder, "2026-11-16")
    (folder / "posts" / "tea.md").write_text(TEA, encoding="utf-8")
    _litman(root, "scan", "--offline")
    _litman(root, "claims", "confirm", "tea/c01", key(5), "--quote", "Tea lengthened sleep by 10 minutes")
    (root / "statements.toml").write_text(STATEMENTS, encoding="utf-8")
    for post, claim, statement, stance in SAID:
        path = root / "claims" / f"{post}.toml"
        path.write_bytes(set_claim(path.read_bytes(), claim, statement=statement, stance=stance))
    _keep(folder, "2026-11-28")
    return root


def _litman(root: Path, *words: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "litman", "--library", str(root), *words], stdout=subprocess.DEVNULL
    )


def _keep(folder: Path, day: str) -> None:
    who = {f"GIT_{role}_{what}": "ada" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    when = {f"GIT_{role}_DATE": f"{day}T12:00:00Z" for role in ("AUTHOR", "COMMITTER")}
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "As it is")):
        subprocess.run(["git", *words], cwd=folder, env={**os.environ, **who, **when}, check=True)


def _save(picture: bytes, path: Path) -> None:
    from PIL import Image

    Image.open(io.BytesIO(picture)).convert("RGB").quantize(96, dither=Image.Dither.NONE).save(
        path, optimize=True
    )


def take(browser: Any, root: Path, address: str, out: Path) -> None:
    """Take the picture of each page in each look."""
    for look, (width, height, scheme) in LOOKS.items():
        size = {"width": width, "height": height}
        page = browser.new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
        page.goto(address)
        reader = Workbench(root, address, page)
        for name, path in PAGES.items():
            reader.go("/help")
            reader.go(path)
            page.wait_for_timeout(900)
            page.wait_for_function("() => !/Looking/.test(document.body.innerText)", timeout=60_000)
            _save(page.screenshot(), out / f"{name}{look}.png")


def main() -> None:
    """Make the library, serve it, take the pictures."""
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures")
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        garden = Path(folder) / "garden"
        garden.mkdir()
        root = make_library(garden)
        process, address = start_workbench(root)
        try:
            with sync_playwright() as driver:
                browser = driver.chromium.launch(executable_path=shutil.which("chromium"))
                take(browser, root, address, out)
                browser.close()
        finally:
            process.terminate()


if __name__ == "__main__":
    main()

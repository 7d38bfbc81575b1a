"""One who works at the workbench: with keys alone, on what the page shows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import expect


class Workbench:
    """A library that is served, and one tab of a browser that shows it."""

    def __init__(self, root: Path, address: str, page: Any, post: str = "herbs") -> None:
        self.post = post
        self.root = root
        self.address = address
        self.page = page
        self.presses = 0

    @property
    def claims_file(self) -> Path:
        """What is decided is written here."""
        return self.root / "claims" / f"{self.post}.toml"

    @property
    def post_file(self) -> Path:
        """The post itself."""
        return self.root.parent / "posts" / f"{self.post}.md"

    def tab(self) -> Workbench:
        """Open another tab."""
        other = self.page.context.new_page()
        return Workbench(self.root, self.address, other, self.post)

    def tab_at(self, address: str) -> None:
        """Open an address in another tab, and close that."""
        other = self.page.context.new_page()
        other.goto(address)
        other.close()

    def go(self, path: str) -> None:
        """Go to a page by its address."""
        where = urlsplit(self.address)
        self.page.goto(f"{where.scheme}://{where.netloc}{path}")

    def open_post(self) -> None:
        """Open the post."""
        self.go(f"/posts/{self.post}")

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.presses += 1
            self.page.keyboard.press(key)

    def shows(self, claim: str) -> None:
        """Wait until the panel shows the claim."""
        expect(self.page.locator(f'.claim-shown[data-claim="{claim}"]')).to_be_visible()

    def shown(self) -> str:
        """Return the claim that the panel shows."""
        return str(self.page.locator(".claim-shown").get_attribute("data-claim"))

    def next_shown(self, key: str) -> str:
        """Press a key that goes to another claim, and return which is shown then."""
        box = self.page.locator(".claim-shown")
        before = box.get_attribute("data-claim") if box.count() else "none"
        self.press(key)
        expect(box).not_to_have_attribute("data-claim", str(before))
        return self.shown()

    def says(self, words: str) -> None:
        """Wait until the page says what became of a change."""
        expect(self.page.locator("#notes")).to_contain_text(words)

    def state(self, claim: str, state: str) -> None:
        """Wait until the claim is marked so in the text."""
        mark = self.page.locator(f'[data-claims~="{claim}"]').first
        expect(mark).to_have_class(re.compile(rf"\b{state}\b"))

    def table_of(self, claim: str) -> str:
        """Return what the claims file has of a claim."""
        text = self.claims_file.read_text(encoding="utf-8")
        return next(part for part in text.split("[[claim]]") if f'id = "{claim}"' in part)

"""How long evidence takes to be found in a large library: texts indexed, works suggested, quotations looked up.

    python benchmarks/evidence_scale.py [--works N] [--pages N] [--pdf N] [--folder FOLDER]

Texts are made up, in a temporary folder or in one that is kept: 10,000 works of 20 pages each, plain text with its
pages parted by form feeds, and some PDF files beside them (where pypdf is installed). Words come as often as words do,
and every third sentence is one of the works of `evidence_data.py`, so that many works share the words of a claim.
Printed are pages indexed a second of CPU, the room that they take, and the CPU seconds of a question; whether any of
the files changed is looked at anew each time, as a command does.

Source: G. Zipf, "Human Behavior and the Principle of Least Effort" (1949): how often words come.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

from evidence import open_library
from evidence_data import Study, made_up_set
from quote import reworded

from litman.actions.quote.find_quoted import find_in_library
from litman.actions.suggest.from_library import Works
from litman.library.library import Library

SENTENCES = 14  # of a page
WORDS = 20_000
ASKED = 20


def cpu() -> float:
    """Return the CPU seconds of this process and of those that it started and that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


class Pages:
    """Makes pages."""

    def __init__(self, studies: tuple[Study, ...]) -> None:
        self._random = random.Random(10)
        self._known = [sentence for study in studies for sentence in study.sentences]
        self._words = list(dict.fromkeys(self._word() for _ in range(2 * WORDS)))[:WORDS]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self._words))))

    def page(self) -> str:
        """Return the text of one page."""
        return "\n\n".join(" ".join(self.sentence() for _ in range(SENTENCES // 2)) for _ in range(2))

    def sentence(self) -> str:
        """Return a sentence."""
        if self._random.random() < 0.3:
            return self._random.choice(self._known)
        count = self._random.randrange(9, 28)
        words = self._random.choices(self._words, cum_weights=self._weights, k=count)
        return " ".join(words).capitalize() + "."

    def _word(self) -> str:
        syllables = self._random.randrange(1, 5)
        return "".join(
            self._random.choice("bcdfglmnprst") + self._random.choice("aeiou") for _ in range(syllables)
        )


def write_library(folder: Path, works: int, pages: int, pdfs: int) -> None:
    """Write a library of works with texts, the first ones as PDF files."""
    studies = made_up_set().works
    maker = Pages(studies)
    (folder / "claims").mkdir(parents=True)
    (folder / "files").mkdir()
    (folder / "litman.toml").write_text("")
    entries = []
    for number in range(works):
        study = studies[number % len(studies)]
        name = f"w{number}.{'pdf' if number < pdfs else 'txt'}"
        told = [maker.page() for _ in range(pages)]
        if number < pdfs:
            (folder / "files" / name).write_bytes(_pdf(told))
        else:
            (folder / "files" / name).write_text("\f".join(told))
        title = study.title.replace("%", "")
        entries.append(
            f"@article{{w{number},\n  author = {{{study.author}}},\n  title = {{{title} {number}}},\n"
            f"  year = {{{study.year}}},\n  file = {{files/{name}}},\n}}\n"
        )
    (folder / "references.bib").write_text("\n".join(entries))


def _pdf(pages: list[str]) -> bytes:
    from tests.posts.pdf_maker import flowing, pdf

    return pdf([flowing(page.split("\n\n"), x=72, top=720, width=100) for page in pages])


def questions(library: Library) -> Iterator[tuple[str, Callable[[], object]]]:
    """Give what is asked, each by itself."""
    made = made_up_set()
    chance = random.Random(2)
    for claim in made.claims[:ASKED]:
        yield "suggest", lambda text=claim.text: Works(library, with_meaning=False).suggest(text, limit=5)
    maker = Pages(made.works)
    said = [sentence for study in made.works for sentence in study.sentences]
    files = sorted((library.root / "files").glob("*.txt"))
    for _ in range(ASKED):
        text = chance.choice(files).read_text()
        rare = max(text.replace("\f", "\n\n").split("\n\n")[0].split(". "), key=len)
        for kind, words in (
            ("quote of one work", rare),
            ("quote, words changed", reworded(rare, chance)),
            ("quote that many have", chance.choice(said)),
            ("quote of none", maker.sentence()),
        ):
            yield kind, lambda words=words: find_in_library(library, words)


def room(folder: Path) -> int:
    """Return how many bytes the files of a folder have."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def measure(folder: Path, works: int, pages: int, pdfs: int) -> None:
    """Print the figures of a library."""
    if (folder / ".litman").exists():
        print("texts and index of an earlier run are there: remove .litman to see how fast they are made")
    if pdfs:
        _first_pdfs(folder, pages, pdfs)
    library = open_library(folder)
    start = cpu()
    Works(library, with_meaning=False).suggest("tea", limit=1)
    took = cpu() - start
    count = (works - pdfs) * pages
    print(f"{count:,} pages of text indexed, {count / took:,.0f} a second", flush=True)
    state = folder / ".litman"
    sizes = [room(folder / "files"), room(state / "texts"), (state / "index.sqlite").stat().st_size]
    print("room: files {:,.0f} MB, texts {:,.0f} MB, index {:,.0f} MB".format(*(one / 1e6 for one in sizes)))
    took_by: dict[str, list[float]] = {}
    for kind, ask in questions(library):
        start = cpu()
        ask()
        took_by.setdefault(kind, []).append(cpu() - start)
    for kind, seconds in took_by.items():
        print(f"{kind:22} {sum(seconds) / len(seconds):6.3f} s, at most {max(seconds):.3f} s")


def _first_pdfs(folder: Path, pages: int, pdfs: int) -> None:
    """Print how fast PDF files are read, which the index then finds in the store of texts."""
    from litman.texts.store import TextStore

    store = TextStore(folder)
    start = cpu()
    found = [store.text_of(folder / "files" / f"w{number}.pdf") for number in range(pdfs)]
    took = cpu() - start
    if None in found:
        print("PDF files are not read: pypdf is not installed")
        return
    print(f"{pdfs * pages:,} pages of PDF read, {pdfs * pages / took:,.0f} a second", flush=True)


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--works", type=int, default=10_000, metavar="N", help="works of the library")
    parser.add_argument("--pages", type=int, default=20, metavar="N", help="pages of each")
    parser.add_argument("--pdf", type=int, default=20, metavar="N", help="how many are PDF files")
    parser.add_argument("--folder", type=Path, metavar="FOLDER", help="keep the library there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary) / "library"
        if not folder.exists():
            write_library(folder, options.works, options.pages, options.pdf)
        measure(folder, options.works, options.pages, options.pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""A post that somebody has gone through: claims found, found in part, contradicted, not found, and not looked at."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from litman.cli.main import main

BIB = """\
@article{moss2019tea,
    author = {Moss, Ada and Fern, Bo}, title = {Tea and the length of sleep in adults}, year = 2019, volume = 7,
    journal = {Journal of Tea Studies}, pages = {12--19}, doi = {10.5555/tea.7},
}
@article{lee2021coffee,
    author = {Lee, Dana and Okoro, Eze and Marsh, Ivy}, title = {Coffee before bed shortens sleep in mice},
    journal = {Sleep Letters}, year = 2021, volume = 3, pages = {101--110}, doi = {10.5555/sleep.3.2},
}
@book{reed2001leaf, author = {Reed, Cy}, title = {The Leaf}, publisher = {Grove}, year = 2001}
@article{hart2015theanine,
    author = {Hart, Noor}, title = {Theanine and calm}, journal = {Annals of Leaf Research}, year = 2015,
    volume = 22, pages = {5--9}, doi = {10.5555/alr.22},
}
"""
REGISTRY = """\
{"doi": "10.5555/alr.22", "asked": "2026-11-20", "outcome": "found", "agency": "crossref", "source": "crossref", \
"item": {"type": "article-journal", "DOI": "10.5555/alr.22", "title": "Theanine and calm", "author": \
[{"family": "Hart", "given": "Noor"}], "container-title": "Annals of Leaf Research", "volume": "22", "page": "5-9", \
"issued": {"date-parts": [[2015]]}}, "notices": [{"kind": "retracted", "type": "retraction", \
"date": "2023-02-01", "source": "publisher"}]}
"""
POST = """\
---
author: Ann Birch
---

# Tea at night

Millions drink a cup before bed, and many of them are told not to.

## What trials found

Black tea in the evening lengthened sleep by 22 minutes [1]. It did not change how often people woke up [1]. Coffee,
by contrast, shortens sleep in people by almost an hour [2]. Theanine, an amino acid of the leaf, calms within 40
minutes [3, 7].

According to a press release of a tea company, nine out of ten drinkers sleep better.

## What the leaf holds

- Young leaves hold more caffeine than old ones [4].
- Steeping for longer than five minutes doubles the caffeine of a cup.

## References

1. Moss A, Fern B. Tea and the length of sleep in adults. Journal of Tea Studies 2019;7:12-19. doi:10.5555/tea.7
2. Lee D, Okoro E, Marsh I. Coffee before bed shortens sleep in mice. Sleep Letters 2021;3:101-110.
   doi:10.5555/sleep.3.2
3. Hart N. Theanine and calm. Annals of Leaf Research 2014;22:5-9. doi:10.5555/alr.22
4. Reed C. The Leaf. Grove, 2001.
"""
VERDICTS: tuple[tuple[str, ...], ...] = (
    (
        "c02",
        "moss2019tea",
        "--quote",
        "Sleep was longer by 22 minutes in those who drank tea.",
        "--locator",
        "p. 14",
    ),
    ("c03", "moss2019tea", "--verdict", "not-in-source", "--comment", "The paper says nothing of waking up."),
    ("c04", "lee2021coffee", "--verdict", "partly", "--quote", "Mice that drank coffee slept less."),
)


def make_reviewed(
    folder: Path,
    name: str = "tea.md",
    text: str = POST,
    *,
    verdicts: tuple[tuple[str, ...], ...] = VERDICTS,
    scan: tuple[str, ...] = (),
) -> Path:
    """Return a library in the folder whose post `tea` was scanned and gone through."""
    root = folder / "library"
    root.mkdir(parents=True)
    (root / "litman.toml").write_text('posts = ["../posts"]\n')
    (root / "references.bib").write_text(BIB)
    (root / "registry.jsonl").write_text(REGISTRY)
    post = folder / "posts" / name
    post.parent.mkdir()
    post.write_text(text)
    run(root, "scan", "--offline", str(post), *scan)
    for claim, key, *words in verdicts:
        run(root, "claims", "confirm", f"tea/{claim}", key, "--by", "AB", *words)
    return root


def run(root: Path, *words: str) -> str:
    """Run litman on the library, which may have findings, and return what it prints."""
    done = CliRunner().invoke(main, ["--library", str(root), *words])
    assert done.exit_code in (0, 1), done.output
    return done.output

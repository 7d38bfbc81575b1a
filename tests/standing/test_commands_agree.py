"""All commands say the same of what a post leans on: of every marker, every reference and every claim."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from litman.identifiers.of_work import doi_of
from litman.posts.analyse import analyse_post
from litman.posts.readers.read import read_post
from litman.standing.model import Standing
from litman.standing.stand import stand
from tests.posts.docx_maker import docx, paragraph, run
from tests.standing.commands import Commands, disagreements
from tests.trials import one_of

OWN_POSTS = Path(__file__).parents[1] / "data" / "posts"
READ = (".txt", ".md", ".html", ".docx", ".qmd")

BIB = """\
@article{moss2019tea, author = {Moss, Ada and Fern, Bo}, title = {Tea and {REM} sleep}, journal = {Journal of Tea},
  year = 2019, volume = 7, pages = {12--19}, doi = {10.1000/tea.7}}
@book{reed2001leaf, author = {Reed, Cy}, title = {The Leaf}, publisher = {Grove}, year = 2001}
@book{root2003a, author = {Root, Di}, title = {The Root}, publisher = {Grove}, year = 2003}
@book{root2003b, author = {Root, Di}, title = {The Stem}, publisher = {Grove}, year = 2003}
@article{wang2019, author = {Wang, Li}, title = {Naps in offices}, journal = {Annals of Rest}, year = 2019,
  doi = {10.1000/naps.1}}
"""
TEA = "Moss A, Fern B. Tea and REM sleep. Journal of Tea. 2019;7:12-19. doi:10.1000/tea.7"
NAPS = "Wang L. Naps in offices. Annals of Rest. 2019. doi:10.1000/naps.1"
LEAF = "Reed C. The Leaf. Grove; 2001."
LOST = "Nobody N. A study that nobody has. Journal of Lost Things. 2011;3:4-9."

POSTS = {
    "footnotes.md": f"""# Notes

Tea lengthens REM sleep by an hour.[^1] Naps raise the output of offices by 4%.[^2]

Coffee was banned in three towns.[^remark] Milk has never been banned anywhere.[^gone]

[^1]: {TEA}
[^2]: {NAPS}
[^remark]: We mean the drink, of course.
""",
    "links.md": """# Links

Tea lengthens REM sleep (see https://doi.org/10.1000/tea.7). Coffee shortens it by two hours.

[A trial of naps](https://doi.org/10.1000/naps.2) found 4% more output. A page says [so too](https://example.org/x).
""",
    "keys.md": """# Keys

Tea lengthens REM sleep by an hour [@moss2019tea, p. 3]. Naps help [see @wang2019; @absent2021].

@reed2001leaf counts 400 kinds of leaf. Rain makes tea taste better [@nobody2020].
""",
    "numbered.md": f"""# Numbers

Tea lengthens REM sleep by an hour [1]. Naps raise output by 4% [1,2]. Leaves are old [3].

Lost things are found in 40% of all cases [4]. Nobody knows why that is so [9].

## References

1. {TEA}
2. {NAPS}
3. {LEAF}
4. {LOST}
""",
    "author-year.txt": """Authors and years

Tea lengthens REM sleep by an hour (Moss & Fern, 2019). Wang (2019) found 4% more output after naps.

Lost things are found in 40% of all cases (Nobody, 2011; Moss & Fern, 2019). Rain is wet (Unheard, 1999).

References

Moss, A., & Fern, B. (2019). Tea and REM sleep. Journal of Tea, 7, 12-19. https://doi.org/10.1000/tea.7
Nobody, N. (2011). A study that nobody has. Journal of Lost Things, 3, 4-9.
Wang, L. (2019). Naps in offices. Annals of Rest. https://doi.org/10.1000/naps.1
""",
    "two-lists.md": f"""# Part one

Tea lengthens REM sleep by an hour [1]. Lost things are found in 40% of cases [2].

## References

1. {TEA}
2. {LOST}

# Part two

Naps raise the output of offices by 4% [1]. Leaves come in 400 kinds [2].

## References

1. {NAPS}
2. {LEAF}
""",
    "page.html": f"""<html><head><title>Page</title></head><body><article><h1>Page</h1>
<p>Tea lengthens REM sleep by an hour <a href="#r1">[1]</a>. Naps raise output by 4% [2, 7].</p>
<p>A trial <a href="https://doi.org/10.1000/naps.2">of naps</a> found 4% more output. Rain is wet.</p>
<h2>References</h2><ol><li id="r1">{TEA}</li><li>{NAPS}</li></ol></article></body></html>
""",
    "no-list.txt": "No list\n\nTea lengthens sleep by an hour [1]. Naps raise output by 4% [2]. Rain is wet.\n",
    "names-alone.md": """---
bibliography: ../beside.bib
---

# Names alone

Tea lengthens REM sleep by an hour (Moss & Fern, 2019). Wang (2019) saw 4% more output after naps.

Roots come in 400 kinds (Root, 2003). Rain fell on 40% of days (Holm, 2011). Wind is rare (Roy, 2012).
""",
    "no-source.md": "# Nothing\n\nTea lengthens sleep by an hour. Many studies show that naps raise output by 4%.\n",
}


@pytest.fixture
def commands(tmp_path: Path) -> Iterator[Commands]:
    """An empty library beside an empty folder of posts."""
    library = tmp_path / "library"
    (library / "claims").mkdir(parents=True)
    (library / "litman.toml").write_text('posts = ["../posts"]\n')
    (library / "references.bib").write_text("")
    (tmp_path / "posts").mkdir()
    folder = Path.cwd()
    os.chdir(tmp_path)
    yield Commands(library)
    os.chdir(folder)


@pytest.fixture
def written(commands: Commands) -> Commands:
    """A library of three works, and a post of each kind."""
    posts = commands.library.parent / "posts"
    (commands.library / "references.bib").write_text(BIB)
    for name, text in POSTS.items():
        (posts / name).write_text(text, encoding="utf-8")
    beside = "@article{holm2011, author = {Holm, Eli}, title = {Rain}, journal = {Weather}, year = 2011}\n"
    (commands.library.parent / "beside.bib").write_text(beside)
    blocks = [
        paragraph(run("Word"), style="Title"),
        paragraph(run("Tea lengthens sleep by an hour [1]. Why [3]?")),
    ]
    blocks += [paragraph(run("References"), style="Heading1"), paragraph(run(f"[1] {TEA}"))]
    (posts / "word.docx").write_bytes(docx("".join([*blocks, paragraph(run(f"[2] {LOST}"))])))
    return commands


def edit_posts(commands: Commands) -> None:
    """Edit a sentence that a person judged, edit one that nobody did, and delete one, in each post that is text."""
    claims: dict[str, list[dict[str, Any]]] = {}
    for claim in commands.json("claims"):
        claims.setdefault(claim["post"], []).append(claim)
    for path in sorted((commands.library.parent / "posts").iterdir()):
        there = claims.get(path.stem, ())
        if path.suffix == ".docx" or len(there) < 3 or path.stem in _twice(commands):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found = [item for item in there if text.count(item["anchor"].get("exact") or "\0") == 1]
        judged = next((item for item in found if item["links"]), None)
        if judged is not None:
            address = f"{judged['post']}/{judged['id']}"
            commands.text(
                "claims", "confirm", address, judged["links"][0]["key"], "--by", "Ada", "--quote", "so it is"
            )
        for item in [judged, *(other for other in found if other is not judged)][:2]:
            if item is not None:
                text = text.replace(item["anchor"]["exact"], _edited(item["anchor"]["exact"]))
        if len(found) > 2 and found[-1] is not judged:
            text = text.replace(found[-1]["anchor"]["exact"], "")
        path.write_text(text, encoding="utf-8")


def _twice(commands: Commands) -> set[str]:
    stems = [path.stem for path in (commands.library.parent / "posts").iterdir()]
    return {stem for stem in stems if stems.count(stem) > 1}


def _edited(sentence: str) -> str:
    """Return the sentence with one more word in it."""
    words = re.sub(r"^(\S+ \S+)( |$)", r"\1 altogether ", sentence, count=1)
    return words if words != sentence else sentence + " altogether"


def all_disagreements(commands: Commands) -> list[str]:
    """Return where commands disagree after a first scan, after edits, and after a second scan."""
    first = disagreements(commands, commands.scan(), is_first=True)
    edit_posts(commands)
    edited = disagreements(commands, commands.scan("--dry-run"))
    again = disagreements(commands, commands.scan())
    found = {"first scan": first, "edited": edited, "second scan": again}
    return [f"{when}: {what}" for when, items in found.items() for what in items]


def test_commands_agree_on_small_posts_of_every_kind(written: Commands) -> None:
    assert all_disagreements(written) == []


def test_commands_agree_on_our_posts(commands: Commands) -> None:
    for path in OWN_POSTS.iterdir():
        if path.suffix in READ:
            shutil.copy(path, commands.library.parent / "posts")
    _with_works_of_posts(commands)
    assert all_disagreements(commands) == []


def _with_works_of_posts(commands: Commands) -> None:
    """Give the library every second work whose DOI the posts print."""
    dois = set()
    for path in sorted((commands.library.parent / "posts").iterdir()):
        dois |= {doi_of(item.parts.work) for item in analyse_post(read_post(path)).references if item.parts}
    wanted = sorted(doi for doi in dois if doi)[::2]
    entries = [f"@misc{{work{at}, title = {{A work}}, doi = {{{doi}}}}}\n" for at, doi in enumerate(wanted)]
    (commands.library / "references.bib").write_text("".join(entries))


@pytest.mark.parametrize("folder", ["posts", "real"])
def test_commands_agree_on_the_cases_beside_the_repository(
    commands: Commands, shared: Path, folder: str
) -> None:
    posts = commands.library.parent / "posts"
    bibs: dict[str, None] = {}
    paths = sorted((shared / "cases" / folder).rglob("*"))
    for path in one_of(3, [path for path in paths if path.suffix in READ and "source" not in path.name]):
        name = path.name if folder == "posts" else f"{path.parent.name}-{path.suffix[1:]}{path.suffix}"
        shutil.copy(path, posts / name)
    for path in paths:
        if path.name == "k.bib":
            bibs.update(dict.fromkeys(path.read_text(encoding="utf-8").splitlines()))  # each entry is a line
        elif path.name == "library.bib" and path.parent.name != "renumber":
            bibs[path.read_text(encoding="utf-8")] = None
    (commands.library / "references.bib").write_text("\n".join(bibs))
    assert all_disagreements(commands) == []


def test_a_label_without_a_reference_is_said_by_all_and_a_note_is_a_note(written: Commands) -> None:
    written.scan()
    for command in ("scan", "check"):
        said = written.scan() if command == "scan" else [{"findings": written.json("check")}]
        findings = [item for post in said for item in post["findings"] if item["post"] == "numbered"]
        assert [item["message"] for item in findings if item["code"] == "REF101"] == [
            "the marker [9] has no reference 9"
        ], command
    listed = written.text("claims", "--post", "numbered")
    assert listed.count("without a reference") == 1
    assert "marker [9] without a reference" in listed
    notes = written.text("claims", "--post", "footnotes")
    assert "a note, no source: [remark]" in notes
    assert "[remark] without" not in notes


def test_a_reference_keeps_its_name_when_the_sentence_that_named_it_is_deleted(written: Commands) -> None:
    written.scan()
    post = written.library.parent / "posts" / "author-year.txt"
    sentence = "Lost things are found in 40% of all cases (Nobody, 2011; Moss & Fern, 2019). "
    post.write_text(post.read_text(encoding="utf-8").replace(sentence, ""), encoding="utf-8")
    for _ in range(2):
        (scanned,) = (item for item in written.scan("--dry-run") if item["post"] == "author-year")
        (listed,) = (
            item
            for item in written.json("claims", "--post", "author-year")
            if item["text"].startswith("Lost")
        )
        (claim,) = (item for item in scanned["claims"] if item["id"] == listed["id"])
        assert claim["open_references"] == listed["open_references"] == ["Nobody 2011"]
        written.scan()


# A test that cannot fail says nothing: each command in turn is made to read another standing.


def _without_works(standing: Standing) -> Standing:
    """Return a standing that ties nothing to any work."""
    references = tuple(replace(item, key=None, outcome="not-checked") for item in standing.references)
    claims = tuple(item._replace(links=(), leads=()) for item in standing.claims)
    return replace(standing, references=references, claims=claims)


def _all_gone(standing: Standing) -> Standing:
    claims = tuple(
        item._replace(state=item.state._replace(state="gone", start=None, end=None))
        for item in standing.claims
    )
    return replace(standing, claims=claims, markers=())


@pytest.mark.parametrize(
    ("reader", "otherwise"),
    [
        pytest.param("litman.actions.scan.scan_post.stand", _without_works, id="scan"),
        pytest.param("litman.checks.subject.standing_of_post", _all_gone, id="check"),
        pytest.param("litman.standing.stand.stand", _without_works, id="claims"),
        pytest.param("litman.actions.standing.post_standing.standing_of", _without_works, id="export"),
        pytest.param("litman.actions.match.match_post.standing_of", _without_works, id="match"),
    ],
)
def test_a_command_with_a_standing_of_its_own_is_found(
    written: Commands,
    monkeypatch: pytest.MonkeyPatch,
    reader: str,
    otherwise: Callable[[Standing], Standing],
) -> None:
    scanned = written.scan()
    if reader.endswith("scan_post.stand"):
        monkeypatch.setattr(reader, lambda *args, **kwargs: otherwise(stand(*args, **kwargs)))
        scanned = written.scan("--dry-run")
    elif reader.endswith("standing_of"):
        from litman.actions.standing.post_standing import standing_of

        def other_standing(*args: Any, **kwargs: Any) -> Any:
            found = standing_of(*args, **kwargs)
            return replace(found, standing=otherwise(found.standing))

        monkeypatch.setattr(reader, other_standing)
    else:
        shutil.rmtree(written.library / ".litman" / "standings", ignore_errors=True)  # nothing is remembered
        monkeypatch.setattr(reader, lambda *args, **kwargs: otherwise(stand(*args, **kwargs)))
    assert disagreements(written, scanned)

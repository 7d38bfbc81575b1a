"""One sample of every command: those that change a library, and those that never do.

A command that stands in neither table fails a test, so a new one is tried under faults from its first day.
"""

from __future__ import annotations

from pathlib import Path

from litman.cli.shared.lazy import LazyGroup

BIB = """\
% Kept by hand. Keep this line.
@article{moss2019tea,
    author  = {Moss, Ada and Fern, Bo},
    title   = {Tea and {REM} sleep},
    journal = {Journal of Tea},
    year    = 2019,
    pages   = {12-19},
    doi     = {https://doi.org/10.1000/TEA.7},
}

@article{moss2019again,
    author  = {Moss, A. and Fern, B.},
    title   = {Tea and {REM} sleep},
    year    = 2019,
    doi     = {10.1000/tea.7},
}

@online{teahouse2019news,
    author = {{Tea House}},
    title = {Tea helps you sleep},
    url = {https://example.org/news/1},
    date = {2019-05-02},
    related = {moss2019tea},
}

@book{reed2001leaf, author = "Reed, Cy", title = "The Leaf", publisher = "Grove", year = 2001}
"""
CLAIMS = """\
# Read and corrected by Ada.
[post]
title = "Sleep well"
source = "../../posts/sleep.md"

[[reference]]
label = "1"
text = "Moss, A., & Fern, B. (2019). Tea and REM sleep. Journal of Tea."
key = "moss2019tea"

[[claim]]
id = "c01"
text = "Tea lengthens REM sleep."
stance = "asserts"
  [[claim.link]]
  key = "moss2019tea"  # the trial
  relation = "supports"
  marker = "[1]"
  verdict = "unchecked"

[[claim]]
id = "c02"
text = "Coffee shortens it."
stance = "asserts"
"""
# Judged, and its sentence reads otherwise in the post since.
JUDGED = """\
[post]
title = "Oaks"
source = "../../posts/oaks.md"

[[claim]]
id = "c01"
text = "Old oaks keep the soil around them moist in summer."
anchor = { exact = "Old oaks keep the soil around them moist in summer.", start = 8, end = 59 }
  [[claim.link]]
  key = "teahouse2019news"
  relation = "supports"
  verdict = "confirmed"
  by = "AB"
"""
OAKS = "# Oaks\n\nOld oaks keep the soil around them moist in early summer.\n"
OTHER_CLAIMS = (
    CLAIMS.replace("Sleep well", "Wake up").replace("sleep.md", "wake.md").replace("Read and", "Written,")
)
POST = (
    "# Leaves\n\nLeaves are green in summer [1]. They fall in autumn.\n\n"
    "## References\n\n1. Reed, C. (2001). *The Leaf*. Grove.\n"
)
NUMBERED = (
    "# Tea\n\nTea lengthens the sleep of adults [1].\n\n"
    "## References\n\n1. Moss A, Fern B. Tea and REM sleep. J Tea. 2019. doi:10.1000/tea.7\n"
)

CSL = """\
[{"id": "oak2020bark", "type": "article-journal", "title": "Bark and tea", "DOI": "10.1000/bark.1",
  "author": [{"family": "Oak", "given": "Eve"}], "issued": {"date-parts": [[2020]]}}]
"""
RIS = """\
TY  - JOUR
AU  - Oak, Eve
TI  - Bark and tea
PY  - 2020
DO  - 10.1000/bark.1
ER  -\x20
"""
NBIB = """\
PMID- 30000001
TI  - Bark and tea.
FAU - Oak, Eve
DP  - 2020 Mar
JT  - Trees
AID - 10.1000/bark.1 [doi]
"""
ENDNOTE = """\
<?xml version="1.0" encoding="UTF-8"?>
<xml><records><record><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author>Oak, Eve</author></authors></contributors>
<titles><title>Bark and tea</title></titles><dates><year>2020</year></dates></record></records></xml>
"""

YAML = """\
oak2020bark:
  type: Article
  title: Bark and tea
  author: ["Oak, Eve"]
  date: 2020
  serial-number: {doi: 10.1000/bark.1}
"""

# The words of a command that changes the library or a file beside it, by the name of the command; what comes after
# ` +` tells a second sample of one command from the first.
WRITES: dict[str, tuple[str, ...]] = {
    "init": ("init", "../second"),
    "add bib": ("add", "bib", "../more.bib"),
    "add csl": ("add", "csl", "../more.json"),
    "add ris": ("add", "ris", "../more.ris"),
    "add zotero": ("add", "zotero", "../more.json"),
    "add nbib": ("add", "nbib", "../more.nbib"),
    "add endnote": ("add", "endnote", "../more.xml"),
    "add yaml": ("add", "yaml", "../more.yml"),
    "scan": ("scan", "--offline", "../posts/leaves.md"),
    "claims add": ("claims", "add", "sleep", "Milk changes nothing."),
    "claims link": ("claims", "link", "sleep/c02", "reed2001leaf"),
    "claims unlink": ("claims", "unlink", "sleep/c01", "moss2019tea"),
    "claims confirm": ("claims", "confirm", "sleep/c01", "moss2019tea", "--by", "AB", "--not-in-source"),
    "claims suggest": ("claims", "suggest", "sleep/c01", "--take", "1"),
    "claims accept": ("claims", "accept", "oaks"),
    "claims comment": ("claims", "comment", "sleep/c02", "Says who?", "--by", "AB"),
    "claims remove": ("claims", "remove", "sleep/c02"),
    "check": ("check", "--fix", "--yes"),
    "check +baseline": ("check", "--write-baseline", "../known.json"),
    "set": ("set", "moss2019tea", "year=2020", "note=read"),
    "unset": ("unset", "moss2019tea", "pages"),
    "rename": ("rename", "moss2019tea", "moss"),
    "remove": ("remove", "reed2001leaf"),
    "tag": ("tag", "moss2019tea", "--add", "sleep"),
    "note": ("note", "moss2019tea", "Read twice."),
    "attach": ("attach", "reed2001leaf", "../leaf.pdf"),
    "duplicates": ("duplicates", "--different", "moss2019tea", "moss2019again"),
    "merge": ("merge", "moss2019tea", "moss2019again"),
    "undo": ("undo",),
    "redo": ("redo",),
    "export": ("export", "-o", "../out.bib"),
    "render": ("render", "../posts/cited.md", "-o", "../out.md"),
    "report": ("report", "sleep", "-o", "../report.md"),
    "convert": ("convert", "../posts/tea.md", "--write"),
    "render +in place": ("render", "../posts/tea.md", "--in-place", "--write"),
    "publish": ("publish", "oaks", "-o", "../page.html"),
    "badge": ("badge", "sleep", "-o", "../badge.svg"),
    "add doi": ("add", "doi", "10.5555/kettle"),
    "add arxiv": ("add", "arxiv", "2101.00001"),
    "add any": ("add", "any", "https://doi.org/10.5555/kettle"),
    "add isbn": ("add", "isbn", "978-3-16-148410-0"),
    "add pmid": ("add", "pmid", "31000001"),
    "add pmcid": ("add", "pmcid", "PMC7000001"),
    "refresh": ("refresh", "moss2019tea"),
    "match": ("match", "--add", "Kessel AB. Why tea goes cold. 2015. https://doi.org/10.5555/kettle"),
}
# What is done to the library before the sample of a command.
BEFORE: dict[str, tuple[tuple[str, ...], ...]] = {
    "undo": (("rename", "moss2019tea", "moss"),),
    "redo": (("rename", "moss2019tea", "moss"), ("undo",)),
}
# The next command puts right what the library is about; these write elsewhere, and are given once more.
AGAIN = ("init", "export", "render", "report", "publish", "badge", "check +baseline")
# Those that ask the registries: a server on this machine plays them.
ASKS = ("add doi", "add arxiv", "add isbn", "add pmid", "add pmcid", "add any", "refresh", "match")
# Commands that change nothing in a library, each with a sample that a test proves it by.
READS: dict[str, tuple[str, ...]] = {
    "diff": ("diff", "--help"),
    "serve": ("serve", "--help"),  # else it serves until it is stopped
    "doctor": ("doctor",),
    "git log": ("git", "log", "--help"),
    "git setup": ("git", "setup", "--help"),  # what it writes is of a repository, which the box is not
    "git merge-driver": (
        "git",
        "merge-driver",
        "references.bib",
        "references.bib",
        "references.bib",
        "7",
        "references.bib",
    ),
    "audit": ("audit", "--offline", "references.bib"),
    "add url": ("add", "url", "no-address"),
    "add pdf": ("add", "pdf", "no-paper.pdf"),
    "list": ("list",),
    "show": ("show", "moss2019tea"),
    "search": ("search", "tea"),
    "quote": ("quote", "words that nobody wrote"),
    "claims": ("claims",),
    "claims show": ("claims", "show", "sleep/c01"),
    # What it decides, the samples of `claims` do; here nobody says anything.
    "review": ("review", "sleep"),
    "rule": ("rule", "BIB101"),
    "duplicates": ("duplicates",),
    "open": ("open", "--print", "teahouse2019news"),
    "cite": ("cite", "moss2019tea"),
    "styles": ("styles", "vancouver"),
    "completion": ("completion", "bash"),
    "lsp": ("lsp", "--help"),
    "mcp": ("mcp", "--help"),
    "help": ("help",),
    "pool info": ("pool", "info"),
    "pool add": ("pool", "add", "../more.bib"),  # it writes the pool, which is no library
    "pool build": ("pool", "build", "--help"),  # it writes a folder of its own, with packages of an extra
    "pool calibrate": ("pool", "calibrate", "--help"),  # no pool lies on a disk here
    "pool verify": ("pool", "verify", "--help"),  # no pool lies on a disk here
    "pool clear": ("pool", "clear"),
}


def make_box(folder: Path) -> Path:
    """Fill a folder with a library, posts and other files beside it; return the library's folder."""
    library = folder / "library"
    (library / "claims").mkdir(parents=True)
    (folder / "posts").mkdir()
    (library / "litman.toml").write_text('posts = ["../posts"]\n')
    (library / "references.bib").write_text(BIB)
    (library / "claims" / "sleep.toml").write_text(CLAIMS)
    (library / "claims" / "wake.toml").write_text(OTHER_CLAIMS)
    (library / "claims" / "oaks.toml").write_text(JUDGED)
    (folder / "posts" / "leaves.md").write_text(POST)
    (folder / "posts" / "oaks.md").write_text(OAKS)
    (folder / "more.bib").write_text(
        "@article{oak2020bark, author = {Oak, Eve}, title = {Bark and tea}, journal = {Trees}, year = 2020,\n"
        "  doi = {10.1000/bark.1}}\n"
    )
    (folder / "posts" / "cited.md").write_text("Tea lengthens sleep [@moss2019tea].\n")
    (folder / "posts" / "tea.md").write_text(NUMBERED)
    (folder / "more.json").write_text(CSL)
    (folder / "more.ris").write_text(RIS)
    (folder / "more.nbib").write_text(NBIB)
    (folder / "more.xml").write_text(ENDNOTE)
    (folder / "more.yml").write_text(YAML)
    (folder / "leaf.pdf").write_bytes(b"%PDF-1.4\n% nothing to see\n%%EOF\n")
    return library


def command_names(group: LazyGroup, words: tuple[str, ...] = ()) -> list[str]:
    """Return the commands of a group and of the groups in it; a group itself only if it does something alone."""
    found = []
    for name in group.table:
        command = group.get_command(None, name)  # type: ignore[arg-type]
        is_group = isinstance(command, LazyGroup)
        if not is_group or command.invoke_without_command:  # type: ignore[union-attr]
            found.append(" ".join((*words, name)))
        if is_group:
            found += command_names(command, (*words, name))  # type: ignore[arg-type]
    return found

"""A library to walk through: a post of 40 claims, what its works say, and one work that only Crossref knows."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from litman.cli.main import main

PLANTS = "valerian hops lavender balm camomile tea cocoa mint sage thyme".split()
CLAIMS = 40
NEW_DOI = "10.5555/nettle.11"
NEW_WORK = {
    "DOI": NEW_DOI,
    "type": "journal-article",
    "title": ["Nettle and the length of sleep"],
    "author": [{"given": "Ivo", "family": "Nettle", "sequence": "first"}],
    "container-title": ["Journal of Herbs"],
    "published": {"date-parts": [[2020]]},
}


def key(number: int) -> str:
    """Return the key of the work of a plant."""
    return f"herb{2000 + number}{PLANTS[number]}"


def claims_of(number: int) -> list[str]:
    """Return the sentences of a plant: three that its work carries, and one that nothing carries."""
    plant = PLANTS[number].capitalize()
    return [
        f"{plant} lengthened sleep by {number + 5} minutes in forty adults [{number + 1}].",
        f"{plant} shortened the time until sleep by {number + 20} per cent [{number + 1}].",
        f"No harm of {plant.lower()} was seen within {number + 6} weeks [{number + 1}].",
        f"Every second gardener of the valley grows {plant.lower()} beside the house.",
    ]


def said_of(number: int) -> list[str]:
    """Return what the work of a plant says, in its own words."""
    plant = PLANTS[number].capitalize()
    return [
        f"{plant} lengthened sleep by {number + 5} minutes in forty adults.",
        f"The time until sleep was shortened by {number + 20} per cent with {plant.lower()}.",
        f"No harm was seen within {number + 6} weeks of {plant.lower()}.",
    ]


def post() -> str:
    """Return the post: a heading for each plant, its claims, the printed list."""
    lines = ["# Herbs for the night", ""]
    for number, plant in enumerate(PLANTS):
        lines += [f"## {plant.capitalize()}", "", " ".join(claims_of(number)), ""]
    lines += ["## References", ""]
    for number, plant in enumerate(PLANTS):
        title = f"{plant.capitalize()} and sleep"
        lines.append(
            f"{number + 1}. Herb, A. ({2000 + number}). {title}. Journal of Herbs, {number + 1}. "
            f"https://doi.org/10.5555/{plant}.{number + 1}"
        )
    return "\n".join(lines) + "\n"


def plant_library(folder: Path) -> Path:
    """Make the library and its post in a folder; return the library."""
    root = folder / "library"
    (root / "sources").mkdir(parents=True)
    (folder / "posts").mkdir()
    (root / "litman.toml").write_text('posts = ["../posts"]\nby = "Ada"\n')
    entries = []
    for number, plant in enumerate(PLANTS):
        said = said_of(number)
        entries.append(
            f"@article{{{key(number)},\n"
            f"  author   = {{Herb, Ann}},\n  title    = {{{plant.capitalize()} and sleep}},\n"
            f"  journal  = {{Journal of Herbs}},\n  year     = {2000 + number},\n  volume   = {number + 1},\n"
            f"  doi      = {{10.5555/{plant}.{number + 1}}},\n  abstract = {{{' '.join(said[:2])}}},\n}}\n"
        )
        (root / "sources" / f"{key(number)}.txt").write_text("\n\n".join(said) + "\n")
    (root / "references.bib").write_text("\n".join(entries))
    (folder / "posts" / "herbs.md").write_text(post())
    scanned = CliRunner().invoke(main, ["--library", str(root), "scan", "--offline"])
    assert scanned.exit_code in (0, 1), scanned.output
    return root


def tend(root: Path) -> None:
    """Decide about some claims as an editor does, and let one sentence be edited afterwards."""
    for words in (
        ("confirm", "herbs/c01", key(0), "--quote", said_of(0)[0]),
        ("confirm", "herbs/c02", key(0), "--quote", said_of(0)[1]),
        ("confirm", "herbs/c03", key(0), "--verdict", "contradicts", "--quote", said_of(0)[2]),
        ("confirm", "herbs/c05", key(1), "--verdict", "partly", "--quote", said_of(1)[0]),
        ("confirm", "herbs/c06", key(1), "--quote", said_of(1)[1]),
        ("comment", "herbs/c05", "Forty adults of one village: please say so."),
    ):
        done = CliRunner().invoke(main, ["--library", str(root), "claims", *words])
        assert done.exit_code == 0, done.output
    path = root.parent / "posts" / "herbs.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Hops shortened the time", "Hops cut the time"), encoding="utf-8")


def plant_weeds(root: Path) -> None:
    """Put a post beside that would do harm where it is shown as it is written."""
    path = root.parent / "posts" / "weeds.md"
    path.write_text(WEEDS, encoding="utf-8")
    scanned = CliRunner().invoke(main, ["--library", str(root), "scan", "--offline", str(path)])
    assert scanned.exit_code in (0, 1), scanned.output


WEEDS = f"""\
# Weeds <script>document.title = "ran"</script>

<script>document.body.dataset.ran = "script"</script>
<img src="x" onerror="document.body.dataset.ran = 'image'">
<iframe src="/posts"></iframe>
<svg onload="document.body.dataset.ran = 'svg'"><a href="javascript:alert(1)">round</a></svg>

Nettles [sting](javascript:document.body.dataset.ran='link') every gardener [1].
They <b onclick="document.body.dataset.ran='b'">burn</b> for an hour,
and [a letter](data:text/html,<script>alert(1)</script>) says so.
The \u202eesrever\u202c of it is true as well.

<form action="/undo" method="post"><button>Send</button></form>

The longest root {"o" * 3000}ts [1] was measured.

{"| weed " * 60}|
{"| --- " * 60}|
{("| 17 " * 60 + "|" + chr(10)) * 40}

## References

1. Weed, W. (2001). <img src=x onerror=alert(1)> Stings. [Here](javascript:alert(2)).
"""

"""The desk of a writer: a post of her own that cites by keys, most of whose sentences lean on nothing yet."""

from __future__ import annotations

from pathlib import Path

POST = """\
# Frost in the orchard

## Winter

Plum trees need nine hundred hours below seven degrees before they flower [@pear2012chill].
White paint on trunks halved the cracks in the bark.

## Spring

A frost of two degrees below zero killed nine of ten open flowers [@reed2016frost].
Sprinklers kept open flowers alive at four degrees below zero.
Smoke warms no orchard [@ash1998smoke].
"""
BIB = """\
@article{pear2012chill,
  author  = {Pear, Ada},
  title   = {Chill and flowers of plum trees},
  journal = {Journal of Orchards},
  year    = 2012,
  volume  = 4,
  pages   = {11--19},
  doi     = {https://doi.org/10.5555/chill.12},
}

@article{reed2016frost,
  author  = {Reed, Bo},
  title   = {Late frost on open flowers},
  journal = {Journal of Orchards},
  year    = 2016,
  volume  = 8,
  pages   = {1--9},
  doi     = {10.5555/frost.16},
}

@article{ash1998smoke,
  author  = {Ash, Cy},
  title   = {Smoke against frost},
  journal = {Journal of Orchards},
  year    = 1998,
  volume  = 1,
  pages   = {70--75},
  doi     = {10.5555/smoke.98},
}
"""
SAID = {
    "pear2012chill": "Plum trees flowered after nine hundred hours below seven degrees.",
    "reed2016frost": "At two degrees below zero, nine of ten open flowers were dead in the morning.",
    "ash1998smoke": "Smoke did not warm the orchard. The air under it was as cold as outside.",
}
SPRINKLER_DOI = "10.5555/sprinkler.21"
SPRINKLER = {
    "DOI": SPRINKLER_DOI,
    "type": "journal-article",
    "title": ["Sprinklers in frost"],
    "author": [{"given": "Di", "family": "Brook", "sequence": "first"}],
    "container-title": ["Journal of Orchards"],
    "abstract": "<jats:p>Sprinklers kept open flowers alive at four degrees below zero.</jats:p>",
    "published": {"date-parts": [[2021]]},
}
PAINT_RIS = """\
TY  - JOUR
AU  - Lime, Eva
TI  - White paint on trunks
JO  - Journal of Orchards
PY  - 2009
AB  - White paint on trunks halved the cracks in the bark of forty trees.
ER  -
"""


def plant_orchard(folder: Path) -> Path:
    """Make the writer's library, with a post that nothing has read yet; return the library."""
    root = folder / "library"
    (root / "sources").mkdir(parents=True)
    (folder / "posts").mkdir()
    (root / "litman.toml").write_text('posts = ["../posts"]\nby = "Ada"\n', encoding="utf-8")
    (root / "references.bib").write_text(BIB, encoding="utf-8")
    for name, words in SAID.items():
        (root / "sources" / f"{name}.txt").write_text(f"{words}\n", encoding="utf-8")
    (folder / "posts" / "frost.md").write_text(POST, encoding="utf-8")
    return root

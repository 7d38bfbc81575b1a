"""An editor's day at the terminal: forty claims gone through one by one, two keys a claim that is in order."""

from __future__ import annotations

import json

from tests.journeys.conftest import Desk, doi_of, post_of, printed

TEAS = ("Green", "Black", "White", "Red")
FAMILIES = ("Arne", "Bull", "Cato", "Dorn")
PEOPLE = (
    "rowers",
    "sailors",
    "choirboys",
    "librarians",
    "bakers",
    "divers",
    "judges",
    "pilots",
    "monks",
    "tailors",
)


def sentence(tea: int, number: int) -> str:
    return f"{TEAS[tea]} tea lowers the pulse of tired {PEOPLE[number]} by {number + 11} beats a minute"


def abstract(tea: int) -> str:
    found = (
        f"{TEAS[tea]} tea lowered the pulse of tired {who} by {at + 11} beats a minute."
        for at, who in enumerate(PEOPLE[:8])
    )
    return f"We gave tea to people of ten trades. {' '.join(found)} Nobody else was asked."


def test_forty_claims_in_an_afternoon(desk: Desk) -> None:
    """Of each ten, eight are in order, one is not in its work, and one has no source; then the writer edits two."""
    lines = [
        f"{sentence(tea, at)}{f' [{tea + 1}]' if tea < 3 and at < 9 else ''}."
        for tea in range(4)
        for at in range(10)
    ]
    desk.write("pulse.md", post_of(*lines, references=tuple(map(printed, FAMILIES[:3]))))
    desk.does("add", "doi", *map(doi_of, FAMILIES[:3]))
    keys = {item["id"][:4]: item["id"] for item in json.loads(desk.does("list", "--json"))}
    for tea, family in enumerate(FAMILIES[:3]):
        desk.does("set", keys[family.lower()], f"abstract={abstract(tea)}")
    desk.run("scan")
    claims = desk.claims()
    assert len(claims) == 40

    # The morning: two keys a claim that is in order, and the walk goes to the next that needs something by itself.
    in_order = "c 1"
    assert len(in_order.split()) <= 3
    typed = [*([in_order] * 8), "0", "m Who counted the tailors?", "n"] * 3
    desk.does("review", "pulse", "--by", "Ed", stdin="\n".join(typed[:15]) + "\n")
    rest = desk.does("review", "--by", "Ed", stdin="\n".join(typed[15:]) + "\n")
    assert "pulse/c31" in rest
    assert "10 claims of 40 left to decide about" in rest

    # The fourth tea has no work yet: the first claim is tied to one that is added by its DOI, the others by its key.
    desk.does("review", "--by", "Ed", stdin=f"a {doi_of('Dorn')}\nq\n")
    added = json.loads(desk.does("list", "--json"))[-1]["id"]
    desk.does("set", added, f"abstract={abstract(3)}")
    assert len(desk.claims()["pulse/c31"]["links"]) == 1
    desk.does("review", "--by", "Ed", stdin="c 1\n")
    tied = [f"l {added}", in_order]
    desk.does("review", "--by", "Ed", stdin="\n".join([*tied, "u", in_order, *tied * 6]) + "\n")
    said = "m No source, and none was found."
    shown = desk.does("review", "--by", "Ed", stdin=f"{said}\nn\n{said}\n")
    assert "no claims of 40 left to decide about" in shown
    verdicts = [link["verdict"] for claim in desk.claims().values() for link in claim["links"]]
    assert (verdicts.count("confirmed"), verdicts.count("not-in-source")) == (32, 3)

    # The writer mends two sentences: both wait, are shown in both wordings, and are judged anew.
    path = desk.folder / "posts" / "pulse.md"
    text = (
        path.read_text()
        .replace("tired rowers by 11", "weary rowers by 11")
        .replace("tired divers", "old divers")
    )
    path.write_text(text)
    shown = desk.does("review", "pulse", "--from", "c01", "--by", "Ed", stdin="e\nc 1\n")
    assert "*weary*" in shown
    desk.does("review", "pulse", "--from", "c06", "--by", "Ed", stdin="e\np 1\n")
    assert desk.claims()["pulse/c06"]["links"][0]["verdict"] == "partly"
    desk.run("scan")
    desk.agrees()

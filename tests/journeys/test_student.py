"""A student's day: a bibliography of 400 entries, one renamed, two merged, and a paper exported."""

from __future__ import annotations

from tests.journeys.conftest import Desk, post_of

COUNT = 400


def bibliography() -> str:
    """Return 400 entries as another program gives them; one work is there twice."""
    words = "amber birch cedar dune ember fjord grove heath inlet jetty kelp lagoon marsh nook orchard pond".split()
    entries = []
    for number in range(COUNT - 1):
        place = f"{words[number % 16]} {words[number // 16 % 16]} {words[number // 256]}"
        title = f"{place} of survey {number}".capitalize()
        entries.append(
            f"@article{{key{number}, author = {{Writer{number}, Jo}}, title = {{{title}}}, journal = {{Surveys}},\n"
            f"  year = {1950 + number % 70}, volume = {number + 1}, pages = {{{number + 1}--{number + 9}}}}}\n"
        )
    return "\n".join(
        [*entries, entries[7].replace("key7,", "again7,").replace("Surveys", "Surveys of Places")]
    )


def test_a_large_bibliography_is_renamed_merged_and_cited(desk: Desk) -> None:
    (desk.folder / "thesis.bib").write_text(bibliography())
    desk.does("add", "thesis.bib")
    keys = desk.does("list", "--keys").split()
    assert {"key0", "key7", "again7", "key398"} <= set(keys)

    desk.write(
        "paper.md", post_of("The amber survey counted 40 trees [@key0; @key7].", "Dunes move by 3% [@key8].")
    )
    desk.does("scan")
    assert desk.leans() == {"paper/c01": ["key0", "key7"], "paper/c02": ["key8"]}
    desk.agrees()

    # A renamed entry is found under its old key, which the post still prints, in every command.
    desk.does("rename", "key0", "writer1950amber")
    desk.does("scan")
    assert desk.leans()["paper/c01"] == ["writer1950amber", "key7"]
    assert "REF101" not in desk.found()
    desk.agrees()

    # Two entries of one work become one, though one names another journal; the claim follows to the key that stays.
    refused = desk.run("merge", "again7", "key7")
    assert refused.exit_code == 2
    assert "Surveys of Places" in refused.output
    desk.does("merge", "again7", "key7", "--force")
    desk.does("scan")
    assert desk.leans()["paper/c01"] == ["writer1950amber", "again7"]
    assert "key7" not in desk.does("list", "--keys").split()
    desk.agrees()

    exported = desk.does("export", "--post", "paper", "-o", "paper.bib")
    assert exported == ""
    assert (desk.folder / "paper.bib").read_text().count("@article") == 3
    desk.commit("the paper")
    assert desk.git("status", "--porcelain") == ""


def test_the_same_bibliography_again_adds_nothing_and_its_mistakes_are_taken_back(desk: Desk) -> None:
    (desk.folder / "thesis.bib").write_text(bibliography())
    desk.does("add", "thesis.bib")
    before = (desk.library / "references.bib").read_bytes()
    assert "0 added, 400 there already" in desk.does("add", "thesis.bib")
    assert (desk.library / "references.bib").read_bytes() == before

    # Exported for another program and taken back from there, it is the same again.
    desk.does("export", "--format", "csl-json", "-o", "all.json")
    assert "0 added" in desk.does("add", "csl", "all.json")
    assert (desk.library / "references.bib").read_bytes() == before

    desk.write("paper.md", post_of("The amber survey counted 40 trees [@key7]."))
    desk.does("scan")
    desk.does("remove", "again7")
    desk.does("undo")
    assert (desk.library / "references.bib").read_bytes() == before
    assert desk.run("remove", "key7").exit_code != 0
    assert desk.leans() == {"paper/c01": ["key7"]}
    desk.agrees()

"""Merging bibliographies: entry by entry, field by field, and nobody's bytes are touched for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from litman.bibtex.file.whole_document import read_document
from litman.merging.bibliography import merge_bibliographies
from litman.merging.merged import CannotMergeError
from litman.text.merge_conflicts import merge_conflicts

BASE = """\
% The works that we cite.
@string{jt = "J Tea"}

@article{doe2020,
  title    = {Tea and sleep},
  doi      = {10.5555/doe},
  year     = 2020,
  keywords = {sleep, tea},
}

% about moss
@book{roe2018, title={Moss}, year={2018}}

@misc{poe2019,
  title = "Light",
  related = {doe2020}
}

@comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:old\\;0\\;0\\;\\;\\;\\;;
}
"""


def merged(base: str, ours: str, theirs: str) -> tuple[str, tuple[str, ...]]:
    result = merge_bibliographies(base.encode(), ours.encode(), theirs.encode())
    return result.data.decode(), result.conflicts


def edited(*changes: tuple[str, str], base: str = BASE) -> str:
    for old, new in changes:
        assert base.count(old) >= 1, old
        base = base.replace(old, new, 1)
    return base


POE = '@misc{poe2019,\n  title = "Light",\n  related = {doe2020}\n}\n\n'
NEW = "@article{new2021,\n  title = {New}\n}\n\n"


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        pytest.param(
            [("year     = 2020", "year     = 2021")],
            [("{Tea and sleep}", "{Tea & sleep}")],
            [("year     = 2020", "year     = 2021"), ("{Tea and sleep}", "{Tea & sleep}")],
            id="different fields of one entry",
        ),
        pytest.param(
            [("{sleep, tea}", "{sleep, tea, mine}")],
            [("{sleep, tea}", "{tea, theirs}")],
            [("{sleep, tea}", "{tea, mine, theirs}")],
            id="tags that both put in and one took out",
        ),
        pytest.param(
            [
                ("@article{doe2020,", "@article{doe2020tea,"),
                ("related = {doe2020}", "related = {doe2020tea}"),
            ],
            [("year     = 2020", "year     = 2021"), ('"Light"', '"Lights"')],
            [
                ("@article{doe2020,", "@article{doe2020tea,"),
                ("year     = 2020", "year     = 2021"),
                ('"Light"', '"Lights"'),
                ("related = {doe2020}", "related = {doe2020tea}"),
            ],
            id="an entry that one renamed, the other edited, and a third names",
        ),
        pytest.param(
            [("@book{roe2018", NEW + "@book{roe2018")],
            [("@misc{poe2019", NEW.replace("new2021", "newer2022") + "@misc{poe2019")],
            [
                ("@book{roe2018", NEW + "@book{roe2018"),
                ("@misc{poe2019", NEW.replace("new2021", "newer2022") + "@misc{poe2019"),
            ],
            id="new entries in two places",
        ),
        pytest.param(
            [("@misc{poe2019", NEW + "@misc{poe2019")],
            [("@misc{poe2019", NEW.replace("new2021", "newer2022") + "@misc{poe2019")],
            [("@misc{poe2019", NEW + NEW.replace("new2021", "newer2022") + "@misc{poe2019")],
            id="new entries in one place",
        ),
        pytest.param(
            [("@misc{poe2019", NEW + "@misc{poe2019")],
            [("@misc{poe2019", NEW + "@misc{poe2019")],
            [("@misc{poe2019", NEW + "@misc{poe2019")],
            id="the same new entry",
        ),
        pytest.param(
            [("J Tea", "Journal of Tea")],
            [("% about moss", "% about mosses"), (POE, "")],
            [
                ("J Tea", "Journal of Tea"),
                ("% about moss", "% about mosses"),
                (POE, ""),
            ],
            id="a definition, a remark, an entry taken out",
        ),
        pytest.param(
            [("1 StaticGroup:old", "1 StaticGroup:mine\n1 StaticGroup:old")],
            [("1 StaticGroup:old", "1 StaticGroup:theirs\n1 StaticGroup:old")],
            [
                (
                    "1 StaticGroup:old\\;0\\;0\\;\\;\\;\\;;",
                    "1 StaticGroup:mine\n1 StaticGroup:old\\;0\\;0\\;\\;\\;\\;;\n1 StaticGroup:theirs",
                )
            ],
            id="groups of JabRef",
        ),
        pytest.param(
            [("year={2018}", "year={2018}, publisher={Ours}")],
            [("year={2018}", "year={2018}, isbn={Theirs}")],
            [("year={2018}", "year={2018}, publisher={Ours}, isbn={Theirs}")],
            id="new fields of an entry on one line",
        ),
        pytest.param(
            [("year={2018}", "year={2018}, urldate={2026-02-01}, date-added={2026-01-02}")],
            [("year={2018}", "year={2018}, urldate={2026-03-01}, date-added={2026-01-01}")],
            [("year={2018}", "year={2018}, urldate={2026-03-01}, date-added={2026-01-01}")],
            id="days that programs write",
        ),
        pytest.param(
            [("  year     = 2020,\n", "")],
            [("@article{doe2020", "@report{doe2020")],
            [("  year     = 2020,\n", ""), ("@article{doe2020", "@report{doe2020")],
            id="a field taken out, another type",
        ),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_edits_of_different_things_are_all_there(
    ours: list[tuple[str, str]], theirs: list[tuple[str, str]], both: list[tuple[str, str]], newline: str
) -> None:
    versions = [edited(*changes).replace("\n", newline) for changes in ([], ours, theirs, both)]
    assert merged(*versions[:3]) == (versions[3], ())


def test_where_they_write_other_line_ends_than_we_do_ours_stay() -> None:
    ours, theirs = edited(("Moss", "Mosses")), edited(('"Light"', '"Lights"')).replace("\n", "\r\n")
    assert merged(BASE, ours, theirs) == (edited(("Moss", "Mosses"), ('"Light"', '"Lights"')), ())


def test_what_one_side_alone_changed_is_taken_as_it_is() -> None:
    changed = edited(("@article{doe2020,", "@article{doe,"), ("% about moss", "% moss"))
    assert merged(BASE, BASE, changed) == (changed, ())
    assert merged(BASE, changed, BASE) == (changed, ())
    assert merged(BASE, changed, changed) == (changed, ())


def test_entries_without_a_key_are_merged_like_others() -> None:
    base = "@book{, title={One}, year=2019}\n\n@book{a, title={A}}\n"
    ours, theirs = base.replace("One", "Uno"), base.replace("{A}", "{B}")
    assert merged(base, ours, theirs) == (ours.replace("{A}", "{B}"), ())
    text, conflicts = merged(base, ours, base.replace("2019", "2020"))
    assert (len(conflicts), text.count("@book{,")) == (1, 2)


def test_a_name_that_the_side_with_the_new_key_left_is_left() -> None:
    ours = edited(("@article{doe2020,", "@article{doe,"))  # and `related` still says doe2020
    text, _ = merged(BASE, ours, edited(("Moss", "Mosses")))
    assert text == edited(("Moss", "Mosses"), base=ours)
    new = "\n@misc{new, title={New}, xref={doe2020}}\n"
    text, _ = merged(BASE, ours, BASE + new)
    assert text == ours + new.replace("doe2020", "doe")


@pytest.mark.parametrize("who", ["ours", "theirs"])
def test_a_bibliography_that_one_side_sorted_is_sorted_and_edited(who: str) -> None:
    entries = [f"@book{{k{letter},\n  title = {{{letter}}}\n}}" for letter in "cab"]
    base, edits = "\n\n".join(entries) + "\n", "\n\n".join(entries).replace("{a}", "{A}") + "\n"
    ordered = "\n\n".join(sorted(entries)) + "\n"
    pair = (ordered, edits) if who == "ours" else (edits, ordered)
    assert merged(base, *pair) == (ordered.replace("{a}", "{A}"), ())


@pytest.mark.parametrize(
    ("ours", "theirs", "said", "read"),
    [
        pytest.param(
            [("year     = 2020", "year     = 2021")],
            [("year     = 2020", "year     = 2022"), ("{Tea and sleep}", "{Tea}")],
            "  title    = {Tea},\n  doi      = {10.5555/doe},\n"
            "<<<<<<< ours\n  year     = 2021,\n=======\n  year     = 2022,\n>>>>>>> theirs\n  keywords",
            {"title": "Tea", "year": "2021", "doi": "10.5555/doe", "keywords": "sleep, tea"},
            id="one field",
        ),
        pytest.param(
            [("  year     = 2020,\n", "")],
            [("year     = 2020", "year     = 2022")],
            "<<<<<<< ours\n=======\n  year     = 2022,\n>>>>>>> theirs\n",
            {"title": "Tea and sleep", "year": "2022", "doi": "10.5555/doe", "keywords": "sleep, tea"},
            id="a field that one took out",
        ),
    ],
)
def test_marks_stand_around_the_field_alone_and_the_entry_is_read(
    ours: list[tuple[str, str]], theirs: list[tuple[str, str]], said: str, read: dict[str, str]
) -> None:
    text, conflicts = merged(BASE, edited(*ours), edited(*theirs))
    assert conflicts == ("doe2020: year",)
    assert said in text
    document = read_document(Path("references.bib"), text.encode())
    assert document.entry("doe2020").values == read
    assert document.keys() == ["doe2020", "roe2018", "poe2019"]
    assert len(merge_conflicts(text.encode())) == 1


def test_an_entry_that_one_took_out_and_the_other_edited_is_left_to_a_person() -> None:
    gone = edited(("@book{roe2018, title={Moss}, year={2018}}\n\n", ""))
    text, conflicts = merged(BASE, gone, edited(("Moss", "Mosses")))
    assert conflicts == ("roe2018: changed on one side, taken out on the other",)
    assert "<<<<<<< ours\n=======\n@book{roe2018, title={Mosses}, year={2018}}\n>>>>>>> theirs\n" in text


def test_two_works_under_one_new_key_are_left_to_a_person() -> None:
    pair = [BASE + f"\n@book{{k, title={{{name}}}, doi={{10.5555/{name}}}}}\n" for name in ("one", "other")]
    text, conflicts = merged(BASE, *pair)
    assert conflicts == ("k: both versions",)
    assert text.count("@book{k,") == 2


def test_an_entry_that_both_gave_a_new_key_is_known_by_both() -> None:
    text, conflicts = merged(
        BASE,
        edited(("@article{doe2020,", "@article{mine,")),
        edited(("@article{doe2020,", "@article{theirs,")),
    )
    assert conflicts == ()
    document = read_document(Path("references.bib"), text.encode())
    assert (document.resolve("theirs"), document.resolve("mine")) == ("mine", "mine")


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        pytest.param(BASE + "@book{roe2018, title={Again}}\n", "twice|two entries", id="a key twice"),
        pytest.param(
            BASE + "@book{open, title={Never closed\n", "never closed", id="a block that is not closed"
        ),
        pytest.param(BASE + "<<<<<<< a\n=======\n>>>>>>> b\n", "conflict", id="an old conflict"),
    ],
)
def test_a_side_that_is_broken_is_refused(broken: str, why: str) -> None:
    with pytest.raises(CannotMergeError, match=why):
        merged(BASE, edited(("Moss", "Mosses")), broken)
    with pytest.raises(CannotMergeError, match=why):
        merged(BASE, broken, edited(("Moss", "Mosses")))

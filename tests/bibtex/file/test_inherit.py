from collections import Counter
from pathlib import Path
from unittest.mock import patch

import pytest

from litman.bibtex.file.inherit import has_unfollowed, inherited_fields, resolve_crossref, resolve_xdata
from litman.bibtex.file.whole_document import WholeDocument, read_document

PARENT = {
    "title": "The Whole",
    "subtitle": "S",
    "editor": "Roe, R.",
    "year": "2005",
    "doi": "10.1000/whole",
    "ids": "old",
}


@pytest.mark.parametrize(
    ("entry_type", "parent_type", "parent", "inherited"),
    [
        pytest.param(
            "incollection",
            "collection",
            PARENT,
            {"booktitle": "The Whole", "booksubtitle": "S", "editor": "Roe, R.", "year": "2005"},
            id="chapter",
        ),
        pytest.param(
            "incollection",
            "book",
            {"author": "A", "title": "B"},
            {"booktitle": "B"},
            id="no author of a collection",
        ),
        pytest.param(
            "inbook",
            "book",
            {"author": "A", "title": "B"},
            {"author": "A", "booktitle": "B"},
            id="a book's author wrote its parts",
        ),
        pytest.param(
            "inproceedings",
            "proceedings",
            {"title": "P", "booktitle": "Proc. P"},
            {"booktitle": "Proc. P"},
            id="a booktitle is there to be inherited",
        ),
        pytest.param(
            "article",
            "periodical",
            {"title": "J", "volume": "3"},
            {"journaltitle": "J", "volume": "3"},
            id="article",
        ),
        pytest.param(
            "online",
            "online",
            {"title": "M", "url": "https://a.example", "urldate": "2020-01-02", "label": "x"},
            {"url": "https://a.example", "urldate": "2020-01-02"},
            id="a page of a site",
        ),
        pytest.param("book", "mvbook", {"title": "M"}, {"maintitle": "M"}, id="volume of a work"),
        pytest.param(
            "misc",
            "misc",
            {"title": "M", "note": "N", "year": "1", "doi": "10.1000/m"},
            {"note": "N", "year": "1"},
            id="all between equals",
        ),
    ],
)
def test_fields_are_inherited(
    entry_type: str, parent_type: str, parent: dict[str, str], inherited: dict[str, str]
) -> None:
    own = {"title": "Own", "crossref": "par"}
    assert resolve_crossref(own, parent, entry_type=entry_type, parent_type=parent_type) == own | inherited


def test_what_the_entry_says_itself_stays() -> None:
    own = {"title": "Own", "booktitle": "Mine", "year": "1999"}
    assert resolve_crossref(own, PARENT)["booktitle"] == "Mine"
    assert resolve_crossref(own, PARENT)["year"] == "1999"


def test_xdata_fills_what_is_absent() -> None:
    assert resolve_xdata({"title": "T"}, {"title": "X", "publisher": "P", "ids": "x"}) == {
        "title": "T",
        "publisher": "P",
    }


def test_a_version_of_a_program_bears_its_name() -> None:
    own = {"crossref": "par", "version": "2"}
    program = {"title": "Sieve", "author": "Roe, R.", "version": "1"}
    found = resolve_crossref(own, program, entry_type="softwareversion", parent_type="software")
    assert found == own | {"title": "Sieve", "author": "Roe, R."}


def test_a_page_of_a_site_has_its_title() -> None:
    fields = resolve_crossref(
        {"crossref": "p"}, {"title": "M", "address": "Rome"}, entry_type="online", parent_type="online"
    )
    assert (fields["title"], fields["address"]) == ("M", "Rome")


def test_an_entry_is_read_once_however_often_it_is_named() -> None:
    names = [", ".join(f"x{other}" for other in range(number + 1, number + 9)) for number in range(48)]
    data = "@misc{k, xdata = {x0}}" + "".join(
        f"@xdata{{x{number}, xdata = {{{name}}}, note{number} = {{a}}}}" for number, name in enumerate(names)
    )
    document = read_document(Path("works.bib"), data.encode())
    entry = document.entry("k")
    with patch.object(WholeDocument, "find", autospec=True, side_effect=WholeDocument.find) as find:
        fields = inherited_fields(document, entry)
    asked = Counter(call.args[1] for call in find.call_args_list if call.args[1])
    assert asked.most_common(1)[0][1] == 1
    assert {"note0", "note1", "note8"} <= fields.keys()
    assert not has_unfollowed(document, document.entry("k"))


@pytest.mark.parametrize("field", ["xdata", "crossref"])
def test_a_long_value_is_not_said_again_by_each_entry_that_would_have_it(field: str) -> None:
    long = "tea " * 3_000
    data = f"@xdata{{x, title = {{T}}, publisher = {{{long}}}}}\n@misc{{k, {field} = {{x}}}}"
    document = read_document(Path("works.bib"), data.encode())
    fields = inherited_fields(document, document.entry("k"))
    assert (fields["title"], "publisher" in fields) == ("T", False)
    assert has_unfollowed(document, document.entry("k"))

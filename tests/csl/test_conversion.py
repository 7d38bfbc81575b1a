"""What becomes of an entry in CSL-JSON: a row for each entry type, and one for each kind of detail."""

import pytest

from litman.bibtex.works.entry_types import CSL_TYPES
from litman.bibtex.works.to_work import work_from_fields
from litman.csl.to_json import item_from_work

# What `number` is: an issue, the number within a series, or the work's own.
_NUMBERED: dict[str, str] = {
    "issue": "article magazine newspaper periodical review suppperiodical",
    "collection-number": (
        "book bookinbook booklet collection commentary conference inbook incollection inproceedings inreference"
        " mvbook mvcollection mvproceedings mvreference proceedings reference suppbook suppcollection"
    ),
    "number": (
        "artwork audio bibnote book_section codefragment dataset electronic film image interview jurisdiction legal"
        " legislation letter magazine_article manual map mastersthesis misc movie music newspaper_article online patent"
        " performance phdthesis podcast preprint presentation report software softwaremodule softwareversion standard"
        " talk techreport thesis unpublished video web web_page www"
    ),
}
_NUMBER_OF = {entry_type: name for name, types in _NUMBERED.items() for entry_type in types.split()}
_ROWS = {
    "article": "article-journal", "artwork": "graphic", "audio": "song", "bibnote": "document", "book": "book",
    "bookinbook": "chapter", "book_section": "chapter", "booklet": "pamphlet", "codefragment": "software",
    "collection": "book", "commentary": "book", "conference": "paper-conference", "dataset": "dataset",
    "electronic": "webpage", "film": "motion_picture", "image": "figure", "inbook": "chapter",
    "incollection": "chapter", "inproceedings": "paper-conference", "inreference": "entry-encyclopedia",
    "interview": "interview", "jurisdiction": "legal_case", "legal": "treaty", "legislation": "legislation",
    "letter": "personal_communication", "magazine": "article-magazine", "magazine_article": "article-magazine",
    "manual": "book", "map": "map", "mastersthesis": "thesis", "misc": "document", "movie": "motion_picture",
    "music": "song", "mvbook": "book", "mvcollection": "book", "mvproceedings": "book", "mvreference": "book",
    "newspaper": "article-newspaper", "newspaper_article": "article-newspaper", "online": "webpage",
    "patent": "patent", "performance": "performance", "periodical": "periodical", "phdthesis": "thesis",
    "podcast": "broadcast", "preprint": "article", "presentation": "speech", "proceedings": "book",
    "reference": "book", "report": "report", "review": "review", "software": "software",
    "softwaremodule": "software", "softwareversion": "software", "standard": "standard", "suppbook": "chapter",
    "suppcollection": "chapter", "suppperiodical": "article-journal", "talk": "speech", "techreport": "report",
    "thesis": "thesis", "unpublished": "manuscript", "video": "motion_picture", "web": "webpage",
    "web_page": "webpage", "www": "webpage",
}  # fmt: skip


@pytest.mark.parametrize(("entry_type", "csl_type"), _ROWS.items(), ids=list(_ROWS))
def test_an_entry_of_each_type_is_an_item_of_its_type(entry_type: str, csl_type: str) -> None:
    fields = {
        "author": "Roe, Rita", "title": "On Tea", "booktitle": "Drinks", "date": "2020-03", "number": "7",
        "publisher": "Kettle", "location": "Ghent", "doi": "10.1000/tea",
    }  # fmt: skip
    item = item_from_work(work_from_fields(entry_type, fields), id="roe2020")
    assert item["type"] == csl_type
    assert item["title"] == "On Tea"
    assert item["author"] == [{"family": "Roe", "given": "Rita"}]
    assert item["issued"] == {"date-parts": [[2020, 3]]}
    assert (item["publisher"], item["publisher-place"], item["DOI"]) == ("Kettle", "Ghent", "10.1000/tea")
    numbers = {name: item[name] for name in ("issue", "number", "collection-number") if name in item}
    assert numbers == {_NUMBER_OF[entry_type]: "7"}
    is_part = csl_type in ("chapter", "paper-conference", "entry-encyclopedia")
    assert not is_part or item["container-title"] == "Drinks"


def test_every_type_has_its_row() -> None:
    assert sorted(_ROWS) == sorted(CSL_TYPES)


@pytest.mark.parametrize(
    ("entry_type", "fields", "expected"),
    [
        pytest.param(
            "online",
            {
                "author": "{Lab of Tea}",
                "type": "Press release",
                "url": "https://a.example/x",
                "urldate": "2021-02-03",
            },
            {
                "genre": "Press release",
                "author": [{"literal": "Lab of Tea"}],
                "URL": "https://a.example/x",
                "accessed": {"date-parts": [[2021, 2, 3]]},
            },
            id="press release of an organisation on the web",
        ),
        pytest.param(
            "book", {"date": "2020-21"}, {"issued": {"date-parts": [[2020]], "season": 1}}, id="season"
        ),
        pytest.param(
            "book", {"date": "2020~"}, {"issued": {"date-parts": [[2020]], "circa": True}}, id="circa"
        ),
        pytest.param(
            "book",
            {"date": "2020-03-30/2020-04-02"},
            {"issued": {"date-parts": [[2020, 3, 30], [2020, 4, 2]]}},
            id="range of days",
        ),
        pytest.param(
            "book", {"year": "2020", "month": "3~may"}, {"issued": {"date-parts": [[2020, 5, 3]]}}, id="day"
        ),
        pytest.param(
            "book",
            {"author": "van der Tee, Jan and O'Roe, Ann"},
            {
                "author": [
                    {"family": "Tee", "given": "Jan", "non-dropping-particle": "van der"},
                    {"family": "O'Roe", "given": "Ann"},
                ]
            },
            id="particles",
        ),
        pytest.param("article", {"eid": "e0123"}, {"page": "e0123", "number": "e0123"}, id="article number"),
        pytest.param(
            "techreport",
            {"number": "TR-9", "institution": "Tea Board"},
            {"number": "TR-9", "publisher": "Tea Board", "genre": "Technical report"},
            id="number of a report",
        ),
        pytest.param(
            "article",
            {"title": "On {p53} and {DNA}"},
            {"title": 'On <span class="nocase">p53</span> and DNA'},
            id="protected case that no style may change",
        ),
        pytest.param(
            "book",
            {"langid": "british", "note": "Signed"},
            {"language": "en-GB", "note": "Signed"},
            id="note",
        ),
    ],
)
def test_details_are_converted(entry_type: str, fields: dict[str, str], expected: dict[str, object]) -> None:
    item = item_from_work(work_from_fields(entry_type, fields), id="k")
    assert {name: item.get(name) for name in expected} == expected

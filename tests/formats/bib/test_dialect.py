import pytest

from litman.formats.bib.dialect import to_biblatex, to_classic


@pytest.mark.parametrize(
    ("entry_type", "fields", "classic_type", "classic"),
    [
        pytest.param(
            "article",
            {"title": "T", "subtitle": "S", "journaltitle": "J", "date": "2001-05-03"},
            "article",
            {"title": "T: S", "journal": "J", "year": "2001", "month": "may", "day": "3"},
            id="article",
        ),
        pytest.param(
            "article",
            {"journal": "J", "year": "2001", "month": "may"},
            "article",
            {"journal": "J", "year": "2001", "month": "may"},
            id="classic already",
        ),
        pytest.param(
            "online",
            {"title": "T", "url": "https://a.example/x_y", "urldate": "2020-11-18"},
            "misc",
            {
                "title": "T",
                "url": "https://a.example/x_y",
                "urldate": "2020-11-18",
                "howpublished": "\\url{https://a.example/x_y}",
                "note": "Accessed: 2020-11-18",
            },
            id="web page",
        ),
        pytest.param(
            "thesis",
            {"institution": "U", "type": "mathesis"},
            "mastersthesis",
            {"school": "U"},
            id="master's",
        ),
        pytest.param(
            "thesis",
            {"institution": "U", "type": "DPhil thesis"},
            "phdthesis",
            {"school": "U", "type": "DPhil thesis"},
            id="another thesis",
        ),
        pytest.param(
            "report",
            {"institution": "I", "type": "techreport"},
            "techreport",
            {"institution": "I"},
            id="report",
        ),
        pytest.param(
            "book",
            {"location": "Ghent", "edition": "2"},
            "book",
            {"address": "Ghent", "edition": "Second"},
            id="book",
        ),
        pytest.param(
            "misc",
            {"eprint": "1", "eprinttype": "arxiv", "eprintclass": "x"},
            "misc",
            {"eprint": "1", "archiveprefix": "arxiv", "primaryclass": "x"},
            id="preprint",
        ),
        pytest.param(
            "book", {"date": "1999/2001"}, "book", {"date": "1999/2001", "year": "1999"}, id="range"
        ),
        pytest.param("book", {"date": "forthcoming"}, "book", {"year": "forthcoming"}, id="words for a date"),
        pytest.param(
            "book",
            {"title": "{My \\emph{T}ext}", "x-own": "kept", "crossref": "gone"},
            "book",
            {"title": "{My \\emph{T}ext}", "x-own": "kept"},
            id="what was typed stays",
        ),
        pytest.param("gizmo", {"title": "T"}, "gizmo", {"title": "T"}, id="unknown type"),
    ],
)
def test_entries_become_classic(
    entry_type: str, fields: dict[str, str], classic_type: str, classic: dict[str, str]
) -> None:
    written, items = to_classic(entry_type, fields)
    assert (written, dict(items)) == (classic_type, classic)


@pytest.mark.parametrize(
    ("entry_type", "fields", "modern_type", "modern"),
    [
        pytest.param(
            "article",
            {"journal": "J", "year": "2001", "month": "may", "day": "3"},
            "article",
            {"journaltitle": "J", "date": "2001-05-03"},
            id="article",
        ),
        pytest.param(
            "article",
            {"year": "2001", "month": "spring"},
            "article",
            {"year": "2001", "month": "spring"},
            id="a month that is none",
        ),
        pytest.param(
            "article", {"year": "in press"}, "article", {"year": "in press"}, id="a year that is none"
        ),
        pytest.param(
            "article", {"date": "2001", "year": "2001"}, "article", {"date": "2001"}, id="both dates"
        ),
        pytest.param(
            "phdthesis", {"school": "U"}, "thesis", {"institution": "U", "type": "phdthesis"}, id="thesis"
        ),
        pytest.param(
            "techreport",
            {"institution": "I", "type": "Memo"},
            "report",
            {"institution": "I", "type": "Memo"},
            id="report",
        ),
        pytest.param(
            "misc",
            {"howpublished": "\\url{https://a.example}"},
            "misc",
            {"url": "https://a.example"},
            id="URL",
        ),
        pytest.param(
            "book",
            {"address": "A", "location": "B"},
            "book",
            {"address": "A", "location": "B"},
            id="nothing is overwritten",
        ),
        pytest.param(
            "misc",
            {"archiveprefix": "arXiv", "eprint": "1"},
            "misc",
            {"eprinttype": "arxiv", "eprint": "1"},
            id="preprint",
        ),
    ],
)
def test_entries_become_biblatex(
    entry_type: str, fields: dict[str, str], modern_type: str, modern: dict[str, str]
) -> None:
    written, items = to_biblatex(entry_type, fields)
    assert (written, dict(items)) == (modern_type, modern)

"""Preprints are described as such, whatever form their entries have."""

from __future__ import annotations

from typing import Any

import pytest

from litman.bibtex.works.to_work import work_from_fields
from litman.csl.to_json import item_from_work
from litman.export.styles.preprints import as_preprint

ID = "2005.14999"


def described(entry_type: str, fields: dict[str, str]) -> dict[str, Any]:
    return as_preprint(item_from_work(work_from_fields(entry_type, {"title": "T", **fields}), id="k"))


@pytest.mark.parametrize(
    ("entry_type", "fields"),
    [
        pytest.param(
            "misc", {"eprint": ID, "archiveprefix": "arXiv", "primaryclass": "cs.CL"}, id="arXiv's own"
        ),
        pytest.param("article", {"journal": f"arXiv preprint arXiv:{ID}"}, id="Google Scholar"),
        pytest.param("article", {"journal": f"arXiv:{ID} [cs]"}, id="Zotero, older"),
        pytest.param("misc", {"number": f"arXiv:{ID}", "publisher": "arXiv", "eprint": ID}, id="Zotero"),
        pytest.param("article", {"journal": "CoRR", "volume": f"abs/{ID}"}, id="dblp"),
        pytest.param("article", {"journal": "ArXiv", "volume": f"abs/{ID}"}, id="Semantic Scholar"),
        pytest.param(
            "article",
            {"journal": "arXiv e-prints", "eid": f"arXiv:{ID}", "pages": f"arXiv:{ID}", "eprint": ID},
            id="ADS",
        ),
        pytest.param("online", {"eprint": ID, "eprinttype": "arxiv"}, id="biblatex"),
        pytest.param("online", {"url": f"https://arxiv.org/abs/{ID}"}, id="its page"),
        pytest.param("misc", {"howpublished": rf"\url{{https://arxiv.org/pdf/{ID}}}"}, id="its PDF"),
        pytest.param("unpublished", {"eprint": ID, "eprinttype": "arXiv"}, id="unpublished"),
        pytest.param("techreport", {"eprint": ID, "archiveprefix": "arXiv"}, id="a report at arXiv"),
    ],
)
def test_a_work_at_arxiv_has_its_number_once(entry_type: str, fields: dict[str, str]) -> None:
    made = described(entry_type, fields)
    made.pop("genre", None)
    assert made == {
        "id": "k",
        "title": "T",
        "type": "article",
        "publisher": "arXiv",
        "number": f"arXiv:{ID}",
        "URL": f"https://arxiv.org/abs/{ID}",
    }


def test_a_doi_of_arxiv_leads_there_alone() -> None:
    made = described(
        "misc", {"publisher": "arXiv", "doi": f"10.48550/ARXIV.{ID}", "url": f"https://arxiv.org/abs/{ID}"}
    )
    assert made["number"] == f"arXiv:{ID}"
    assert made["DOI"] == f"10.48550/ARXIV.{ID}"
    assert "URL" not in made


@pytest.mark.parametrize("id", ["hep-th/9711200", "2005.14999v2", "0704.0001"])
def test_a_number_of_arxiv_stays_whole(id: str) -> None:
    assert described("article", {"journal": f"arXiv preprint arXiv:{id}"})["number"] == f"arXiv:{id}"


@pytest.mark.parametrize(
    ("fields", "server"),
    [
        pytest.param(
            {"journal": "bioRxiv", "publisher": "Cold Spring Harbor Laboratory"}, "bioRxiv", id="bioRxiv"
        ),
        pytest.param({"journal": "{medRxiv}"}, "medRxiv", id="in braces"),
        pytest.param({"journal": "SSRN Electronic Journal"}, "SSRN", id="SSRN"),
        pytest.param({"journal": "Preprints.org"}, "Preprints.org", id="a name with a full stop"),
    ],
)
def test_a_server_that_stands_as_a_journal_is_the_publisher(fields: dict[str, str], server: str) -> None:
    made = described("article", {**fields, "doi": "10.5555/x"})
    assert (made["type"], made["publisher"], made["DOI"]) == ("article", server, "10.5555/x")
    assert "container-title" not in made


@pytest.mark.parametrize(
    ("entry_type", "fields"),
    [
        pytest.param(
            "article", {"journal": "Physical Review D", "eprint": ID, "archiveprefix": "arXiv"}, id="journal"
        ),
        pytest.param(
            "inproceedings", {"booktitle": "Proc. Naps", "eprint": ID, "eprinttype": "arxiv"}, id="paper"
        ),
        pytest.param("book", {"publisher": "Grove", "eprint": ID, "eprinttype": "arxiv"}, id="book"),
    ],
)
def test_a_paper_that_appeared_elsewhere_is_no_preprint(entry_type: str, fields: dict[str, str]) -> None:
    made = described(entry_type, fields)
    assert made["type"] != "article"
    assert "archive" not in made


@pytest.mark.parametrize(
    ("entry_type", "fields"),
    [
        pytest.param("article", {"journal": "Archives of Rest"}, id="a journal"),
        pytest.param("online", {"url": "https://arxiv.org/help"}, id="another page there"),
        pytest.param("online", {"url": f"https://blog.example/arxiv-{ID}"}, id="a page about one"),
        pytest.param(
            "unpublished", {"archive": "State Archive", "archivelocation": "Box 7"}, id="in an archive"
        ),
    ],
)
def test_what_is_no_preprint_is_as_it_was(entry_type: str, fields: dict[str, str]) -> None:
    item = item_from_work(work_from_fields(entry_type, fields), id="k")
    assert as_preprint(item) == item

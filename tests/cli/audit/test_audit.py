from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from litman.actions.audit.model import AuditedText
from litman.cli.main import main
from litman.finding import Place
from litman.posts.readers.read import read_post
from litman.posts.references.parts import parse_reference
from litman.sources.http import session
from tests.cli.audit.documents import DOCUMENTS, INVENTED, RETRACTED_DOIS, TRUES, UNINDEXED, WORKS, apa
from tests.cli.audit.world import World
from tests.posts.docx_maker import docx, paragraph, run
from tests.sources.openalex.records import ATTESTED, openalex_work
from tests.sources.server import Played, played_json, played_page

NOWHERE = "http://127.0.0.1:9"
SOUND = next(
    work["DOI"]
    for work in WORKS
    if work["DOI"] not in RETRACTED_DOIS and any(work["DOI"] in one.text for one in TRUES)
)
TEXT = "Sleep is worth it, as many have found."


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder, without a library above it, and kept answers of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LITMAN_POOL", str(tmp_path / "pool.sqlite"))
    monkeypatch.setenv("LITMAN_MAILTO", "ada@example.org")


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    with World(WORKS, retracted=RETRACTED_DOIS) as server:
        for name, url in server.environment.items():
            monkeypatch.setenv(name, url)
        yield server


def audit(*words: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["audit", *words], input=stdin, catch_exceptions=False)


def audit_json(*words: str, stdin: str | None = None) -> tuple[dict[str, Any], int]:
    result = audit("--json", *words, stdin=stdin)
    return json.loads(result.stdout), result.exit_code


def write_document(kind: str) -> tuple[str, str | None]:
    """Write one of the documents; return how it is named on the command line, and what stands on standard input."""
    texts = [item.text for item in DOCUMENTS[kind].all]
    if kind == "list":
        return "-", "\n".join(texts) + "\n"
    if kind == "md":
        listed = "\n".join(f"{number}. {text}" for number, text in enumerate(texts, start=1))
        Path("post.md").write_text(f"# Sleep\n\n{TEXT}\n\n## References\n\n{listed}\n")
        return "post.md", None
    body = paragraph(run(TEXT)) + paragraph(run("References"), style="Heading1")
    Path("post.docx").write_bytes(docx(body + "".join(paragraph(run(text)) for text in texts)))
    return "post.docx", None


def verdicts(report: dict[str, Any], kind: str) -> dict[str, dict[str, Any]]:
    """What was said of each reference, by the text that was written."""
    found = {}
    for labelled in DOCUMENTS[kind].all:
        (item,) = (one for one in report["references"] if labelled.text in one["text"])
        found[labelled.text] = item
    return found


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_every_false_reference_is_named_for_what_it_is_and_no_true_one_accused(
    kind: str, world: World
) -> None:
    name, stdin = write_document(kind)
    report, code = audit_json(name, stdin=stdin)
    assert code == 1
    assert len(report["references"]) == 60
    said = verdicts(report, kind)
    wrong = [
        (item.text, said[item.text]["verdict"])
        for item in DOCUMENTS[kind].all
        if said[item.text]["verdict"] not in item.right
    ]
    assert not wrong
    for item in (*INVENTED, *UNINDEXED):
        assert said[item.text]["usually_indexed"] == (item in INVENTED), item.text


def test_each_document_has_sixty_references_and_forty_true_ones() -> None:
    for document in DOCUMENTS.values():
        assert (len({one.text for one in document.all}), len(document.trues)) == (60, 40)


OF_DOIS = ("LITMAN_CROSSREF_URL", "LITMAN_DOI_URL", "LITMAN_DATACITE_URL")
OF_HEALTH = ("LITMAN_PUBMED_URL", "LITMAN_EUROPEPMC_URL", "LITMAN_PMC_URL")


@pytest.mark.parametrize(
    ("variables", "kind"),
    [
        pytest.param(OF_DOIS[:1], "docx", id="Crossref, DOCX"),
        pytest.param(OF_DOIS[:1], "md", id="Crossref, Markdown"),
        pytest.param(OF_DOIS[:1], "list", id="Crossref, a list"),
        pytest.param(OF_DOIS[1:2], "docx", id="doi.org, DOCX"),
        pytest.param(OF_DOIS[1:2], "md", id="doi.org, Markdown"),
        pytest.param(OF_DOIS[2:], "list", id="DataCite, a list"),
        pytest.param(("LITMAN_OPENALEX_URL",), "md", id="OpenAlex, Markdown"),
        pytest.param(OF_HEALTH, "docx", id="those of health, DOCX"),
        pytest.param(OF_DOIS, "docx", id="all of DOIs, DOCX"),
        pytest.param(OF_DOIS, "md", id="all of DOIs, Markdown"),
        pytest.param(OF_DOIS, "list", id="all of DOIs, a list"),
    ],
)
def test_a_service_that_is_down_accuses_nobody(
    variables: tuple[str, ...], kind: str, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "backoff_s", lambda attempt, *, random: 0.0)
    for variable in variables:
        monkeypatch.setenv(variable, NOWHERE)
    name, stdin = write_document(kind)
    report, code = audit_json(name, stdin=stdin)
    said = {text: one["verdict"] for text, one in verdicts(report, kind).items()}
    document = DOCUMENTS[kind]
    assert {said[one.text] for one in document.trues} <= {"verified", "not-checked"}
    assert not [one.text for one in document.all if said[one.text] not in (*one.right, "not-checked")]
    assert code == (3 if "not-checked" in report["counts"] else 1)


@pytest.mark.parametrize(
    ("answer", "verdict", "is_said"),
    [
        pytest.param(played_json(openalex_work(SOUND, is_retracted=True)), "retracted", False, id="flagged"),
        pytest.param(played_json(openalex_work(SOUND)), "verified", False, id="not flagged"),
        pytest.param(Played(status=401), "verified", True, id="refused"),
        pytest.param(played_page(), "verified", True, id="a page"),
    ],
)
def test_openalex_is_asked_for_retractions_and_its_silence_is_no_lack(
    answer: Played, verdict: str, is_said: bool, world: World
) -> None:
    world.openalex(f"doi:{SOUND}", answer, select=ATTESTED)
    (text,) = (item.text for item in TRUES if SOUND in item.text)
    report, code = audit_json("-", stdin=text)
    (said,) = report["references"]
    assert (said["verdict"], code) == (verdict, 1 if verdict == "retracted" else 0)
    assert ["OpenAlex" in one for one in report["unsaid"]] == [True] * is_said
    assert ("no answer" in audit("-", stdin=text).output) == is_said


def test_what_is_not_the_reference_stays_on_this_machine(world: World) -> None:
    name, _ = write_document("md")
    audit(name)
    asked = " ".join(world.paths)
    assert "many" not in asked  # a word of the text
    assert "post" not in asked


def test_a_second_run_asks_nobody_again(world: World) -> None:
    name, stdin = write_document("list")
    audit(name, stdin=stdin)
    asked = len(world.paths)
    audit(name, stdin=stdin)
    assert len(world.paths) == asked


@pytest.mark.parametrize(
    ("written", "is_accused"),
    [
        pytest.param("10/cn2h9c", False, id="a short DOI"),
        pytest.param("https://doi.org/cn2h9c", False, id="a link of a short DOI"),
        pytest.param("https://doi.org/10/cn2h9c", False, id="a link of a short DOI, whole"),
        pytest.param(
            "http://doi.hosts.example/10.5555/TEA.2014.80", False, id="in the address of another host"
        ),
        pytest.param("10.5555/tea.2014.80", False, id="a DOI"),
        pytest.param("10.5555", True, id="a prefix alone"),
        pytest.param("10.abc/x", True, id="a prefix of letters"),
        pytest.param("tea.2014.80", True, id="none"),
    ],
)
def test_only_what_cannot_be_a_doi_is_said_to_be_none(written: str, is_accused: bool) -> None:
    Path("a.bib").write_text(f"@article{{a, author = {{Moss, J.}}, title = {{Tea}}, doi = {{{written}}}}}\n")
    report, _ = audit_json("--offline", "a.bib")
    assert bool(report["against_itself"]) == is_accused


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        pytest.param("", "utf-16", id="UTF-16"),
        pytest.param("% Encoding: MacRoman\n", "mac-roman", id="as the file declares"),
        pytest.param("", "cp1252", id="Windows-1252"),
    ],
)
def test_a_bibliography_in_another_encoding_is_read_as_the_import_does(head: str, encoding: str) -> None:
    text = f"{head}@book{{a, author = {{Möss, Ada}}, title = {{Käfer}}, year = 2001}}\n"
    Path("a.bib").write_bytes(text.encode(encoding))
    report, _ = audit_json("--offline", "a.bib")
    assert ["Möss" in reference["text"] for reference in report["references"]] == [True]
    assert not any("UTF-16" in said["message"] for said in report["against_itself"])


@pytest.mark.parametrize(
    ("issn", "is_said"),
    [("1234-5678", True), ("3-6", False), ("0094-5765, 1234-5678", False), ("00945765", False)],
)
def test_a_doi_of_another_journal_is_said_beside_an_issn_only(issn: str, is_said: bool) -> None:
    doi = "10.1016/S0094-5765(98)00149-0"
    Path("a.bib").write_text(
        f"@article{{a, title = {{Tea}}, year = 1998, issn = {{{issn}}}, doi = {{{doi}}}}}\n"
    )
    report, _ = audit_json("--offline", "a.bib")
    assert bool(report["against_itself"]) == is_said


def test_offline_asks_nobody_and_says_what_the_list_says_against_itself(world: World) -> None:
    text = (
        "Kessel A. Tea. J Noct Med. 2044;3:1-9.\n"
        "Roe J. Cups and saucers of the north. Eur Rev Habits. 2001;1:1-2. doi:10.4321/same\n"
        "Poe K. Whales of the southern seas. Eur Rev Habits. 2003;3:1-2. doi:10.4321/same\n"
        "Loe K. Spoons. Eur Rev Habits. 2009;3:1-2. doi:10.1016/j.eur.2019.01.002\n"
        "Woe K. Forks and knives. Eur Rev Habits. 2009;3:1-2. doi:11.99/forks\n"
    )
    report, code = audit_json("--offline", "-", stdin=text)
    assert code == 1
    assert not world.paths
    assert report["counts"] == {"not-checked": 5}
    said = " ".join(finding["message"] for finding in report["against_itself"])
    for words in ("2044", "10.4321/same", "says 2019", "11.99/forks"):
        assert words in said


def test_a_marker_without_a_reference_is_said(world: World) -> None:
    true = "\n".join(f"[{n}] {item.text}" for n, item in enumerate(TRUES[:3], start=1))
    Path("post.md").write_text(
        f"# Sleep\n\nTea helps.[1] So does rest.[2, 3] And salt.[7]\n\n## References\n\n{true}\n"
    )
    report, code = audit_json("post.md")
    assert [finding["code"] for finding in report["against_itself"]] == ["REF101"]
    assert code == 1


@pytest.mark.parametrize(
    ("joins", "verdict", "is_remarked"),
    [
        pytest.param(True, "retracted", False, id="understood"),
        pytest.param(False, "verified", True, id="not understood"),
    ],
)
def test_a_doi_with_a_comma_is_asked_about_where_that_is_understood_and_else_not_said_to_have_no_notices(
    joins: bool, verdict: str, is_remarked: bool, world: World
) -> None:
    work = {**WORKS[3], "DOI": "10.4321/a,b"}
    world.works["10.4321/a,b"] = work
    world.retracted = ("10.4321/a,b",)
    world.joins_commas = joins
    world.crossref_record(work)
    from tests.cli.audit.documents import apa

    report, _ = audit_json("-", stdin=apa(work))
    (said,) = report["references"]
    assert said["verdict"] == verdict
    assert ("comma" in " ".join(said["remarks"])) == is_remarked


def test_what_is_true_in_part_only_is_not_verified(world: World) -> None:
    work = next(one for one in WORKS if len(one["author"]) == 4 and one["DOI"] not in RETRACTED_DOIS)
    preprint = {**work, "DOI": "10.1101/2020.04.02.123456", "type": "posted-content", "subtype": "preprint"}
    preprint["container-title"] = preprint["short-container-title"] = []
    world.crossref_record(preprint)
    few = {**work, "author": work["author"][:2]}
    people = " and ".join(f"{one['given']} {one['family']}" for one in few["author"])
    entry = (
        f"@article{{a, author = {{{people}}}, title = {{{work['title'][0]}}}, doi = {{{work['DOI']}}}, "
        f"journal = {{{work['container-title'][0]}}}, year = {work['issued']['date-parts'][0][0]}}}\n"
    )
    Path("list.bib").write_text(entry)
    text = f"{apa(few)}\n{apa(work)[: -len(work['DOI'])]}{preprint['DOI']}\n{apa(work)}\n"
    report, _ = audit_json("-", stdin=text)
    said = sorted((one["verdict"], one["reasons"][0]["message"]) for one in report["references"])
    assert [verdict for verdict, _ in said] == ["partly", "partly", "verified"]
    assert any("2 of 4 authors" in message for _, message in said)
    assert any("preprint" in message for _, message in said)
    report, _ = audit_json("list.bib")
    assert [one["verdict"] for one in report["references"]] != ["verified"]


def test_no_match_is_1_with_strict(world: World) -> None:
    assert audit("-", stdin=INVENTED[0].text).exit_code == 0
    assert audit("--strict", "-", stdin=INVENTED[0].text).exit_code == 1


def test_a_page_that_is_gone_is_said(world: World) -> None:
    Path("litman.toml").write_text("private_addresses = true\n")
    Path("references.bib").write_text("")
    world.play("/news/1", Played(status=404, body=b"no such page"))
    world.play(
        "/news/2",
        Played(
            body=b"<html><body><h1>Tea and towns</h1></body></html>", headers={"content-type": "text/html"}
        ),
    )
    text = "\n".join(
        f"@online{{k{n}, author = {{Ada Roe}}, title = {{Tea and towns}}, year = 2020, url = {{{world.url}/news/{n}}}}}"
        for n in (1, 2)
    )
    Path("list.bib").write_text(text)
    report, code = audit_json("list.bib")
    assert code == 1
    assert {one["label"]: one["verdict"] for one in report["references"]} == {
        "k1": "page-gone",
        "k2": "verified",
    }


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        pytest.param("empty.md", b"", 2, id="an empty file"),
        pytest.param("noise.xyz", bytes(range(256)) * 9, 2, id="bytes that are no text"),
        pytest.param(
            "words.xyz", b"Nothing is cited here, and nothing will be.", 0, id="a text of an unknown ending"
        ),
        pytest.param("none.bib", b"", 0, id="a bibliography without entries"),
        pytest.param("bad.json", b"[1, 2", 2, id="half a JSON file"),
    ],
)
def test_bad_input_is_one_message(name: str, data: bytes, code: int, world: World) -> None:
    Path(name).write_bytes(data)
    result = audit(name)
    assert result.exit_code == code, result.output
    assert (code == 2) == result.stderr.startswith("litman: ")


@pytest.mark.parametrize("name", ["nothing.md", "."])
def test_a_file_that_is_not_there_or_is_a_folder_is_refused(name: str) -> None:
    result = audit(name)
    assert result.exit_code == 2
    assert name in result.stderr


@pytest.mark.parametrize("form", ["markdown", "html", "csv", "sarif", "text"])
def test_every_format_names_the_false_ones(form: str, world: World) -> None:
    name, stdin = write_document("list")
    result = audit("--format", form, name, stdin=stdin)
    assert result.exit_code == 1
    assert "another work" in result.stdout
    if form == "sarif":
        assert {"REF113", "REF120"} <= {
            one["ruleId"] for one in json.loads(result.stdout)["runs"][0]["results"]
        }


def test_verified_works_are_written_as_entries(world: World) -> None:
    name, stdin = write_document("list")
    audit("--emit-bib", "good.bib", name, stdin=stdin)
    text = Path("good.bib").read_text()
    assert text.count("@article") >= 13
    assert not any(doi + "}" in text for doi in RETRACTED_DOIS)
    assert audit("good.bib").exit_code == 0


def test_a_bibliography_is_not_changed(world: World) -> None:
    data = b"@article{k, author = {Kessel, Ada}, title = {Tea}, journal = {J}, year = 2001, doi = {10.4321/none}}\n"
    Path("own.bib").write_bytes(data)
    report, code = audit_json("own.bib")
    assert report["references"][0]["verdict"] == "unregistered"
    assert code == 1
    assert Path("own.bib").read_bytes() == data


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "Tea helps.[1] So does salt.[3]\n\nAnd rest.[2, 4] And salt.[3]\n",
            ["the markers [3], [2, 4] have no reference, in lines 3, 5 (×2)"],
            id="numbers of a list together",
        ),
        pytest.param(
            "Tea helps.[1] So does salt.[7]\n", ["the marker [7] has no reference"], id="one number"
        ),
        pytest.param(
            "Tea helps (Kessel, 2001). Salt does (Moss & Roe, 2011).\n\nMoss and Roe (2011) tried it. Cold "
            "rooms do, too (Marchetti, 2012).\n",
            [
                "no reference is Moss & Roe 2011, which the text cites 2 times, in lines 3, 5",
                "no reference is Marchetti 2012, which the text cites",
            ],
            id="each name and year by itself",
        ),
    ],
)
def test_a_missing_work_is_said_once(text: str, said: list[str]) -> None:
    listed = "Kessel A. (2001). Tea and towns. J Noct Med, 3(1), 1-9."
    number = "1. " if "[1]" in text else ""
    Path("post.md").write_text(f"# Sleep\n\n{text}\n## References\n\n{number}{listed}\n")
    report, code = audit_json("--offline", "post.md")
    assert [one["message"] for one in report["against_itself"]] == said
    assert code == 1


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        pytest.param("[3] Kessel A.", "[3] Kessel A.", id="brackets"),
        pytest.param("[3]Kessel A.", "[3] Kessel A.", id="brackets without a space"),
        pytest.param("3. Kessel A.", "[3] Kessel A.", id="a full stop"),
        pytest.param("3) Kessel A.", "[3] Kessel A.", id="a bracket"),
        pytest.param("3D-Printers A.", "[3] 3D-Printers A.", id="a name that begins so"),
    ],
)
def test_the_number_of_a_reference_is_printed_once(printed: str, shown: str) -> None:
    parts = parse_reference(printed)
    reference = AuditedText(Place(Path("a.md")), "3", printed, parts)
    assert f"[3] {reference.unlabelled}" == shown


def test_what_holds_for_many_references_is_said_once() -> None:
    result = audit("--offline", "-", stdin="\n".join(item.text for item in TRUES[:5]))
    assert result.stdout.count("nobody is asked with --offline") == 1
    assert "5 references: nobody is asked" in result.stdout
    assert sum(line.startswith(" " * 17 + "[") for line in result.stdout.splitlines()) == 5


def test_a_reference_that_says_nothing_is_not_called_unknown() -> None:
    Path("post.md").write_text("# Sleep\n\nTea helps.[1]\n\n## References\n\n1. www.example.com\n")
    report, _ = audit_json("--offline", "post.md")
    assert [one["verdict"] for one in report["references"]] == ["not-checked"]


def test_a_work_that_is_cited_by_its_doi_is_audited_once() -> None:
    Path("post.md").write_text("# Sleep\n\nTea [@doi:10.4321/a]. Salt [@doi:10.4321/a; @pmid:123].\n")
    report, _ = audit_json("--offline", "post.md")
    assert [one["text"] for one in report["references"]] == ["10.4321/a", "PMID 123"]


def test_a_report_is_a_word_document(world: World) -> None:
    name, stdin = write_document("list")
    result = audit("--format", "docx", "-o", "report.docx", name, stdin=stdin)
    assert result.exit_code == 1
    assert result.stdout == ""
    text = read_post(Path("report.docx")).text
    assert "another work" in text
    assert all(item.text[:20] in text for item in DOCUMENTS["list"].all)


@pytest.mark.parametrize("form", ["markdown", "html", "csv"])
def test_a_report_is_written_to_a_file(form: str) -> None:
    printed = audit("--offline", "--format", form, "-", stdin=TRUES[0].text).stdout
    audit("--offline", "--format", form, "-o", "report", "-", stdin=TRUES[0].text)
    assert Path("report").read_text() == printed


def test_what_is_no_report_is_not_written_to_a_file() -> None:
    assert audit("--offline", "-o", "report", "-", stdin=TRUES[0].text).exit_code == 2


@pytest.mark.parametrize(
    ("journal", "is_said"), [("J Noct Med", True), ("PLoS One", False), ("PLoS One (Online)", False)]
)
def test_a_doi_that_names_another_journal_is_said(journal: str, is_said: bool) -> None:
    text = (
        f"Kessel A. Tea and towns of the north. {journal}. 2009;4(3):e9099. doi:10.1371/journal.pone.9009099"
    )
    report, code = audit_json("--offline", "-", stdin=text)
    assert [one["code"] for one in report["against_itself"]] == ["ID105"] * is_said
    assert code == is_said


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        pytest.param("Kessel A. Tea and towns. J Noct Med. 2077;3:1-9.", True, id="its only year"),
        pytest.param("Kessel, A. (2077). Tea since 1950. J Noct Med, 3, 1-9.", True, id="in brackets"),
        pytest.param(
            "Kessel A. Tea and towns. J Noct Med 3, 2077 (2020).", False, id="a page beside the year"
        ),
    ],
)
def test_a_year_to_come_is_the_date(text: str, is_said: bool) -> None:
    report, _ = audit_json("--offline", "-", stdin=text)
    assert [one["code"] for one in report["against_itself"]] == ["BIB106"] * is_said

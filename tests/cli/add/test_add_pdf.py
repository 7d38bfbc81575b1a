from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run, files_of
from tests.posts.pdf_maker import Drawn, column, pdf
from tests.sources.records import crossref_message
from tests.sources.server import RegistryServer

pytest.importorskip("pypdf", reason="pypdf is not installed (the extra `pdf`)")

OWN, CITED = "10.5555/kettle.1", "10.5555/mug.2"
BODY = (
    "Kettles cool by a degree a minute while mugs of clay keep their warmth for half an hour or more, as earlier work "
    "on mugs has shown in kitchens that were cold. We measured forty kettles in a hall without a draught."
)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[RegistryServer]:
    with RegistryServer() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        for doi, title in ((OWN, "Why kettles go cold"), (CITED, "Mugs of clay keep warm")):
            message = {**crossref_message(doi), "title": [title]}
            message["author"] = [{"family": "Reed", "given": "Cato", "sequence": "first"}]
            running.crossref_record(message)
        yield running


def page(*lines: Drawn, title: str = "Why kettles go cold", body: str = BODY) -> list[Drawn]:
    head = [Drawn(72, 700, title, 17), Drawn(72, 676, "Cato Reed", 12)]
    return [*head, *column(body, x=72, top=620, width=80), *lines]


def put(folder: Path, data: bytes, name: str = "paper.pdf") -> str:
    (folder / name).write_bytes(data)
    return str(folder / name)


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param([page(Drawn(72, 60, f"https://doi.org/{OWN}", 8))], id="at its foot"),
        pytest.param(
            [page(Drawn(72, 640, f"See https://doi.org/{CITED}"), Drawn(72, 60, f"doi:{OWN}", 8))],
            id="below one that it cites",
        ),
        pytest.param(
            [[Drawn(72, 700, "This is a copy from our shelves."), Drawn(72, 680, f"doi:{OWN}")], page()],
            id="on a cover page",
        ),
        pytest.param(
            [
                page(Drawn(72, 60, f"doi:{OWN}", 8)),
                [Drawn(72, 700, "References", 13, bold=True)],
                [Drawn(72, 700, f"Reed C. Mugs of clay keep warm. doi:{CITED}")],
            ],
            id="beside a list of references",
        ),
    ],
)
def test_the_work_of_a_file_is_added_and_the_file_kept_with_it(
    run: Run, library: Path, tmp_path: Path, server: RegistryServer, drawn: list[list[Drawn]]
) -> None:
    given = put(tmp_path, pdf(drawn))
    result = run("add", "pdf", given, "--json")
    assert result.exit_code == 0, result.output
    (item,) = json.loads(result.stdout)
    assert (item["outcome"], item["doi"]) == ("added", OWN)
    assert (library / item["file"]).read_bytes() == Path(given).read_bytes()
    before = files_of(library)
    again = run("add", given)
    assert "is there as" in again.output
    assert files_of(library) == before


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param(page(Drawn(72, 60, f"doi:{CITED}", 8)), id="only one that it cites"),
        pytest.param(
            page(Drawn(72, 60, f"doi:{CITED}", 8), title="Comment on: Mugs of clay keep warm"),
            id="a comment on it",
        ),
        pytest.param(
            [
                Drawn(72, 719, "Comment on", 17),
                *page(Drawn(72, 60, f"doi:{CITED}", 8), title="Mugs of clay keep warm"),
            ],
            id="a comment on it, on two lines",
        ),
        pytest.param(
            column(f"Reed C. (2019). Mugs of clay keep warm. {BODY} doi:{CITED}", x=72, top=700, width=80),
            id="a page of references",
        ),
    ],
)
def test_a_work_that_a_file_cites_is_not_its_own(
    run: Run, library: Path, tmp_path: Path, server: RegistryServer, drawn: list[Drawn]
) -> None:
    before = files_of(library)
    result = run("add", "pdf", put(tmp_path, pdf([drawn])))
    assert result.exit_code in (1, 3)
    assert "added" not in result.stdout
    assert {name: data for name, data in files_of(library).items() if not name.startswith(".litman")} == {
        name: data for name, data in before.items() if not name.startswith(".litman")
    }


def test_a_file_that_says_nothing_but_an_identifier_is_added_and_that_is_said(
    run: Run, library: Path, tmp_path: Path, server: RegistryServer
) -> None:
    result = run("add", "pdf", put(tmp_path, pdf([[Drawn(72, 700, OWN)]])))
    assert result.exit_code == 0, result.output
    assert "its pages say nothing that could be compared with it" in result.output


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "there is no text in it", id="no bytes"),
        pytest.param(b"<html>sign in</html>", "it is no PDF", id="a page of the web"),
        pytest.param(b"%PDF-1.7\nnothing", "it cannot be read as a PDF", id="damaged"),
        pytest.param(pdf([[]]), "only images", id="scanned"),
        pytest.param(
            pdf([page()], trailer="/Encrypt << /Filter /Standard /V 1 /R 2 /O (" + "x" * 32 + ") /U ("
                + "y" * 32 + ") /P -4 >> /ID [(ab) (ab)]"), "it is protected by a password", id="encrypted",
        ),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_has_one_clear_message(
    run: Run, library: Path, tmp_path: Path, server: RegistryServer, data: bytes, said: str
) -> None:
    result = run("add", "pdf", put(tmp_path, data))
    assert result.exit_code == 1
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not server.asked


def test_of_many_pages_the_first_are_read(
    run: Run, library: Path, tmp_path: Path, server: RegistryServer
) -> None:
    long = [page(Drawn(72, 60, f"doi:{OWN}", 8)), *([[Drawn(72, 700, "More of it.")]] * 500)]
    result = run("add", "any", put(tmp_path, pdf(long)))
    assert result.exit_code == 0, result.output
    assert "taken for a file" in result.stderr


def test_a_dry_run_keeps_nothing(run: Run, library: Path, tmp_path: Path, server: RegistryServer) -> None:
    result = run("add", "pdf", put(tmp_path, pdf([page(Drawn(72, 60, f"doi:{OWN}"))])), "--dry-run")
    assert "would be added" in result.output
    assert not (library / "files").exists()


def test_an_outage_is_no_answer(
    run: Run, library: Path, tmp_path: Path, server: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = run("add", "pdf", put(tmp_path, pdf([page(Drawn(72, 60, f"doi:{OWN}"))])), "--offline")
    assert result.exit_code == 3


def test_the_end_of_several_counts_files(
    run: Run, library: Path, tmp_path: Path, server: RegistryServer
) -> None:
    good = put(tmp_path, pdf([page(Drawn(72, 60, f"doi:{OWN}"))]))
    (tmp_path / "empty.pdf").write_bytes(b"")
    result = run("add", "pdf", good, str(tmp_path / "empty.pdf"))
    assert result.output.endswith("2 PDFs: 1 added, 0 there already, 1 failed\n")

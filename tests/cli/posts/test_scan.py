import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, files_of
from tests.sources.records import crossref_message
from tests.sources.server import Played, RegistryServer, played_page

POST = """\
# Kettles and sleep

In this post we look at kettles. Green tea lowers the pulse of tired cats by a tenth [1]. Warm milk makes mice sleep
longer, as a trial of 40 mice showed [2]. According to the Institute of Kettles, copper keeps water warm for an hour.
Loud kettles wake one sleeper in five [4]. Do you own a kettle?

## References

1. Kessel AB. Why tea goes cold. Annals of Kettles. 2015;12(3):101-109. doi:10.5555/kettle
2. Moss A, Fern B. Tea and REM sleep. Journal of Tea. 2019;7:12-19. https://doi.org/10.1000/tea.7
3. Oak D. Spouts. Pot Press; 1999.
"""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[RegistryServer]:
    """A server that plays the registries and the web, and an environment that points at it."""
    with RegistryServer() as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        running.crossref_record(crossref_message("10.5555/kettle"))
        yield running


@pytest.fixture
def post(library: Path) -> Path:
    """A post with three references: one to fetch, one that the library has, one without an identifier."""
    folder = library.parent / "posts"
    folder.mkdir()
    path = folder / "Kettles & Sleep.md"
    path.write_text(POST)
    return path


def claims_file(library: Path) -> dict[str, Any]:
    return tomllib.loads((library / "claims" / "kettles-sleep.toml").read_text())


def scanned(run: Run, post: Path, *words: str) -> dict[str, Any]:
    result = run("scan", "--json", *words, str(post))
    found: dict[str, Any] = json.loads(result.stdout)[0]
    return found


def test_a_post_is_laid_out_into_its_claims_file(
    run: Run, library: Path, post: Path, server: RegistryServer
) -> None:
    result = run("scan", str(post))
    assert result.exit_code == 1, result.stderr  # [4] has no reference
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert "added kessel2015tea Why tea goes cold" in lines
    assert "scanned kettles-sleep Kettles and sleep" in lines
    assert "4 claims, 4 new; 3 markers; 3 references, 2 of them tied to works" in lines
    assert "[1] c01 → kessel2015tea" in lines
    assert "[2] c02 → moss2019tea" in lines
    assert "[4] c04 ✗ no reference" in lines
    assert any("REF101 the marker [4] has no reference 4" in line for line in lines)
    file = claims_file(library)
    assert file["post"]["source"] == "Kettles & Sleep.md"
    assert [(r["label"], r.get("key")) for r in file["reference"]] == [
        ("1", "kessel2015tea"),
        ("2", "moss2019tea"),
        ("3", None),
    ]
    claims = file["claim"]
    assert [[link["key"] for link in claim.get("link", [])] for claim in claims] == [
        ["kessel2015tea"],
        ["moss2019tea"],
        [],
        [],
    ]
    assert claims[2]["named_sources"] == ["the Institute of Kettles"]
    assert claims[3]["markers"][0]["label"] == "4"
    anchor = claims[0]["anchor"]
    assert anchor["exact"] == "Green tea lowers the pulse of tired cats by a tenth [1]."
    assert all(
        claim["state"] == "same"
        for claim in json.loads(run("claims", "--post", "kettles-sleep", "--json").output)
    )


def test_scanning_again_changes_no_byte(run: Run, library: Path, post: Path, server: RegistryServer) -> None:
    run("scan", str(post))
    before = files_of(library)
    again = run("scan", str(post))
    assert "unchanged kettles-sleep" in again.output
    assert files_of(library) == before
    folder = run("scan", str(post.parent))
    assert (
        folder.output == "no posts scanned; 0 claims in them; no findings; 1 unchanged since the last scan\n"
    )
    assert files_of(library) == before


def test_what_a_person_decided_outlives_an_edit_of_the_post(
    run: Run, library: Path, post: Path, server: RegistryServer
) -> None:
    run("scan", str(post))
    path = library / "claims" / "kettles-sleep.toml"
    path.write_text("# Ada reads this.\n" + path.read_text().replace('id = "c02"', 'id = "c02" # the mice'))
    run("claims", "confirm", "kettles-sleep/c02", "moss2019tea", "--quote", "longer", "--by", "AB")
    run("claims", "unlink", "kettles-sleep/c01", "kessel2015tea")
    run("claims", "remove", "kettles-sleep/c04")
    edited = POST.replace("In this post", "A new sentence says that iron pots rust in a week. In this post")
    edited = edited.replace(
        "copper keeps water warm for an hour", "copper keeps most water warm for half an hour"
    )
    post.write_text(edited)
    result = run("scan", str(post))
    text = path.read_text()
    assert text.startswith("# Ada reads this.\n")
    assert 'id = "c02" # the mice' in text
    claims = {claim["id"]: claim for claim in claims_file(library)["claim"]}
    assert list(claims) == ["c01", "c02", "c03", "c05"]
    assert "link" not in claims["c01"]
    assert claims["c02"]["link"][0]["verdict"] == "confirmed"
    start, end = claims["c02"]["anchor"]["start"], claims["c02"]["anchor"]["end"]
    assert claims["c02"]["anchor"]["exact"].startswith("Warm milk makes")
    assert end - start == len(claims["c02"]["anchor"]["exact"])
    assert "iron pots rust" in claims["c05"]["text"]
    assert "copper keeps most water warm for half an hour" in claims["c03"]["text"]  # nobody had judged it
    lines = [" ".join(line.split()) for line in result.output.splitlines()]
    assert "c03 changed" in lines
    assert any(line.startswith("was According to the Institute") for line in lines)
    assert any("half an hour" in line for line in lines)
    states = {
        claim["id"]: claim["state"]
        for claim in json.loads(run("claims", "--post", "kettles-sleep", "--json").output)
    }
    assert states == {"c01": "same", "c02": "same", "c03": "same", "c05": "same"}


def test_a_reference_that_is_resolved_later_is_linked_then(
    run: Run, library: Path, post: Path, server: RegistryServer
) -> None:
    run("scan", "--no-resolve", str(post))
    assert "link" not in claims_file(library)["claim"][0]
    assert run("add", "doi", "10.5555/kettle").exit_code == 0
    run("scan", str(post.parent))  # the folder's post is unchanged, and still waits for a work
    assert [link["key"] for link in claims_file(library)["claim"][0]["link"]] == ["kessel2015tea"]
    assert claims_file(library)["reference"][0]["match"] == {"outcome": "accepted", "score": 1.0, "by": "doi"}


def test_a_dry_run_shows_and_changes_nothing(
    run: Run, library: Path, post: Path, server: RegistryServer
) -> None:
    before = files_of(library)
    result = run("scan", "--dry-run", str(post))
    assert "would be  kettles-sleep" in result.output
    assert files_of(library) == before
    assert server.asked == []


def test_without_the_text_only_fingerprints_and_offsets_are_kept(
    run: Run, library: Path, post: Path, server: RegistryServer
) -> None:
    run("scan", "--text", "none", str(post))
    for claim in claims_file(library)["claim"]:
        assert set(claim["anchor"]) == {"start", "end", "fingerprint"}
        assert "text" not in claim
    assert "Green tea" not in (library / "claims" / "kettles-sleep.toml").read_text()
    assert run("claims", "--post", "kettles-sleep").exit_code == 0


def test_json_has_the_promised_shape(run: Run, post: Path, server: RegistryServer) -> None:
    item = scanned(run, post)
    assert {"post", "title", "markers", "references", "claims", "findings"} <= set(item)
    marker = item["markers"][0]
    assert {"label", "text", "start", "end", "covers", "references"} <= set(marker)
    assert (marker["label"], marker["text"], marker["references"]) == ("1", "[1]", ["1"])
    reference = item["references"][0]
    assert {"label", "text", "start", "end", "parts", "outcome", "key"} <= set(reference)
    assert reference["parts"]["DOI"] == "10.5555/kettle"
    assert [f["code"] for f in item["findings"]] == ["REF101", "REF104"]


def test_an_outage_ends_with_3_and_keeps_what_was_learnt(run: Run, library: Path, post: Path) -> None:
    env = dict.fromkeys(
        ("LITMAN_CROSSREF_URL", "LITMAN_DOI_URL", "LITMAN_DATACITE_URL"), "http://127.0.0.1:9"
    )
    result = run("scan", str(post), env=env)
    assert result.exit_code == 3
    assert "no answer" in result.stderr
    assert len(claims_file(library)["claim"]) == 4


def test_one_unreadable_post_does_not_stop_the_others(
    run: Run, library: Path, post: Path, server: RegistryServer
) -> None:
    (post.parent / "broken.txt").write_bytes(b"\x00\x01\x02" * 100)
    for number in range(5):
        (post.parent / f"post-{number}.txt").write_text(
            f"Kettle number {number} boils water in {number + 2} minutes.\n"
        )
    result = run("scan", str(post.parent))
    assert result.exit_code == 1
    assert "broken.txt" in result.stderr
    assert "6 posts scanned" in result.output
    assert len(list((library / "claims").glob("post-*.toml"))) == 5


def test_a_page_is_fetched_kept_and_read(run: Run, library: Path, server: RegistryServer) -> None:
    body = (
        "<html><head><title>Spouts</title></head><body><article><h1>Spouts</h1>"
        + "".join(
            f"<p>Spout number {n} pours {n + 3} cups of hot water in a minute without a drop.</p>"
            for n in range(6)
        )
        + "</article></body></html>"
    ).encode()
    server.play("/blog/2020/spouts", Played(body=body, headers={"content-type": "text/html; charset=utf-8"}))
    result = run("scan", f"{server.url}/blog/2020/spouts")
    assert result.exit_code == 0, result.stderr
    kept = next((library / "posts").glob("*-spouts.html"))
    assert kept.read_bytes() == body
    assert "6 claims, 6 new" in result.output


@pytest.mark.parametrize(
    ("path", "message"),
    [
        pytest.param("/none", "the server answered 404", id="no page"),
        pytest.param("/data", "not a page", id="no text"),
    ],
)
def test_a_page_that_cannot_be_read_is_named(
    run: Run, library: Path, server: RegistryServer, path: str, message: str
) -> None:
    server.play("/data", Played(body=b"%PDF", headers={"content-type": "application/pdf"}))
    before = files_of(library)
    result = run("scan", f"{server.url}{path}")
    assert result.exit_code == 2
    assert message in result.stderr
    assert files_of(library) == before


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        pytest.param("a.pptx", b"PK", ".docx", id="a format that is not read"),
        pytest.param("a.txt", b"", "there is no text in it", id="empty"),
        pytest.param("a.txt", b"\x00\x01" * 50, "a.txt", id="binary"),
        pytest.param(None, b"", "there is no such file", id="absent"),
    ],
)
def test_a_file_that_is_no_post_gets_a_clear_answer(
    run: Run, library: Path, name: str | None, data: bytes, message: str
) -> None:
    path = library.parent / (name or "nowhere.txt")
    if name:
        path.write_bytes(data)
    before = files_of(library)
    result = run("scan", str(path))
    assert result.exit_code in (1, 2)
    assert message in result.stderr
    assert "Traceback" not in result.output
    assert files_of(library) == before


def test_a_post_id_belongs_to_one_post(run: Run, library: Path, post: Path, server: RegistryServer) -> None:
    run("scan", str(post))
    other = library.parent / "other.md"
    other.write_text("Iron pots rust in a week.\n")
    result = run("scan", "--post", "kettles-sleep", str(other))
    assert result.exit_code == 2
    assert "belongs to" in result.stderr
    assert run("scan", "--post", "pots", str(other)).exit_code == 0
    assert (library / "claims" / "pots.toml").exists()


def test_the_library_that_ships_is_what_a_scan_of_its_posts_gives(
    run: Run, library: Path, shared: Path
) -> None:
    import shutil

    shutil.rmtree(library)
    shutil.copytree(Path(__file__).parents[3] / "library", library, ignore=shutil.ignore_patterns(".litman"))
    before = files_of(library)
    env = {"LITMAN_POSTS": str(shared / "posts")}
    result = run("scan", "--offline", "--text", "none", str(shared / "posts"), env=env)
    assert result.output.count("unchanged ") == 5, result.output
    assert files_of(library) == before
    assert all(claim["state"] == "same" for claim in json.loads(run("claims", "--json", env=env).output))


def test_a_proxy_page_is_no_reason_to_accuse_a_reference(
    run: Run, post: Path, server: RegistryServer
) -> None:
    server.crossref("10.5555/kettle", played_page())
    result = run("scan", str(post))
    assert result.exit_code == 3
    assert "unregistered" not in result.output


def test_a_reference_without_a_number_goes_by_what_the_post_calls_it(run: Run, library: Path) -> None:
    post = library.parent / "spouts.md"
    post.write_text(
        "# Spouts\n\nNarrow spouts pour slower than wide ones (Oak & Ash, 1999). Lids keep steam in (Elm, 2004).\n\n"
        "## References\n\nOak, D., & Ash, E. (1999). *Spouts and what they pour*. Pot Press.\n"
    )
    result = run("scan", "--offline", str(post))
    assert result.exit_code == 1  # Elm 2004 is missing
    file = tomllib.loads((library / "claims" / "spouts.toml").read_text())
    assert [reference["label"] for reference in file["reference"]] == ["Oak & Ash 1999"]
    listed = run("claims", "--post", "spouts").output
    assert "1 on references not tied to a work yet" in listed
    assert (
        "→ [Oak & Ash 1999] Oak, D., & Ash, E. (1999). Spouts and what they pour. Pot Press. · not tied to a work yet"
        in " ".join(listed.split())
    )
    assert "marker [Elm 2004] without a reference" in listed
    claims = json.loads(run("claims", "--post", "spouts", "--json").output)
    assert [claim["open_references"] for claim in claims] == [["Oak & Ash 1999"], []]
    assert [claim["dangling_markers"] for claim in claims] == [[], ["Elm 2004"]]
    assert json.loads(run("claims", "--post", "spouts", "--unsupported", "--json").output)[0]["id"] == "c02"


def test_scan_alone_scans_the_folders_of_posts(run: Run, library: Path) -> None:
    (library.parent / "posts" / "sub").mkdir(parents=True)
    (library.parent / "posts" / "sub" / "alone.md").write_text("# Alone\n\nTea is older than this.\n")
    result = run("scan", "--offline")
    assert result.exit_code == 0
    assert (library / "claims" / "alone.toml").exists()
    assert 'source = "../../posts/sub/alone.md"' in (library / "claims" / "alone.toml").read_text()


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        pytest.param("", 'posts = ["../posts"]', id="no folders are named"),
        pytest.param('posts = ["../nowhere"]', "nowhere is not there", id="the folder is not there"),
        pytest.param('posts = ["../empty"]', "empty holds no post", id="the folder is empty"),
        pytest.param('posts = ["../some"]\nexclude = ["*.md"]\n', "1 file is left out", id="all is left out"),
    ],
)
def test_scan_alone_says_what_is_lacking(run: Run, library: Path, settings: str, says: str) -> None:
    (library / "litman.toml").write_text(settings)
    (library.parent / "empty").mkdir()
    (library.parent / "some").mkdir()
    (library.parent / "some" / "a.md").write_text("Text.\n")
    result = run("scan", "--offline")
    assert result.exit_code == 2
    assert says in result.stderr


def test_a_folder_says_how_many_files_are_left_out(run: Run, library: Path) -> None:
    (library / "litman.toml").write_text('exclude = ["draft*"]\n')
    (library.parent / "posts").mkdir()
    for name in ("a.md", "draft-b.md", "draft-c.md"):
        (library.parent / "posts" / name).write_text("Tea is older than this.\n")
    result = run("scan", "--offline", "posts")
    assert "2 files are left out, which git ignores or `exclude` of litman.toml names" in result.stderr
    assert sorted(path.stem for path in (library / "claims").iterdir()) == ["a", "sleep"]
    assert run("scan", "--offline", "posts/draft-b.md").exit_code == 0
    assert (library / "claims" / "draft-b.toml").exists()


def test_what_no_service_answered_is_asked_again_the_next_time(
    run: Run, library: Path, post: Path, server: RegistryServer
) -> None:
    silent = {f"LITMAN_{name}_URL": "http://127.0.0.1:9" for name in ("CROSSREF", "DATACITE", "DOI")}
    assert run("scan", str(post.parent), env=silent).exit_code == 3
    assert "link" not in claims_file(library)["claim"][0]
    again = run("scan", str(post.parent))
    assert "kessel2015tea" in again.output
    assert [link["key"] for link in claims_file(library)["claim"][0]["link"]] == ["kessel2015tea"]


def test_a_key_is_tied_when_its_entry_comes(run: Run, library: Path) -> None:
    folder = library.parent / "posts"
    folder.mkdir()
    (folder / "late.md").write_text("# Rivers\n\nMost rivers were lower in 2019 [@late2012].\n")
    run("scan", "--offline", str(folder))
    assert run("rename", "reed2001leaf", "late2012").exit_code == 0
    run("scan", "--offline", str(folder))
    file = tomllib.loads((library / "claims" / "late.toml").read_text())
    assert [link["key"] for link in file["claim"][0]["link"]] == ["late2012"]


def test_a_folder_that_ends_with_findings_shows_them(run: Run, library: Path) -> None:
    posts = library.parent / "posts"
    posts.mkdir(exist_ok=True)
    for number in range(5):
        (posts / f"p{number}.md").write_text(f"# T\n\nTea number {number} lengthens sleep [9].\n")
    result = run("scan", "--offline", "posts")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    said = [line for line in lines if "REF10" in line]
    count = int(lines[-1].split("; ")[2].split()[0])
    assert len(said) == count >= 10
    kinds = ["REF101" in line or "REF102" in line for line in said]
    assert kinds == sorted(kinds, reverse=True)  # errors before the rest

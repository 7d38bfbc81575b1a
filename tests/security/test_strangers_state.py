"""What lies in the `.litman` of a stranger's library is believed about no file outside the library."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from litman.cli.main import main
from litman.errors import UndoRefusedError
from litman.files import FileStamp
from litman.library.storage.change import stamp_now
from litman.library.storage.command_run import CommandRun
from litman.library.storage.lock import Holder, _write_holder
from litman.library.storage.transaction import put_right
from litman.library.storage.undo import plan_return
from litman.library.storage.write_ahead import ChangeLog, FileStep, KeptSplice, encode_log, keep_splices
from tests.faults.samples import make_box


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    path = tmp_path / "home" / "victim"
    path.parent.mkdir()
    path.write_bytes(b"dear")
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    (folder / ".litman" / "undo").mkdir(parents=True)
    (folder / "litman.toml").write_text("")
    return folder


def _named(root: Path, victim: Path, way: str) -> Path:
    if way == "absolute":
        return victim
    if way == "link to the file":
        (root / "x.bib").symlink_to(victim)
        return Path("x.bib")
    if way == "link that is relative":
        (root / "x.bib").symlink_to("../home/victim")
        return Path("x.bib")
    (root / "claims").symlink_to(victim.parent)
    return Path("claims/victim")


WAYS = ("absolute", "link to the file", "link that is relative", "link to its folder")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("temporary", [None, ".victim.litman-1-aa"], ids=["removed", "replaced"])
def test_a_change_half_way_reaches_no_file_outside(
    root: Path, victim: Path, way: str, temporary: str | None
) -> None:
    if temporary is not None:
        (victim.parent / temporary).write_bytes(b"evil")
    mark = stamp_now(victim)
    assert isinstance(mark, FileStamp)
    step = FileStep(_named(root, victim, way), temporary, mark, None if temporary is None else 4, None)
    journal = ChangeLog(CommandRun((), None, "00000000"), (step,), None)
    (root / ".litman" / "pending").write_bytes(encode_log(journal))
    put_right(root, timeout_s=1, notify=lambda message: None)
    assert victim.read_bytes() == b"dear"
    assert not (root / ".litman" / "pending").exists()


@pytest.mark.parametrize("is_linked", [False, True], ids=["absolute", "link to its folder"])
def test_a_dead_holder_names_no_file_outside(root: Path, victim: Path, is_linked: bool) -> None:
    precious = victim.with_name(".thesis.litman-1-aa")
    precious.write_bytes(b"dear")
    if is_linked:
        (root / "claims").symlink_to(victim.parent)
    named = root / "claims" / precious.name if is_linked else precious
    _write_holder(root / ".litman", Holder("?", 1, (), (str(named),)))
    put_right(root, timeout_s=1, notify=lambda message: None)
    assert precious.read_bytes() == b"dear"


@pytest.mark.parametrize("way", WAYS)
def test_undo_refuses_a_file_outside(root: Path, victim: Path, way: str) -> None:
    splices: tuple[KeptSplice, ...] | None = keep_splices((), lambda start, end: b"", 4)
    step = FileStep(_named(root, victim, way), ".x.litman-1-aa", None, 4, splices)
    log = ChangeLog(CommandRun((), None, "00000000"), (step,), "undo/00000001-00000000-0000.change")
    (root / ".litman" / "undo" / "00000001-00000000-0000.change").write_bytes(encode_log(log))
    with pytest.raises(UndoRefusedError, match="outside"):
        plan_return(root)
    assert victim.read_bytes() == b"dear"


KEPT = (
    "pending lock-holder.json checks.json scans.json visits.json duplicates.json stops.json undo/000001 "
    "redo/000001 texts/x http/x"
).split()
OF_LIBRARY = (
    "registry.jsonl claims/deep.toml statements.toml litman.toml different.txt references.bib".split()
)


@pytest.mark.parametrize("name", [*(f".litman/{name}" for name in KEPT), *OF_LIBRARY])
@pytest.mark.parametrize(
    "opened", [b"[", b'{"a":', b"x = [", b"{"], ids=["lists", "objects", "TOML", "braces"]
)
def test_what_is_nested_without_end_is_no_bug_of_litman(tmp_path: Path, name: str, opened: bytes) -> None:
    library = make_box(tmp_path)
    path = library / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(opened + opened[-1:] * 100_000 if opened.startswith(b"x") else opened * 100_000)
    for words in (["list"], ["check"], ["undo"], ["tag", "moss2019tea", "--add", "x"], ["doctor"]):
        result = CliRunner().invoke(main, ["--library", str(library), *words])
        assert result.exception is None or isinstance(result.exception, SystemExit), (words, result.exception)
        assert "this is a bug" not in result.output
        assert len(result.output) < 20_000


@pytest.mark.parametrize("number", ["0x" + "f" * 6000, "1" + ":59" * 3000], ids=["base 16", "base 60"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "claims/n.toml",
            '[post]\ntitle = "x"\nlast_id = N\n[[claim]]\nid = "c01"\nanchor = {start = N, end = N}\n',
        ),
        ("litman.toml", 'posts = ["../posts"]\ntimeout_s = N\n'),
        (
            "../posts/tea.md",
            "---\ntitle: N\nreferences:\n- {type: book, id: N, volume: N}\n---\nTea helps.\n",
        ),
        ("../more.yml", "k: {type: book, title: N, date: N}\n"),
        ("../more.yml", "references:\n- {type: book, id: N, title: T, issued: N}\n"),
    ],
)
def test_a_number_without_end_is_no_bug_of_litman(tmp_path: Path, name: str, text: str, number: str) -> None:
    library = make_box(tmp_path)
    (library / name).write_text(text.replace("N", number))
    for words in (["list"], ["check"], ["scan", "--offline"], ["add", "yaml", str(library / "../more.yml")]):
        result = CliRunner().invoke(main, ["--library", str(library), *words])
        assert result.exception is None or isinstance(result.exception, SystemExit), (words, result.exception)

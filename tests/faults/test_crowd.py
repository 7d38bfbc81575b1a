from pathlib import Path

from tests.faults.crowd import broken, let_loose, lost


def test_processes_that_write_at_once_lose_nothing(folder: Path) -> None:
    box = folder / "box"
    everyone = let_loose(box, 3, 12)
    assert [what for done in everyone for what in done.failures] == []
    assert [what for done in everyone for what in lost(box / "library", done)] == []
    assert broken(box / "library") == []
    assert sum(done.counts.total() for done in everyone) == 36

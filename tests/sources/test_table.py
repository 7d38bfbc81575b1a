from __future__ import annotations

from litman.sources.table import SOURCES


def test_every_source_has_the_name_it_is_listed_by() -> None:
    assert {name: source.NAME for name, source in SOURCES.items()} == {name: name for name in SOURCES}
    assert all(callable(source.fetch_record) for source in SOURCES.values())

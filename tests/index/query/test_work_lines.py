from __future__ import annotations

from pathlib import Path

import pytest

from litman.actions.works.describe_works import describe_listed_works
from litman.claims.collection import read_all_claims
from litman.index.claims.refresh import refresh_claims
from litman.index.query.work_lines import claim_counts, work_lines
from litman.library.library import Library
from litman.settings import Settings
from litman.short_work import short_names
from tests.index.indexing import indexed, new_index

BIB = b"""@article{Moss2019, ids = {old-moss, Shared}, author = {Moss, Ada and van Fern, Bo}, title = {Tea}}
@article{moss2019, title = {Twin in other case}}
@book{reed, author = {Reed, Cy and Oak, D. and Ash, E.}, title = {Leaf}, year = 2001}
@book{reed, title = {Leaf again}}
@misc{shared, author = {{Tea House}}, title = {News}}
@misc{, title = {Without a key}}
"""
CLAIM = '[[claim]]\nid = "c0{}"\ntext = "Tea."\n[[claim.link]]\nkey = "{}"\nrelation = "supports"\n'
SPELLINGS = ["Moss2019", "MOSS2019", "moss2019", "old-moss", "OLD-MOSS", "reed", "Shared", "shared"]


def test_lines_say_what_the_reports_of_the_works_say(tmp_path: Path) -> None:
    folder = tmp_path / "claims"
    folder.mkdir()
    (folder / "a.toml").write_text(
        "\n".join(CLAIM.format(n, key) for n, key in enumerate(SPELLINGS, start=1))
    )
    index = new_index()
    document = indexed(tmp_path / "references.bib", BIB, index)
    refresh_claims(index, folder)
    library = Library(tmp_path, Settings())
    numbers = [row[0] for row in index.connection.execute("SELECT id FROM entry ORDER BY id")]
    lines = work_lines(index.connection, numbers)
    reports = list(describe_listed_works(library, document.entries()))
    assert [(line.key, line.claims) for line in lines] == [
        (report.key, report.claim_count) for report in reports
    ]
    for line, report in zip(lines, reports, strict=True):
        assert line.who == short_names(report.work.author or report.work.editor)
        assert (line.title, line.year) == (report.work.title, report.work.year)
    assert sum(line.claims for line in lines[:3]) + lines[4].claims == len(
        read_all_claims(folder)[0][0].claims
    )


def test_numbers_that_are_no_entry_are_left_out() -> None:
    connection = new_index().connection
    assert work_lines(connection, [7]) == []
    assert claim_counts(connection, {}) == {}


@pytest.mark.parametrize("count", [499, 501, 1001])
def test_more_works_than_fit_one_question_keep_their_order(tmp_path: Path, count: int) -> None:
    index = new_index()
    indexed(tmp_path / "many.bib", b"".join(b"@misc{k%d, title={t}}\n" % n for n in range(count)), index)
    lines = work_lines(index.connection, list(range(count, 0, -1)))
    assert [line.entry for line in lines] == list(range(count, 0, -1))

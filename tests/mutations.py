"""Changes of one line that a test notices, each tried on a copy: `python -m tests.mutations [NAME …]`.

A change whose tests still pass, or whose line is no longer there, is reported, and the command ends with 1.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]


class Mutation(NamedTuple):
    """A line that is changed, and the test that must fail then."""

    name: str
    file: str  # from the folder of the code
    old: str
    new: str
    test: str  # from this folder, as pytest takes it


MUTATIONS = (
    Mutation(
        "years of one work",
        "library/comparison/judgements.py",
        "abs(one - other) == 1",
        "abs(one - other) <= 2",
        "matching/test_decide.py::test_a_copy_with_another_doi_is_the_same_work_within_a_year",
    ),
    Mutation(
        "day of a notice",
        "checks/rules/claims/checked_before_notice.py",
        "link.at < notice.date",
        "link.at <= notice.date",
        "checks/test_rules.py",
    ),
    Mutation(
        "day of a notice, known to nobody",
        "checks/rules/claims/checked_before_notice.py",
        " or (link.at == notice.date and is_recorded)",
        "",
        "checks/test_rules.py",
    ),
    Mutation(
        "same sentence twice",
        "claims/reanchor.py",
        "shift) >= CLEAR",
        "shift) >= -9",
        "claims/test_reanchor.py::test_a_sentence_that_stands_twice_in_the_same_surroundings_is_ambiguous",
    ),
    Mutation(
        "same sentence twice, edited",
        "claims/reanchor.py",
        "[number, other] < CLEAR",
        "[number, other] < -9",
        "claims/test_reanchor.py::test_an_edited_sentence_that_stands_twice_in_the_same_surroundings_is_ambiguous",
    ),
    Mutation(
        "whose an edited sentence is",
        "claims/reanchor.py",
        "[other, sentence] < CLEARLY_ITS_OWN",
        "[other, sentence] < -9",
        "claims/test_reanchor.py::test_a_sentence_that_could_be_that_of_two_claims_is_given_to_neither",
    ),
    Mutation(
        "wording before surroundings",
        "claims/likeness.py",
        "CONTEXT_SHARE = 0.02",
        "CONTEXT_SHARE = 0.9",
        "claims/test_reanchor.py::test_no_claim_moves_to_an_edited_look_alike_when_its_sentence_is_deleted",
    ),
    Mutation(
        "sentences that a marker speaks for",
        "posts/markers/coverage.py",
        "_MOST_BEFORE = 4 ",
        "_MOST_BEFORE = 40 ",
        "posts/markers/test_coverage.py::test_a_marker_speaks_for_four_sentences_before_its_own_at_most",
    ),
    Mutation(
        "longest beginning of a code",
        "actions/check/run.py",
        "key=len, reverse=True",
        "key=len, reverse=False",
        "actions/check/test_run.py::test_the_longest_beginning_of_a_code_says_how_severe_it_is",
    ),
    Mutation(
        "beginnings of a code in their own order",
        "actions/check/run.py",
        "sorted(settings.severity, key=len, reverse=True)",
        "list(settings.severity)",
        "actions/check/test_run.py::test_the_longest_beginning_of_a_code_says_how_severe_it_is",
    ),
    Mutation(
        "look back for a line end",
        "index/bibliography/window.py",
        'file.read(end - 1, 1) not in (b"\\n", b"\\r")',
        "False",
        "index/bibliography/test_document.py::test_an_entry_whose_line_end_before_is_deleted_is_read_anew",
    ),
    Mutation(
        "one page of RIS",
        "text/printed_pages.py",
        "first and last and first != last and",
        "first and last and",
        "formats/test_readers.py::test_pages_of_ris_are_those_of_its_two_fields",
    ),
    Mutation(
        "time of a file after a crash",
        "library/storage/recovery.py",
        "(mark.size, mark.mtime_ns) == (before.size, before.mtime_ns)",
        "mark.size == before.size",
        "library/storage/test_transaction.py::test_recovery_sees_by_size_and_time_that_somebody_wrote_since",
    ),
    Mutation(
        "size of a file after a crash",
        "library/storage/recovery.py",
        "(mark.size, mark.mtime_ns) == (before.size, before.mtime_ns)",
        "mark.mtime_ns == before.mtime_ns",
        "library/storage/test_transaction.py::test_recovery_sees_by_size_and_time_that_somebody_wrote_since",
    ),
    # What a day of work meets: each of these once passed without a word.
    Mutation(
        "an invented reference",
        "standing/references.py",
        "compared is not None and compared.is_other_work",
        "False",
        "journeys/test_team.py::test_an_invented_reference_under_a_real_doi_is_an_error_everywhere",
    ),
    Mutation(
        "an unknown key",
        "checks/standing_problems.py",
        'if lead.kind == "unknown-key":',
        'if lead.kind == "unknown":',
        "journeys/test_team.py::test_keys_and_dois_that_nobody_has_are_errors",
    ),
    Mutation(
        "a late work",
        "actions/scan/scan.py",
        "(waited_for or not are_there(keys))",
        "not are_there(keys)",
        "journeys/test_writer.py::test_a_work_that_comes_late_is_tied_then",
    ),
    Mutation(
        "an outage",
        "actions/scan/scan.py",
        "return not (asks and answered == _UNANSWERED)",
        "return True",
        "journeys/test_team.py::test_what_an_outage_left_open_the_next_scan_makes_good",
    ),
    Mutation(
        "a work that does not say it",
        "checks/rules/claims/not_in_source.py",
        'subject.finding(CODE, place, message, "error"',
        'subject.finding(CODE, place, message, "info"',
        "journeys/test_editor.py::test_every_claim_gets_a_verdict_and_the_report_says_which_do_not_hold",
    ),
    Mutation(
        "a post that nobody scanned",
        "actions/check/known_posts.py",
        "                self.of_path(path)\n",
        "                self.at(path)\n",
        "journeys/test_team.py::test_a_post_that_nobody_scanned_does_not_pass",
    ),
    Mutation(
        "an edited sentence that was judged",
        "standing/stand.py",
        'state.state == "changed" and claim.is_judged and claim.id',
        'state.state == "other" and claim.id',
        "journeys/test_writer.py::test_an_edited_sentence_that_was_judged_waits_for_its_writer",
    ),
    Mutation(
        "an edited sentence that nobody judged",
        "standing/stand.py",
        'state.state == "changed" and claim.is_judged and claim.id',
        'state.state == "changed" and claim.id',
        "journeys/test_writer.py::test_a_post_is_written_renumbered_edited_cut_and_published",
    ),
    Mutation(
        "a conflict that is not said",
        "checks/rules/bib/merge_conflict.py",
        "yield from conflict_findings(seen.path, merge_conflicts(seen.data))",
        "yield from conflict_findings(seen.path, merge_conflicts(seen.data)[:0])",
        "journeys/test_team.py::test_works_that_two_people_add_meet_in_a_conflict_and_none_is_lost",
    ),
    Mutation(
        "a conflict that is written into",
        "library/library.py",
        "    if conflicts:\n        lines",
        "    if not conflicts:\n        lines",
        "journeys/test_team.py::test_a_merge_conflict_is_named_and_nothing_is_written_into_it",
    ),
)


def main(names: list[str]) -> int:
    """Try the mutations with these names, all without any; return 1 where one is not noticed."""
    unnoticed = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / ROOT.name
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", "__pycache__", ".*_cache"))
        for mutation in MUTATIONS:
            if not names or mutation.name in names:
                said = _tried(copy, mutation)
                unnoticed += said != "noticed"
                print(f"{mutation.name}: {said}", flush=True)
    return min(unnoticed, 1)


def _tried(copy: Path, mutation: Mutation) -> str:
    path = copy / "litman" / mutation.file
    text = path.read_text(encoding="utf-8")
    if text.count(mutation.old) != 1:
        return f"its line stands {text.count(mutation.old)} times in {mutation.file}"
    if _fails(copy, mutation.test):
        return f"{mutation.test} fails without it"
    path.write_text(text.replace(mutation.old, mutation.new), encoding="utf-8")
    try:
        return "noticed" if _fails(copy, mutation.test) else f"{mutation.test} passes all the same"
    finally:
        path.write_text(text, encoding="utf-8")


def _fails(copy: Path, test: str) -> bool:
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", f"tests/{test}"]
    environment = os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, check=False)
    # 1: tests failed; anything else but 0 means that none were run.
    assert done.returncode in (0, 1), done.stdout.decode()
    return done.returncode == 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

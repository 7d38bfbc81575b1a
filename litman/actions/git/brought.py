"""What a change brings that litman finds wrong: what is found now, without what was found before it."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from litman.actions.check.baseline import counts_of, without_counted
from litman.actions.check.run import CheckReport
from litman.actions.git.staged import Staging, lay_out
from litman.finding import Finding, Place
from litman.library.library import Library
from litman.read_settings import read_settings
from litman.settings import SETTINGS_NAME

# Linear, since a run of such letters is gone through once.
_FOLDERS = re.compile(r"(?<![^\s'\"`])[^\s'\"`]*/(?=[^\s'\"`/])")
Check = Callable[[Library], CheckReport]


@dataclass(frozen=True, slots=True)
class Brought:
    """What is new, and whether there was something to compare with."""

    report: CheckReport
    is_compared: bool


def brought(
    staged: Staging,
    root: Path,
    check: Check,
    *,
    environment: Mapping[str, str],
    now: CheckReport | None = None,
) -> Brought | None:
    """Return what the staged files bring, or what `now` has more; None where the library is none of the files.

    Args:
        staged: What is staged, and what it is compared with.
        root: The library's folder, from the top of the working tree.
        check: Checks a library.
        environment: That of the program, for settings.
        now: What was found in the working tree, where that is asked and not the index.

    Raises:
        GitError: git cannot be asked.
        LitmanError: the settings of the library cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="litman-staged-") as box:
        # One folder for all, one after the other: what a finding says of a file is the same for each.
        tree = Path(box).resolve() / "tree"

        def found_in(commit: str | None) -> CheckReport | None:
            lay_out(staged, commit, tree)
            settings = tree / root / SETTINGS_NAME
            return (
                check(Library(tree / root, read_settings(settings, environment)))
                if settings.is_file()
                else None
            )

        before = [report for commit in staged.before if (report := found_in(commit)) is not None]
        now = found_in(None) if now is None else now
    if now is None:
        return None
    # A merge brings nothing that either side has; what both have counts once.
    known: Counter[str] = Counter()
    for report in before:
        known |= counts_of(_bare(_under_new_name(one, tree, staged.renamed)) for one in report.findings)
    bare = [_bare(one) for one in now.findings]
    as_found = dict(zip(map(id, bare), now.findings, strict=True))
    new = without_counted(replace(now, findings=tuple(bare)), known)
    shown = tuple(_in_tree(as_found[id(one)], tree, staged.top) for one in new.findings)
    unreadable = tuple(reason.replace(str(tree), str(staged.top)) for reason in new.unreadable)
    return Brought(replace(new, findings=shown, unreadable=unreadable), bool(before))


def _under_new_name(finding: Finding, tree: Path, renamed: Mapping[str, str]) -> Finding:
    """Return a finding of a file that the change renames as it would be there."""
    if not finding.place.path.is_relative_to(tree):
        return finding
    old = finding.place.path.relative_to(tree).as_posix()
    if old not in renamed:
        return finding
    path = tree / renamed[old]
    post = path.stem if finding.post == finding.place.path.stem else finding.post
    message = finding.message.replace(finding.place.path.name, path.name)
    return replace(finding, place=replace(finding.place, path=path), post=post, message=message)


def _bare(finding: Finding) -> Finding:
    """Return a finding whose message names files without their folders, which are another for each tree."""
    return replace(finding, message=_FOLDERS.sub("", finding.message))


def _in_tree(finding: Finding, tree: Path, top: Path) -> Finding:
    """Return a finding at its file in the working tree."""
    related = tuple(replace(one, place=_moved(one.place, tree, top)) for one in finding.related)
    message = finding.message.replace(str(tree), str(top))
    return replace(finding, place=_moved(finding.place, tree, top), related=related, message=message)


def _moved(place: Place, tree: Path, top: Path) -> Place:
    if not place.path.is_relative_to(tree):
        return place
    path = top / place.path.relative_to(tree)
    here = Path.cwd()
    return replace(place, path=path.relative_to(here) if path.is_relative_to(here) else path)

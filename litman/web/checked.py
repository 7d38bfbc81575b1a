"""What `litman check` finds, looked for behind the pages and kept until a file is saved."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

from litman.actions.check.run import CheckReport, run_check
from litman.actions.check.targets import CheckTargets, find_check_targets
from litman.errors import LitmanError
from litman.web.desk import Desk

_AT_ONCE = 8  # posts; of more, `run_check` would start processes, which a program with threads must not


class Checks:
    """The last check of a library, and whether it is of the files as they are."""

    def __init__(self, desk: Desk, told: Callable[[], None]) -> None:
        """Take the library, and what is called when a check is done."""
        self._desk = desk
        self._told = told
        self._lock = threading.Lock()
        self._report: CheckReport | None = None
        self._stamp: object = None
        self._running = False
        self._why = ""

    def latest(self) -> tuple[CheckReport | None, bool, str]:
        """Return the last report, whether it is of the files as they are, and why there is none.

        Where it is not, a new check begins, and what was told of at the beginning is called at its end.
        """
        stamp = self._desk.stamp()
        with self._lock:
            is_fresh = stamp == self._stamp
            if not is_fresh and not self._running:
                self._running = True
                threading.Thread(target=self._check, args=(stamp,), daemon=True, name="check").start()
            return self._report, is_fresh, self._why

    def last(self) -> CheckReport | None:
        """Return the last report, whatever it is of, and begin none."""
        with self._lock:
            return self._report

    def now(self) -> CheckReport:
        """Return what a check finds now; it is waited for."""
        stamp = self._desk.stamp()
        with self._lock:
            if self._report is not None and stamp == self._stamp:
                return self._report
        report = self._checked()
        with self._lock:
            self._report, self._stamp, self._why = report, stamp, ""
        return report

    def _check(self, stamp: object) -> None:
        report, why = None, ""
        try:
            report = self._checked()
        except (LitmanError, OSError) as exc:
            why = str(exc)
        with self._lock:
            self._report, self._stamp, self._why, self._running = report, stamp, why, False
        self._told()

    def _checked(self) -> CheckReport:
        library = self._desk.library()
        targets = find_check_targets(library, ())
        for start in range(0, len(targets.posts) - _AT_ONCE, _AT_ONCE):
            some = targets.posts[start : start + _AT_ONCE]
            self._run(replace(targets, posts=some, with_library=False))
        return self._run(targets)

    def _run(self, targets: CheckTargets) -> CheckReport:
        library = self._desk.library()
        return run_check(library, targets, today=self._desk.today(), settings=library.settings.check)

"""One command under every fault, and what must hold afterwards."""

from __future__ import annotations

import errno
import os
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from threading import Lock

from tests.faults.box_state import STATE_FOLDER, is_index, state_of, without_lots
from tests.faults.forks import Ended, Fault, Forks
from tests.faults.samples import make_box

Files = Mapping[str, bytes]
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)
_SOME = 3  # every so manyth of what the index repeats; no divisor of the calls of its transactions
_MOST_KILLS = 12  # of the calls that touch files of the user, where some are tried
_LONGER = 4  # calls that a run may make more than the one before it
_RECOVERY = ("finished an interrupted change", "was interrupted before it changed anything", "was dropped")
_WRITES = ("write", "copy_file_range", "sendfile")
# Of a file that is open, nobody asks any more whether it may be written.
_OPEN = (*_WRITES, "fsync", "truncate")
_OF_OPEN_FILES = (errno.ENOSPC, errno.EIO)


def files_of(box: Path) -> dict[str, bytes]:
    """Return all files but those of `.litman` folders."""
    found = {}
    for folder, folders, names in os.walk(box):
        folders[:] = [name for name in folders if name != ".litman"]
        for name in names:
            path = os.path.join(folder, name)
            with open(path, "rb") as stream:
                found[os.path.relpath(path, box)] = stream.read()
    return found


def is_temporary(name: str) -> bool:
    return ".litman-" in os.path.basename(name)


def leftovers(box: Path) -> list[str]:
    """Return temporary files, those in `.litman` too."""
    return [
        os.path.join(folder, name)
        for folder, _, names in os.walk(box)
        for name in names
        if is_temporary(name)
    ]


def states(box: Path) -> list[str]:
    """Return what says that a change is under way."""
    names = ("pending", "lock-holder.json", "lock-holder.new")
    return [str(path) for path in box.glob("*/.litman/*") if path.name in names]


def faults_for(trace: Sequence[str], *, is_thorough: bool) -> list[Fault]:
    """Return the faults to try on a command that made these calls.

    Always: a process killed at every call that touches a file of the user or of the change under way, at some of
    a long command; of the other faults, and of the calls that touch the index, which is disposable, some.
    Thorough: killed at every call there is, every error that a call can have, half of every write; of the calls that
    the index repeats, page after page, some kills and no errors. To be killed after a sync is to be killed before it:
    the files are the same. Of the calls that a longer run would make, one error.
    """
    calls = range(len(trace) + _LONGER)
    seen: Counter[str] = Counter(trace)
    first: set[str] = set()
    distinct = []
    for n in calls:
        call = trace[n] if n < len(trace) else f"more {n}"
        if not is_index(call) or call not in first or n + 1 == len(trace) or seen[call] == 1:
            distinct.append(n)
        first.add(call)
    if is_thorough:
        repeated = sorted(set(calls) - set(distinct))
        faults = [
            Fault("kill", n)
            for n in sorted(distinct + repeated[::_SOME])
            if not (0 < n <= len(trace) and trace[n - 1].startswith("fsync"))
        ]
        made = [n for n in distinct if n < len(trace)]
        faults += [
            Fault(mode, n, error)
            for mode in ("once", "from")
            for n in made
            for error in (_OF_OPEN_FILES if trace[n].startswith(_OPEN) else ERRORS)
        ]
        faults += [Fault("once", n, ERRORS[0]) for n in distinct[len(made) :]]
        return faults + [
            Fault("torn", n) for n in distinct if n < len(trace) and trace[n].startswith(_WRITES)
        ]
    ours = [n for n in distinct if n < len(trace) and not is_index(trace[n])]
    others = [n for n in distinct if n < len(trace) and n not in set(ours)]
    step = 1 + len(ours) // _MOST_KILLS
    faults = [Fault("kill", n) for n in sorted(ours[::step] + others[:: 8 * step])]
    faults += [Fault("once", n, ERRORS[n % 4]) for n in ours[:: 3 * step]]
    faults += [Fault("from", n, ERRORS[n // 4 % 4]) for n in ours[:: 12 * step]]
    return faults + [Fault("torn", n) for n in ours if trace[n].startswith(_WRITES)][:: 3 * step]


@dataclass(frozen=True)
class _Followed:
    """What a command came to that followed a fault."""

    ended: Ended
    final: Files
    leftovers: Sequence[str]
    states: Sequence[str]
    state: str | None  # of the box; see `state_of`


def _lasting(trace: Sequence[str]) -> list[bytes]:
    """Return the calls that do not hang on the clock: how old a file is decides whether the index looks at it again."""
    folder_of_index = f"/{STATE_FOLDER}"
    return [
        without_lots(call.encode())
        for call in trace
        if not is_index(call) and not call.endswith(folder_of_index)
    ]


@dataclass
class Trial:
    """A command to be tried under faults, by as many servers of forks as are given."""

    servers: Sequence[Forks]
    words: Sequence[str]
    folder: Path  # an empty one to work in
    before: Sequence[Sequence[str]] = ()  # commands that prepare the library
    following: Sequence[str] = ("list", "--keys")  # the next command
    environment: Mapping[str, str] = field(default_factory=dict)
    exit_codes: tuple[int, ...] = (0, 1)  # of the command that succeeds
    is_thorough: bool = False  # see `faults_for`; and a writing command after each
    tried: Counter[str] = field(default_factory=Counter)  # faults by their mode
    _counting: Lock = field(default_factory=Lock)
    # What came of a state and the command that followed: the same state is not followed twice.
    _followed: dict[tuple[str, ...], _Followed] = field(default_factory=dict)

    def prepare(self) -> Ended:
        """Make the library, and run the command without faults; return how it ended."""
        self._template = self.folder / "template"
        make_box(self._template)
        first = self.servers[0]
        for words in (*self.before, ("list", "--keys")):
            assert self._run(first, self._template, words).status == 0, words
        box = self.folder / "box"
        self._reset(box)
        cold = self._run(first, box, self.words)
        for server in self.servers:
            for words in (self.words, self.following):
                self._reset(box)
                warm = self._run(server, box, words, in_server=True)
                assert warm.status in self.exit_codes, warm
        self._reset(box)
        self.old = files_of(box)
        clean = self._run(first, box, self.words)
        assert clean.status in self.exit_codes, clean
        # What the server remembers of a run saves time, and no call that changes a file.
        assert _lasting(clean.trace) == _lasting(cold.trace)
        self.trace = min(cold.trace, clean.trace, key=len)
        if len(cold.trace) != len(clean.trace):  # how old the files are makes some runs of the index longer
            self._reset(box)
            self.trace = min(self.trace, self._run(first, box, self.words).trace, key=len)
        self.new = files_of(box)
        assert not leftovers(box)
        return clean

    def try_all(self, faults: Sequence[Fault] = ()) -> list[str]:
        """Try the faults, those of `faults_for` if none are given; return what does not hold."""
        free: SimpleQueue[tuple[Forks, Path]] = SimpleQueue()
        for number, server in enumerate(self.servers):
            free.put((server, self.folder / f"box{number}"))

        def run(fault: Fault) -> list[str]:
            server, box = free.get()
            try:
                return self._try(server, box, fault)
            finally:
                free.put((server, box))

        with ThreadPoolExecutor(len(self.servers)) as pool:
            chosen = faults or faults_for(self.trace, is_thorough=self.is_thorough)
            return [problem for problems in pool.map(run, chosen) for problem in problems]

    def _try(self, server: Forks, box: Path, fault: Fault) -> list[str]:
        """Return what does not hold after the fault."""
        # What the clock has to do with, as the age of a file, can make a run shorter by a call.
        for _ in range(4 if fault.n < len(self.trace) else 2):
            self._reset(box)
            ended = self._run(server, box, self.words, fault)
            if ended.is_hit:
                break
        else:
            return []
        with self._counting:  # two threads try at once
            self.tried[fault.mode] += 1
        call = self.trace[fault.n] if fault.n < len(self.trace) else "?"
        return [
            f"{fault} ({call}): {problem}; exit {ended.status}, said {ended.stderr.strip()[-300:]!r}"
            for problem in self._problems(server, box, fault, ended)
        ]

    def _problems(self, server: Forks, box: Path, fault: Fault, ended: Ended) -> Iterator[str]:
        after = {name: data for name, data in files_of(box).items() if not is_temporary(name)}
        if "Traceback" in ended.stderr or "bug in litman" in ended.stderr:
            yield "a bug is reported"
        if ended.status > 0 and ended.status not in self.exit_codes and not ended.stderr.strip():
            yield "nothing is said"
        is_same = self.following == self.words
        is_hurt = fault.n >= len(self.trace) or is_index(self.trace[fault.n])
        followed = self._follow(server, box, self.following, None if is_hurt else state_of(box))
        following, final = followed.ended, followed.final
        if following.status not in (0, 2 if is_same else 0):
            yield f"the next command fails: {following.stderr!r}"
        if final not in (self.old, self.new):
            yield f"neither the old nor the new library: {self._differing(final)}"
        if after != final and not is_same and not any(words in following.stderr for words in _RECOVERY):
            yield "the next command put something right and does not say so"
        if ended.status in self.exit_codes and final != self.new:
            yield "success is reported and nothing is changed"
        if followed.leftovers:
            yield f"left behind: {followed.leftovers}"
        if self.is_thorough or fault.n % 8 == 1:
            yield from self._writing_problems(server, box, followed.state)

    def _writing_problems(self, server: Forks, box: Path, state: str | None) -> Iterator[str]:
        writing = self._follow(server, box, ("set", "teahouse2019news", "note=after the fault"), state)
        if writing.ended.status != 0:
            yield f"the next writing command fails: {writing.ended.stderr!r}"
        if writing.states:
            yield f"the next writing command leaves {writing.states}"

    def _follow(self, server: Forks, box: Path, words: Sequence[str], state: str | None) -> _Followed:
        """Return what a command comes to after a fault, or came to when it followed on the same state before."""
        known = self._followed.get((*words, state)) if state else None
        if known:
            return known
        ended = self._run(server, box, words)
        known = _Followed(ended, files_of(box), leftovers(box), states(box), state_of(box))
        if state:
            self._followed[*words, state] = known
        return known

    def _differing(self, files: Files) -> list[str]:
        names = sorted({*files, *self.old, *self.new})
        return [
            name for name in names if files.get(name) not in (self.old.get(name), self.new.get(name))
        ] or [
            f"{name} {'old' if files.get(name) == self.old.get(name) else 'new'}"
            for name in names
            if self.old.get(name) != self.new.get(name)
        ]

    def _reset(self, box: Path) -> None:
        shutil.rmtree(box, ignore_errors=True)
        shutil.copytree(self._template, box)

    def _run(
        self,
        server: Forks,
        box: Path,
        words: Sequence[str],
        fault: Fault | None = None,
        in_server: bool = False,
    ) -> Ended:
        return server.run(
            words,
            box,
            cwd=box / "library",
            fault=fault or Fault(),
            environment=self.environment,
            in_server=in_server,
        )

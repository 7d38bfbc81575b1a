"""What not every system has is asked for only where litman has made sure that it is there.

Nobody ran these tests on Windows; what can be seen in the code is held here.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Modules, and names of `os` and `signal`, of Unix alone. Source: Python documentation, "Availability: Unix".
MODULES = frozenset("crypt fcntl grp nis ossaudiodev posix pty pwd resource spwd syslog termios tty".split())
NAMES = {
    "os": frozenset(
        """
        chown chroot fchmod fchown fork forkpty getegid geteuid getgid getgroups getloadavg getpgid getpgrp getuid
        initgroups killpg lchown listxattr getxattr setxattr removexattr mkfifo mknod nice openpty pathconf pread
        pwrite register_at_fork sched_getaffinity setegid seteuid setgid setpgid setsid setuid statvfs sysconf
        uname wait3 wait4 waitid O_CLOEXEC O_DIRECTORY O_NOFOLLOW O_NONBLOCK O_NOCTTY O_SYNC WNOHANG
        """.split()
    ),
    "signal": frozenset(
        """
        SIGALRM SIGCHLD SIGHUP SIGKILL SIGPIPE SIGQUIT SIGTSTP SIGUSR1 SIGUSR2 SIGWINCH SIG_BLOCK SIG_SETMASK alarm
        getitimer pause pthread_kill pthread_sigmask setitimer sigpending sigwait
        """.split()
    ),
}
_MAY_HOLD = re.compile(rf"\b(?:{'|'.join(sorted(MODULES | NAMES['os'] | NAMES['signal']))})\b")
_MAKES_SURE = re.compile(r"hasattr\(|getattr\(|sys\.platform|os\.name|except (?:ImportError|AttributeError)")


def unsure(code: str) -> Iterator[str]:
    """Yield the lines that ask for what Unix alone has without making sure of it in the same function."""
    tree = ast.parse(code)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    for node in ast.walk(tree):
        names = _asked(node)
        around = (
            [one for one in functions if one.lineno <= node.lineno <= (one.end_lineno or 0)] if names else []
        )
        if names and not any(_MAKES_SURE.search(ast.get_source_segment(code, one) or "") for one in around):
            yield f"{node.lineno}: {', '.join(names)}"


def _asked(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [name.name for name in node.names if name.name in MODULES]
    if isinstance(node, ast.ImportFrom):
        names = NAMES.get(node.module or "", frozenset())
        return (
            [node.module or ""] if node.module in MODULES else [n.name for n in node.names if n.name in names]
        )
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return [node.attr] if node.attr in NAMES.get(node.value.id, ()) else []
    return []


def test_what_unix_alone_has_is_asked_for_where_it_is() -> None:
    found = []
    for path in sorted((ROOT / "litman").rglob("*.py")):
        code = path.read_text(encoding="utf-8")
        if _MAY_HOLD.search(code):
            found += [f"{path.relative_to(ROOT)}:{line}" for line in unsure(code)]
    assert found == []


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        pytest.param("import fcntl", ["1: fcntl"], id="a module at the top"),
        pytest.param("def f():\n    import pwd", ["2: pwd"], id="a module in a function"),
        pytest.param("from os import fork", ["1: fork"], id="a name"),
        pytest.param("import os\ndef f():\n    os.killpg(1, 2)", ["3: killpg"], id="an attribute"),
        pytest.param(
            "import os\ndef f():\n    if hasattr(os, 'fork'):\n        os.fork()", [], id="asked before"
        ),
        pytest.param(
            "def f():\n    if sys.platform != 'win32':\n        import fcntl", [], id="the system is asked"
        ),
        pytest.param("import shutil.chown\nself.fork()", [], id="another's name"),
    ],
)
def test_such_a_line_is_seen(code: str, lines: list[str]) -> None:
    assert list(unsure(code)) == lines

"""Look for input that breaks a promise, guided by coverage: `python -m tests.fuzz.run_atheris TARGET [SECONDS]`.

Needs atheris, which is no dependency of litman. What fails is kept in the target's corpus folder, where
`test_fuzz.py` finds it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["litman"]):
    from tests.fuzz.targets import TARGETS


def main() -> None:
    name, seconds = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "60"
    kept = Path(__file__).parent / "corpus" / name
    grown = tempfile.mkdtemp(prefix=f"litman-fuzz-{name}-")
    options = [
        f"-max_total_time={seconds}",
        f"-artifact_prefix={kept}/",
        "-max_len=2000",
        "-timeout=20",
        "-rss_limit_mb=4096",
    ]
    atheris.Setup([sys.argv[0], *options, grown, str(kept)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()

"""The pages of rules as files that an editor can open: what `litman rule CODE` prints."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path

from litman.checks.table import rules_by_code
from litman.files import write_file
from litman.index.place import cache_folder
from litman.regular_files import read_regular


@cache
def rule_page(code: str) -> Path | None:
    """Return a file with the page of a rule, in the person's folder for what can be made anew.

    None where no rule has the code, or the file cannot be written.
    """
    rule = rules_by_code().get(code)
    if rule is None:
        return None
    data = f"{code}  {rule.codes[code]}\n\n{rule.page}\n".encode()
    path = cache_folder(os.environ) / "litman" / "rules" / f"{code}.txt"
    with suppress(OSError):
        if read_regular(path) == data:
            return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, data)
    except OSError:
        return None
    return path

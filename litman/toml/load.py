"""TOML as Python has it, read by compiled code.

Most of the time in which a library's claims are read goes here: tomli takes a third of what tomllib takes.
"""

from __future__ import annotations

from typing import Any

from litman.text.long_numbers import refuse_long_numbers

try:
    from tomli import loads as _quick_loads
except ImportError:  # tomllib says the same
    from tomllib import loads as _quick_loads


def load_toml(text: str) -> dict[str, Any]:
    """Return the tables of a document as `tomllib` gives them.

    Raises:
        tomllib.TOMLDecodeError: the text is no TOML.
        ValueError, RecursionError: a number is too long, or something is nested too deeply: a key of more than 1,000
            parts, for which tomllib takes time by the square of their number.
    """
    refuse_long_numbers(text)
    try:
        return _quick_loads(text)
    except ValueError:
        from tomllib import loads  # which says what is wrong

        return loads(text)

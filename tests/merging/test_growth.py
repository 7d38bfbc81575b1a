"""A merge costs what its files are long, whatever was changed in them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from litman.merging.bibliography import merge_bibliographies
from litman.merging.toml import merge_toml
from tests.growth import grows_in_proportion

Versions = tuple[bytes, bytes, bytes]


def _entries(count: int, year: str, letter: str = "k") -> str:
    return "".join(f"@book{{{letter}{n}, title = {{T{n}}}, year = {{{year}}}}}\n\n" for n in range(count))


def _conflicts(count: int) -> Versions:
    return tuple(_entries(count, year).encode() for year in ("2019", "2020", "2021"))  # type: ignore[return-value]


def _renamed(count: int) -> Versions:
    return _entries(count, "1").encode(), _entries(count, "1", "o").encode(), _entries(count, "2").encode()


def _remarks(count: int) -> Versions:
    return tuple("".join(f"% {x}{n}\n\n" for n in range(count)).encode() for x in "bot")  # type: ignore[return-value]


def _fields(count: int) -> Versions:
    return tuple(  # type: ignore[return-value]
        ("@book{k" + "".join(f",\n  f{n} = {{{x}}}" for n in range(count)) + "}\n").encode() for x in "bot"
    )


def _claims(count: int) -> Versions:
    return tuple(  # type: ignore[return-value]
        (
            '[post]\ntitle = "t"\n'
            + "".join(f'\n[[claim]]\nid = "c{n}"\ntext = "{x}"\n' for n in range(count))
        ).encode()
        for x in "bot"
    )


def _remarks_of_claims(count: int) -> Versions:
    return tuple(('[post]\ntitle = "t"\n' + f"# {x}\n" * count).encode() for x in "bot")  # type: ignore[return-value]


@pytest.mark.growth
@pytest.mark.parametrize(
    ("merge", "shape"),
    [
        pytest.param(merge_bibliographies, _conflicts, id="a conflict in every entry"),
        pytest.param(merge_bibliographies, _renamed, id="every entry renamed"),
        pytest.param(merge_bibliographies, _remarks, id="remarks"),
        pytest.param(merge_bibliographies, _fields, id="fields of one entry"),
        pytest.param(merge_toml, _claims, id="claims"),
        pytest.param(merge_toml, _remarks_of_claims, id="remarks in a table"),
    ],
)
def test_four_times_as_much_takes_no_more_than_a_linear_share(
    merge: Callable[[bytes, bytes, bytes], object], shape: Callable[[int], Versions]
) -> None:
    grows_in_proportion(lambda count: partial(merge, *shape(count)), 500)

"""Works, which are made without what they do not say."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, dataclass, fields, replace

import pytest

from litman.work import Name, Work

SAID = {"title": "Tea", "author": (Name("Moss", "A."),), "DOI": "10.1000/a"}


def test_a_work_is_what_a_data_class_makes_of_itself() -> None:
    said = {"__annotations__": Work.__annotations__} | {one.name: one.default for one in fields(Work)}
    usual = dataclass(frozen=True)(type("Work", (), said))("book", **SAID)
    assert repr(Work("book", **SAID)) == repr(usual)
    assert hash(Work("book", **SAID)) == hash(usual)


def test_what_is_not_said_and_what_is_said_to_be_nothing_are_one() -> None:
    assert Work(**SAID) == Work("document", **SAID, volume=None) != Work("book", **SAID)
    assert replace(Work("book", **SAID), title=None) == Work("book", **(SAID | {"title": None}))
    assert pickle.loads(pickle.dumps(Work(**SAID))) == Work(**SAID)


def test_a_work_stays_as_it_is_made_and_has_its_own_fields_only() -> None:
    with pytest.raises(FrozenInstanceError):
        Work().title = "Tea"  # type: ignore[misc]
    with pytest.raises(TypeError, match="colour"):
        Work(colour="green")  # type: ignore[call-arg]

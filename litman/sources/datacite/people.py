"""The people of a DataCite record: names in two, in one, and several in one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from litman.sources.datacite.values import plain_value
from litman.sources.reading.json_fields import mapping_of
from litman.sources.reading.people import person_in_one, registered_people
from litman.work import Name

_NAME_KEYS = {"family": "familyName", "given": "givenName", "name": "name", "suffix": "suffix"}
_BRACKETS_BEHIND = re.compile(r"(?:(?<!\s)\s++)?\([^()]*\)\s*\Z")


def people_of(members: Iterable[object]) -> tuple[Name, ...]:
    """Return the people and organisations of `creators` or `contributors`."""
    people = [person for member in members for person in _single(mapping_of(member))]
    return registered_people(map(_person, people), keys=_NAME_KEYS)


def _single(member: Mapping[str, object]) -> list[Mapping[str, object]]:
    """The members of a list that stand in one: `Short, Ada (University of Tea); Moss, Ed`."""
    pieces = (plain_value(member.get("name")) or "").split(";")
    if len(pieces) < 2 or any("," not in piece for piece in pieces) or member.get("familyName"):
        return [member]
    return [{**member, "name": _BRACKETS_BEHIND.sub("", piece)} for piece in pieces]


def _person(person: Mapping[str, object]) -> Mapping[str, object]:
    """A member of a list with a person's name in two, also where the record has it in one."""
    whole = plain_value(person.get("name"))
    if whole is None or plain_value(person.get("familyName")) or person.get("nameType") == "Organizational":
        return {key: value for key, value in person.items() if plain_value(value)}
    found = person_in_one(whole, is_person=person.get("nameType") == "Personal")
    return {"familyName": found.family, "givenName": found.given} if found else {"name": whole}

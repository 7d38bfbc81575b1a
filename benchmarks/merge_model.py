"""A library as a model, edits of it, and what two people's edits come to: the oracle of benchmarks/merge.py.

A model is rendered as files in which each entry has a layout of its own, so that what nobody edits has the same bytes
in every version. Edits are made on the model, one person's on a copy of it, both persons' on another.
"""

from __future__ import annotations

import copy
import json
import pickle
import random
from collections.abc import Callable
from dataclasses import dataclass, field

WORDS = "tea sleep moss river light stone winter memory salt bread copper maple violin harbour lantern meadow".split()
FIELDS = ("title", "author", "year", "journal", "volume", "pages", "doi", "abstract", "note")
NEW_FIELDS = ("publisher", "issn", "language", "url", "annotation", "number", "month", "series")
TYPES = ("article", "book", "inproceedings", "report")


@dataclass
class Entry:
    """An entry; `uid` stays when its key changes, `layout` is how it is written."""

    uid: int
    key: str
    type: str
    fields: dict[str, str]
    tags: list[str]
    layout: int


@dataclass
class Claim:
    """A claim with what people say of its links."""

    uid: str
    text: str
    start: int
    links: dict[str, dict[str, str]]
    comment: str = ""


@dataclass
class Model:
    """A library."""

    entries: list[Entry]
    claims: list[Claim]
    records: dict[str, str]  # day by DOI
    remarks: dict[int, str]  # before the entry with this uid
    macro: str = "Journal of Tea"
    last_id: int = 0
    is_sorted: bool = False


@dataclass(frozen=True)
class Edit:
    """What a person changes: `about` says of what, so that two edits of one thing can be told."""

    about: tuple[object, ...]
    value: object
    make: Callable[[Model], None] = field(compare=False)


def make_model(rng: random.Random, entries: int) -> Model:
    """Return a library of so many entries, and a post of up to 250 claims."""
    made = [
        _entry(rng, uid, f"{rng.choice(WORDS)}{1990 + uid % 30}{_letters(uid)}") for uid in range(entries)
    ]
    rng.shuffle(made)
    claims = []
    count = min(entries // 2, 250)
    for number in range(1, count + 1):
        keys = rng.sample(made, rng.randint(0, 2))
        links = {entry.key: {"relation": "supports"} for entry in keys}
        claims.append(Claim(f"c{number:02}", _sentence(rng), number * 100, links))
    records = {entry.fields["doi"]: "2026-01-01" for entry in made}
    remarks = {entry.uid: f"% {_sentence(rng)}" for entry in rng.sample(made, entries // 20)}
    return Model(made, claims, records, remarks, last_id=count)


def _entry(rng: random.Random, uid: int, key: str) -> Entry:
    year = str(1990 + uid % 30)
    fields = {
        "title": _sentence(rng),
        "author": f"{rng.choice(WORDS).title()}, A. and {rng.choice(WORDS).title()}, B.",
        "year": year,
        "journal": f"Journal of {rng.choice(WORDS)}",
        "volume": str(rng.randint(1, 90)),
        "pages": f"{uid}--{uid + 7}",
        "doi": f"10.5555/x{uid}",
        "abstract": " ".join(_sentence(rng) for _ in range(4)),
    }
    return Entry(uid, key, rng.choice(TYPES), fields, rng.sample(WORDS, 2), rng.randrange(4))


def _letters(number: int) -> str:
    text = ""
    while True:
        text += chr(97 + number % 26)
        number //= 26
        if not number:
            return text


def _sentence(rng: random.Random) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(4, 9))).capitalize()


# Writing


def bib_of(model: Model) -> str:
    """Return the bibliography."""
    parts = ["% The works that we cite.", f'@string{{jt = "{model.macro}"}}']
    entries = sorted(model.entries, key=lambda entry: entry.key) if model.is_sorted else model.entries
    for entry in entries:
        if entry.uid in model.remarks:
            parts.append(model.remarks[entry.uid] + "\n" + entry_text(entry))
        else:
            parts.append(entry_text(entry))
    return "\n\n".join(parts) + "\n"


def entry_text(entry: Entry) -> str:
    """Return an entry in its layout."""
    said = {**entry.fields, "keywords": ", ".join(entry.tags)} if entry.tags else entry.fields
    wide = max(map(len, said))
    match entry.layout:
        case 0:
            body = "".join(f"  {name} = {{{value}}},\n" for name, value in said.items())
        case 1:
            body = "".join(f"  {name:{wide}} = {{{value}}},\n" for name, value in said.items())
        case 2:
            return f"@{entry.type}{{{entry.key}, " + ", ".join(f"{n}={{{v}}}" for n, v in said.items()) + "}"
        case _:
            body = ",\n".join(f'\t{name} = "{value}"' for name, value in said.items()) + "\n"
    return f"@{entry.type}{{{entry.key},\n{body}}}"


def claims_of(model: Model) -> str:
    """Return the claims file."""
    lines = ["[post]", 'title = "Tea and sleep"', f'last_id = "c{model.last_id:02}"']
    for claim in model.claims:
        lines += ["", "[[claim]]", f'id = "{claim.uid}"', f'text = "{claim.text}"']
        if claim.comment:
            lines.append(f'comment = "{claim.comment}"')
        lines.append(
            f'anchor = {{ start = {claim.start}, end = {claim.start + 40}, fingerprint = "{_mark(claim)}" }}'
        )
        for key, link in claim.links.items():
            lines += [
                "  [[claim.link]]",
                f'  key = "{key}"',
                *(f'  {name} = "{said}"' for name, said in link.items()),
            ]
    return "\n".join(lines) + "\n"


def _mark(claim: Claim) -> str:
    return f"{abs(hash_of(claim.text)):012x}"[:12]


def hash_of(text: str) -> int:
    """Return a number for a text, the same in every process."""
    value = 0
    for character in text:
        value = (value * 131 + ord(character)) % (1 << 47)
    return value


def registry_of(model: Model) -> str:
    """Return the registry file."""
    return "".join(
        json.dumps({"doi": doi, "asked": day, "outcome": "found"}, separators=(",", ":")) + "\n"
        for doi, day in sorted(model.records.items())
    )


# Edits


def random_edits(rng: random.Random, model: Model, count: int, person: str) -> list[Edit]:
    """Return so many edits, one after the other, of which each is possible on the base."""
    makers = [_set_field] * 6 + [_add_field] * 3 + [_tag] * 3 + [_untag] + [_rename, _remove] + [_add] * 3
    makers += [_judge] * 4 + [_comment] * 2 + [_add_claim] * 2 + [_refresh] * 3 + [_remark]
    edits: list[Edit] = []
    taken: set[tuple[object, ...]] = set()
    gone: set[object] = set()
    while len(edits) < count:
        edit = rng.choice(makers)(rng, model, f"{person}{len(edits)}")
        if edit is None or edit.about in taken or edit.about[1] in gone:
            continue
        if edit.about[0] == "remove":
            if any(about[1] == edit.about[1] for about in taken):
                continue
            gone.add(edit.about[1])
        taken.add(edit.about)
        edits.append(edit)
    return edits


def after(model: Model, *people: list[Edit]) -> Model:
    """Return the model after everybody's edits."""
    made: Model = pickle.loads(pickle.dumps(model))  # a copy, five times as fast as copy.deepcopy
    for edits in people:
        for edit in edits:
            edit.make(made)
    return made


def true_conflicts(one: list[Edit], other: list[Edit]) -> int:
    """Return how often both changed one thing into two, or one changed what the other took out."""
    found = 0
    theirs = {edit.about: edit.value for edit in other}
    for edit in one:
        found += edit.about in theirs and theirs[edit.about] != edit.value and edit.about[0] != "key"
    for these, those in ((one, other), (other, one)):
        gone = {edit.about[1] for edit in these if edit.about[0] == "remove"}
        found += sum(edit.about[1] in gone and edit.about[0] != "remove" for edit in those)
    return found


def _of(model: Model, uid: object) -> Entry | None:
    return next((entry for entry in model.entries if entry.uid == uid), None)


def _claim(model: Model, uid: str) -> Claim:
    return next(claim for claim in model.claims if claim.uid == uid)


def _set_field(rng: random.Random, model: Model, mark: str) -> Edit:
    entry = rng.choice(model.entries)
    name = rng.choice([name for name in entry.fields if name != "doi"])
    value = f"{_sentence(rng)} {mark}" if name not in ("year", "volume") else str(rng.randint(1000, 2000))

    def make(now: Model) -> None:
        if found := _of(now, entry.uid):
            found.fields[name] = value

    return Edit(("field", entry.uid, name), value, make)


def _add_field(rng: random.Random, model: Model, mark: str) -> Edit:
    entry, name = rng.choice(model.entries), rng.choice(NEW_FIELDS)
    value = f"{_sentence(rng)} {mark}"

    def make(now: Model) -> None:
        if found := _of(now, entry.uid):
            found.fields[name] = value

    return Edit(("field", entry.uid, name), value, make)


def _tag(rng: random.Random, model: Model, mark: str) -> Edit:
    entry = rng.choice(model.entries)

    def make(now: Model) -> None:
        if found := _of(now, entry.uid):
            found.tags.append(mark)

    return Edit(("tag", entry.uid, mark), mark, make)


def _untag(rng: random.Random, model: Model, mark: str) -> Edit:
    entry = rng.choice(model.entries)
    tag = entry.tags[0]

    def make(now: Model) -> None:
        if (found := _of(now, entry.uid)) and tag in found.tags:
            found.tags.remove(tag)

    return Edit(("untag", entry.uid, tag), None, make)


def _rename(rng: random.Random, model: Model, mark: str) -> Edit:
    entry = rng.choice(model.entries)
    key = f"{rng.choice(WORDS)}{entry.fields['year']}{mark}"

    def make(now: Model) -> None:
        found = _of(now, entry.uid)
        if found and found.key != entry.key:  # somebody else gave it a new key, too: both stay known
            found.fields["ids"] = key
        elif found:
            found.key = key

    return Edit(("key", entry.uid), key, make)


def _remove(rng: random.Random, model: Model, mark: str) -> Edit:
    entry = rng.choice([entry for entry in model.entries if entry.uid not in model.remarks])

    def make(now: Model) -> None:
        now.entries = [other for other in now.entries if other.uid != entry.uid]

    return Edit(("remove", entry.uid), None, make)


def _add(rng: random.Random, model: Model, mark: str) -> Edit:
    uid = 1_000_000 + rng.randrange(1_000_000_000)
    entry = _entry(rng, uid, f"{rng.choice(WORDS)}{mark}")
    place = rng.choice([None, rng.randrange(len(model.entries))])
    before = model.entries[place].uid if place is not None else None

    def make(now: Model) -> None:
        known = [other.uid for other in now.entries]
        at = known.index(before) if before in known else len(known)
        now.entries.insert(at, copy.deepcopy(entry))

    return Edit(("add", uid), mark, make)


def _judge(rng: random.Random, model: Model, mark: str) -> Edit | None:
    claim = rng.choice(model.claims)
    if not claim.links:
        return None
    key = rng.choice(list(claim.links))
    verdict = rng.choice(["confirmed", "partly", "not-in-source"])

    def make(now: Model) -> None:
        _claim(now, claim.uid).links[key] |= {"verdict": verdict, "quote": mark}

    return Edit(("judge", f"{claim.uid}/{key}"), (verdict, mark), make)


def _comment(rng: random.Random, model: Model, mark: str) -> Edit:
    claim = rng.choice(model.claims)

    def make(now: Model) -> None:
        _claim(now, claim.uid).comment = mark

    return Edit(("comment", claim.uid), mark, make)


def _add_claim(rng: random.Random, model: Model, mark: str) -> Edit:
    text = f"{_sentence(rng)} {mark}"

    def make(now: Model) -> None:
        now.last_id += 1
        now.claims.append(Claim(f"c{now.last_id:02}", text, now.last_id * 100, {}))
        for claim in now.claims[len(now.claims) // 2 :]:
            claim.start += 1  # the post grew

    return Edit(("add claim", text), text, make)


def _refresh(rng: random.Random, model: Model, mark: str) -> Edit:
    doi = rng.choice([*model.records, f"10.5555/new{mark}"])
    day = f"2026-02-{rng.randint(1, 28):02}"

    def make(now: Model) -> None:
        now.records[doi] = max(day, now.records.get(doi, ""))

    return Edit(("refresh", doi, mark), day, make)


def _remark(rng: random.Random, model: Model, mark: str) -> Edit:
    uid = rng.choice(list(model.remarks))

    def make(now: Model) -> None:
        if uid in now.remarks:
            now.remarks[uid] = f"% {mark} edited"

    return Edit(("remark", uid), mark, make)

"""Reference lists laid out as posts, papers and theses print them, with the line that each reference begins on known.

The references are AnyStyle's (those not kept aside) and rendered ones of one style a list; the prose around them is
that of AnyStyle's documents for developing.
"""

from __future__ import annotations

import random
import re
import textwrap
from dataclasses import dataclass

import anystyle
import synthetic

HEADINGS = re.split(
    ";",
    "References;REFERENCES;Bibliography;Works Cited;Sources;References:;Literature Cited;## References;Literatur;"
    "Références;Notes;Citations;Further reading;**References**;References and Notes;Reference List;Article sources",
)
OTHER_LINES = re.split(
    ";",
    "Share this article;Related posts;About the author;Leave a comment;Subscribe to our newsletter;Back to top;"
    "All rights reserved.;Privacy Policy | Terms of Use;Book an appointment today;Read more;Previous post;Next post;"
    "Tags: health, research, sleep;Updated on 3 May 2021;Posted by Admin on June 4, 2020;Contact us;Copyright © 2021;"
    "Scroll to top;Follow us on social media;Medically reviewed by Jane Doe, MD;Published: 12 March 2019;5 min read",
)


@dataclass(frozen=True, slots=True)
class Laid:
    """Lines of a text; for each the number of its reference, or -1; and whether a reference begins there."""

    lines: tuple[str, ...]
    reference: tuple[int, ...]


def lists(items: list[anystyle.Labelled], count: int, seed: int) -> list[list[str]]:
    """Return `count` lists of references, most of one style, some mixed."""
    chance = random.Random(seed)
    kinds = _by_kind(items)
    made = []
    for _ in range(count):
        size = min(60, max(1, int(chance.lognormvariate(2.2, 0.9))))
        pool = kinds[chance.choice(list(kinds))] if chance.random() < 0.8 else items
        made.append([_without_label(item) for item in chance.choices(pool, k=size)])
    return made


def _without_label(item: anystyle.Labelled) -> str:
    label, _, end = item.segments[0]
    return item.text[end:].strip() if label == "citation-number" else item.text


def rendered_lists(count: int, seed: int) -> list[list[str]]:
    """Return `count` lists rendered in one style each, web pages among them."""
    chance = random.Random(seed)
    records = synthetic.usable_records(seed)
    made = []
    for _ in range(count):
        article, page = chance.choice(synthetic.ARTICLES), chance.choice(synthetic.PAGES)
        pages = chance.choice([0, 0, 0.2, 0.6])
        chosen = chance.choices(records, k=min(60, max(1, int(chance.lognormvariate(2.2, 0.9)))))
        styles = [page if chance.random() < pages else article for _ in chosen]
        made.append(
            [
                synthetic.render_one(record, style, chance, label=False).text
                for record, style in zip(chosen, styles, strict=True)
            ]
        )
    return made


def lay_out(references: list[str], chance: random.Random) -> Laid:
    """Return the references as lines: wrapped or not, hanging or not, with blank lines or not."""
    width = chance.choice([None, None, None, 60, 72, 80, 90, 100, 120])
    indent = chance.choice([0, 0, 2, 4, 8]) if width else 0
    first_indent = chance.choice([0, 0, 0, 4]) if not indent else 0
    margin = " " * chance.choice([0, 0, 0, 2, 6])
    between = chance.choice([0, 0, 1, 1, 2])
    hyphens = chance.random() < 0.4
    bullet = chance.choice(["", "", "", "", "", "- ", "• ", "* "])
    lines: list[str] = []
    owners: list[int] = []
    for number, reference in enumerate(references):
        rows = [bullet + reference]
        if width:
            rows = textwrap.wrap(
                bullet + reference,
                width + chance.randint(-3, 3),
                break_on_hyphens=hyphens,
                break_long_words=False,
            )
        for i, row in enumerate(rows):
            lines.append(margin + " " * (indent if i else first_indent) + row)
            owners.append(number)
        if chance.random() < 0.97:
            lines += [""] * between
            owners += [-1] * between
    return Laid(tuple(lines), tuple(owners))


def numbered(block: Laid, chance: random.Random, *, share: float = 1.0) -> Laid:
    """Return the block with a number in front of each reference, or, beyond the share, as it is."""
    if chance.random() > share:
        return block
    pattern, lines = chance.choice(["[{}] ", "{}. ", "({}) ", "{} ", "{}) ", "{}.\t"]), []
    for i, (line, owner) in enumerate(zip(block.lines, block.reference, strict=True)):
        first = owner >= 0 and owner not in block.reference[:i]
        lines.append(pattern.format(owner + 1) + line.strip() if first else line)
    return Laid(tuple(lines), block.reference)


def posts(prose: list[str], laid: list[Laid], seed: int) -> list[list[tuple[str, str]]]:
    """Return posts as (label, line): paragraphs, perhaps a heading, perhaps references, perhaps what follows them."""
    chance = random.Random(seed)
    made = []
    for block in laid:
        rows: list[tuple[str, str]] = [
            ("text", chance.choice(OTHER_LINES)) for _ in range(chance.randint(0, 3))
        ]
        gap = chance.choice([0, 1, 1, 2])
        for _ in range(chance.randint(2, 14)):
            start = chance.randrange(len(prose))
            rows.append(("text", " ".join(prose[start : start + chance.randint(1, 7)])))
            rows += [("text", "")] * gap
        if chance.random() < 0.15:
            made.append(rows)
            continue
        if chance.random() < 0.7:
            rows += [("text", chance.choice(HEADINGS)), *[("text", "")] * gap]
        rows += [
            ("ref" if owner >= 0 else "text", line)
            for line, owner in zip(block.lines, block.reference, strict=True)
        ]
        rows += [("text", chance.choice(OTHER_LINES)) for _ in range(chance.randint(0, 4))]
        if chance.random() < 0.3:
            start = chance.randrange(len(prose))
            rows.append(("text", " ".join(prose[start : start + chance.randint(1, 5)])))
        made.append(rows)
    return made


def _by_kind(items: list[anystyle.Labelled]) -> dict[str, list[anystyle.Labelled]]:
    """Group references by the order of their parts, as those of one list would be."""
    kinds: dict[str, list[anystyle.Labelled]] = {}
    for item in items:
        labels = [label for label, _, _ in item.segments if label != "citation-number"]
        date = labels.index("date") if "date" in labels else 9
        quoted = "“" in item.text or '"' in item.text
        name = f"{labels[0]}{min(date, 2)}{quoted}{item.text.split()[0].endswith(',')}"
        kinds.setdefault(name, []).append(item)
    return {name: group for name, group in kinds.items() if len(group) >= 25}

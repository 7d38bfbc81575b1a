"""Two hundred made-up works with abstracts, claims that one sentence of one work carries, and claims that none carries.

Every subject of `evidence_topics.txt` has four works, which differ in whom they studied, in dose, and in which way
the result went, so that the work of a claim stands among three that use its words. Claims are in the words of posts,
numbers rounded. The halves are by subject: what is chosen on one half has seen no word of the other's subjects.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

TOPICS = Path(__file__).with_name("evidence_topics.txt")
DESIGNS = (
    ("a randomised controlled trial", "a trial"),
    ("a double-blind crossover trial", "a blinded trial"),
    ("a prospective cohort study", "a long follow-up"),
    ("a registry-based analysis", "an analysis of registers"),
    ("a cluster-randomised trial", "a trial"),
)
COMPARATORS = ("placebo", "usual care", "a waiting list", "an active comparator", "sham treatment")
BACKGROUND = (
    "Although {agent} is in wide use for {condition}, evidence in {group} is scarce.",
    "{condition} imposes a considerable burden on {group}, and few options have been examined.",
    "Guidelines disagree on whether {agent} should be offered to {group} with {condition}.",
    "Earlier reports on {agent} for {condition} excluded {group} or were too small.",
    "The role of {agent} in the management of {condition} among {group} remains controversial.",
)
METHODS = (
    "In {design} at {sites} centres, {n} {group} were allocated to {agent}{dose} or {comparator} for {weeks} weeks.",
    "We conducted {design} of {n} {group}, comparing {agent}{dose} with {comparator} over {weeks} weeks.",
    "{n} {group} were followed for {weeks} weeks in {design}, exposed to {agent}{dose} or to {comparator}.",
)
# what is measured: papers, posts; by the way that it went
RESULTS = {
    "less": (
        "{measure} decreased by {x}% under {agent} relative to {comparator} (95% CI {low} to {high}; p<0.001).",
        "Relative to {comparator}, the intervention was associated with a {x}% reduction in {measure} (p=0.00{d}).",
        "At the end of follow-up {measure} was {x}% lower in the intervention arm (95% CI {low}-{high}).",
    ),
    "none": (
        "No significant difference in {measure} was found between the arms (p=0.{d}7).",
        "{measure} did not differ between {agent} and {comparator} (relative risk 1.0{d}, 95% CI 0.8{d} to 1.2{d}).",
    ),
    "more": (
        "{measure} increased by {x}% under {agent} relative to {comparator} (95% CI {low} to {high}; p=0.00{d}).",
        "Compared with {comparator}, {measure} was {x}% higher in the intervention arm (p<0.001).",
    ),
}
SAID = {
    "less": (
        "{agent} cut {measure} {about} in {group}.",
        "Among {group}, {measure} went down {about} with {agent}.",
        "In {group} who were given {agent}, {measure} dropped {about}.",
    ),
    "none": (
        "For {group}, {agent} changed nothing about {measure}.",
        "{agent} has been shown to make no odds to {measure} in {group}.",
    ),
    "more": (
        "{agent} drove up {measure} {about} in {group}.",
        "In {group}, {measure} rose {about} on {agent}.",
    ),
}
HARM = (
    "{harm} occurred in {y}% of participants in the intervention arm and in {z}% of controls.",
    "The most frequent adverse event was {harm}, reported by {y}% versus {z}%.",
)
SAID_HARM = (
    "{about_y} of {group} on {agent} suffered from {harm}.",
    "{harm} befell {about_y} of the {group} who took part in a study of {agent}.",
)
FILLER = (
    "Allocation was concealed, and assessors were unaware of it.",
    "Analyses followed the intention-to-treat principle, with multiple imputation for missing values.",
    "Baseline characteristics were balanced between the arms.",
    "Loss to follow-up amounted to {w}% and did not depend on allocation.",
    "The study had been registered before the first participant was recruited.",
    "Sensitivity analyses that left out two centres gave similar estimates.",
)
CONCLUSIONS = (
    "Longer and larger studies of {agent} in {group} are warranted.",
    "These findings may inform shared decisions about {agent} in {group}.",
    "Cost-effectiveness and patient preference should be considered before {agent} is adopted widely.",
)
TITLES = (
    "{agent} for {condition} in {group}: {design}",
    "Effects of {agent} on {measure} among {group} with {condition}",
    "{measure} after {agent} in {group}: {design}",
    "Does {agent} benefit {group} with {condition}? {design}",
)
WAYS = ("less", "none", "less", "more")
SURNAMES = "Ahlgren Barros Chukwu Dvorak Eriksen Ferrand Gallo Haddad Ishii Jansen Kovacs Lindner Moreau Novak".split()


class Study(NamedTuple):
    """A work of the set: what it says, sentence by sentence."""

    key: str
    title: str
    sentences: tuple[str, ...]
    author: str
    year: int


class Claim(NamedTuple):
    """A sentence of a post, and what carries it: by work the sentences that do, from 0; nothing where nothing does."""

    text: str
    evidence: dict[str, tuple[int, ...]]
    relevant: tuple[str, ...]
    half: int  # 0: to choose by; 1: kept for the end


class Set(NamedTuple):
    """Works and claims."""

    works: tuple[Study, ...]
    claims: tuple[Claim, ...]


def made_up_set(seed: int = 17) -> Set:
    """Return 200 works, 120 claims that one of them carries, and 40 that none does."""
    rng = random.Random(seed)
    works: list[Study] = []
    claims: list[Claim] = []
    # two or three of each subject's works have a claim: 120 in all, 60 a half
    parts = _sections()
    groups = [_pair(row) for row in parts["groups"]]
    for number, row in enumerate(parts["subjects"]):
        topic = [_pair(part) for part in row.split("|")]
        made = [_study(rng, topic, groups, f"study{number:02d}{'abcd'[at]}", at) for at in range(4)]
        works += [study for study, _ in made]
        order = rng.sample(range(4), 4)
        kinds = rng.sample(("first", "second", "harm", "own"), 3 if number % 5 in (0, 3) else 2)
        for at, kind in zip(order, kinds, strict=False):
            at = 3 if kind == "own" else at
            text, sentence = made[at][1][kind]
            key = made[at][0].key
            claims.append(Claim(text, {key: (sentence,)}, (key,), number % 2))
    claims += [Claim(text, {}, (), number % 2) for number, text in enumerate(parts["nowhere"])]
    return Set(tuple(works), tuple(claims))


def read_set(folder: Path) -> Set:
    """Return a set that lies in a folder as `corpus.jsonl` and `claims.jsonl`, shaped as SciFact's.

    A line of the corpus has `doc_id`, `title` and `abstract`, a list of sentences; one of the claims `id`, `claim` and
    `evidence`: by work a list of `{"sentences": [number…], "label": …}`; works that are cited stand in
    `cited_doc_ids` where there are such. All claims are of half 1.
    """
    works = tuple(
        Study(f"d{item['doc_id']}", item["title"], tuple(item["abstract"]), "Anon, A.", 2000)
        for item in _lines(folder / "corpus.jsonl")
    )
    claims = []
    for item in _lines(folder / "claims.jsonl"):
        said: dict[str, list[dict[str, list[int]]]] = item.get("evidence") or {}
        evidence = {
            f"d{key}": tuple(sorted({number for part in parts for number in part["sentences"]}))
            for key, parts in said.items()
        }
        cited = tuple(dict.fromkeys([*evidence, *(f"d{key}" for key in item.get("cited_doc_ids") or ())]))
        claims.append(Claim(item["claim"], evidence, cited, 1))
    return Set(works, tuple(claims))


def write_library(folder: Path, works: Iterable[Study]) -> None:
    """Write a library of the works."""
    (folder / "claims").mkdir(parents=True)
    (folder / "litman.toml").write_text("")
    entries = (
        f"@article{{{work.key},\n  author = {{{work.author}}},\n  title = {{{_tex(work.title)}}},\n"
        f"  year = {{{work.year}}},\n  abstract = {{{_tex(' '.join(work.sentences))}}},\n}}\n"
        for work in works
    )
    (folder / "references.bib").write_text("\n".join(entries), encoding="utf-8")


def _study(
    rng: random.Random, topic: Sequence[tuple[str, str]], groups: Sequence[tuple[str, str]], key: str, at: int
) -> tuple[Study, dict[str, tuple[str, int]]]:
    """Return a work, and what posts would claim of it: kind → sentence of a post, number of the sentence."""
    agent, condition, first, second, harm, own = topic
    group, design = rng.choice(groups), rng.choice(DESIGNS)
    x, x2, y, z = (rng.uniform(*ends) for ends in ((9, 61), (9, 61), (4, 34), (1, 4)))
    filled = {
        "condition": condition[0], "design": design[0], "comparator": rng.choice(COMPARATORS),
        "n": rng.randrange(40, 2900), "sites": rng.randrange(2, 40), "weeks": rng.choice((4, 8, 12, 26, 52)),
        "dose": f" at {rng.choice(('low', 'standard', 'high'))} intensity" if at % 2 else "",
        "y": f"{y:.1f}", "z": f"{z:.1f}", "harm": harm[0], "w": rng.randrange(2, 19), "d": rng.randrange(1, 9),
    }  # fmt: skip
    paper = {**filled, "agent": agent[0], "group": group[0]}
    named, people, hurt = (_named(rng, pair) for pair in (agent, group, harm))
    post = {**filled, "agent": named, "group": people, "harm": hurt, "about_y": _share(y)}
    ways = (WAYS[at], rng.choice(WAYS))

    def result(measure: tuple[str, str], way: str, size: float) -> tuple[str, str]:
        span = {"low": f"{size * 0.7:.1f}", "high": f"{size * 1.3:.1f}", "x": f"{size:.1f}"}
        says = _fill(rng.choice(RESULTS[way]), {**paper, **span, "measure": measure[0]})
        claims = _fill(
            rng.choice(SAID[way]), {**post, "measure": _named(rng, measure), "about": _about(size)}
        )
        return says, claims

    said = {
        "first": result(first, ways[0], x),
        "second": result(second, ways[1], x2),
        "harm": (_fill(rng.choice(HARM), paper), _fill(rng.choice(SAID_HARM), post)),
    }
    if at == 3:
        said["own"] = (own[0], f"As for {named}: {own[1][0].lower()}{own[1][1:]}")
    sentences = [_fill(rng.choice(BACKGROUND), paper), _fill(rng.choice(METHODS), paper)]
    sentences += [_fill(text, paper) for text in rng.sample(FILLER, rng.randrange(1, 3))]
    places = {}
    for kind, (says, _) in said.items():
        places[kind] = len(sentences)
        sentences.append(says)
    sentences.append(_fill(rng.choice(CONCLUSIONS), paper))
    title = _fill(rng.choice(TITLES), {**paper, "measure": first[0], "agent": rng.choice(agent)})
    author = f"{rng.choice(SURNAMES)}, {rng.choice('ABCDEFGH')}."
    study = Study(key, title, tuple(sentences), author, rng.randrange(1998, 2026))
    return study, {kind: (claim, places[kind]) for kind, (_, claim) in said.items()}


def _sections() -> dict[str, list[str]]:
    """Return the lines of each section of the file of subjects."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in TOPICS.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return found


def _pair(text: str) -> tuple[str, str]:
    paper, _, post = text.strip().partition(" / ")
    return paper, post


def _named(rng: random.Random, pair: tuple[str, str]) -> str:
    """Return what a post calls it: every second time as papers do, for so posts write."""
    return pair[rng.random() < 0.5]


def _about(size: float) -> str:
    """Return a share in the words of a post."""
    for least, words in ((55, "by more than half"), (47, "by almost half"), (39, "by some two fifths"),
                         (31, "by about a third"), (23, "by a quarter or so"), (18, "by roughly a fifth"),
                         (15, "by about a sixth")):  # fmt: skip
        if size >= least:
            return words
    return f"by about {round(size)} percent"


def _share(size: float) -> str:
    if size >= 30:
        return "nearly a third"
    return f"about {round(size)} percent" if size < 18 else f"one in {round(100 / size)}"


def _fill(template: str, words: dict[str, object]) -> str:
    text = template.format(**words)
    return text[:1].upper() + text[1:]


def _tex(text: str) -> str:
    return "".join(f"\\{c}" if c in "%&#$_" else {"{": "(", "}": ")", "\\": "/"}.get(c, c) for c in text)


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]

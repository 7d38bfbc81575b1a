"""A work in a few lines of Markdown: what is known against it, its reference, and how many claims lean on it."""

from __future__ import annotations

import re

from litman.actions.works.describe_works import describe_work
from litman.checks.facts import Facts
from litman.library.said import said_of_notice
from litman.short_work import short_work
from litman.text.plain import plain
from litman.text.terminal import shorten
from litman.work import Name, Work

_MARKS = re.compile(r"([\\`*_\[\]<>#|~])")
_ABSTRACT = 400  # code points


def about_work(facts: Facts, key: str) -> str | None:
    """Return what is known of the work with this key; None where there is none."""
    entry = facts.entry(key)
    if entry is None:
        return None
    report = describe_work(facts.library, entry)
    work, uses = report.work, report.claim_count
    lines = [f"**{said_of_notice(notice).text}**" for notice in facts.notices(key)]
    lines.append(_reference(work))
    study = facts.study(key)
    said = [
        f"`{entry.key}`",
        *([study.kind] if study.kind else []),
        *(["in animals"] if study.in_animals else []),
    ]
    said.append(
        f"{uses} {'claim leans' if uses == 1 else 'claims lean'} on it" if uses else "no claim leans on it"
    )
    lines.append(" · ".join(said))
    if report.record is None:
        lines.append("*No registry was asked about it.*")
    if work.abstract:
        lines.append(escaped(shorten(plain(work.abstract), _ABSTRACT)))
    return "\n\n".join(lines)


def escaped(text: str) -> str:
    """Return the text as Markdown shows it: nothing in it is mark-up, and it is one line."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def _reference(work: Work) -> str:
    names = _names(work) or escaped(short_work(work))
    year = work.year if work.year is not None else "n.d."
    title = escaped(plain(work.title or "(no title)"))
    container = f" *{escaped(plain(work.container_title))}*" if work.container_title else ""
    places = [part for part in (work.volume, work.page) if part]
    where = f"{container}{', ' + escaped(', '.join(places)) if places else ''}."
    link = f" <https://doi.org/{work.DOI}>" if work.DOI and not re.search(r"[<>\s]", work.DOI) else ""
    return f"{names} ({year}). {title}.{where if container or places else ''}{link}"


def _names(work: Work) -> str:
    names = [escaped(_name(name)) for name in (work.author or work.editor)[:6]]
    more = len(work.author or work.editor) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")


def _name(name: Name) -> str:
    if name.family is None:
        return name.literal or name.given or ""
    initials = "".join(f" {part[0]}." for part in (name.given or "").split())
    particle = f"{name.non_dropping_particle} " if name.non_dropping_particle else ""
    return f"{particle}{name.family}{',' if initials else ''}{initials}"

"""Labelled references rendered from registry metadata (CC0) in the styles that posts use.

AnyStyle's references are scholarly; posts also cite web pages, press releases and newspapers, and print DOIs,
PMIDs and days of access. The works are real records, organisations and sites stand in for those of pages.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Callable

import anystyle

POOL = anystyle.FOLDER.parent / "pool.jsonl.gz"
Record = dict[str, object]
Pieces = list[tuple[str, str]]
Person = tuple[str, str]
Style = Callable[[Record, random.Random], Pieces]
MONTHS = re.findall(
    r"\w+", "January February March April May June July August September October November December"
)
ORGANISATIONS = re.split(
    ";",
    "World Health Organization;National Institute of Mental Health;Mayo Clinic;Johns Hopkins Medicine;"
    "American Psychological Association;Centers for Disease Control and Prevention;Cleveland Clinic;"
    "Stanford University;"
    "U.S. Food and Drug Administration;National Health Service;European Medicines Agency;Harvard Medical School;"
    "University of Cambridge;Karolinska Institutet;Max Planck Society;National Institute on Drug Abuse;UNESCO;OECD;"
    "American Heart Association;Pew Research Center;Royal College of Psychiatrists;Alzheimer's Association;NHS England;"
    "Massachusetts General Hospital;Yale University;King's College London;Substance Abuse and Mental Health Services "
    "Administration;National Cancer Institute;Bundesministerium für Gesundheit;World Bank;Eurostat;NASA;Kaiser Family "
    "Foundation;Office for National Statistics;American Diabetes Association;Mental Health America;"
    "Medical University of Vienna",
)
SITES = re.split(
    ";",
    "ScienceDaily;Medical News Today;The New York Times;The Guardian;BBC News;Scientific American;WebMD;Healthline;"
    "Psychology Today;Wikipedia;The Washington Post;Nature News;STAT News;EurekAlert!;Vox;The Atlantic;Forbes;Wired;"
    "National Geographic;Live Science;New Scientist;The Conversation;Reuters;Time;CNN;Verywell Mind;Medscape;NPR;"
    "Smithsonian Magazine;Los Angeles Times;The Economist;Science Alert;Medical Xpress;Quanta Magazine",
)


def render(count: int, seed: int, *, pages: float = 0.3) -> list[anystyle.Labelled]:
    """Return `count` labelled references in mixed styles, the share `pages` of them web pages and the like."""
    chance = random.Random(seed)
    return [
        render_one(record, chance.choice(PAGES if chance.random() < pages else ARTICLES), chance)
        for record in usable_records(seed)[:count]
    ]


def usable_records(seed: int) -> list[Record]:
    """Return the records that have all that a reference needs, at most eight of a journal, shuffled."""
    records = [record for record in _records() if _usable(record)]
    random.Random(seed).shuffle(records)
    return _few_of_each(records)


def render_one(
    record: Record, style: Style, chance: random.Random, *, label: bool = True
) -> anystyle.Labelled:
    """Return the record in the style, every fourth with a number in front unless `label` is False."""
    return label_pieces(_cleaned(style(record, chance)), chance, label=label)


def _few_of_each(records: list[Record], most: int = 8) -> list[Record]:
    """Return the records without those of a container that has had `most` already."""
    had: Counter[str] = Counter()
    kept = []
    for record in records:
        container = record["container-title"][0]  # type: ignore[index]
        had[container] += 1
        if had[container] <= most:
            kept.append(record)
    return kept


def _records() -> list[Record]:
    with gzip.open(POOL, "rt", encoding="utf-8") as handle:
        return [json.loads(row) for row in handle]


def _usable(record: Record) -> bool:
    title = (record.get("title") or [""])[0]  # type: ignore[index]
    plain = record["_src"] in ("crossref", "recon-crossref2018", "plos") and not re.search(
        "[<&]|\\.\\s*$", title + str(record.get("container-title"))
    )
    return bool(
        plain
        and 8 < len(title) < 220
        and record.get("author")
        and record.get("container-title")
        and _year(record)
    )


def _year(record: Record) -> int | None:
    parts = (record.get("issued") or {}).get("date-parts") or [[None]]  # type: ignore[attr-defined]
    return parts[0][0] if parts[0] else None


def label_pieces(pieces: Pieces, chance: random.Random, *, label: bool) -> anystyle.Labelled:
    text, segments = "", []
    if label and chance.random() < 0.25:
        number = chance.randint(1, 99)
        pieces = [
            ("citation-number", chance.choice([f"[{number}]", f"{number}.", f"{number}", f"({number})"])),
            *pieces,
        ]
    for name, part in pieces:
        if not part:
            continue
        if text and not part.startswith("\0"):
            text += " "
        part = part.lstrip("\0")
        if segments and segments[-1][0] == name:
            segments[-1] = (name, segments[-1][1], len(text) + len(part))
        else:
            segments.append((name, len(text), len(text) + len(part)))
        text += part
    return anystyle.Labelled(text, tuple(segments), "synthetic")


def _cleaned(pieces: Pieces) -> Pieces:
    return [(label, re.sub(r"[ \t\n]+", " ", part)) for label, part in pieces]


# Names


def _people(record: Record) -> list[Person]:
    return [
        (author.get("family") or author.get("name") or "Anon", author.get("given") or "")
        for author in record["author"]  # type: ignore[attr-defined]
    ]


def _dotted(given: str) -> str:
    return " ".join(f"{word[0]}." for word in re.findall(r"\w+", given))


def _packed(given: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", given))


def apa_names(people: list[Person]) -> str:
    names = [f"{family}, {_dotted(given)}".rstrip(", ") for family, given in people]
    if len(names) > 7:
        names = [*names[:6], "... " + names[-1]]
        return ", ".join(names)
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + ", & " + names[-1]


def vancouver_names(people: list[Person], chance: random.Random) -> str:
    names = [f"{family} {_packed(given)}".strip() for family, given in people]
    most = chance.choice([3, 6, 99])
    return ", ".join(names[:most]) + (", et al" if len(names) > most else "")


def mla_names(people: list[Person], *, comma: str = ",") -> str:
    first = f"{people[0][0]}, {people[0][1]}".rstrip(", ")
    if len(people) == 1:
        return first
    if len(people) > 3:
        return first + ", et al"
    others = [f"{given} {family}".strip() for family, given in people[1:]]
    return ", ".join([first, *others[:-1]]) + f"{comma} and {others[-1]}"


def plain_names(people: list[Person], *, last: str = " and ") -> str:
    names = [f"{_dotted(given)} {family}".strip() for family, given in people[:8]]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + last + names[-1]


def full_names(people: list[Person]) -> str:
    names = [f"{given} {family}".strip() for family, given in people[:4]]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


# What most styles print alike


def _title(record: Record) -> str:
    return record["title"][0].strip().rstrip(".")  # type: ignore[index]


def _container(record: Record, chance: random.Random) -> str:
    names = list(record["container-title"]) + list(record.get("short-container-title") or [])  # type: ignore[call-overload]
    return chance.choice(names).replace("&amp;", "&")


def stop(text: str) -> str:
    return text if text[-1:] in ".?!" else f"{text}."


def _pages(record: Record, chance: random.Random) -> str:
    page = str(record.get("page") or "")
    return page.replace("-", chance.choice(["-", "–"]))


def _volume(record: Record, pattern: str) -> str:
    volume, issue = str(record.get("volume") or ""), str(record.get("issue") or "")
    if not volume:
        return ""
    return f"{volume}{pattern.format(issue)}" if issue else volume


def _day(chance: random.Random) -> tuple[int, int, int]:
    return chance.randint(2004, 2025), chance.randint(1, 12), chance.randint(1, 28)


def _tail(record: Record, chance: random.Random) -> Pieces:
    """Return what follows a record: a DOI in one of its forms, PMID, PMCID, or nothing."""
    pieces: Pieces = []
    doi = str(record["DOI"])
    kind = chance.random()
    if kind < 0.2:
        pieces.append(("doi", f"https://doi.org/{doi}"))
    elif kind < 0.35:
        pieces.append(("doi", chance.choice([f"doi:{doi}", f"doi: {doi}.", f"DOI: {doi}", f"doi:{doi}."])))
    elif kind < 0.4:
        pieces.append(("doi", f"http://dx.doi.org/{doi}"))
    if chance.random() < 0.08:
        pieces.append(
            (
                "note",
                f"PMID: {chance.randint(1000000, 38000000)};"
                if chance.random() < 0.3
                else f"PMID: {chance.randint(1000000, 38000000)}.",
            )
        )
    if chance.random() < 0.05:
        pieces.append(("note", f"PMCID: PMC{chance.randint(1000000, 9000000)}."))
    return pieces


# Styles of articles


def apa(record: Record, chance: random.Random) -> Pieces:
    volume, pages = _volume(record, "({})"), _pages(record, chance)
    pieces = [("author", apa_names(_people(record))), ("date", f"({_year(record)}).")]
    pieces += [
        ("title", stop(_title(record))),
        ("container-title", _container(record, chance) + ("," if volume or pages else ".")),
    ]
    pieces += [
        ("volume", volume + ("," if pages else ".") if volume else ""),
        ("pages", pages and f"{pages}."),
    ]
    return pieces + _tail(record, chance)


def vancouver(record: Record, chance: random.Random) -> Pieces:
    pages, volume = _pages(record, chance), _volume(record, "({})")
    day = chance.choice(
        [
            "",
            "",
            f" {MONTHS[chance.randint(0, 11)][:3]}",
            f" {MONTHS[chance.randint(0, 11)][:3]} {chance.randint(1, 28)}",
        ]
    )
    pieces = [("author", vancouver_names(_people(record), chance) + "."), ("title", stop(_title(record)))]
    pieces.append(("container-title", _container(record, chance).rstrip(".") + "."))
    glue = chance.choice(["", "\0"])
    if not volume:
        return [*pieces, ("date", f"{_year(record)}{day}."), *_tail(record, chance)]
    if chance.random() < 0.5 and not day and glue:
        pieces.extend([("date", f"{_year(record)};"), ("volume", "\0" + volume + (":" if pages else "."))])
    else:
        pieces += [("date", f"{_year(record)}{day};"), ("volume", glue + volume + (":" if pages else "."))]
    return [*pieces, ("pages", pages and f"{glue}{pages}."), *_tail(record, chance)]


def mla(record: Record, chance: random.Random) -> Pieces:
    quotes = chance.choice(["“”", '""'])
    pieces = [
        ("author", stop(mla_names(_people(record)))),
        ("title", f"{quotes[0]}{stop(_title(record))}{quotes[1]}"),
    ]
    volume, pages = _volume(record, ".{}"), _pages(record, chance)
    if chance.random() < 0.5:
        pieces += [("container-title", _container(record, chance)), ("volume", volume)]
        pieces += [("date", f"({_year(record)})" + (":" if pages else ".")), ("pages", pages and f"{pages}.")]
        return pieces
    volume, issue = str(record.get("volume") or ""), str(record.get("issue") or "")
    said = ", ".join(x for x in (volume and f"vol. {volume}", issue and f"no. {issue}") if x)
    pieces += [("container-title", _container(record, chance) + ","), ("volume", said and f"{said},")]
    pieces += [("date", f"{_year(record)}" + ("," if pages else ".")), ("pages", pages and f"pp. {pages}.")]
    return pieces + _tail(record, chance)


def chicago(record: Record, chance: random.Random) -> Pieces:
    pages = _pages(record, chance)
    issue, volume = str(record.get("issue") or ""), str(record.get("volume") or "")
    pieces = [("author", stop(mla_names(_people(record)))), ("date", f"{_year(record)}.")]
    pieces += [("title", f"“{stop(_title(record))}”"), ("container-title", _container(record, chance))]
    said = f"{volume} ({issue})" if issue and volume else volume
    pieces += [("volume", said + (":" if pages else ".") if said else ""), ("pages", pages and f"{pages}.")]
    return pieces + _tail(record, chance)


def harvard(record: Record, chance: random.Random) -> Pieces:
    pages = _pages(record, chance)
    quotes = chance.choice(["‘’", "“”", "\0\0", "''"]).replace("\0", " ")
    title = f"{quotes[0]}{_title(record)}{quotes[1]}".strip()
    pieces = [
        ("author", apa_names(_people(record)).replace(", &", " and").replace("&", "and")),
        ("date", f"({_year(record)})" if chance.random() < 0.5 else f"{_year(record)},"),
    ]
    pieces += [("title", f"{title},"), ("container-title", _container(record, chance) + ",")]
    volume, issue = str(record.get("volume") or ""), str(record.get("issue") or "")
    said = (
        ", ".join(x for x in (volume and f"vol. {volume}", issue and f"no. {issue}") if x)
        if chance.random() < 0.5
        else _volume(record, "({})")
    )
    pieces += [("volume", said and said + ("," if pages else ".")), ("pages", pages and f"pp. {pages}.")]
    return pieces + _tail(record, chance)


def ieee(record: Record, chance: random.Random) -> Pieces:
    pages = _pages(record, chance)
    volume, issue = str(record.get("volume") or ""), str(record.get("issue") or "")
    said = ", ".join(x for x in (volume and f"vol. {volume}", issue and f"no. {issue}") if x)
    pieces = [("author", plain_names(_people(record)) + ","), ("title", f"“{_title(record)},”")]
    pieces += [
        ("container-title", _container(record, chance) + ","),
        ("volume", said and f"{said},"),
        ("pages", pages and f"pp. {pages},"),
    ]
    return [*pieces, ("date", f"{_year(record)}."), *_tail(record, chance)]


def springer(record: Record, chance: random.Random) -> Pieces:
    pages = _pages(record, chance)
    pieces = [("author", vancouver_names(_people(record), chance)), ("date", f"({_year(record)})")]
    pieces += [("title", stop(_title(record))), ("container-title", _container(record, chance))]
    volume = _volume(record, "({})")
    return [
        *pieces,
        ("volume", volume + (":" if pages else ".") if volume else ""),
        ("pages", pages),
        *_tail(record, chance),
    ]


def acs(record: Record, chance: random.Random) -> Pieces:
    names = "; ".join(f"{family}, {_dotted(given)}".rstrip(", ") for family, given in _people(record))
    pieces = [("author", names), ("title", stop(_title(record)) if chance.random() < 0.6 else "")]
    pieces += [("container-title", _container(record, chance)), ("date", f"{_year(record)},")]
    pages = _pages(record, chance)
    return [
        *pieces,
        ("volume", f"{_volume(record, ' ({})')},"),
        ("pages", pages and f"{pages}."),
        *_tail(record, chance),
    ]


def physics(record: Record, chance: random.Random) -> Pieces:
    pages = _pages(record, chance).split("-")[0]
    pieces = [("author", plain_names(_people(record)) + ","), ("container-title", _container(record, chance))]
    volume = str(record.get("volume") or "")
    return [*pieces, ("volume", volume and f"{volume},"), ("pages", pages), ("date", f"({_year(record)}).")]


# Styles of web pages, releases and newspapers


def _page_title(record: Record) -> str:
    words = _title(record).split()
    return " ".join(words[: 3 + len(words) % 9]).rstrip(",:;-–")


def _address(title: str, site: str, chance: random.Random) -> str:
    host = re.sub(r"\W", "", site.lower()) + chance.choice([".org", ".com", ".gov", ".org", ".edu", ".net"])
    slug = "-".join(re.findall(r"[a-z]+", title.lower())[:6])
    year, month, _ = _day(chance)
    path = chance.choice(
        [
            f"news/{slug}",
            f"{year}/{month:02}/{slug}.html",
            f"releases/{year}/{month:02}/{chance.randint(100000, 999999)}.htm",
            slug,
            f"topics/{slug}/index.shtml",
        ]
    )
    return chance.choice(["https://www.", "https://", "http://www.", "www.", "www."]) + f"{host}/{path}"


def _access(chance: random.Random) -> str:
    year, month, day = _day(chance)
    name = MONTHS[month - 1]
    return chance.choice(
        [
            f"{name} {day}, {year}",
            f"{day} {name} {year}",
            f"{year}-{month:02}-{day:02}",
            f"{day} {name[:3]}. {year}",
        ]
    )


def _author(record: Record, chance: random.Random, style: Callable[[list[Person]], str]) -> str:
    return chance.choice(ORGANISATIONS) if chance.random() < 0.6 else style(_people(record)[:2])


def page_apa(record: Record, chance: random.Random) -> Pieces:
    year, month, day = _day(chance)
    date = chance.choice(
        ["(n.d.).", f"({year}).", f"({year}, {MONTHS[month - 1]} {day}).", f"({year}, {MONTHS[month - 1]})."]
    )
    title, site = _page_title(record), chance.choice(SITES)
    address = _address(title, site, chance)
    note = chance.choice(
        [
            "",
            "Retrieved from",
            f"Retrieved {_access(chance)}, from",
            f"Retrieved {_access(chance)} from",
            "Available at:",
            f"(Accessed {_access(chance)}).",
        ]
    )
    pieces = [("author", stop(_author(record, chance, apa_names))), ("date", date), ("title", stop(title))]
    return [
        *pieces,
        ("container-title", f"{site}." if chance.random() < 0.6 else ""),
        ("note", note),
        ("url", address),
    ]


def page_mla(record: Record, chance: random.Random) -> Pieces:
    year, month, day = _day(chance)
    title, site = _page_title(record), chance.choice(SITES)
    quotes = chance.choice(["“”", '""'])
    author = stop(_author(record, chance, mla_names)) if chance.random() < 0.8 else ""
    pieces = [("author", author), ("title", f"{quotes[0]}{stop(title)}{quotes[1]}")]
    if chance.random() < 0.3:
        pieces += [
            ("container-title", f"{site}."),
            ("publisher", f"{site},"),
            ("date", f"{day} {MONTHS[month - 1]} {year}."),
        ]
        return [*pieces, ("url", f"<{_address(title, site, chance)}>.")]
    pieces += [
        ("container-title", f"{site},"),
        ("date", f"{day} {MONTHS[month - 1][:3]}. {year},"),
        ("url", _address(title, site, chance) + "."),
    ]
    return [*pieces, ("note", chance.choice(["", f"Accessed {_access(chance)}."]))]


def page_vancouver(record: Record, chance: random.Random) -> Pieces:
    year, month, day = _day(chance)
    title, site = _page_title(record), chance.choice(SITES)
    author = _author(record, chance, lambda people: vancouver_names(people, chance)) + "."
    medium = chance.choice([" [Internet]", "", " [online]"])
    pieces = [
        ("author", author),
        ("title", f"{stop(title)}" if not medium else title),
        ("medium", medium.strip() and f"{medium.strip()}."),
    ]
    pieces += [
        ("container-title", f"{site}."),
        ("date", f"{year} {MONTHS[month - 1][:3]} {day}" + chance.choice([".", ";"])),
    ]
    note = chance.choice(
        [
            f"[cited {_access(chance)}].",
            f"Accessed {_access(chance)}.",
            "Available from:",
            f"[cited {_access(chance)}]. Available from:",
        ]
    )
    return [*pieces, ("note", note), ("url", _address(title, site, chance))]


def news_chicago(record: Record, chance: random.Random) -> Pieces:
    year, month, day = _day(chance)
    title, site = _page_title(record), chance.choice(SITES)
    pieces = [
        ("author", stop(mla_names(_people(record)[:2]))),
        ("title", f"“{stop(title)}”"),
        ("container-title", f"{site},"),
    ]
    pieces.append(("date", f"{MONTHS[month - 1]} {day}, {year}" + chance.choice([".", ","])))
    return [
        *pieces,
        ("url", _address(title, site, chance) + "."),
        ("note", chance.choice(["", f"(accessed {_access(chance)})."])),
    ]


def release(record: Record, chance: random.Random) -> Pieces:
    year, month, day = _day(chance)
    title = _page_title(record)
    organisation = chance.choice(ORGANISATIONS)
    pieces = [
        ("author", stop(organisation)),
        ("title", title),
        ("genre", chance.choice(["[press release].", "[Press release].", "[news release]."])),
    ]
    pieces = (
        [pieces[0], ("date", f"({year}, {MONTHS[month - 1]} {day})."), *pieces[1:]]
        if chance.random() < 0.5
        else [*pieces, ("date", f"{MONTHS[month - 1]} {day}, {year}.")]
    )
    return [
        *pieces,
        ("note", chance.choice(["", f"Accessed {_access(chance)}.", "Retrieved from"])),
        ("url", _address(title, organisation, chance)),
    ]


def bare_page(record: Record, chance: random.Random) -> Pieces:
    title, site = _page_title(record), chance.choice(SITES)
    separator = chance.choice([".", ",", ":", " –", ""])
    return [
        ("title", f"{title}{separator}"),
        ("container-title", chance.choice([f"{site}.", f"{site},", ""])),
        ("url", _address(title, site, chance)),
    ]


ARTICLES = (apa, apa, vancouver, vancouver, mla, chicago, harvard, ieee, springer, acs, physics)
PAGES = (page_apa, page_apa, page_mla, page_vancouver, news_chicago, release, bare_page)

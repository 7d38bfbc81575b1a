"""The table of settings: each field of `Settings` and of `CheckSettings` is a row.

From it `litman.toml` is read, a wrong value is told from a right one, and the list of settings is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple, TypeVar

from litman.setting_kinds import (
    BIBLIOGRAPHY,
    CODES,
    CODES_OF_PATHS,
    DAYS,
    DOI_PREFIXES,
    ENGINE,
    FOLDERS,
    KEY_PATTERN,
    MAIL,
    NUMBER,
    PATTERNS,
    SEVERITIES_OF_CODES,
    SUGGESTION_PLACES,
    TEXT,
    URL,
    YES_NO,
    Kind,
)

SETTINGS_NAME = "litman.toml"
CHECK = "check"  # the table of `CheckSettings`

Value = TypeVar("Value")


class Row(NamedTuple):
    """What is known of a setting beside its name and its default."""

    kind: Kind[Any]
    about: str
    example: str  # a value as TOML writes it
    environment: str  # the variable that overrides the file, or adds to a list; "" where there is none


def _setting(kind: Kind[Value], default: Value, about: str, example: str, environment: str = "") -> Value:
    """Return a field with its row; typed as what it holds, as `dataclasses.field` is."""
    row = {"row": Row(kind, about, example, environment)}
    found: Any = (
        field(default_factory=dict, metadata=row) if default == {} else field(default=default, metadata=row)
    )
    return found  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What the table `[check]` says; codes are whole (`CLM101`) or the beginning of several (`REF`, `BIB1xx`)."""

    select: tuple[str, ...] = _setting(CODES, (), "codes to look for; without it, all", '["CLM", "REF101"]')
    ignore: tuple[str, ...] = _setting(CODES, (), "codes to leave out", '["CLM101", "REF"]')
    severity: Mapping[str, str] = _setting(
        SEVERITIES_OF_CODES, {}, "how severe a finding is: error, warning or info", '{ CLM101 = "info" }'
    )
    per_path: Mapping[str, tuple[str, ...]] = _setting(
        CODES_OF_PATHS, {}, "codes to leave out in files with such paths", '{ "drafts/*" = ["CLM"] }'
    )
    record_age_days: int = _setting(DAYS, 365, "how old a registry's record may be", "90")


@dataclass(frozen=True, slots=True)
class Settings:
    """What `litman.toml` says; each field is a key of that file."""

    bibliography: str = _setting(
        BIBLIOGRAPHY, "references.bib", "the .bib file, from the library's folder", '"../thesis.bib"'
    )
    mailto: str | None = _setting(
        MAIL,
        None,
        "who asks: named to the registries, which then answer faster",
        '"you@example.org"',
        "LITMAN_MAILTO",
    )
    posts: tuple[str, ...] = _setting(
        FOLDERS,
        (),
        "folders where posts are looked for, from the library's folder",
        '["../posts"]',
        "LITMAN_POSTS",
    )
    by: str | None = _setting(
        TEXT, None, "who gives verdicts, where --by does not say it; without it, git's user.name", '"AB"'
    )
    exclude: tuple[str, ...] = _setting(
        PATTERNS,
        (),
        "files and folders of those folders that are no posts: a name, the end of a path, or a path from the"
        " library's folder that begins with ./ or ../; what git ignores is left out anyway",
        '["drafts", "*.tmp.md", "../posts/old"]',
    )
    suggest_from: tuple[str, ...] = _setting(
        SUGGESTION_PLACES,
        ("library", "pool"),
        "where works for claims are looked for; with web the words of the claims leave this machine",
        '["library", "web"]',
    )
    key_pattern: str = _setting(
        KEY_PATTERN,
        "{author}{year}{title}",
        "how new citation keys are made: of {author}, {authors}, {container}, {title} and {year}, with letters, digits"
        " and _:./+- around them",
        '"{authors}:{year}"',
    )
    cache_age_days: float = _setting(NUMBER, 30, "how old a kept answer of a registry may be", "7")
    timeout_s: float = _setting(NUMBER, 30.0, "how many seconds one answer may take", "10")
    first_answer_s: float = _setting(
        NUMBER,
        7.0,
        "after how many seconds of silence a service that has not answered yet counts as down",
        "20",
    )
    lock_timeout_s: float = _setting(
        NUMBER, 60.0, "how many seconds to wait for another litman that writes", "5"
    )
    crossref_url: str = _setting(
        URL,
        "https://api.crossref.org",
        "where Crossref is asked",
        '"https://crossref.example.org"',
        "LITMAN_CROSSREF_URL",
    )
    datacite_url: str = _setting(
        URL,
        "https://api.datacite.org",
        "where DataCite is asked",
        '"https://datacite.example.org"',
        "LITMAN_DATACITE_URL",
    )
    doi_url: str = _setting(
        URL,
        "https://doi.org",
        "where is asked which agency registered a DOI, and other agencies for its work",
        '"https://doi.example.org"',
        "LITMAN_DOI_URL",
    )
    arxiv_url: str = _setting(
        URL,
        "https://export.arxiv.org",
        "where arXiv is asked",
        '"https://arxiv.example.org"',
        "LITMAN_ARXIV_URL",
    )
    pubmed_url: str = _setting(
        URL,
        "https://eutils.ncbi.nlm.nih.gov/entrez/eutils",
        "where PubMed is asked",
        '"https://pubmed.example.org/eutils"',
        "LITMAN_PUBMED_URL",
    )
    pmc_url: str = _setting(
        URL,
        "https://pmc.ncbi.nlm.nih.gov/tools/idconv",
        "where PubMed Central is asked which PMID and DOI a PMCID has",
        '"https://pmc.example.org/idconv"',
        "LITMAN_PMC_URL",
    )
    europepmc_url: str = _setting(
        URL,
        "https://www.ebi.ac.uk/europepmc/webservices/rest",
        "where Europe PMC is asked",
        '"https://europepmc.example.org/rest"',
        "LITMAN_EUROPEPMC_URL",
    )
    openlibrary_url: str = _setting(
        URL,
        "https://openlibrary.org",
        "where Open Library is asked about books",
        '"https://openlibrary.example.org"',
        "LITMAN_OPENLIBRARY_URL",
    )
    googlebooks_url: str = _setting(
        URL,
        "https://www.googleapis.com",
        "where Google Books is asked",
        '"https://googlebooks.example.org"',
        "LITMAN_GOOGLEBOOKS_URL",
    )
    dnb_url: str = _setting(
        URL,
        "https://services.dnb.de",
        "where the German national library is asked about books",
        '"https://dnb.example.org"',
        "LITMAN_DNB_URL",
    )
    openalex_url: str = _setting(
        URL,
        "https://api.openalex.org",
        "where OpenAlex is asked which works are retracted, and where their files are open",
        '"https://openalex.example.org"',
        "LITMAN_OPENALEX_URL",
    )
    unpaywall_url: str = _setting(
        URL,
        "https://api.unpaywall.org",
        "where Unpaywall is asked where files are open, with the address of `mailto`",
        '"https://unpaywall.example.org"',
        "LITMAN_UNPAYWALL_URL",
    )
    semanticscholar_url: str = _setting(
        URL,
        "https://api.semanticscholar.org",
        "where Semantic Scholar is asked where files are open",
        '"https://semanticscholar.example.org"',
        "LITMAN_SEMANTICSCHOLAR_URL",
    )
    check: CheckSettings = CheckSettings()  # what `litman check` looks for
    left_out_prefixes: tuple[str, ...] = _setting(
        DOI_PREFIXES,
        (),
        "prefixes of DOIs that copies are registered under: no reference is matched to them",
        '["10.5555"]',
    )
    style: str = _setting(
        TEXT,
        "apa",
        "the style of formatted bibliographies: a name that `litman styles` finds, the path of a .csl file, or its URL",
        '"vancouver"',
    )
    locale: str = _setting(TEXT, "", "their language; without it, the style's own", '"en-GB"')
    citation_engine: str = _setting(
        ENGINE,
        "",
        "what formats them; without it, the first that is there (`litman styles --engine`)",
        '"pandoc"',
    )
    citeproc_js: str = _setting(
        TEXT,
        "",
        "where the npm package `citeproc` lies, from the library's folder; without it, npm's own folders are looked at",
        '"node_modules"',
    )
    reference_notices: bool = _setting(YES_NO, True, "whether references of retracted works say so", "false")
    private_addresses: bool = _setting(
        YES_NO, False, "whether pages of this machine and its own network may be fetched", "true"
    )
    unknown: tuple[str, ...] = field(default=(), compare=False)  # keys of the file that litman does not know


def _rows(table: type[Settings | CheckSettings]) -> Mapping[str, Row]:
    return {found.name: found.metadata["row"] for found in fields(table) if found.metadata}


ROWS = _rows(Settings)
CHECK_ROWS = _rows(CheckSettings)

"""The rules of CSL-JSON as a JSON schema of our own making.

Source: CSL 1.0.2 specification, appendices III and IV; the rules of `csl-data.json` for names and dates.
"""

from typing import Any

_TYPES = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset "
    "document entry entry-dictionary entry-encyclopedia figure graphic hearing interview legal_case legislation "
    "manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software song speech standard thesis "
    "treaty webpage"
)
_TEXTS = (
    "abstract annote archive archive_collection archive_location archive-place authority call-number citation-key "
    "citation-label collection-title container-title container-title-short dimensions division DOI event-title "
    "event-place genre ISBN ISSN jurisdiction keyword language license medium note original-publisher "
    "original-publisher-place original-title part-title PMCID PMID publisher publisher-place references "
    "reviewed-genre reviewed-title scale section source status title title-short URL version volume-title year-suffix"
)
_NUMBERS = (
    "chapter-number citation-number collection-number edition first-reference-note-number issue locator number "
    "number-of-pages number-of-volumes page page-first part-number printing-number supplement-number volume"
)
_NAMES = (
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author "
    "performer producer recipient reviewed-author script-writer series-creator translator"
)
_DATES = "accessed available-date event-date issued original-date submitted"


def _object(properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False, **more}


_TEXT = {"type": "string", "minLength": 1}
_FLAG = {"type": ["string", "number", "boolean"]}
_NAME_PARTS = "family given dropping-particle non-dropping-particle suffix literal"
_NAME = _object(dict.fromkeys(_NAME_PARTS.split(), _TEXT), minProperties=1)
_PARTS = {
    "type": "array",
    "minItems": 1,
    "maxItems": 3,
    "prefixItems": [
        {"type": "integer"},
        {"type": "integer", "minimum": 1, "maximum": 12},
        {"type": "integer", "minimum": 1, "maximum": 31},
    ],
}
_DATE = _object(
    {
        "date-parts": {"type": "array", "items": _PARTS, "minItems": 1, "maxItems": 2},
        "season": {"type": "integer", "minimum": 1, "maximum": 4},
        "circa": _FLAG,
        "literal": _TEXT,
        "raw": _TEXT,
    },
    minProperties=1,
)
ITEM: dict[str, Any] = _object(
    {
        "id": {"type": ["string", "number"]},
        "type": {"enum": _TYPES.split()},
        **dict.fromkeys(_TEXTS.split(), _TEXT),
        **{name: {"type": ["string", "number"]} for name in _NUMBERS.split()},
        **{name: {"type": "array", "items": _NAME, "minItems": 1} for name in _NAMES.split()},
        **dict.fromkeys(_DATES.split(), _DATE),
    },
    required=["id", "type"],
)
ITEMS = {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "array", "items": ITEM}

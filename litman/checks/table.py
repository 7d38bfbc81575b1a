"""The rules: one table, by code family and number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from litman.checks import (
    absent_key,
    acting_commands,
    ambiguous_marker,
    animal_study,
    bib_structure,
    checked_before_notice,
    checked_other_sentence,
    claim_without_work,
    claims_structure,
    concern,
    contradiction,
    corrected,
    doi_form,
    doi_text,
    field_differs,
    isbn_form,
    issn_form,
    label_twice,
    marker_without_reference,
    missing_list,
    missing_number,
    mixed_styles,
    name_form,
    named_source,
    numbers_not_quoted,
    old_record,
    page_gone,
    pages_form,
    preprint_published,
    quotation_cut,
    quotation_not_found,
    range_too_long,
    reference_never_cited,
    reference_url,
    registry_lines,
    release_date,
    release_for_paper,
    replaced,
    required_fields,
    retracted,
    same_work_twice,
    self_citation,
    sentence_ambiguous,
    sentence_changed,
    sentence_gone,
    sentence_moved,
    statements_structure,
    title_capitals,
    unknown_statement,
    unregistered_doi,
    unresolved_reference,
    url_form,
    vague_attribution,
    weak_evidence,
    withdrawn,
    wrong_target,
    year_form,
)
from litman.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    bib_structure.RULE,
    required_fields.RULE,
    doi_form.RULE,
    isbn_form.RULE,
    issn_form.RULE,
    url_form.RULE,
    year_form.RULE,
    pages_form.RULE,
    title_capitals.RULE,
    acting_commands.RULE,
    name_form.RULE,
    same_work_twice.RULE,
    registry_lines.RULE,
    field_differs.RULE,
    wrong_target.RULE,
    unregistered_doi.RULE,
    old_record.RULE,
    doi_text.RULE,
    page_gone.RULE,
    retracted.RULE,
    withdrawn.RULE,
    concern.RULE,
    corrected.RULE,
    replaced.RULE,
    preprint_published.RULE,
    marker_without_reference.RULE,
    missing_list.RULE,
    missing_number.RULE,
    reference_never_cited.RULE,
    label_twice.RULE,
    range_too_long.RULE,
    ambiguous_marker.RULE,
    unresolved_reference.RULE,
    mixed_styles.RULE,
    self_citation.RULE,
    reference_url.RULE,
    release_date.RULE,
    claims_structure.RULE,
    statements_structure.RULE,
    claim_without_work.RULE,
    named_source.RULE,
    vague_attribution.RULE,
    sentence_changed.RULE,
    sentence_gone.RULE,
    sentence_ambiguous.RULE,
    sentence_moved.RULE,
    checked_other_sentence.RULE,
    checked_before_notice.RULE,
    absent_key.RULE,
    unknown_statement.RULE,
    release_for_paper.RULE,
    weak_evidence.RULE,
    animal_study.RULE,
    quotation_not_found.RULE,
    quotation_cut.RULE,
    numbers_not_quoted.RULE,
    contradiction.RULE,
)


@cache
def rules_by_code() -> dict[str, Rule]:
    """Return the rule of each code; two rules with one code are a bug."""
    found: dict[str, Rule] = {}
    for item in RULES:
        for code in item.codes:
            assert code not in found, code
            found[code] = item
    return found


def matches(code: str, patterns: Sequence[str]) -> bool:
    """Whether a code is among those that patterns select: `CLM101`, `CLM1` or `CLM1xx`, `CLM`, `all`."""
    return any(
        pattern.lower() == "all" or code.startswith(pattern.upper().rstrip("X")) for pattern in patterns
    )


def unknown_patterns(patterns: Sequence[str]) -> list[str]:
    """Return the patterns that select no code."""
    return [pattern for pattern in patterns if not any(matches(code, [pattern]) for code in rules_by_code())]

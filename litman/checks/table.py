"""The rules: one table, by code family and number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from litman.checks.rule import LibraryRule, PostRule, PostsRule
from litman.checks.rules.bib import (
    acting_commands,
    bib_structure,
    copy_beside,
    doi_form,
    file_gone,
    isbn_form,
    issn_form,
    key_of_marks,
    lost_parent,
    merge_conflict,
    merged_by_lines,
    name_form,
    one_doi_on_two_works,
    pages_form,
    required_fields,
    same_work_twice,
    spoilt_text,
    title_capitals,
    url_form,
    year_form,
)
from litman.checks.rules.claims import (
    absent_key,
    checked_before_notice,
    checked_other_sentence,
    claim_without_work,
    claims_structure,
    named_source,
    not_in_source,
    said_in_part,
    says_otherwise,
    sentence_ambiguous,
    sentence_changed,
    sentence_gone,
    sentence_moved,
    statements_structure,
    unknown_statement,
    vague_attribution,
)
from litman.checks.rules.evidence import (
    absent_from_abstract,
    animal_study,
    contradiction,
    number_misquoted,
    number_of_release,
    numbers_not_quoted,
    page_missing,
    quotation_cut,
    quotation_not_found,
    release_for_paper,
    text_changed,
    weak_evidence,
)
from litman.checks.rules.identifiers import (
    doi_text,
    field_differs,
    old_record,
    page_gone,
    unregistered_doi,
    wrong_target,
)
from litman.checks.rules.notices import concern, corrected, preprint_published, replaced, retracted, withdrawn
from litman.checks.rules.references import (
    ambiguous_marker,
    assistant_marker,
    label_twice,
    left_out_file,
    listed_elsewhere,
    marker_without_reference,
    missing_list,
    missing_number,
    mixed_styles,
    range_too_long,
    reference_never_cited,
    reference_of_other_work,
    reference_printed_otherwise,
    reference_url,
    release_date,
    self_citation,
    unregistered_reference,
    unresolved_reference,
)
from litman.checks.rules.registry import registry_lines

RULES: tuple[LibraryRule | PostRule | PostsRule, ...] = (
    bib_structure.RULE,
    required_fields.RULE,
    doi_form.RULE,
    isbn_form.RULE,
    issn_form.RULE,
    key_of_marks.RULE,
    url_form.RULE,
    year_form.RULE,
    pages_form.RULE,
    title_capitals.RULE,
    acting_commands.RULE,
    name_form.RULE,
    same_work_twice.RULE,
    one_doi_on_two_works.RULE,
    lost_parent.RULE,
    file_gone.RULE,
    spoilt_text.RULE,
    merge_conflict.RULE,
    merged_by_lines.RULE,
    copy_beside.RULE,
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
    assistant_marker.RULE,
    reference_of_other_work.RULE,
    reference_printed_otherwise.RULE,
    unregistered_reference.RULE,
    listed_elsewhere.RULE,
    left_out_file.RULE,
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
    not_in_source.RULE,
    says_otherwise.RULE,
    said_in_part.RULE,
    release_for_paper.RULE,
    weak_evidence.RULE,
    animal_study.RULE,
    quotation_not_found.RULE,
    absent_from_abstract.RULE,
    number_misquoted.RULE,
    quotation_cut.RULE,
    numbers_not_quoted.RULE,
    text_changed.RULE,
    page_missing.RULE,
    number_of_release.RULE,
    contradiction.RULE,
)

# By what they look at: the type of each says what they are called with.
LIBRARY_RULES = tuple(item for item in RULES if isinstance(item, LibraryRule))
POST_RULES = tuple(item for item in RULES if isinstance(item, PostRule))
POSTS_RULES = tuple(item for item in RULES if isinstance(item, PostsRule))


@cache
def rules_by_code() -> dict[str, LibraryRule | PostRule | PostsRule]:
    """Return the rule of each code; two rules with one code are a bug."""
    found: dict[str, LibraryRule | PostRule | PostsRule] = {}
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

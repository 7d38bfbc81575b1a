"""What each feature speaks for (above 0) or against, as benchmarks/train_matching.py learnt it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Model:
    """What the features of a candidate are weighed with."""

    with_title: Mapping[str, float]  # for strings that say a title
    without_title: Mapping[str, float]
    accept_at: float  # probability from which a candidate is accepted
    margin: float = 0.3  # log-odds that must lie between the best and the next distinct work

    def accepting(self, accept_at: float, margin: float) -> Model:
        """Return the same weights with other bounds, as a pool was measured to need them."""
        return replace(self, accept_at=accept_at, margin=margin)


# Log-odds that a feature of 1.0 adds; `bias` is where a candidate starts.
WITH_TITLE: dict[str, float] = {
    "bias": -0.91,
    "author_absent": -1.66,
    "author_first": 1.75,
    "author_inside": -0.68,
    "author_unknown": -0.23,
    "container_absent": -1.44,
    "container_same": 0.99,
    "container_unknown": -0.46,
    "foreign_title_same_place": -0.15,
    "issue_absent": -0.02,
    "issue_same": -0.70,
    "issue_unknown": -0.10,
    "last_page_same": -0.20,
    "lead_other": -0.96,
    "notice_other": -0.51,
    "numbers_unexplained": -4.68,
    "others_absent": -1.31,
    "others_same": 0.61,
    "page_absent": -1.56,
    "page_other": -1.46,
    "page_same": 2.40,
    "page_unknown": -0.19,
    "title_and_author": -0.61,
    "title_and_container": 0.46,
    "title_and_page": -0.68,
    "title_author_container": 0.04,
    "title_author_year": 0.62,
    "title_container_year": 0.36,
    "title_is_container": 0.70,
    "title_length": -0.11,
    "title_likeness": 1.00,
    "title_other": -1.06,
    "title_short": -0.06,
    "title_unknown": -0.14,
    "title_whole": 1.73,
    "title_without_author": -0.01,
    "title_without_year": -1.24,
    "title_words": -0.16,
    "volume_absent": -0.87,
    "volume_and_page": -0.35,
    "volume_other": -0.36,
    "volume_page_year_author": -0.49,
    "volume_page_year_container": -0.30,
    "volume_same": 1.09,
    "volume_unknown": -0.67,
    "year_absent": 0.33,
    "year_near": -0.79,
    "year_other": -1.88,
    "year_same": 0.42,
    "year_unknown": 1.10,
}
WITHOUT_TITLE: dict[str, float] = {
    "bias": -1.32,
    "author_absent": -1.82,
    "author_first": 1.31,
    "author_inside": -0.38,
    "author_unknown": 0.01,
    "container_absent": -1.94,
    "container_same": 0.35,
    "container_unknown": 0.54,
    "foreign_title_same_place": 0.00,
    "issue_absent": -0.41,
    "issue_same": 0.26,
    "issue_unknown": -0.73,
    "last_page_same": 1.35,
    "lead_other": -1.74,
    "notice_other": 0.00,
    "numbers_unexplained": -3.96,
    "others_absent": -1.17,
    "others_same": 0.92,
    "page_absent": -1.62,
    "page_other": -2.87,
    "page_same": 3.13,
    "page_unknown": 0.48,
    "title_and_author": -0.67,
    "title_and_container": 0.60,
    "title_and_page": 0.43,
    "title_author_container": -0.45,
    "title_author_year": -0.50,
    "title_container_year": 0.77,
    "title_length": -0.23,
    "title_likeness": 0.33,
    "title_short": -0.15,
    "title_unknown": -0.08,
    "title_whole": 0.36,
    "title_without_author": 0.15,
    "title_without_year": -0.61,
    "title_words": -0.04,
    "volume_absent": -0.85,
    "volume_and_page": -0.81,
    "volume_other": -1.55,
    "volume_page_year_author": -0.17,
    "volume_page_year_container": 0.28,
    "volume_same": 0.98,
    "volume_unknown": 0.53,
    "year_absent": 1.71,
    "year_near": -1.06,
    "year_other": -2.54,
    "year_same": 0.70,
    "year_unknown": 0.30,
}
MODEL = Model(WITH_TITLE, WITHOUT_TITLE, 0.4)

"""What fields without a name of their own mean in works of one kind and another, in RIS and EndNote alike."""

from __future__ import annotations

# What stands alone: a secondary title is its series. In all others it is what they stand in.
WHOLE = frozenset({"book", "report", "thesis", "classic", "pamphlet"})
# The number is the work's own; in all others it counts issues.
NUMBERED = frozenset({"report", "patent", "standard", "dataset", "manuscript", "legislation", "bill"})
IN_A_JOURNAL = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "review", "review-book"}
)

"""A rule: a title that is written in capitals and ends with marks of exclamation."""

from __future__ import annotations

from tests.recipes.worked import Worked, after, before, with_change

RULE = '''\
"""A title ends with more than one mark of exclamation.

What it finds
    Titles that end with `!!` or more.
Why it matters
    No style prints them so; they come from mailing lists and shops.
Example
    title = {Tea helps you sleep!!!}
What to do
    Compare with the work, and keep one mark at most: `litman set KEY title=…`.
"""

from __future__ import annotations

from collections.abc import Iterator

from litman.checks.facts import Facts
from litman.checks.rule import LibraryRule
from litman.finding import Finding

CODE = "BIB199"


def find(facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each title that shouts."""
    for entry in facts.entries():
        if entry.values.get("title", "").rstrip("}\\" ").endswith("!!"):
            message = "the title ends with more than one mark of exclamation"
            yield Finding(CODE, entry.place("title"), message, "warning", key=entry.key)


RULE = LibraryRule.of(CODE, "a title ends with more than one mark of exclamation", find)
'''
SAMPLES = """\
== fires: three marks
> references.bib:1:43 warning the title ends with more than one mark of exclamation
-- references.bib
@article{moss2019tea, author={Moss, Ada}, title={Tea helps!!!}, journal={Journal of Tea}, year=2019}

== silent: one mark
-- references.bib
@article{moss2019tea, author={Moss, Ada}, title={Tea helps!}, journal={Journal of Tea}, year=2019}
"""

WORKED = Worked(
    names={"ROOM": "bib", "NAME": "title_marks", "CODE": "BIB199"},
    new={
        "litman/checks/rules/bib/title_marks.py": RULE,
        "tests/checks/cases/BIB199.txt": SAMPLES,
    },
    changed={
        "litman/checks/table.py": lambda text: before("    url_form,\n", "    title_marks,\n")(
            after("    title_capitals.RULE,\n", "    title_marks.RULE,\n")(text)
        ),
        "litman/help/changes.md": with_change(
            "`litman check`: titles that end with several marks of exclamation."
        ),
    },
)

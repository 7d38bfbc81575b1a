"""A page of the workbench: how many works there are."""

from __future__ import annotations

from tests.recipes.worked import Worked, before, with_change

PAGE = '''\
"""How many works the library has."""

from __future__ import annotations

from starlette.responses import Response

from litman.web.page import Asked, Page


def show_tally(asked: Asked) -> Response:
    """Return the page that says it."""
    works = sum(1 for _ in asked.library.document.entries())
    return asked.page("tally.html", title="Tally", works=works)


PAGES = (Page("/tally", show_tally),)
'''
TEMPLATE = """\
{% extends frame %}
{% block main %}
<h1>Tally</h1>
<p>{{ works | counted("work") }}</p>
{% endblock %}
"""
TESTS = """\
from __future__ import annotations

from tests.web.browsing import Browser


def test_works_are_counted(browser: Browser) -> None:
    assert browser.open("/tally").texts("//main/p") == ["2 works"]
"""

WORKED = Worked(
    names={"NAME": "tally"},
    new={
        "litman/web/pages/tally.py": PAGE,
        "litman/web/templates/tally.html": TEMPLATE,
        "tests/web/test_tally.py": TESTS,
    },
    changed={
        "litman/web/table.py": lambda old: before("\n)\n\nPAGES: ", "\n    tally,")(
            before("    *help.PAGES,\n", "    *tally.PAGES,\n")(old)
        ),
        "litman/help/changes.md": with_change("`/tally` of the workbench says how many works there are."),
    },
)

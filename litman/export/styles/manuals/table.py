"""Which manual stands behind which style."""

from __future__ import annotations

import re

from litman.export.styles.manuals.ama import AMA
from litman.export.styles.manuals.apa import APA
from litman.export.styles.manuals.chicago import CHICAGO
from litman.export.styles.manuals.harvard import HARVARD
from litman.export.styles.manuals.ieee import IEEE
from litman.export.styles.manuals.manual import Manual
from litman.export.styles.manuals.mla import MLA
from litman.export.styles.manuals.nature import NATURE
from litman.export.styles.manuals.nlm import NLM
from litman.export.styles.style_file import Style

# By the name that the style has, or its parent.
MANUALS: dict[str, Manual] = {
    "american-medical-association": AMA,
    "apa": APA,
    "chicago-author-date": CHICAGO,
    "harvard-cite-them-right": HARVARD,
    "ieee": IEEE,
    "modern-language-association": MLA,
    "nature": NATURE,
}
_NLM = "nlm-"  # a family of styles that differ in citations only
_NO_MANUAL = Manual()
_ID = re.compile(r"<id>\s*+(?:https?://www\.zotero\.org/styles/)?([^<\s]*+)\s*+</id>")


def manual_of(style: Style) -> Manual:
    """Return what the manual of this style asks; nothing for one whose manual litman does not know.

    A style is what its own text calls it, whatever its file is called: one that somebody made of another has a name of
    its own there.
    """
    stated = _ID.search(style.text)
    name = stated[1] if stated else style.parent or style.name
    return NLM if name.startswith(_NLM) else MANUALS.get(name, _NO_MANUAL)

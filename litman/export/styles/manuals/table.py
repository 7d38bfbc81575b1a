"""Which manual stands behind which style."""

from __future__ import annotations

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


def manual_of(style: Style) -> Manual:
    """Return what the manual of this style asks; nothing for one whose manual litman does not know."""
    name = style.parent or style.name
    return NLM if name.startswith(_NLM) else MANUALS.get(name, _NO_MANUAL)


def is_the_styles_own(style: Style) -> bool:
    """Whether the text says that it is the style of this name, and not one that somebody made of it."""
    return f"/styles/{style.parent or style.name}</id>" in style.text

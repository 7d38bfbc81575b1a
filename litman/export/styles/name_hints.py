"""A style that prints every name as if it had to be told apart: what it prints alike cannot be changed by that."""

from __future__ import annotations

_CSL = "{http://purl.org/net/xbiblio/csl}"


def with_all_told_apart(style: str, rule: str) -> str:
    """Return the style with every name in its long form: in full, or with initials where the rule adds only these.

    Args:
        style: The text of a CSL style.
        rule: Its `givenname-disambiguation-rule`.

    Source: CSL 1.0.2 specification, "Disambiguation", "Inheritable Name Options".
    """
    from lxml import etree

    root = etree.fromstring(style.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    initialize = "true" if rule.endswith("-with-initials") else "false"
    for element in (root, *root.findall(f"{_CSL}citation"), *root.findall(f"{_CSL}bibliography")):
        element.set("name-form", "long")
        element.set("initialize", initialize)
    for name in root.iter(f"{_CSL}name"):
        name.set("form", "long")
        name.set("initialize", initialize)
    return str(etree.tostring(root, encoding="unicode"))

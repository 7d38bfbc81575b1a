"""litman/posts/readers/zipped.py"""

from __future__ import annotations

from pathlib import Path

from litman.posts.readers.zipped import parse_part

DECLARED = b'<!DOCTYPE x [<!ENTITY a "tea"><!ENTITY b SYSTEM "file:///etc/passwd">]>'


def test_what_a_document_type_declares_is_no_part_of_the_tree() -> None:
    root = parse_part(Path("x.odt"), "content.xml", DECLARED + b"<x>One&a;two<y>&b;three</y>&a;four</x>")
    assert [node.tag for node in root.iter()] == ["x", "y"]
    assert "".join(root.itertext()) == "Onetwothreefour"

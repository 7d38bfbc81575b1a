from __future__ import annotations

import subprocess
import sys

from litman.posts.references.segments import segment_reference


def test_segments_hold_every_word_and_do_not_overlap() -> None:
    text = "Hill, M. (2019). Rivers and lakes. Water Research, 3(2), 4–5."
    segments = segment_reference(text)
    assert [segment.label for segment in segments] == [
        "author",
        "date",
        "title",
        "container-title",
        "volume",
        "pages",
    ]
    assert "".join(text[s.start : s.end] for s in segments).replace(" ", "") == text.replace(" ", "")


def test_nothing_has_no_segments() -> None:
    assert segment_reference(" \n") == []


def test_the_model_is_not_loaded_before_it_is_needed() -> None:
    code = "import sys, litman.posts.references.find, litman.posts.references.parts; print('pycrfsuite' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "False\n"
    )

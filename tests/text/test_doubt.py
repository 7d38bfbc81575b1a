"""A sentence that is not sure says so in its own language."""

from __future__ import annotations

import pytest

from litman.text.doubt import HEDGE


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Tea may help; however, cups were few.", ["may", "however"]),
        ("Tee könnte helfen, doch der Grund ist unklar.", ["könnte", "unklar"]),
        ("Le thé pourrait aider ; cela semble vrai.", ["pourrait", "semble"]),
        ("El té podría ayudar, aunque parece débil.", ["podría", "aunque", "parece"]),
        ("Il tè potrebbe aiutare; tuttavia sembra poco.", ["potrebbe", "tuttavia", "sembra"]),
        ("Thee helpt misschien, maar dat lijkt weinig.", ["misschien", "lijkt"]),
        ("O chá talvez ajude, embora pouco.", ["talvez", "embora"]),
        ("Chá com mais leite, MA, USA; más té.", []),
        ("Tea helps sailors.", []),
    ],
)
def test_doubt_is_seen(sentence: str, said: list[str]) -> None:
    assert HEDGE.findall(sentence) == said

from __future__ import annotations

import pytest

from litman.sources.reading.titles import registered_container, registered_title
from tests.growth import takes_at_most


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("Teapot alloys : Dependence on heat", "Teapot alloys: Dependence on heat", id="colon"),
        pytest.param("Leaf mites (Acari : Theidae)", "Leaf mites (Acari: Theidae)", id="colon in brackets"),
        pytest.param("Cups ; Pots", "Cups; Pots", id="semicolon"),
        pytest.param("The C : N ratio of tea", "The C : N ratio of tea", id="a ratio"),
        pytest.param("<i>Thea</i> : a leaf", "<i>Thea</i>: a leaf", id="colon behind a tag"),
        pytest.param("Le thé : une histoire", "Le thé : une histoire", id="French"),
        pytest.param("Le thé\u00a0: la théière", "Le thé : la théière", id="French with a no-break space"),
        pytest.param("Southern tea guide for 1921 /", "Southern tea guide for 1921", id="open end"),
        pytest.param("A mite of the tea bush, ", "A mite of the tea bush", id="open end after a comma"),
        pytest.param("Theory of tea / by Ada Kessel.", "Theory of tea", id="by somebody"),
        pytest.param("Theory of tea / A. Kessel.", "Theory of tea", id="by an author of the record"),
        pytest.param("Tea / Coffee", "Tea / Coffee", id="a slash that means or"),
        pytest.param("Milk and/or tea", "Milk and/or tea", id="a slash in a word"),
        pytest.param("Road cups \ufffd Cold tea", "Road cups – Cold tea", id="lost dash"),
        pytest.param(
            "Diverse N -methyl teas", "Diverse N-methyl teas", id="mark-up taken out before a hyphen"
        ),
        pytest.param("<scp>ISO</scp> 's tea", "<sc>ISO</sc>'s tea", id="mark-up taken out before an s"),
        pytest.param("Tea A - B and a -5 cup", "Tea A - B and a -5 cup", id="dash and minus"),
        pytest.param("Women\ufffds tea", "Women’s tea", id="lost apostrophe"),
        pytest.param(
            "The doctors\ufffd opinions of tea", "The doctors’ opinions of tea", id="after a plural"
        ),
        pytest.param("Theorie der M\ufffdhle", "Theorie der M\ufffdhle", id="a letter that nobody knows"),
        pytest.param(
            "Des caf\ufffds et des th\ufffds", "Des caf\ufffds et des th\ufffds", id="French letters"
        ),
        pytest.param(
            "<i>Tea in China</i>\n   .", "<i>Tea in China</i>.", id="full stop on a line of its own"
        ),
        pytest.param("88Â°C tea â€“ NÃ£o, â€™s", "88°C tea – Não, ’s", id="UTF-8 read as Windows-1252"),
        pytest.param("1995â\x80\x932004", "1995–2004", id="UTF-8 read as Latin-1"),
        pytest.param("SÃO PAULO, Âge, château", "SÃO PAULO, Âge, château", id="letters that are meant"),
    ],
)
def test_titles_are_as_they_are_printed(text: str, title: str) -> None:
    assert registered_title(text, authors=["Kessel"]) == title


def test_a_stated_language_counts_for_the_space_before_a_colon() -> None:
    assert registered_title("Thé : art", language="fr") == "Thé : art"


def test_a_parallel_title_of_a_journal_is_left_out() -> None:
    assert registered_container("Annals of kettles = Annales des bouilloires") == "Annals of kettles"
    assert registered_container("Tea / Thé") == "Tea / Thé"
    assert registered_title("Tea at T = 80") == "Tea at T = 80"


@pytest.mark.growth
@pytest.mark.parametrize("piece", [" : ", " / ", "\ufffd ", "a , ", "Â"])
def test_time_is_in_proportion_to_the_title(piece: str) -> None:
    takes_at_most(5, lambda: registered_title(piece * 20_000, authors=["Kessel"]))

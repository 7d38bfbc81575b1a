from __future__ import annotations

import pytest

from litman.sources.reading.abstract import paragraphs_from_jats


@pytest.mark.parametrize(
    ("jats", "text"),
    [
        pytest.param("<jats:p>Tea cools.</jats:p>", "Tea cools.", id="one paragraph"),
        pytest.param("Tea cools.", "Tea cools.", id="no mark-up"),
        pytest.param(
            "<jats:title>Abstract</jats:title><jats:p>Tea\n   cools.</jats:p>",
            "Tea cools.",
            id="its title is left out",
        ),
        pytest.param("<jats:p>Abstract. Tea cools.</jats:p>", "Tea cools.", id="its title in the text"),
        pytest.param("<p>Abstract tea cools.</p>", "Abstract tea cools.", id="an abstract tea"),
        pytest.param(
            "<jats:title>Meaning</jats:title><jats:p>Tea.</jats:p>", "Meaning: Tea.", id="another title stays"
        ),
        pytest.param(
            "<jats:title>Abstract</jats:title>\n<jats:sec>\n <jats:title>Aims</jats:title>\n <jats:p>A.</jats:p>\n"
            "</jats:sec><jats:sec><jats:title>Methods:</jats:title><jats:p>B.</jats:p><jats:p>C.</jats:p></jats:sec>",
            "Aims: A.\n\nMethods: B.\n\nC.",
            id="sections",
        ),
        pytest.param(
            "<jats:p>The (\n  <jats:italic>TEA1</jats:italic>\n ) gene.</jats:p>",
            "The (TEA1) gene.",
            id="tags",
        ),
        pytest.param(
            "<p>10<sup>-5</sup> mol of H<sub>2</sub>O at x<sup>n</sup></p>",
            "10⁻⁵ mol of H₂O at xn",
            id="scripts",
        ),
        pytest.param("<p>p &lt; 0.05 &amp;amp; n &gt; 3</p>", "p < 0.05 & n > 3", id="entities"),
        pytest.param(
            "<jats:p>For <mml:math><mml:mi>n</mml:mi><mml:mo>=</mml:mo><mml:mn>3</mml:mn></mml:math> cups.</jats:p>",
            "For n = 3 cups.",
            id="a formula",
        ),
        pytest.param(
            "<jats:list><jats:list-item><jats:p>A</jats:p></jats:list-item></jats:list>", "A", id="a list"
        ),
        pytest.param("<ns4:p>Tea.</ns4:p>", "Tea.", id="another prefix"),
        pytest.param("&lt;p&gt;Tea.&lt;/p&gt;", "Tea.", id="all of it escaped"),
        pytest.param("<jats:title>Abstract</jats:title>", "", id="only its title"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_abstracts_become_paragraphs(jats: str, text: str) -> None:
    assert paragraphs_from_jats(jats) == text

import pytest

from litman.library.comparison.titles import compare_titles


@pytest.mark.parametrize(
    ("ours", "theirs", "likeness"),
    [
        pytest.param("Analysing tumours in haemophilia", "Analyzing Tumors in Hemophilia", "same", id="spelling"),
        pytest.param("Tea &amp;amp; sleep", "Tea and sleep", "same", id="escaped twice"),
        pytest.param("The effect of &lt;i&gt;Camellia&lt;/i&gt;", "Effect of Camellia", "same", id="mark-up, article"),
        pytest.param("Meta-analysis of naps", "Metaanalysis of naps", "same", id="joined"),
        pytest.param("β-carotene and sleep", "Beta-carotene and sleep", "same", id="Greek letter"),
        pytest.param("p110α in sleep", "p110a in sleep", "same", id="lost symbol font"),
        pytest.param("Leaves of 40 μm pores", "Leaves of 40 um pores", "same", id="a letter that keyboards lack"),
        pytest.param("Tea and dreams", "Tea and dreams: diffusion and mean volume of leaves", "same",
                     id="an ordinary word within the subtitle"),
        pytest.param("Tea and dreams", "Tea and dreams: response to Moss and others", "close", id="a long response"),
        pytest.param("Zwei Studien über Tee", "2 Studien über Tee", "same", id="a German number"),
        pytest.param("Twenty years of tea", "20 years of tea", "same", id="a large number"),
        pytest.param("The 3rd wave of tea", "The third wave of tea", "same", id="an ordinal"),
        pytest.param("The twenty-first century of tea", "The 21st century of tea", "same", id="of two words"),
        pytest.param("Der zweite Tee der Welt", "Der 2. Tee der Welt", "same", id="a German ordinal"),
        pytest.param("La tercera taza de té", "La 3ª taza de té", "same", id="a Spanish ordinal"),
        pytest.param("Dos ensayos sobre el té", "2 ensayos sobre el té", "same", id="an article elsewhere"),
        pytest.param("Zwölf Versuche mit Tee", "12 Versuche mit Tee", "same", id="twelve in German"),
        pytest.param("Два опыта чаю и мёду", "2 опыта чаю и мёду", "same", id="Russian"),
        pytest.param("Phase II trial of tea", "Phase 2 trial of tea", "same", id="a Roman numeral"),
        pytest.param("Os chás dos reis", "Os chás de reis", "close", id="an article is no number"),
        pytest.param("The 2nd wave of tea", "The third wave of tea", "close", id="another ordinal"),
        pytest.param("Dos ensayos sobre el té", "3 ensayos sobre el té", "close", id="another number"),
        pytest.param("Phase II trial of tea", "Phase 3 trial of tea", "close", id="another Roman numeral"),
        pytest.param("Über den Schlaf der Hunde", "Uber den Schlaf der Hunde", "same", id="accents"),
        pytest.param("Tea and dreams [Article in German]", "Tea and dreams", "same", id="translator's note"),
        pytest.param("SLEEP9: an atlas of napping dogs", "An atlas of napping dogs", "same", id="label in front"),
        pytest.param("The growth of", "The growth of Camellia leaves", "same", id="swallowed by mark-up"),
        pytest.param("Tea and dreams: a trial in 1999", "Tea and dreams", "same", id="subtitle"),
        pytest.param("Tea and dreams", "Tea and dreams—Reply", "close", id="a reply"),
        pytest.param("Tea and dreams", "Tea and dreams: authors' response", "close", id="a response"),
        pytest.param("Tea and dreams, part I", "Tea and dreams, part II", "close", id="parts"),
        pytest.param("Receptor 5-HT1A in tea", "Receptor 5-HT2A in tea", "close", id="numbers"),
        pytest.param("Sleep and dreams of men", "Sleep and dreams of women", "close", id="two letters are a word"),
        pytest.param("Tea with milk", "Tea without milk", "close", id="without"),
        pytest.param("Tea and the increase of dreams", "Tea and the decrease of dreams", "close", id="opposites"),
        pytest.param("Tea and dreams", "Coal pits of the north", "other", id="nothing in common"),
        pytest.param("???", "Tea", "other", id="no word"),
    ],
)  # fmt: skip
def test_titles_are_told_apart_or_not(ours: str, theirs: str, likeness: str) -> None:
    assert compare_titles(ours, theirs) == likeness
    assert compare_titles(theirs, ours) == likeness

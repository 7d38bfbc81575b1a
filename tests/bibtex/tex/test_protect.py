import pytest

from litman.bibtex.tex.latex import decode_latex
from litman.bibtex.tex.protect import encode_title


@pytest.mark.parametrize(
    ("title", "tex"),
    [
        pytest.param("Repair of DNA in eLife", "Repair of {DNA} in {eLife}", id="capitals within words"),
        pytest.param(
            "Vitamin D and the X chromosome", "Vitamin {D} and the {X} chromosome", id="single capitals"
        ),
        pytest.param("A study: A second look", "A study: A second look", id="articles at the start"),
        pytest.param(
            "Symptoms of young patients in Baltimore",
            "Symptoms of young patients in {Baltimore}",
            id="a name in sentence case",
        ),
        pytest.param(
            "The Symptoms of Patients in Baltimore", "The Symptoms of Patients in Baltimore", id="title case"
        ),
        pytest.param("Sleep in Norway", "Sleep in {Norway}", id="a name in a short title"),
        pytest.param(
            "Sleep of mice (Mus musculus)", "Sleep of mice ({Mus} musculus)", id="a name in brackets"
        ),
        pytest.param("Sleep of ‘Huldra’ mice", "Sleep of ‘{Huldra}’ mice", id="a name in quotation marks"),
        pytest.param(
            "Sleep in Norway, Sweden and Denmark: Lund and Bergen",
            "Sleep in {Norway}, {Sweden} and {Denmark}: Lund and {Bergen}",
            id="more names than other words",
        ),
        pytest.param(
            "Lead in drinking water of the Danube Delta",
            "Lead in drinking water of the {Danube} {Delta}",
            id="what belongs to a name",
        ),
        pytest.param(
            "Falls of frail people at home: results of a Quiet Evening Walking Exercise (QUEWE) group",
            "Falls of frail people at home: results of a {Quiet} {Evening} {Walking} {Exercise} ({QUEWE}) group",
            id="a name with its acronym",
        ),
        pytest.param(
            "A study of Herpes Simplex Virus infection and rest",
            "A study of Herpes Simplex Virus infection and rest",
            id="capitals that are no name",
        ),
        pytest.param(
            "Clear targeted rest for tired people with Quiet Evening Complex",
            "Clear targeted rest for tired people with {Quiet} {Evening} {Complex}",
            id="the only capitals among small words",
        ),
        pytest.param(
            "Wychowanie i jego droga według Edmunda Bojanka",
            "Wychowanie i jego droga według {Edmunda} {Bojanka}",
            id="a language that has capitals in names alone",
        ),
        pytest.param("Use of vitamin A in mice", "Use of vitamin {A} in mice", id="a letter that counts"),
        pytest.param("Schlaf und Arbeit in Bergen", "Schlaf und Arbeit in Bergen", id="German nouns"),
        pytest.param("ALL IN CAPITALS", "ALL IN CAPITALS", id="all capitals say nothing"),
        pytest.param("COVID-19 & mRNA", "{COVID}-19 \\& {mRNA}", id="beside specials"),
        pytest.param("<i>GluN2B</i> receptors", "\\textit{{GluN2B}} receptors", id="within mark-up"),
        pytest.param("plain words only", "plain words only", id="nothing to protect"),
    ],
)
def test_capitals_that_must_stay_are_in_braces(title: str, tex: str) -> None:
    assert encode_title(title) == tex
    assert decode_latex(tex) == title

import pytest

from litman.bibtex.works.from_work import fields_from_work
from litman.bibtex.works.titles import protected_title
from litman.bibtex.works.to_work import work_from_fields
from litman.text.plain import plain
from litman.work import Work
from tests.growth import takes_at_most


@pytest.mark.parametrize(
    ("tex", "title"),
    [
        pytest.param(
            "A {de novo} gene", 'A <span class="nocase">de novo</span> gene', id="words in lower case"
        ),
        pytest.param("Role of {p53}", 'Role of <span class="nocase">p53</span>', id="a name in lower case"),
        pytest.param(
            "{$\\alpha$-tubulin} in moss", '<span class="nocase">α-tubulin</span> in moss', id="Greek"
        ),
        pytest.param("{$\\alpha$}-tubulin", "α-tubulin", id="a Greek letter alone"),
        pytest.param("{DNA} and {eLife}", "DNA and eLife", id="a capital protects itself"),
        pytest.param("{{A whole title}}", "A whole title", id="the whole title, twice in braces"),
        pytest.param("{A whole title}", "A whole title", id="the whole title"),
        pytest.param(
            "Genes of {\\textit{E. coli}} now",
            'Genes of <span class="nocase"><i>E. coli</i></span> now',
            id="a look within braces",
        ),
        pytest.param('Caf{\\"e} life', "Cafë life", id="an accent"),
        pytest.param("The {m}RNA and p{h}", "The mRNA and ph", id="a part of a word"),
        pytest.param("On \\textit{e. coli} now", "On <i>e. coli</i> now", id="the argument of a command"),
        pytest.param("Now $x_{ab}$ then", "Now x<sub>ab</sub> then", id="in a formula"),
        pytest.param("An {odd title", "An odd title", id="no closing brace"),
        pytest.param(
            "{\\'e}tude {on {d}ogs} now",
            'étude <span class="nocase">on dogs</span> now',
            id="braces within braces",
        ),
    ],
)
def test_what_braces_protect_is_marked(tex: str, title: str) -> None:
    assert work_from_fields("article", {"title": tex}).title == title


@pytest.mark.parametrize(
    ("tex", "title"),
    [
        pytest.param(
            "The {DNA} of {Roe}",
            'The <span class="nocase">DNA</span> of <span class="nocase">Roe</span>',
            id="words",
        ),
        pytest.param(
            "A {B}ayes way", 'A <span class="nocase">Bayes</span> way', id="a part stands for the word"
        ),
        pytest.param(
            "The {Quiet Hours} Scale", 'The <span class="nocase">Quiet Hours</span> Scale', id="two words"
        ),
        pytest.param("{{A Whole Title}}", "A Whole Title", id="the whole title"),
        pytest.param('{\\"U}ber {Alles}', 'Über <span class="nocase">Alles</span>', id="a letter is none"),
        pytest.param(
            "On \\emph{Great Things} {Now}",
            'On <i>Great Things</i> <span class="nocase">Now</span>',
            id="a command's argument",
        ),
    ],
)
def test_capitals_that_braces_protect_are_marked_where_that_is_asked(tex: str, title: str) -> None:
    assert protected_title("article", {"title": tex}) == title


def test_a_title_without_braces_protects_nothing() -> None:
    assert protected_title("article", {"title": "Sleep and Work", "subtitle": "A Survey"}) is None


def test_a_mark_becomes_braces_again() -> None:
    work = Work("article-journal", 'The <span class="nocase">de novo</span> way')
    entry_type, fields = fields_from_work(work)
    assert dict(fields)["title"] == "The {de novo} way"
    assert work_from_fields(entry_type, dict(fields)) == work


def test_many_braces_are_read() -> None:
    title = work_from_fields("article", {"title": "{a b} " * 2_000}).title
    assert plain(title or "").startswith("a b a b")


@pytest.mark.growth
def test_many_braces_take_no_time() -> None:
    takes_at_most(5, lambda: work_from_fields("article", {"title": "{a b} " * 20_000}))

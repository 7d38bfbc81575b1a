import pytest

from litman.errors import CitationKeyError
from litman.library.citation_key import make_key, require_key
from litman.work import Date, DateParts, Name, Work

PATTERN = "{author}{year}{title}"


def work(author: str | None = None, year: int | None = None, title: str | None = None, **more: str) -> Work:
    return Work(
        author=(Name(family=author),) if author else (),
        issued=Date(DateParts(year)) if year else None,
        title=title,
        **more,  # type: ignore[arg-type]
    )


def key_of(item: Work, pattern: str = PATTERN, taken: tuple[str, ...] = ()) -> str:
    return make_key(item, pattern=pattern, is_taken=lambda key: key.lower() in taken)


@pytest.mark.parametrize(
    ("item", "key"),
    [
        pytest.param(work("Moss", 2019, "Explaining a puzzle"), "moss2019explaining", id="plain"),
        pytest.param(
            work("Moss", 2019, "How the puzzle went"), "moss2019puzzle", id="stop words passed over"
        ),
        pytest.param(work("Moss", 2019, "How and why"), "moss2019how", id="stop words only"),
        pytest.param(work("Ørsted", 1820, "Über Ströme"), "orsted1820uber", id="accents"),
        pytest.param(work("Власов", 1999, "Теория"), "vlasov1999teoriya", id="another script"),
        pytest.param(
            work("O’Neil-Ash", 2001, "Side-effects of tea"), "oneilash2001sideeffects", id="marks joined"
        ),
        pytest.param(work("Moss", 2019, "<i>Salvia</i> in bloom"), "moss2019salvia", id="mark-up"),
        pytest.param(
            work("Moss", 2019, "RETRACTED: Tea and sleep"), "moss2019tea", id="status before the title"
        ),
        pytest.param(work("Moss", None, "Puzzles"), "mosspuzzles", id="no year"),
        pytest.param(work(None, None, None), "work", id="nothing"),
        pytest.param(work("Moss", 2019, "«»"), "moss2019", id="a title without a word"),
        pytest.param(
            Work(author=(Name(literal="Institute of Tea"),), title="Tea"),
            "instituteofteatea",
            id="organisation",
        ),
        pytest.param(
            Work(editor=(Name(family="Fern"),), title="Tea"), "ferntea", id="editor in place of an author"
        ),
    ],
)
def test_a_key_is_made_from_author_year_and_title(item: Work, key: str) -> None:
    assert key_of(item) == key
    assert key.isascii()


def test_a_taken_key_gets_a_suffix() -> None:
    item = work("Moss", 2019, "Puzzles")
    assert key_of(item, taken=("moss2019puzzles",)) == "moss2019puzzlesa"
    letters = tuple("moss2019puzzles" + letter for letter in ("", *"abcdefghijklmnopqrstuvwxyz"))
    assert key_of(item, taken=letters) == "moss2019puzzlesaa"


def test_another_pattern_is_followed() -> None:
    assert key_of(work("Moss", 2019, "Puzzles"), "{author}:{year}") == "moss:2019"
    assert (
        key_of(work("Moss", 2019, "Puzzles", container_title="The Journal"), "{container}{year}")
        == "journal2019"
    )


@pytest.mark.parametrize("text", ["", "a b", "a,b", "ä", "a{b", "-a", "a@b", "a#b", "a%b", 'a"b'])
def test_what_bibtex_would_not_read_is_no_key(text: str) -> None:
    with pytest.raises(CitationKeyError, match="cannot be a citation key"):
        require_key(text)


def test_a_key_may_hold_signs() -> None:
    assert require_key("DBLP:conf/x_1.2+3-4") == "DBLP:conf/x_1.2+3-4"


def test_of_many_works_with_one_key_each_tries_its_suffix_alone() -> None:
    taken, asked, tried = set(), [0], {}

    def is_taken(key: str) -> bool:
        asked[0] += 1
        return key in taken

    keys = []
    for _ in range(800):
        keys.append(make_key(Work("book", title="Tea"), pattern="{title}", is_taken=is_taken, tried=tried))
        taken.add(keys[-1])
    assert [keys[at] for at in (0, 1, 26, 27, 702, 703)] == [
        "tea",
        "teaa",
        "teaz",
        "teaaa",
        "teazz",
        "teaaaa",
    ]
    assert asked[0] < 4 * len(keys)

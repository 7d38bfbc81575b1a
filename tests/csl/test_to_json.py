import jsonschema
import pytest
from hypothesis import given

from litman.csl.to_json import item_from_work
from litman.csl.variables import ITEM_TYPES
from litman.work import Date, DateParts, Name, Work
from tests.bibtex import made_works as works
from tests.csl.schema import ITEMS

VALIDATOR = jsonschema.Draft202012Validator(ITEMS)


def test_an_item_holds_what_the_work_says_and_nothing_empty() -> None:
    work = Work(
        "chapter",
        "A <i>title</i>",
        author=(Name("Gogh", "V.", non_dropping_particle="van"), Name(literal="WHO"), Name()),
        issued=Date(DateParts(2001, 3), DateParts(2002)),
        accessed=Date(DateParts(2003, 4, 5)),
        original_date=Date(DateParts(1850), circa=True),
        event_date=Date(DateParts(1999), season=2),
        container_title="B",
        archive_location="box 3",
        publisher="",
    )
    assert item_from_work(work, id="key") == {
        "id": "key",
        "type": "chapter",
        "title": "A <i>title</i>",
        "container-title": "B",
        "archive_location": "box 3",
        "author": [{"family": "Gogh", "given": "V.", "non-dropping-particle": "van"}, {"literal": "WHO"}],
        "issued": {"date-parts": [[2001, 3], [2002]]},
        "accessed": {"date-parts": [[2003, 4, 5]]},
        "original-date": {"date-parts": [[1850]], "circa": True},
        "event-date": {"date-parts": [[1999]], "season": 2},
    }


@pytest.mark.parametrize(
    ("work", "item"),
    [
        pytest.param(Work("gizmo"), {"type": "document"}, id="an unknown type"),
        pytest.param(Work(issued=Date(literal="in press")), {"issued": {"literal": "in press"}}, id="words"),
        pytest.param(Work(title="a\ud800b"), {"title": "a\ufffdb"}, id="half a surrogate pair"),
    ],
)
def test_what_the_schema_lacks_is_put_as_it_has_it(work: Work, item: dict[str, object]) -> None:
    assert item_from_work(work, id="k") == {"id": "k", "type": "document"} | item


@given(works.works)
def test_items_are_valid(work: Work) -> None:
    VALIDATOR.validate([item_from_work(work, id="key")])


@pytest.mark.parametrize("item_type", sorted(ITEM_TYPES))
def test_every_type_is_valid(item_type: str) -> None:
    VALIDATOR.validate([item_from_work(Work(item_type), id="key")])

import pickle
from pathlib import Path

from litman.errors import FileReadError, LitmanError, MalformedDoiError


def test_an_error_travels_between_processes_with_its_sentence() -> None:
    for error in (MalformedDoiError("x"), FileReadError(Path("a"), FileNotFoundError(2, "gone"))):
        copy = pickle.loads(pickle.dumps(error))
        assert isinstance(copy, LitmanError)
        assert type(copy) is type(error)
        assert str(copy) == str(error)
        assert copy.__dict__ == error.__dict__

"""A pool on S3 is matched against where it lies; a server on this machine stands for S3."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

from click.testing import CliRunner

from litman.actions.match.match_batch import match_batch
from litman.batch.build import build_pool
from litman.batch.digest import digest_of_decisions
from litman.batch.manifest import read_manifest
from litman.batch.remote import PoolPlace, RemotePool, read_place
from litman.cli.main import main
from litman.errors import LitmanError, MatchEngineError, PoolFolderError
from tests.batch.made import made_works, printed, write_lines

NEEDS_S3 = pytest.mark.skipif(find_spec("moto") is None, reason="moto, which plays S3, is not installed")
HAS_SAIL = all(find_spec(name) for name in ("pysail", "pyspark", "grpc", "pandas"))
SAIL = pytest.param("sail", marks=pytest.mark.skipif(not HAS_SAIL, reason="the extra spark is not installed"))
WORKS = made_works(60)
TEXTS = [printed(work, number) for number, work in enumerate(WORKS)]


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pool")
    build_pool([write_lines(root / "works.jsonl", WORKS[:40])], root / "pool")
    return root / "pool"


@pytest.fixture(scope="module")
def on_s3(pool: Path) -> Iterator[RemotePool]:
    from moto.server import ThreadedMotoServer
    from pyarrow.fs import LocalFileSystem, S3FileSystem, copy_files

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patched:
        variables = {
            "REGION": "us-east-1",
            "ACCESS_KEY_ID": "x",
            "SECRET_ACCESS_KEY": "y",
            "ALLOW_HTTP": "true",
        }
        for name, value in {**variables, "ENDPOINT_URL": f"http://{host}:{port}"}.items():
            patched.setenv(f"AWS_{name}", value)
        store = S3FileSystem(endpoint_override=f"http://{host}:{port}", allow_bucket_creation=True)
        store.create_dir("shelf/pool")
        copy_files(str(pool), "shelf/pool", source_filesystem=LocalFileSystem(), destination_filesystem=store)
        yield RemotePool("s3://shelf/pool")
    server.stop()


def digest(place: PoolPlace, engine: str) -> str:
    manifest, today = read_manifest(place), date(2026, 1, 1)
    found = match_batch(TEXTS, place, manifest, engine=engine, today=today, in_full=False)
    return digest_of_decisions((one.number, one.doi, one.outcome, one.score) for one in found)


@NEEDS_S3
@pytest.mark.parametrize("engine", ["duckdb", SAIL])
def test_one_digest_wherever_the_pool_lies(on_s3: RemotePool, pool: Path, engine: str) -> None:
    assert digest(on_s3, engine) == digest(pool, "duckdb")


@NEEDS_S3
@pytest.mark.parametrize("engine", ["duckdb", SAIL])
def test_files_that_are_not_there_are_said(on_s3: RemotePool, engine: str) -> None:
    with pytest.raises(PoolFolderError, match="it is not there"):
        read_manifest(RemotePool("s3://shelf/none"))
    with pytest.raises(MatchEngineError):
        list(
            match_batch(
                TEXTS, RemotePool("s3://shelf/none"), read_manifest(on_s3), engine=engine, today=date.today()
            )
        )


@pytest.mark.parametrize("text", ["gs://shelf/pool", "hdfs://name/pool", "https://example.org/pool"])
def test_places_that_were_never_tried_are_refused(text: str) -> None:
    with pytest.raises(LitmanError, match="s3://BUCKET/POOL"):
        read_place(text)


def test_where_a_pool_lies_is_read() -> None:
    assert read_place("pool") == Path("pool")
    assert read_place("s3://shelf/pool/") / "keys/00.parquet" == "s3://shelf/pool/keys/00.parquet"


@pytest.mark.parametrize("words", [("build", "x.jsonl", "-o"), ("verify",), ("info",), ("calibrate",)])
def test_a_pool_is_made_and_looked_at_on_this_machine(words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, ["pool", *words, "s3://shelf/pool"])
    assert result.exit_code == 2
    assert "no folder of this machine" in result.output

"""The recipe for a team, as it is printed in `docs/team.md`: a real nginx in front of a workbench that only reads."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
import urllib3

from tests.browser.serving import REPOSITORY, start_workbench

NAME = "library.example.org"
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin")
pytestmark = [
    pytest.mark.skipif(NGINX is None or shutil.which("openssl") is None, reason="needs nginx and openssl"),
    pytest.mark.filterwarnings("ignore::urllib3.exceptions.InsecureRequestWarning"),
]
CONFIGURATION = """\
daemon off; master_process off; pid {home}/pid; error_log {home}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {home}/t1; proxy_temp_path {home}/t2; fastcgi_temp_path {home}/t3;
    uwsgi_temp_path {home}/t4; scgi_temp_path {home}/t5;
    {block}
}}
"""


class Asked:
    """Asks nginx for the library by its name."""

    def __init__(self, port: int) -> None:
        self._address = f"https://127.0.0.1:{port}"
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.verify = False
        self._session.headers["host"] = NAME

    def __call__(
        self, path: str, *, password: str | None = "tea", method: str = "GET", stream: bool = False
    ) -> requests.Response:
        signed = ("team", password) if password is not None else None
        return self._session.request(
            method, self._address + path, auth=signed, timeout=20, stream=stream, allow_redirects=False
        )


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def written_configuration(home: Path, port: int, behind: str) -> Path:
    """Write the block of the page with ports and files of this test in place of those of a server."""
    page = (REPOSITORY / "docs" / "team.md").read_text()
    found = re.search(r"<!-- nginx -->\n```nginx\n(.*?)```", page, re.DOTALL)
    assert found is not None
    words = ["-x509", "-nodes", "-newkey", "rsa:2048", "-days", "2", "-subj", f"/CN={NAME}"]
    files = ["-keyout", str(home / "key"), "-out", str(home / "pem")]
    subprocess.run(["openssl", "req", *words, *files], check=True, capture_output=True)
    signed = subprocess.run(["openssl", "passwd", "-apr1", "tea"], check=True, capture_output=True, text=True)
    (home / "passwords").write_text(f"team:{signed.stdout}")
    block = found[1]
    for printed, here in (
        ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        (f"/etc/ssl/certs/{NAME}.pem", f"{home}/pem"),
        (f"/etc/ssl/private/{NAME}.key", f"{home}/key"),
        ("/etc/nginx/library.htpasswd", f"{home}/passwords"),
        ("http://127.0.0.1:8765", behind.rstrip("/")),
    ):
        assert printed in block
        block = block.replace(printed, here)
    path = home / "nginx.conf"
    path.write_text(CONFIGURATION.format(home=home, block=block))
    return path


@pytest.fixture
def asked(root: Path, tmp_path: Path) -> Iterator[Asked]:
    """What asks the library through nginx."""
    home = tmp_path / "nginx"
    home.mkdir()
    workbench, behind = start_workbench(root, options=("--read-only", "--allow-host", NAME))
    port = free_port()
    assert NGINX is not None
    nginx = subprocess.Popen([NGINX, "-p", str(home), "-c", str(written_configuration(home, port, behind))])
    try:
        for _ in range(200):
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert nginx.poll() is None, (home / "error.log").read_text()
            time.sleep(0.05)
        urllib3.disable_warnings()
        yield Asked(port)
    finally:
        for process in (nginx, workbench):
            process.terminate()
        for process in (nginx, workbench):
            process.wait(30)


def test_a_team_looks_nobody_changes_anything_and_what_is_saved_shows(asked: Asked, root: Path) -> None:
    assert asked("/posts", password=None).status_code == 401
    page = asked("/posts")
    assert page.status_code == 200
    assert "Sleep well" in page.text
    assert 'data-form-token=""' in page.text
    (style,) = re.findall(r'href="(/static/[^"]+\.css[^"]*)"', page.text)[:1]
    assert asked(style).headers["content-type"].startswith("text/css")
    before = {path: path.read_bytes() for path in root.rglob("*.toml")}
    assert asked("/posts", method="POST").status_code == 403
    assert {path: path.read_bytes() for path in root.rglob("*.toml")} == before

    what_is_saved_is_told_at_once(asked, root)


def what_is_saved_is_told_at_once(asked: Asked, root: Path) -> None:
    with asked("/events", stream=True) as told:
        lines = told.iter_lines(decode_unicode=True)
        assert any("hello" in line for line in lines)
        claims = next((root / "claims").glob("*.toml"))
        for _ in range(100):  # the watching begins a moment after the first page is asked for
            claims.write_text(claims.read_text() + "\n")
            line = next(lines)
            while not line:
                line = next(lines)
            if line == "event: saved":
                break
        assert line == "event: saved"
        assert claims.name in next(lines)

import socket
from typing import Any

import pytest

from litman.errors import BrokenAnswerError
from litman.sources.http.limits import LANES
from litman.sources.http.private_addresses import is_private
from litman.sources.http.session import Session
from tests.sources.server import Played, RegistryServer


@pytest.mark.parametrize(
    ("address", "private"),
    [
        pytest.param("127.0.0.1", True, id="this machine"),
        pytest.param("10.1.2.3", True, id="an office"),
        pytest.param("192.168.0.1", True, id="a home"),
        pytest.param("169.254.169.254", True, id="a cloud's own service"),
        pytest.param("::1", True, id="this machine, IPv6"),
        pytest.param("fd00::1", True, id="local IPv6"),
        pytest.param("::ffff:127.0.0.1", True, id="IPv4 in IPv6"),
        pytest.param("0.0.0.0", True, id="unspecified"),
        pytest.param("64:ff9b::10.0.0.1", True, id="an office, through NAT64"),
        pytest.param("64:ff9b:1::10.0.0.1", True, id="an office, through a NAT64 of its own"),
        pytest.param("64:ff9b::93.184.215.14", False, id="public, through NAT64"),
        pytest.param("2002:a00:1::1", True, id="an office, by 6to4"),
        pytest.param("::10.0.0.1", True, id="IPv4 in IPv6 as it was once"),
        pytest.param("fec0::1", True, id="a site, as it was once"),
        pytest.param("fe80::1%eth0", True, id="a link with its zone"),
        pytest.param("::ffff:93.184.215.14", False, id="public IPv4 in IPv6"),
        pytest.param("239.1.2.3", True, id="all that listen"),
        pytest.param("ff0e::1", True, id="all that listen, IPv6"),
        pytest.param("93.184.215.14", False, id="public"),
        pytest.param("2606:2800:21f:cb07:6820:80da:af6b:8b2c", False, id="public IPv6"),
    ],
)
def test_addresses_are_told_apart(monkeypatch: pytest.MonkeyPatch, address: str, private: bool) -> None:
    def resolved(host: str, port: int, **options: Any) -> list[Any]:
        assert host == "example.org"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    assert is_private("https://example.org/page") == private


def test_a_name_with_one_private_address_among_others_is_private(monkeypatch: pytest.MonkeyPatch) -> None:
    addresses = ("93.184.215.14", "10.0.0.1", "2606:2800:21f:cb07:6820:80da:af6b:8b2c")
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *words, **options: found)
    assert is_private("https://example.org/")


def test_a_name_that_does_not_resolve_is_left_to_the_request(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(host: str, port: int, **options: Any) -> list[Any]:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", failing)
    assert not is_private("https://example.org/")


def test_a_redirect_is_looked_at_too(server: RegistryServer, session: Session) -> None:
    server.play("/out", Played(status=302, headers={"location": "http://127.0.0.2:9/secret"}))
    with pytest.raises(Exception, match="leads inside"):
        session.get(
            f"{server.url}/out", lane="web", refuse=lambda url: "leads inside" if "127.0.0.2" in url else None
        )


def test_a_name_that_turns_private_after_it_was_looked_at_gets_no_request(
    server: RegistryServer, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, asked = socket.getaddrinfo, []

    def rebinding(host: str, port: Any, *args: Any, **options: Any) -> list[Any]:
        if host != "rebound.example":
            return real(host, port, *args, **options)
        asked.append(host)
        address = "93.184.215.14" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    monkeypatch.setenv("NO_PROXY", "*")
    port = server.url.rpartition(":")[2]
    with pytest.raises(Exception, match="private network"):
        session.get(
            f"http://rebound.example:{port}/secret",
            lane="web",
            refuse=lambda url: "leads to a private network" if is_private(url) else None,
        )
    assert len(asked) == 2
    assert server.asked == []


def test_a_page_whose_name_turns_private_is_not_asked_for(
    server: RegistryServer, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, asked = socket.getaddrinfo, []

    def rebinding(host: str, port: Any, *args: Any, **options: Any) -> list[Any]:
        if host != "rebound.example":
            return real(host, port, *args, **options)
        asked.append(host)
        address = "93.184.215.14" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    monkeypatch.setenv("NO_PROXY", "*")
    with pytest.raises(BrokenAnswerError, match="leads to a private network"):
        session.get(f"http://rebound.example:{server.url.rpartition(':')[2]}/secret", lane="web")
    assert server.asked == []


@pytest.mark.parametrize("lane", sorted(LANES))
def test_no_lane_is_led_into_a_private_network(server: RegistryServer, session: Session, lane: str) -> None:
    server.play("/out", Played(status=302, headers={"location": "http://127.0.0.2:9/secret"}))
    with pytest.raises(BrokenAnswerError, match="leads to a private network"):
        session.get(f"{server.url}/out", lane=lane)


def test_a_mirror_on_this_machine_may_lead_to_itself(server: RegistryServer, session: Session) -> None:
    server.play("/out", Played(status=302, headers={"location": f"{server.url}/in"}))
    server.play("/in", Played(body=b"{}"))
    assert session.get(f"{server.url}/out", lane="doi").body == b"{}"

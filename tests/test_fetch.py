"""add URL: one budget for the whole exchange, whatever a server does; no word of others leads inside."""

from __future__ import annotations

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from lies import Liar, lies

from arabic_timeline.commands.bring import fetch, wire

_SECONDS = 0.5  # the budget of each exchange here
_BYTES = 300_000
# A machine that is busy may take the silence for the end of it.
_OVER = ("is not whole after 0.5 seconds", "no answer within 0.2 seconds")


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "SILENCE", 0.2)
    monkeypatch.setattr(fetch, "PATIENCE", _SECONDS)
    monkeypatch.setattr(fetch, "LARGEST", _BYTES)
    monkeypatch.setattr(fetch, "_BESIDES", 50_000)


def _told(name: str) -> tuple[str, float, int]:
    """What `fetch` makes of a lie, the seconds that it took, the bytes that it took in."""
    liar = Liar(*lies()[name])
    begun = time.monotonic()
    try:
        said = f"a page of {len(fetch.fetch(liar.address).raw)} bytes"
    except fetch.FetchError as error:
        said = str(error)
    finally:
        liar.close()
    return said, time.monotonic() - begun, liar.sent


def test_whatever_a_server_sends_ends_within_the_budget() -> None:
    names = list(lies())
    with ThreadPoolExecutor(8) as pool:
        found = dict(zip(names, pool.map(_told, names), strict=True))
    held = 11 * 6_000_000  # what the buffers of the system take besides, at each of the redirects that are followed
    slow = {name: took for name, (_, took, _) in found.items() if took > _SECONDS + 10}
    greedy = {name: sent for name, (_, _, sent) in found.items() if sent > _BYTES + held}
    assert (slow, greedy) == ({}, {})
    for name in ("many headers", "100 Continue", "size of a chunk", "trailers", "page without a length"):
        assert found[f"{name}, trickled"][0] in _OVER
    assert found["page without a length, without end"][0] in ("is larger than 300,000 bytes", *_OVER)
    assert found["100 Continue, without end"][0] in ("sends more than 350,000 bytes", *_OVER)
    assert found["trailers, without end"][0] in ("sends more than 350,000 bytes", *_OVER)
    assert found["page of a redirect, without end"][0] in ("redirects without end", *_OVER)
    assert found["silence"][0] in _OVER
    for name in ("to another port", "to a name of ours", "in other figures", "to a wrapped address"):
        assert "inside a private network: not followed" in found[f"a redirect {name}"][0]


@pytest.mark.parametrize("part", ["100 Continue", "trailers"])
def test_bytes_that_are_no_page_end_an_exchange_that_has_time(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "PATIENCE", 10)
    monkeypatch.setattr(fetch, "SILENCE", 10)
    assert _told(f"{part}, without end")[0] == "sends more than 350,000 bytes"


def test_slow_redirects_share_one_budget() -> None:
    liar = Liar(lambda: [b"HTTP/1.1 302 Found\r\n", b"Location: /again\r\n", b"\r\n"], 0.08)
    begun = time.monotonic()
    with pytest.raises(fetch.FetchError, match=r"is not whole after|no answer within"):
        fetch.fetch(liar.address)
    assert time.monotonic() - begun < _SECONDS + 10
    liar.close()


def test_greetings_of_tls_that_never_come() -> None:
    liar = Liar(*lies()["silence"])
    with pytest.raises(fetch.FetchError, match="no answer within"):
        fetch.fetch(liar.address.replace("http:", "https:"))
    liar.close()


def test_a_name_server_that_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(2))
    with pytest.raises(fetch.FetchError, match="no answer within"):
        fetch.fetch("http://public.test/")


PRIVATE = (
    "127.0.0.1", "10.0.0.7", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1",
    "64:ff9b::7f00:1", "2002:7f00:1::", "::127.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b:1::7f00:1", "5f00::1",
    "192.0.0.8",
)  # fmt: skip
PUBLIC = ("93.184.215.14", "2606:2800:220:1::1", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e")


def test_what_is_private() -> None:
    assert [one for one in PRIVATE if not wire.is_private(one)] == []
    assert [one for one in PUBLIC if wire.is_private(one)] == []


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """The addresses of made-up hosts; every look-up is written down under «asked»."""
    hosts: dict[str, list[str]] = {"asked": []}

    def resolve(host: str, port: int, **_: Any) -> list[Any]:
        hosts["asked"].append(host)
        found = hosts.get(host, [host])
        family = {one: socket.AF_INET6 if ":" in one else socket.AF_INET for one in found}
        return [(family[one], socket.SOCK_STREAM, 0, "", (one, port)) for one in found]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return hosts


@pytest.mark.parametrize("address", PRIVATE[:9])
def test_a_name_that_leads_inside_is_refused_whichever_of_its_addresses_does(
    address: str, names: dict[str, list[str]]
) -> None:
    names["rebound.test"] = ["93.184.215.14", address]
    with pytest.raises(fetch.FetchError, match=r"rebound\.test is inside a private network"):
        fetch.fetch("http://rebound.test/")


def test_the_connection_goes_to_the_address_that_was_judged(
    names: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    reached: list[Any] = []

    def connect(_: object, address: Any) -> None:
        reached.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    class Socket(socket.socket):
        pass

    Socket.connect = connect  # type: ignore[method-assign,assignment]
    monkeypatch.setattr(socket, "socket", Socket)
    names["public.test"] = ["93.184.215.14", "93.184.215.15"]
    with pytest.raises(fetch.FetchError, match="Connection refused"):
        fetch.fetch("http://public.test/")
    assert reached == [("93.184.215.14", 80), ("93.184.215.15", 80)]
    assert names["asked"] == ["public.test"]


@pytest.mark.parametrize("port", ["0", "00", "65536"])
def test_a_port_that_is_none_is_not_taken_for_another(port: str, names: dict[str, list[str]]) -> None:
    with pytest.raises(fetch.FetchError, match=r"port 0, at which nothing|[Pp]ort out of range"):
        fetch.fetch(f"http://127.0.0.1:{port}/")
    assert names["asked"] == []

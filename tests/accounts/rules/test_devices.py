"""Devices are named as their owners name them, and networks without the device in them."""

import pytest

from kim.accounts.rules.devices import browser_of, network_of, system_of

CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0"


@pytest.mark.parametrize(
    ("text", "browser", "system"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox", "Windows"),
        (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {CHROME} Safari/537.36 Edg/143.0.0.0", "Edge", "Windows"),
        (f"Mozilla/5.0 (X11; Linux x86_64) {CHROME} Safari/537.36", "Chrome", "Linux"),
        (f"Mozilla/5.0 (Linux; Android 16; K) {CHROME} Mobile Safari/537.36", "Chrome", "Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1", "Safari", "iPhone"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15", "Safari", "macOS"),
        ("curl/8.1", "", ""),
        ("", "", ""),
    ],
)
def test_a_browser_is_named_by_what_it_is(text: str, browser: str, system: str) -> None:
    assert (browser_of(text), system_of(text)) == (browser, system)


@pytest.mark.parametrize(
    ("address", "network"),
    [("192.0.2.17", "192.0.2.0"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1::"), ("127.0.0.1", "127.0.0.0")],
)
def test_of_an_address_the_network_is_left(address: str, network: str) -> None:
    assert network_of(address) == network

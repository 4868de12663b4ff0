"""What a browser calls itself, in words that somebody recognises: “Firefox on Windows”.

Browsers name others in their text for old reasons (Edge says Chrome and Safari), so the order decides. Nothing else is
read from it: version and model would tell more than is needed to recognise one's own device.
"""

from __future__ import annotations

from ipaddress import ip_address, ip_network

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def browser_of(text: str) -> str:
    """The browser, empty if it is none that is known."""
    return next((name for mark, name in BROWSERS if mark in text), "")


def system_of(text: str) -> str:
    """The system it runs on, empty if it is none that is known."""
    return next((name for mark, name in SYSTEMS if mark in text), "")


def network_of(address: str) -> str:
    """The network of an address, without the device in it: 192.0.2.0 for 192.0.2.17, the first 48 bits of IPv6.

    Enough to tell the office from elsewhere. Source: shortening of addresses as the data-protection authorities ask it.
    """
    parsed = ip_address(address)
    return str(ip_network(f"{parsed}/{24 if parsed.version == 4 else 48}", strict=False).network_address)

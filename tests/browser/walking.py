"""Every page that a role reaches by links, read by axe at desk and on the phone; forms also sent empty, and some dark.

A page is visited once per name of its address; the list of the menu is part of every page, so that nothing is missed
that somebody can click.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Error, Page, expect

from tests.browser.looking import look
from tests.browser.mouse import click_through

# Links of pictures have no pathname.
LINKS = "all => all.map(a => a.getAttribute('href').split(/[?#]/)[0])"
# Papers are downloads; the style page has tests of its own.
NO_PAGES = {
    "casework:document-file",
    "casework:plan-pdf",
    "casework:plan-version-pdf",
    "steering:issue-pdf",
    "steering:meeting-pack",
    "mfa_download_recovery_codes",
    "ui:styleguide",
    "styleguide",
}
# Looked at with one role only.
ALL_OF_THEM = "verwaltung"
SAME_FOR_ALL = {
    *("ui:display", "ui:privacy", "ui:accessibility", "organisations:responsibility", "accounts:account"),
    *("accounts:membership-switch", "account_change_password", "mfa_index", "mfa_activate_totp", "usersessions_list"),
}
SENT_EMPTY = {
    *("account_login", "account_reset_password", "account_change_password", "accounts:user-new"),
    *("casework:enquiry-new", "casework:case-new", "casework:contact-new", "casework:task-new"),
    *("casework:status-new", "casework:goal-new", "casework:step-new", "casework:obstacle-new"),
    *("casework:consent-new", "casework:notice-new", "casework:case-deputation-new", "casework:case-close"),
    *("steering:issue-new", "steering:meeting-new", "steering:guidance-new"),
}
ALSO_DARK = {
    *("casework:today", "casework:cases", "casework:case", "casework:plan", "casework:assessment", "casework:obstacle"),
    *("steering:issues", "steering:issue", "steering:meeting", "organisations:responsibility", "account_login"),
    *("referrals:packet", "referrals:packet-new", "referrals:inbox", "referrals:received", "referrals:own-steps"),
    *("directory:services", "directory:service", "casework:consents", "referrals:who-knows"),
}


def read_every_page(page: Page, key: str, found: list[str]) -> None:
    """From the page that is open, as the person whose key it is; findings go to `found`."""
    for name in walk(page, found, set() if key == ALL_OF_THEM else SAME_FOR_ALL):
        look(page, f"{key or 'nobody'}-{name}", found, dark=name in ALSO_DARK)
        if name in SENT_EMPTY:
            send_empty(page)
            look(page, f"{key or 'nobody'}-{name}-empty", found)


def walk(page: Page, found: list[str], but: set[str]) -> Iterator[str]:
    """Go to everything that links lead to, breadth first; the name of each page, once."""
    waiting, seen = deque([urlsplit(page.url).path]), NO_PAGES | but
    start = page.url.removesuffix(waiting[0])
    while waiting:
        path = waiting.popleft()
        if name_of(path) in seen:
            continue
        seen.add(name_of(path))
        try:
            answer = page.goto(start + path)
        except Error as trouble:
            # A table or a paper to take away: nothing that axe could read.
            if "Download is starting" in trouble.message:
                continue
            raise
        if answer is None or answer.status != 200:
            found.append(f"{path}: {answer and answer.status}")
            continue
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        waiting.extend(page.locator("a[href^='/']").evaluate_all(LINKS))
        arrived = name_of(urlsplit(page.url).path)
        if arrived == name_of(path) or arrived not in seen:
            seen.add(arrived)
            yield arrived


def name_of(path: str) -> str:
    try:
        return resolve(path).view_name
    except Resolver404:
        return path


def send_empty(page: Page) -> None:
    """Press the button that sends the page's own form; the answer takes the focus."""
    click_through(page.locator("main form .kern-btn--primary[type=submit]:visible").last)
    expect(page.locator(".kim-summary").first).to_be_focused()

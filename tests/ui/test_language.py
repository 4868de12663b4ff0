"""German is the language of the interface; English is chosen, never guessed."""

from django.conf import settings
from django.test import Client


def language_of(client: Client, **headers: str) -> str:
    answer = client.get("/impressum/", headers=headers)
    return str(answer.headers["Content-Language"])


def test_the_language_of_the_browser_is_not_asked(client: Client, db: None) -> None:
    assert language_of(client, accept_language="en-US,en;q=0.9") == "de"


def test_a_chosen_language_is_kept_and_an_unknown_one_ignored(client: Client, db: None) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert language_of(client) == "en"
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "tlh"
    assert language_of(client) == "de"

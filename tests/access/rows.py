"""The words of the table: `page`, `form`, `act`, `public`, and who meets which answer.

    "casework:case-assign": form("clara", refused="dana")

Clara gets the form (200; sent empty it comes back with 422), Dana is refused, everybody else finds nothing (404), and
who is not logged in goes to the log-in page.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.access.asking import ANONYMOUS, EVERYONE

OUT_OF_SIGHT = 404
FORBIDDEN = 403
TO_THE_LOG_IN = 302


@dataclass(frozen=True)
class Row:
    """Expected answers of one address by method; `on` names other objects of the world than the usual ones."""

    answers: dict[str, dict[str, int]]
    on: dict[str, str] = field(default_factory=dict)
    is_public: bool = False

    @property
    def other_method(self) -> str:
        """The method that this address does not know; empty if it knows both."""
        return "" if len(self.answers) == 2 else "POST" if "GET" in self.answers else "GET"

    @property
    def who_opens_it(self) -> str:
        """The first of those who get a page; empty if nobody does."""
        return next((who for who, status in self.answers.get("GET", {}).items() if status == 200), "")


def page(who: str, refused: str = "", on: dict[str, str] | None = None) -> Row:
    """Something to look at: GET only."""
    return Row({"GET": _everybody(who, 200, refused)}, on or {})


def form(who: str, refused: str = "", on: dict[str, str] | None = None, shown: int = 200, sent: int = 422) -> Row:
    """A form: GET shows it, a POST without its fields is answered with `sent`."""
    return Row({"GET": _everybody(who, shown, refused), "POST": _everybody(who, sent, refused)}, on or {})


def act(
    who: str, refused: str = "", on: dict[str, str] | None = None, sent: int = 302, anonymous: int = TO_THE_LOG_IN
) -> Row:
    """A button: POST only."""
    return Row({"POST": _everybody(who, sent, refused) | {ANONYMOUS: anonymous}}, on or {})


def public(anonymous: int = 200, members: int = 200) -> Row:
    """Open without a log-in."""
    return Row({"GET": dict.fromkeys(EVERYONE, members) | {ANONYMOUS: anonymous}}, is_public=True)


def _everybody(who: str, status: int, refused: str) -> dict[str, int]:
    named = dict.fromkeys(who.split(), status) | dict.fromkeys(refused.split(), FORBIDDEN)
    unknown = named.keys() - set(EVERYONE)
    assert not unknown, f"nobody in the cast is called {sorted(unknown)}"
    return {name: named.get(name, OUT_OF_SIGHT) for name in EVERYONE} | {ANONYMOUS: TO_THE_LOG_IN}


ALL = " ".join(EVERYONE)
CASE_MANAGERS = "clara dana cem carlo"
# Clara has the case, Dana stands in for her.
AT_WORK = "clara dana"
STEERING = "konrad stella sven"
# They see the subject and may not change it.
LISTENERS = "stella sven"

"""All forms of the product: looked for on the pages of the access table, so that a new one is in at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.urls import resolve, reverse

from kim.casework.actions import cases, conferences
from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.organisations.district.bodies import SeatData
from kim.organisations.rules.codes import SeatKind
from kim.steering.actions import hand_notes, measures, meetings, polls
from kim.steering.rules.codes import MeasureState
from tests import make
from tests.access.asking import ANONYMOUS, Desks, address
from tests.access.forms import Control, Form, forms_on
from tests.access.rows import AT_WORK, Row, form, page
from tests.access.test_table import TABLE
from tests.steering import making
from tests.world import World

# Papers and files have no forms, and are slow to make.
NO_PAGES = ("-pdf", "-paper", "-csv", "-json", "-xlsx", "-word", "-pack", "-file")
TYPED = "Ein Satz, den niemand zweimal schreiben will"

# Where the object of the world can no longer be edited: another one, from `more`.
STILL_OPEN: list[tuple[str, Row]] = [
    ("steering:escalation-edit", form("konrad", on={"escalation": "letter_draft"})),
    ("steering:newsletter-edit", form("konrad", on={"newsletter": "newsletter_draft"})),
    ("steering:guidance-edit", form("konrad", on={"guidance": "draft"})),
    ("steering:meeting-change", form("konrad", on={"meeting": "coming"})),
    ("steering:agenda-item", form("konrad", on={"meeting": "other_meeting", "item": "open_item"})),
    ("steering:measure-effect", form("konrad", on={"measure": "measure_done"})),
    ("steering:hand-note", form("stella", on={"handnote": "note_draft"})),
    ("casework:conference-edit", form(AT_WORK, on={"conference": "planned"})),
    ("casework:conference", form(AT_WORK, on={"conference": "planned"})),
    ("casework:obstacle", form(AT_WORK, on={"obstacle": "unsaid"})),
    ("casework:case-to-short", form(AT_WORK, on={"case": "second"})),
    ("casework:case-unseal", form("clara", on={"case": "sealed"})),
    ("steering:issue-split", form("konrad", on={"issue": "to_split"})),
    ("steering:issue", page("konrad", on={"issue": "to_split"})),
    ("steering:poll", page("konrad", on={"poll": "poll_of_council"})),
    ("referrals:packet", page(AT_WORK, on={"packet": "packet_draft"})),
    ("accounts:user-second-factor", form("adam", on={"user": "colleague"})),
]


@dataclass(frozen=True)
class Found:
    """A form, on whose page it stands and who looks at it."""

    name: str
    who: str
    page: str
    form: Form

    @property
    def url(self) -> str:
        return self.form.action

    def sent(self, desks: Desks, fields: dict[str, list[str]]) -> Any:
        """The answer to sending it, also that of an error; what it wrote is undone."""
        client = desks.client(self.who)
        client.raise_request_exception = False
        with transaction.atomic():
            answer = client.post(self.url, fields)
            transaction.set_rollback(True)
        return answer

    def again(self, answer: Any) -> Form | None:
        """The same form on the answer; of several that are sent to one address the one with the same fields."""
        there = [form for form in forms_on(answer.content.decode(), self.url) if form.action == self.url]
        return max(there, key=lambda form: len(form.controls.keys() & self.form.controls.keys()), default=None)

    def sensibly_sent(self, desks: Desks, **given: list[str]) -> Any:
        """The answer to what stands in it, filled where the form itself says that something is missing or wrong."""
        fields = self.form.as_it_stands | given
        answer = self.sent(desks, fields)
        for attempt in range(3):
            form = self.again(answer) if answer.status_code == 422 else None
            if not form or not form.wrong:
                break
            fields |= {name: _something(form.controls[name], fields.get(name, []), attempt) for name in form.wrong}
            answer = self.sent(desks, fields)
        return answer


def _something(control: Control, refused: list[str], attempt: int) -> list[str]:
    """What a person would try next."""
    if not control.is_typed:
        return [next((value for value in control.offered if value and value not in refused), "")]
    soon = (clock.today() + timedelta(days=3)).strftime("%d.%m.%Y")
    return [(TYPED, soon, "3")[attempt]]


def more(world: World) -> None:
    """What the world has only in a state in which nobody writes any more."""
    cast, clara, case = world.cast, world.cast.clara.actor, world.case
    with acting_as(clara):
        starts = clock.now() + timedelta(days=9)
        planned = conferences.call(actor=clara, case=case, purpose="Wege klären", starts_at=starts, agenda=["Lage"])
        conferences.ask(actor=clara, conference=planned, office=cast.jobcenter)
        sealed = make.case(clara, "Familie Zander")
        cases.seal(actor=clara, case=sealed, reason="Vorhangstoff")
    world.objects |= {"planned": planned, "sealed": sealed, "unsaid": make.obstacle(clara, case)}
    with acting_as(cast.stella.actor):
        codes = {"kind": "obstacle", "obstacle_kind": "waiting_time", "life_area": "livelihood", "office_kinds": []}
        note = hand_notes.write(actor=cast.stella.actor, source="authority", text="Es dauert.", **codes)
    told = [making.observation() for _each in range(3)]
    # A seat that nobody in KIM acts for: the secretariat writes its answer down.
    seat = SeatData(organisation=cast.auental.organisation.key, kind=SeatKind.MEMBER, count=1)
    council = making.body(cast, "beirat", name="Beirat", seats=(seat,))
    dates = [clock.now() + timedelta(days=ahead) for ahead in (9, 10)]
    given = {"place": "Kreishaus", "lasts": 60, "answer_by": clock.today(), "dates": dates}
    with acting_as(cast.konrad.actor):
        world.objects["poll_of_council"] = polls.begin(actor=cast.konrad.actor, body=council, **given)
        issue = making.issue(cast, observations=told[:2], why_grave="Selten, aber schwer.")
        meetings.put_on(actor=cast.konrad.actor, issue=issue, meeting=world.objects["coming"], minutes=20)
        item = making.open_item(cast)
        about = {"decision": world.objects["decision"], "owner": cast.jobcenter, "due": clock.today()}
        done = measures.launch(actor=cast.konrad.actor, title="Plätze", **about)
        measures.report(actor=cast.konrad.actor, measure=done, version=done.version, state=MeasureState.DONE)
    world.objects |= {
        "note_draft": note,
        "open_item": item,
        "other_meeting": item.meeting,
        "measure_done": done,
        "to_split": issue,
    }
    world.objects["colleague"] = cast.carlo.user
    SocialAccount.objects.create(user=world.objects["user"], provider="kreis", uid="nele")


def look(desks: Desks, rows: list[tuple[str, Row]]) -> list[Found]:
    """Each form once: two with the same address and the same fields are one."""
    found: dict[tuple[str, frozenset[str]], Found] = {}

    def on(who: str, url: str) -> None:
        for each in _on_page(desks, who, url):
            found.setdefault((each.name, frozenset(each.form.controls)), each)

    # Pages with a form of their own first; other pages only of contexts of which a form is still missing.
    for name, row in sorted(rows, key=lambda each: "POST" not in each[1].answers):
        missing = wanted() - {each.name for each in found.values()}
        if "POST" in row.answers or any(_context(name) == _context(one) for one in missing):
            for who in _who_looks(name, row):
                on(who, address(desks.world, name, row.on))
    # Only a list that is narrowed can be kept as a filter.
    on("clara", reverse("casework:filters") + "?bereich=language")
    return list(found.values())


def wanted() -> set[str]:
    """Addresses that want something typed or chosen."""
    asking = {name for name, row in TABLE.items() if 422 in row.answers.get("POST", {}).values()}
    # Nobody of the cast acts in two memberships, so nobody is asked to choose.
    return asking - {"accounts:membership-switch"}


def _context(name: str) -> str:
    return name.partition(":")[0]


def _who_looks(name: str, row: Row) -> list[str]:
    """Whoever may send the form of this page; of a page without one its first reader, in steering the secretariat."""
    readers = [who for who, status in row.answers.get("GET", {}).items() if status == 200 and who != ANONYMOUS]
    writers = [who for who in readers if row.answers.get("POST", {}).get(who) in (200, 302, 422)]
    if writers or not readers or name.endswith(NO_PAGES):
        return writers[:1]
    return ["konrad" if "konrad" in readers and name.startswith("steering:") else readers[0]]


def _on_page(desks: Desks, who: str, url: str) -> Iterator[Found]:
    answer = desks.ask(who, "GET", url)
    if answer.streaming or not answer["Content-Type"].startswith("text/html"):
        return
    for found in forms_on(answer.content.decode(), url):
        yield Found(resolve(found.action.partition("?")[0]).view_name, who, url, found)

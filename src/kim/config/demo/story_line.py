"""The order of events: cases, obstacles, steering, and the holiday of a colleague."""

from __future__ import annotations

from kim.accounts.models import Membership
from kim.casework.actions import contacts, deputations
from kim.casework.models import Case
from kim.config.demo import (
    across,
    authority,
    border,
    by_hand,
    desk,
    directory,
    documents,
    handed,
    making,
    packets,
    steering,
    talks,
    ways,
)
from kim.config.demo import family as known_family
from kim.config.demo.calendar import ago, at_work, told_today
from kim.config.demo.caseload import JANA, YOUNG
from kim.config.demo.elsewhere import CASES
from kim.config.demo.story import AGREED_AGAIN, BURSCHEID, CONTACTS, COURSE_STEP, FAMILY
from kim.consolidation import jobs as previews
from kim.kernel import clock


def tell(people: dict[str, Membership]) -> None:
    """Everything that the demo shows. `people` are the memberships by key of `users.USERS`."""
    with told_today():
        _tell(people)


def _tell(people: dict[str, Membership]) -> None:
    jana, volkmann = people["steinhoff"], people["burscheid"]
    family, burscheid = making.build(jana, FAMILY), making.build(volkmann, BURSCHEID)
    _earlier_contacts(jana, family)
    known_family.tell(jana, family)
    with clock.at(ago(AGREED_AGAIN)):
        making.agree_again(jana, family, COURSE_STEP, ago(-88))
    documents.build(jana, family)
    built = {spec.label: making.build(jana, spec) for spec in JANA}
    desk.meet_again(jana, next(iter(built.values())))
    across.promise(people["jmd"])
    packets.build(jana, built[YOUNG], family, people["jmd"], people["leistung"])
    ways.tell(jana)
    handed.build(jana, people["reinartz"])
    desk.counsel(jana)
    talks.arrange(jana, family)
    noted = [border.Noted(family, jana, (7, 8)), border.Noted(burscheid, volkmann, (2, 3))]
    for key, specs in CASES.items():
        noted += [border.Noted(making.build(people[key], spec), people[key], (1, 2)) for spec in specs]
    border.note_and_release(noted, [people["bachmann"]])
    border.note_what_stays(family, jana)
    steering.build(people["bachmann"].as_actor())
    by_hand.build(people)
    directory.build(people)
    desk.look_back(jana)
    desk.ask(jana, family, volkmann, burscheid, people["bachmann"])
    desk.offer(people["wermelskirchen"], noted[-1].case, jana)
    desk.keep_a_view(jana)
    across.build(people, built, burscheid, noted[3].case)
    authority.build(people)
    previews.preview_drafts()
    deputations.name(actor=people["wieczorek"].as_actor(), deputy=jana, first_day=ago(3), last_day=ago(-4))


def _earlier_contacts(manager: Membership, case: Case) -> None:
    for days, kind, minutes, note in CONTACTS:
        with clock.at(at_work(ago(days))):
            contacts.record(actor=manager.as_actor(), case=case, kind=kind, minutes=minutes, note=note)

"""Verbs on case conferences: called, invited to, held, recorded, cancelled; what was agreed becomes steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from kim.accounts import api as accounts
from kim.casework.actions import invitations, steps
from kim.casework.actions.guard import require_of_household, require_open, words
from kim.casework.models import Agreement, Case, Conference, ConferenceGuest, Step
from kim.casework.queries import conferences as queries
from kim.casework.queries.disclosing import named_in
from kim.casework.rules.conferences import CONFERENCE
from kim.casework.rules.talk_codes import ConferenceState
from kim.kernel import clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import Conflict, RuleViolation
from kim.organisations.models import Unit
from kim.people.models import Person


@dataclass(frozen=True)
class Given:
    """A conference as given by a form. `starts_at` None: a date is being looked for; `agenda` are titles in order."""

    purpose: str
    starts_at: datetime | None = None
    minutes: int = 90
    place: str = ""
    is_anonymous: bool = True
    data_areas: Sequence[str] = ()
    agenda: Sequence[str] = ()


@action("conference_called", _("A case conference was planned"))
def call(*, actor: Actor, case: Case, **given: Any) -> Conference:
    """Plan a conference, see `Given`."""
    require_open(actor, case)
    conference: Conference = Conference.objects.create(
        case=case, called_by=accounts.membership_of(actor), **_checked(actor, case, Given(**given), [])
    )
    return conference


@action("conference_changed", _("A case conference was changed"))
def change(*, actor: Actor, conference: Conference, version: int, **given: Any) -> Conference:
    """Change it; with another date or place nobody counts as invited any more. Raises `Conflict` for a lost update."""
    require_open(actor, conference.case)
    _require_ahead(conference)
    values = _checked(actor, conference.case, Given(**given), conference.agenda)
    moved = any(getattr(conference, name) != values[name] for name in ("starts_at", "minutes", "place", "is_anonymous"))
    if moved and conference.state == ConferenceState.INVITED:
        values["state"] = ConferenceState.PLANNED
    return locking.update(conference, version, **values)


@action("conference_guest_asked", _("A guest was put on the list of a case conference"))
def ask(
    *,
    actor: Actor,
    conference: Conference,
    office: Unit | None = None,
    person: Person | None = None,
    name: str = "",
    email: str = "",
) -> ConferenceGuest:
    """Put an office, a person of the household or somebody by name on the list; nobody is written to yet."""
    require_open(actor, conference.case)
    _require_ahead(conference)
    require_of_household(conference.case, person)
    if person is None and office is None and not name.strip():
        raise RuleViolation("guest_missing", _("Choose an office or a person, or enter a name."), "office")
    if person is not None and office is not None:
        raise RuleViolation("two_guests", _("Choose an office or a person of the household, not both."), "person")
    who = {"office": office, "person": person, "name": "" if person else name.strip()}
    if ConferenceGuest.objects.filter(conference=conference, **who).exists():
        raise RuleViolation("guest_twice", _("This guest is on the list already."), "office")
    guest: ConferenceGuest = ConferenceGuest.objects.create(
        case=conference.case, conference=conference, email=email, **who
    )
    return guest


@action("conference_guest_removed", _("A guest was taken off the list of a case conference"))
def leave_out(*, actor: Actor, guest: ConferenceGuest) -> None:
    """Take a guest off the list; who was invited already is told that it takes place without them."""
    require_open(actor, guest.case)
    _require_ahead(guest.conference)
    if guest.invited_on:
        locking.update(guest.conference, sequence=guest.conference.sequence + 1)
        invitations.cancel(guest.conference, [guest], accounts.membership_of(actor))
    guest.delete()


@action("conference_invited", _("Invitations to a case conference went out"))
def invite(*, actor: Actor, conference: Conference, version: int | None = None) -> int:
    """Invite everybody on the list; returns how many mails go out. Who may hear what is checked and kept.

    Refused without a date, without guests, by name if somebody may not hear it, and if `version`, which was looked at,
    is no longer what goes out: it was changed, or the same click came twice.
    """
    require_open(actor, conference.case)
    _require(conference, ConferenceState.INVITED)
    view = queries.view(actor, conference)
    _refuse_invitation(conference, view)
    _mark_invited(conference, version)
    for line in view.guests:
        heard = [] if conference.is_anonymous else sorted(line.may_hear)
        locking.update(line.guest, invited_on=clock.today(), heard=heard)
    return invitations.invite(conference, [line.guest for line in view.guests], accounts.membership_of(actor))


@action("conference_cancelled", _("A case conference was cancelled"))
def cancel(*, actor: Actor, conference: Conference) -> Conference:
    """It does not take place; who was invited is told."""
    require_open(actor, conference.case)
    _require(conference, ConferenceState.CANCELLED)
    locking.update(conference, state=ConferenceState.CANCELLED, sequence=conference.sequence + 1)
    invited = list(conference.guests.filter(invited_on__isnull=False).select_related("office"))
    invitations.cancel(conference, invited, accounts.membership_of(actor))
    return conference


@action("conference_held", _("The minutes of a case conference were written"))
def write_minutes(
    *,
    actor: Actor,
    conference: Conference,
    version: int,
    said: str,
    notes: Mapping[int, str],
    present: Iterable[ConferenceGuest],
    purpose: str = "",
    titles: Mapping[int, str] | None = None,
    agreed: Mapping[str, str] | None = None,
) -> Conference:
    """What was said, in all and per agenda item (by position), and who was there. Raises `Conflict`.

    `purpose`, `titles` (by position) and `agreed` (by public id) are headings and agreements in other words; what is
    not given stays.
    """
    require_open(actor, conference.case)
    _require(conference, ConferenceState.HELD)
    if conference.starts_at is None or conference.starts_at.date() > clock.today():
        raise RuleViolation("not_yet_held", _("The conference has not taken place yet."))
    headed = titles or {}
    agenda = [
        {"title": headed.get(place, "").strip() or item["title"], "notes": notes.get(place, "").strip()}
        for place, item in enumerate(conference.agenda)
    ]
    about = purpose.strip() or conference.purpose
    locking.update(conference, version, said=said.strip(), agenda=agenda, purpose=about, state=ConferenceState.HELD)
    for agreement in conference.agreements.filter(public_id__in=agreed or {}):
        locking.update(agreement, text=(agreed or {})[agreement.public_id].strip() or agreement.text)
    there = {guest.pk for guest in present}
    for guest in conference.guests.all():
        locking.update(guest, was_there=guest.pk in there)
    return conference


@action("conference_recorded", _("The minutes of a case conference were finished"))
def finish(*, actor: Actor, conference: Conference) -> Conference:
    """The minutes are finished; they can be opened again."""
    require_open(actor, conference.case)
    _require(conference, ConferenceState.RECORDED)
    return locking.update(conference, state=ConferenceState.RECORDED)


@action("agreement_added", _("An agreement of a case conference was recorded"))
def agree(
    *, actor: Actor, conference: Conference, text: str, office: Unit | None = None, due_on: date | None = None
) -> Agreement:
    """Record what was agreed, who takes it on, and by when."""
    require_open(actor, conference.case)
    if conference.state not in (ConferenceState.HELD, ConferenceState.RECORDED):
        raise RuleViolation("not_yet_held", _("The conference has not taken place yet."))
    agreed: Agreement = Agreement.objects.create(
        case=conference.case,
        conference=conference,
        text=words(text, "text_missing", _("Enter what was agreed."), "text"),
        office=office,
        due_on=due_on,
    )
    return agreed


@action("agreement_became_step", _("An agreement became a step of the plan"))
def make_step(*, actor: Actor, agreement: Agreement, **step: Any) -> Step:
    """Put it into the plan as a step, see `steps.add`; it keeps the link."""
    if agreement.step_id:
        raise RuleViolation("is_a_step", _("This agreement is a step of the plan already."))
    made = steps.add(actor=actor, case=agreement.case, **step)
    locking.update(agreement, step=made)
    return made


def _checked(actor: Actor, case: Case, given: Given, before: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    if not 5 <= given.minutes <= 600:
        raise RuleViolation("minutes", _("Enter a duration from 5 to 600 minutes."), "minutes")
    # The place goes out with the invitation: a living room would tell everybody where the household lives.
    if named_in(actor, case, given.place):
        message = _("The place stands in the invitation and names the household.")
        raise RuleViolation("place_discloses", message, "place")
    notes = {item["title"]: item["notes"] for item in before}
    titles = [title.strip() for title in given.agenda if title.strip()]
    return {
        "purpose": words(given.purpose, "purpose_missing", _("Enter what it is about."), "purpose"),
        "starts_at": given.starts_at,
        "minutes": given.minutes,
        "place": given.place.strip(),
        "is_anonymous": given.is_anonymous,
        "data_areas": sorted(given.data_areas),
        "agenda": [{"title": title, "notes": notes.get(title, "")} for title in dict.fromkeys(titles)],
    }


def _refuse_invitation(conference: Conference, view: queries.View) -> None:
    if conference.starts_at is None:
        raise RuleViolation("date_missing", _("Find a date first."))
    if conference.starts_at < clock.now():
        raise RuleViolation("date_passed", _("The date has passed."))
    if not view.guests:
        raise RuleViolation("guests_missing", _("Nobody is on the list yet."))
    if not conference.is_anonymous and not view.may_be_named:
        names = ", ".join(str(line.guest) for line in view.not_covered) or "–"
        raise RuleViolation(
            "not_all_may_hear",
            _("No consent lets these hear everything by name: %(names)s. Get the consent, leave them out, or hold it"
              " in anonymous form.") % {"names": names},
        )  # fmt: skip


def _mark_invited(conference: Conference, version: int | None) -> None:
    try:
        locking.update(conference, version, state=ConferenceState.INVITED, sequence=conference.sequence + 1)
    except Conflict as changed:
        message = _("The conference was changed or invited to in the meantime. Please check it once more.")
        raise RuleViolation("changed_meanwhile", message) from changed


def _require_ahead(conference: Conference) -> None:
    if conference.state not in (ConferenceState.PLANNED, ConferenceState.INVITED):
        raise RuleViolation("conference_over", _("This conference has taken place or was cancelled."))


def _require(conference: Conference, state: ConferenceState) -> None:
    if not CONFERENCE.allows(ConferenceState(conference.state), state):
        raise RuleViolation("conference_state", _("This conference cannot go on like this."))

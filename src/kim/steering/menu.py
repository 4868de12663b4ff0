"""What the shell offers to those who steer."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from kim.directory.models import Service
from kim.kernel import access
from kim.organisations import api as organisations
from kim.steering.models import (
    Body,
    DatePoll,
    Decision,
    FlowTable,
    Guidance,
    HandNote,
    Measure,
    Meeting,
    Newsletter,
    Observation,
    OutcomeTable,
    StructuralIssue,
)
from kim.steering.queries import consolidation, hand_notes, polls
from kim.ui import menu
from kim.ui.tally import Tally


def sees_issues(actor: Any) -> bool:
    return access.may(actor, "read", StructuralIssue)


def sees_meetings(actor: Any) -> bool:
    return access.may(actor, "read", Meeting)


def sees_bodies(actor: Any) -> bool:
    return access.may(actor, "read", Body)


def sees_decisions(actor: Any) -> bool:
    return access.may(actor, "read", Decision)


def sees_measures(actor: Any) -> bool:
    return access.may(actor, "read", Measure)


def sees_observations(actor: Any) -> bool:
    return access.may(actor, "read", Observation)


def works_with_hand_notes(actor: Any) -> bool:
    return access.may(actor, "add", HandNote) or access.may(actor, "release", HandNote)


def hand_notes_to_read(actor: Any) -> Any:
    """How many texts of others wait; counted with the other numbers of the menu."""
    return Tally([hand_notes.to_release(actor)], or_none=True) if access.may(actor, "release", HandNote) else None


def sees_interfaces(actor: Any) -> bool:
    return access.may(actor, "read", FlowTable) and organisations.keeps_case_files()


def reviews_staffing_alone(actor: Any) -> bool:
    """Without case files no interface is counted; the review of issues and measures stays."""
    return access.may(actor, "read", FlowTable) and not organisations.keeps_case_files()


def sees_guidance(actor: Any) -> bool:
    return access.may(actor, "read", Guidance)


def sees_procedures(actor: Any) -> bool:
    """A district without component 3 has nothing to count."""
    return access.may(actor, "read", OutcomeTable) and consolidation.has_component()


def sees_newsletters(actor: Any) -> bool:
    return access.may(actor, "read", Newsletter)


def dates_to_answer(actor: Any) -> Any:
    """How many questions for a date wait for this person; counted with the other numbers of the menu."""
    return Tally([polls.to_answer(actor)], or_none=True) if access.may(actor, "answer", DatePoll) else None


def dates_wait(number: int | None) -> Any:
    """The sentence at the foot of the menu about them."""
    if not number:
        return None
    sentence = ngettext(
        '<a href="{}">{} question for a date</a> waits for your answer.',
        '<a href="{}">{} questions for a date</a> wait for your answer.',
        number,
    )
    return format_html(sentence, reverse("steering:polls"), number)


def promise(actor: Any) -> Any:
    """The sentence at the foot of the menu."""
    return _("Steering sees no names and no files.") if sees_issues(actor) else None


def sees_offers(actor: Any) -> bool:
    return access.may(actor, "read", Service)


menu.register_section("lookup", _("Look up"), order=30)
menu.register(menu.Entry("lookup", _("Whom offers reach"), "people", "steering:coverage", sees_offers, order=56))
menu.register_section("steering", _("Steering"), order=20)
menu.register(menu.Entry("steering", _("At a glance"), "chart", "steering:dashboard", sees_issues, order=5))
menu.register(menu.Entry("steering", _("Issues"), "board", "steering:issues", sees_issues, order=10, phone=True))
menu.register(menu.Entry("steering", _("Meetings"), "people", "steering:meetings", sees_meetings, order=20, phone=True))
menu.register(menu.Entry("steering", _("Bodies"), "building", "steering:bodies", sees_bodies, order=25))
menu.register(menu.Entry("steering", _("Decisions"), "tick", "steering:decisions", sees_decisions, order=28))
menu.register(menu.Entry("steering", _("Measures"), "checklist", "steering:measures", sees_measures, order=30))
menu.register(
    menu.Entry("steering", _("Legal consolidation"), "scale", "steering:consolidation", sees_procedures, order=35)
)
menu.register(
    menu.Entry("steering", _("Staffing review"), "swap", "steering:staffing", reviews_staffing_alone, order=33)
)
menu.register(menu.Entry("steering", _("Interfaces"), "swap", "steering:interfaces", sees_interfaces, order=33))
menu.register(menu.Entry("steering", _("Observations"), "flag", "steering:observations", sees_observations, order=40))
menu.register(
    menu.Entry(
        "steering",
        pgettext_lazy("menu", "Give a note"),
        "edit",
        "steering:hand-notes",
        works_with_hand_notes,
        count=hand_notes_to_read,
        order=45,
    )
)
menu.register(menu.Entry("steering", _("Guidance"), "info", "steering:guidance-list", sees_guidance, order=50))
menu.register(menu.Entry("steering", _("Newsletter"), "mail", "steering:newsletters", sees_newsletters, order=60))
menu.register_search(menu.Search(_("Search issue, meeting or office"), "steering:search", sees_issues))
menu.register_note(promise)
menu.register_counted_note(dates_wait, dates_to_answer)

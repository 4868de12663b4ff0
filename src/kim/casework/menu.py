"""What the shell offers to those who work on cases, and what a case page offers beside its content."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from kim.casework import case_parts, tabs
from kim.casework.models import Case, Deputation, HandOver, SupervisionQuestion
from kim.casework.queries import closing, counts, standing, supervision
from kim.casework.templatetags.case_words import last_day
from kim.kernel import access
from kim.kernel.actor import Actor
from kim.organisations import api as organisations
from kim.ui import menu
from kim.ui.templatetags.kim_ui import day


def works_on_cases(actor: Any) -> bool:
    return access.may(actor, "edit", Case)


def counts_cases(actor: Any) -> bool:
    return access.may(actor, "count", Case)


def takes_over(actor: Any) -> bool:
    return access.may(actor, "accept", HandOver)


def is_own_unsealed(actor: Actor, case: Case) -> bool:
    return case.assigned_to_id == actor.membership_id and not case.is_sealed


def is_own_sealed(actor: Actor, case: Case) -> bool:
    return case.assigned_to_id == actor.membership_id and case.is_sealed


def advises(actor: Any) -> bool:
    return access.may(actor, "advise", SupervisionQuestion)


def supervision_card(actor: Actor, case: Case) -> dict[str, Any]:
    """Questions about this case that nobody has settled."""
    return {"supervision_threads": supervision.open_ones(actor, case)}


def names_for_others(actor: Any) -> bool:
    return counts_cases(actor) and access.may(actor, "add", Deputation)


def stands_in(actor: Any) -> str | Promise | None:
    """For whom one stands in today, at the foot of the menu."""
    if not works_on_cases(actor):
        return None
    url = reverse("casework:deputations")
    held = standing.deputised_for(actor)
    lines = [(day(last_day(each.valid.upper)), url, each.manager.user.name) for each in held]
    return format_html_join(" ", gettext('Until {} you stand in for <a href="{}">{}</a>.'), lines) or None


def is_open(actor: Actor, case: Case) -> bool:
    return not case.is_closed


def is_closed(actor: Actor, case: Case) -> bool:
    return case.is_closed


def is_deep(actor: Actor, case: Case) -> bool:
    """A short counselling has no assessment, no plan, no obstacles."""
    return not case.is_short


def is_open_case(actor: Actor, case: Case) -> bool:
    return is_open(actor, case) and is_deep(actor, case)


def is_open_short(actor: Actor, case: Case) -> bool:
    return is_open(actor, case) and case.is_short


def notes_need(actor: Actor, case: Case) -> bool:
    """What somebody has to learn so that cases go better; the note knows nothing of the case."""
    return case_parts.notes_needs(actor)


def is_own_and_open(actor: Actor, case: Case) -> bool:
    """The rarer acts of the one to whom the case is assigned; a deputy does not pass it on."""
    return not case.is_closed and case.assigned_to_id == actor.membership_id


menu.register_section("casework", _("Casework"), order=10)
menu.register(
    menu.Entry(
        "casework", _("Today"), "home", "casework:today", works_on_cases, counts.due_this_week, order=10, phone=True
    )
)
menu.register(
    menu.Entry("casework", _("Cases"), "family", "casework:cases", works_on_cases, counts.open_cases, 20, phone=True)
)
menu.register(
    menu.Entry(
        "casework", _("Follow-ups"), "checklist", "casework:follow-ups", works_on_cases, counts.follow_ups_due, order=22
    )
)
menu.register(menu.Entry("casework", _("Calendar"), "calendar-today", "casework:calendar", works_on_cases, order=24))
menu.register(
    menu.Entry("casework", _("Enquiries"), "mail", "casework:enquiries", works_on_cases, counts.open_enquiries, 25)
)
menu.register(
    menu.Entry("casework", _("Hand-overs"), "box", "casework:hand-overs", takes_over, counts.offers, order=27)
)
menu.register(menu.Entry("casework", _("Workload"), "chart", "casework:workload", counts_cases, order=30, phone=True))
menu.register(
    menu.Entry("casework", _("Deputations"), "swap", "casework:deputations", names_for_others, order=40, phone=True)
)
menu.register_action(
    menu.TopAction(
        _("Record a contact"),
        "casework:contact-new",
        key="k",
        short_label=_("Contact"),
        dialog=True,
        visible=works_on_cases,
    )
)
menu.register_search(menu.Search(_("Search person, case or office"), "casework:search", works_on_cases))
menu.register_note(stands_in, counts.deputations)
menu.register_bell(menu.Bell("casework:today", "neues", counts.news, works_on_cases))

tabs.register(tabs.Tab("overview", pgettext_lazy("case", "Overview"), "casework:case", order=10))
tabs.register(tabs.Tab("assessment", _("Assessment"), "casework:assessment", order=20, visible=is_deep))
tabs.register(
    tabs.Tab("plan", pgettext_lazy("tab", "Plan"), "casework:plan", order=30, count=counts.steps, visible=is_deep)
)
tabs.register(tabs.Tab("contacts", _("Contacts"), "casework:contacts", order=40, count=counts.contacts))
tabs.register(
    tabs.Tab("conferences", _("Conferences"), "casework:conferences", 45, counts.conferences_ahead, visible=is_deep)
)
tabs.register(tabs.Tab("people", _("Household"), "casework:household", order=60))
tabs.register(tabs.Tab("documents", _("Documents"), "casework:documents", order=65, count=counts.documents))
tabs.register(tabs.Tab("consents", _("Consents"), "casework:consents", order=70))
tabs.register_more(
    tabs.More(_("Plan a case conference"), "casework:conference-new", "calendar-today", 15, is_open_case)
)
tabs.register_more(tabs.More(_("Note a task"), "casework:task-new", "checklist", 10, is_open))
tabs.register_more(tabs.More(_("Name a deputy"), "casework:case-deputation-new", "swap", 60, is_own_and_open))
tabs.register_more(tabs.More(_("Assign to a colleague"), "casework:case-assign", "person", 70, is_own_and_open))
tabs.register_more(tabs.More(_("Hand the case over"), "casework:case-handover", "arrow-forward", 80, is_own_and_open))
tabs.register_more(tabs.More(_("Write a letter"), "casework:letters", "draft", 15, is_open))
tabs.register_more(tabs.More(_("Seal the case"), "casework:case-seal", "lock", 82, is_own_unsealed))
tabs.register_more(tabs.More(_("Lift the seal"), "casework:case-unseal", "lock", 82, is_own_sealed))
tabs.register_more(tabs.More(_("Intake"), "casework:intake", "draft", 20, is_open_case))
tabs.register_more(tabs.More(_("Change the phase"), "casework:case-phase", "circle", 30, is_open_case))
tabs.register_more(tabs.More(pgettext_lazy("file", "Close"), "casework:case-close", "cross", 90, is_own_and_open))
tabs.register_more(tabs.More(pgettext_lazy("file", "Take up again"), "casework:case-reopen", "undo", 90, is_closed))

# Obstacles, the texts that leave a case, and what comes back from steering.
menu.register(menu.Entry("casework", _("My notes"), "flag", "casework:my-notes", case_parts.writes_notes, order=50))
menu.register(
    menu.Entry(
        "steering",
        _("Releases"),
        "visibility",
        "casework:releases",
        case_parts.releases_texts,
        counts.texts_to_release,
        order=60,
    )
)
tabs.register(tabs.Tab("obstacles", _("Obstacles"), "casework:obstacles", 50, counts.open_obstacles, visible=is_deep))
tabs.register_more(
    tabs.More(_("Report an obstacle"), "casework:obstacle-new", "flag", 10, is_open_case, lead=True, key="h")
)
tabs.register_more(
    tabs.More(_("Make a case of it"), "casework:short-to-case", "arrow-forward", 10, is_open_short, lead=True)
)
tabs.register_more(tabs.More(_("Make a short counselling of it"), "casework:case-to-short", "swap", 85, is_open_case))
tabs.register_part(tabs.Part("casework/closing/card.html", closing.card, "work", 5))
tabs.register_part(tabs.Part("casework/closing/entry.html", closing.state_entry, "aside", 90))
tabs.register_more(tabs.More(_("Evaluation with the household"), "casework:case-evaluation", "chat", 84, is_deep))
tabs.register_part(tabs.Part("casework/obstacles/card.html", case_parts.obstacle_card, "work", 10))
tabs.register_part(tabs.Part("casework/obstacles/guidance.html", case_parts.guidance_cards, "aside", 10))

menu.register(
    menu.Entry(
        "casework", _("Planning conferences"), "people", "casework:plannings", case_parts.calls_planning, order=60
    )
)
menu.register(
    menu.Entry(
        "casework", _("Training needs"), "easy-language", "casework:training-needs", case_parts.notes_needs, order=62
    )
)
menu.register(
    menu.Entry(
        "steering", _("Training needs"), "easy-language", "casework:training-needs", case_parts.collects_needs, order=70
    )
)

tabs.register_more(
    tabs.More(
        _("Note a training need"), "casework:training-need-new", "easy-language", 45, notes_need, names_case=False
    )
)

# A district that keeps its files elsewhere has no page of them.
menu.needs("casework", organisations.keeps_case_files)

# Questions to professional supervision: from the case, and on the desk of the coordination.
menu.register(
    menu.Entry(
        "steering", _("Supervision"), "chat", "casework:supervision", advises, counts.questions_to_advise, order=62
    )
)
tabs.register_more(tabs.More(_("Ask supervision"), "casework:supervision-ask", "help", 40, is_open_case))
tabs.register_part(tabs.Part("casework/supervision/card.html", supervision_card, "aside", 20))

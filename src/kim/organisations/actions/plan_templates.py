"""Verbs on the templates of plans. A change is a new version; plans made from an older one stay as they are."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from kim.kernel import access
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import Conflict, RuleViolation
from kim.organisations import plan_library
from kim.organisations.models import PlanTemplate
from kim.organisations.rules.plan_templates import Template, TemplateProblem, content_of, problems

SAID: dict[TemplateProblem, tuple[str | Promise, str]] = {
    TemplateProblem.NO_TITLE: (_("Enter what the template is for."), "title"),
    TemplateProblem.NO_ANCHOR: (_("Say which day the dates are counted from."), "anchor"),
    TemplateProblem.NO_STEPS: (_("A template has at least one step."), ""),
    TemplateProblem.TOO_MANY_STEPS: (_("A template has at most 30 steps."), ""),
    TemplateProblem.STEP_WITHOUT_TITLE: (_("Step %(step)s: enter what is to be done, in at most 160 letters."), ""),
    TemplateProblem.UNKNOWN_CODE: (_("Step %(step)s: choose life area, legal domain and topic from the lists."), ""),
    TemplateProblem.OFFICE_MISSING: (_("Step %(step)s: choose a topic for the finder, or name the office."), ""),
    TemplateProblem.NEEDS_UNKNOWN: (_("Step %(step)s needs a step that does not exist."), ""),
    TemplateProblem.NEEDS_LATER: (_("Step %(step)s can need only steps that stand before it."), ""),
    TemplateProblem.BASIS_MISSING: (_("Step %(step)s: name the paragraph of the end set by law."), ""),
}


@action("plan_template_added", _("A plan template was added"))
def add(*, actor: Actor, template: Template) -> PlanTemplate:
    """A template of the district's own; its key is made from its title."""
    access.require(actor, "add", PlanTemplate)
    _refuse(template)
    taken = {one.key for one in plan_library.current(retired=True)}
    base = slugify(template.title)[:50] or "vorlage"
    key = next(name for n in range(1, len(taken) + 2) if (name := base if n == 1 else f"{base}-{n}") not in taken)
    return _store(key, 1, template)


@action("plan_template_changed", _("A plan template was changed"))
def change(*, actor: Actor, key: str, based_on: int, template: Template) -> PlanTemplate:
    """The next version. Raises `Conflict` if somebody made one since version `based_on` was shown."""
    access.require(actor, "edit", PlanTemplate)
    newest = _newest(key)
    if newest.number != based_on:
        stored = PlanTemplate.objects.filter(key=key).order_by("-number").first()
        if stored is not None:
            raise Conflict(stored)
    _refuse(template)
    return _store(key, newest.number + 1, template, newest.is_retired)


@action("plan_template_retired", _("A plan template is no longer offered, or offered again"))
def retire(*, actor: Actor, key: str, retired: bool = True) -> PlanTemplate:
    """Offer it no longer, or again; a version of its own, so that one sees when."""
    access.require(actor, "edit", PlanTemplate)
    newest = _newest(key)
    if newest.is_retired == retired:
        raise RuleViolation("template_state", _("That is so already."))
    return _store(key, newest.number + 1, newest, retired)


def _newest(key: str) -> Template:
    versions = plan_library.versions(key)
    if not versions:
        raise RuleViolation("template_unknown", _("There is no such template."))
    return versions[0]


def _refuse(template: Template) -> None:
    found = problems(template)
    if found:
        message, field = SAID[found[0].problem]
        said = str(message) % {"step": found[0].step} if found[0].step else message
        raise RuleViolation(f"template_{found[0].problem}", said, field or None)


def _store(key: str, number: int, template: Template, retired: bool = False) -> PlanTemplate:
    made: PlanTemplate = PlanTemplate.objects.create(
        key=key, number=number, content=content_of(template), is_retired=retired
    )
    return made

"""From a filled form to the sheets that it asks for: one per letter, and for a release one per recipient."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kim.casework.actions.letters import Draft
from kim.casework.forms import letters as forms
from kim.casework.letters import fill, head, plan, sheet
from kim.casework.letters.catalogue import Letter
from kim.casework.letters.fill import Declaration, Invitation
from kim.casework.models import Case
from kim.casework.queries import letters as queries
from kim.casework.queries import plan_paper
from kim.kernel.actor import Actor


def drafts(actor: Actor, case: Case, letter: Letter, form: Any) -> list[Draft]:
    """What a valid form asks for."""
    return COMPOSERS[letter.key](actor, case, letter, form)


def print_of(found: list[Draft]) -> str:
    """Changes with every word of what was previewed; the day of writing belongs to it."""
    content = json.dumps([draft.sheet.as_data() for draft in found], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def _plan(actor: Actor, case: Case, letter: Letter, form: forms.PlanLetterForm) -> list[Draft]:
    return [Draft(plan.sheet_of(plan_paper.paper(actor, case), form.beside))]


def _consent(actor: Actor, case: Case, letter: Letter, form: forms.DeclarationForm) -> list[Draft]:
    return [_declared(case, letter, form, _declaration(form))]


def _release(actor: Actor, case: Case, letter: Letter, form: forms.DeclarationForm) -> list[Draft]:
    """One sheet for each recipient: towards whom somebody speaks is decided one by one."""
    given = _declaration(form)
    return [_declared(case, letter, form, replace(given, recipients=[name])) for name in given.recipients]


def _declared(case: Case, letter: Letter, form: forms.DeclarationForm, given: Declaration) -> Draft:
    values = fill.declaration(letter, form.beside, given)
    made = sheet.make(letter, form.beside, values, head.of(case, tuple(given.persons)))
    declaring = form.declaring
    return Draft(made, ", ".join(given.recipients), declaring[0].person if len(declaring) == 1 else None)


def _declaration(form: forms.DeclarationForm) -> Declaration:
    given = form.cleaned_data
    persons = [str(one.person) for one in form.declaring]
    return Declaration(persons, given["recipients"], given["purpose"], given["data_areas"], given["until"])


def _invitation(actor: Actor, case: Case, letter: Letter, form: forms.InvitationForm) -> list[Draft]:
    names = ("day", "time", "place", "about", "bring", "interpreter")
    given = Invitation(str(form.invited.person), **{name: form.cleaned_data[name] for name in names})
    made = sheet.make(letter, form.beside, fill.invitation(given), head.of(case))
    return [Draft(made, given.about, form.invited.person)]


def _office(actor: Actor, case: Case, letter: Letter, form: forms.OfficeForm) -> list[Draft]:
    known = queries.let_through(case, form.about, form.residents, form.to)
    typed = ("question", "so_far", "subject", "reference", "body", "answer")
    given = replace(known, **{name: form.cleaned_data[name] for name in typed if name in form.cleaned_data})
    made = sheet.make(letter, "", fill.office_letter(given), head.of(case, to=form.to.address))
    return [Draft(made, form.to.name, form.about.person)]


COMPOSERS: dict[str, Callable[[Actor, Case, Letter, Any], list[Draft]]] = {
    "plan": _plan,
    "consent": _consent,
    "release": _release,
    "invitation": _invitation,
    "referral": _office,
    "authority": _office,
}

"""The plan as PDF: in German, because the German text is what was agreed, whatever language the page is read in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import override

from kim.casework.models import PlanAgreement
from kim.casework.queries.plan_paper import PaperStep, PlanPaper
from kim.kernel import pdf
from kim.ui.templatetags.kim_ui import day

TEMPLATE = Path(__file__).parent / "papers" / "plan.typ"
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip


def plan(content: PlanPaper) -> bytes:
    """PDF/UA-1 and PDF/A-2a of the plan."""
    return pdf.typeset(TEMPLATE, data_of(content))


def data_of(content: PlanPaper) -> dict[str, Any]:
    """Everything that the template prints, as texts."""
    return {
        "letterhead": list(content.letterhead),
        "manager": content.manager,
        "unit": content.unit,
        "contact": list(content.contact),
        "household": content.household,
        "when": (
            f"Vereinbart am {in_words(content.agreed_on)}"
            if content.agreed_on
            else f"Vorschlag vom {in_words(content.printed_on)}"
        ),
        "goals": list(content.goals),
        "steps": [_step(step) for step in content.steps],
        "review": in_words(content.review_on) if content.review_on else "",
        "signers": [*content.signers, f"{content.manager}, Fallbegleitung"],
        "agreed": [_agreed(one) for one in content.agreements],
        "foot": f"Fall {content.number} · Plan, Fassung {content.version}",
    }


def in_words(value: date) -> str:
    """11. November 2026."""
    return f"{value.day}. {MONTHS[value.month - 1]} {value.year}"


def _step(step: PaperStep) -> dict[str, str]:
    who = step.who or "Sie"
    if step.contact:
        who = f"{who} ({step.contact})"
    return {
        "title": step.title,
        "description": step.description,
        "who": f"{who}, für {step.person}" if step.person else who,
        "due": day(step.due_on) if step.due_on else "ohne festen Tag",
        "law": f"Nach dem Gesetz spätestens am {day(step.legal_end_on)}" if step.legal_end_on else "",
    }


def _agreed(one: PlanAgreement) -> str:
    """Who agreed, for whom, when and how. The German words of the codes, whatever language the page is read in."""
    with override("de"):
        how = str(one.get_how_display())
    who = f"{one.who} für {one.person}" if one.is_for_another else one.who
    interpreted = ", mit Sprachmittlung" if one.with_interpreter else ""
    return f"{who}, {day(one.agreed_on)}, {how}{interpreted}"

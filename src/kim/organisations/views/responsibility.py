"""Who is responsible? One question, one answer, and the overview with the hit marked."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from kim.kernel import access, clock, panels
from kim.kernel.actor import Actor
from kim.kernel.doors import members_only
from kim.organisations import queries
from kim.organisations.forms import ResponsibilityForm
from kim.organisations.labels import HOLDER_LABELS, MUNICIPALITY_KIND_LABELS, TOPIC_LABELS
from kim.organisations.models import Responsibility
from kim.organisations.notes import in_words
from kim.organisations.rules.asking import Matrix, ask, place_of
from kim.organisations.rules.codes import Topic
from kim.organisations.rules.finder import Answer
from kim.organisations.rules.overview import Cell, Holder, overview
from kim.ui import http

TEMPLATE = "organisations/responsibility.html"


@require_GET
@members_only
def responsibility(request: HttpRequest) -> HttpResponse:
    """The finder. The question stands in the address, so that an answer can be linked to; it names nobody."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not access.may(actor, "read", Responsibility):
        raise Http404
    try:
        matrix = queries.matrix()
    except queries.NoDistrict:
        return http.page(request, TEMPLATE, {"is_empty": True})
    # Most questions are about the place where one works.
    initial = {"ort": queries.municipality_of_unit(actor.unit_id or 0)}
    form = ResponsibilityForm(matrix.places, request.GET or None, initial=initial)
    answer = _answer(matrix, form) if form.is_valid() else None
    on = answer.question.on if answer else clock.today()
    context = {"form": form, "answer": answer, "on": on, **_asked(matrix, answer)}
    context |= _overview(matrix, answer, on, form["ort"].value())
    if answer:
        asked = (str(answer.question.topic), answer.question.place)
        context["cards"] = panels.cards("organisations.responsibility", actor, asked)
    if form.is_bound and answer is None:
        return http.invalid(request, TEMPLATE, context, fragment="result")
    response = http.page(request, TEMPLATE, context, fragment="result")
    return http.announce(response, _spoken(answer)) if answer else response


def _answer(matrix: Matrix, form: ResponsibilityForm) -> Answer:
    asked = form.cleaned_data
    on = asked["am"] or clock.today()
    return in_words(ask(matrix, asked["anliegen"], asked["ort"], on, asked["schulform"] or None, asked["alter"]))


def _asked(matrix: Matrix, answer: Answer | None) -> dict[str, Any]:
    if answer is None:
        return {}
    question = answer.question
    return {"topic": TOPIC_LABELS[question.topic], "place": place_of(matrix.places, question.place).name}


def _spoken(answer: Answer) -> str:
    return ", ".join(one.office.name for one in answer.offices) or answer.note


def _overview(matrix: Matrix, answer: Answer | None, on: date, place: str | None) -> dict[str, Any]:
    """`place`: where one asks about; for it each task leads to its answer."""
    day = {"am": f"{on:%d.%m.%Y}"} if on != clock.today() else {}
    where = place if place and place in {one.key for one in matrix.places} else ""
    hit = (answer.question.topic, answer.question.place) if answer else None
    topics = [Topic(topic) for topic in TOPIC_LABELS]
    rows = [
        {
            "label": TOPIC_LABELS[row.topic],
            "query": urlencode({"anliegen": str(row.topic), "ort": where, **day}) if where else "",
            "cells": [{"word": _word(cell), "is_hit": (row.topic, cell.place.key) == hit} for cell in row.cells],
        }
        for row in overview(matrix, on, topics)
    ]
    return {"places": matrix.places, "rows": rows}


def _word(cell: Cell) -> str | Promise:
    if cell.holder is Holder.TOWN:
        return MUNICIPALITY_KIND_LABELS[cell.place.kind]
    if cell.holder is Holder.OFFICE and cell.office:
        return cell.office.short_name or cell.office.name
    return HOLDER_LABELS[cell.holder]

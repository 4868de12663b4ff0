"""Several lists in one statement give what each of them alone would give, for every table of the world."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import F, Model
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kim.casework.models import Contact, ObstacleStep, Participant
from kim.kernel.actor import acting_as
from kim.kernel.together import hang, link, together
from tests.access.asking import Desks
from tests.world import World

pytestmark = pytest.mark.django_db
MODELS = [
    model
    for label in ("people", "consent", "casework", "steering", "accounts", "organisations")
    for model in apps.get_app_config(label).get_models()
    if not any(field.get_internal_type() == "BinaryField" for field in model._meta.concrete_fields)
]


def values(record: Model) -> dict[str, Any]:
    return {field.attname: getattr(record, field.attname) for field in record._meta.concrete_fields}


def test_each_record_is_as_the_query_alone_would_give_it(world: World) -> None:
    with acting_as(world.cast.clara.actor):
        lists = [model._base_manager.order_by("pk") for model in MODELS]
        alone = [[values(record) for record in rows.all()] for rows in lists]
        found = together(*lists)
    assert [[values(record) for record in records] for records in found] == alone
    assert sum(1 for records in found if records) > len(MODELS) * 0.6
    assert all(not record._state.adding for records in found for record in records)


def test_order_limits_and_what_was_added_are_kept(world: World) -> None:
    with acting_as(world.cast.clara.actor):
        newest = Contact.objects.order_by("-pk")[:1]
        held_up = ObstacleStep.objects.annotate(number=F("step__number"))
        (contact,), steps, nothing = together(newest, held_up, Contact.objects.filter(pk__in=[]))
        assert contact == newest.get()
        assert [one.number for one in steps] == [one.step.number for one in held_up]
        assert steps and nothing == []


def test_related_records_are_put_where_reading_along_would_have_put_them(
    world: World, django_assert_num_queries: Any
) -> None:
    with acting_as(world.cast.clara.actor):
        contacts, parts = together(Contact.objects.all(), Participant.objects.all())
        with django_assert_num_queries(0):
            link(parts, "contact", {one.pk: one for one in contacts})
            hang(contacts, "participants", parts, "contact")
            told = sum(len(each.participants.all()) for each in contacts)
            assert all(part.contact in contacts for part in parts)
        assert told == len(parts) > 0
        with pytest.raises(ValueError, match="cannot come along"):
            together(Contact.objects.select_related("case"))


@pytest.mark.parametrize("page", ["today", "cases", "case"])
def test_a_page_full_of_everything_needs_fifteen_statements_at_most(world: World, desks: Desks, page: str) -> None:
    url = reverse(f"casework:{page}", args=[world.case.public_id] if page == "case" else [])
    clara = desks.client("clara")
    clara.get(url)
    with CaptureQueriesContext(connection) as asked:
        answer = clara.get(url)
    aside = ("SAVEPOINT", "RELEASE", "SELECT set_config")
    statements = [query["sql"] for query in asked if not query["sql"].startswith(aside)]
    assert answer.status_code == 200
    assert len(statements) <= 15, "\n".join(sql[:200] for sql in statements)

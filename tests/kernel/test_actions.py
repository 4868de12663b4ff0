"""One verb, one transaction, one reason."""

import pytest
from django.db import connection

from kim.kernel.actions import action, reasons
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.organisations.models import Organisation

ADAM = Actor(user_id=1, role="administrator")


@action("test_town_added", "A town was added")
def add_town(*, actor: Actor, key: str, fails: bool = False) -> Organisation:
    made = Organisation.objects.create(key=key, name=key)
    if fails:
        raise RuleViolation("town_refused", "Not this one.", field="key")
    return made


@pytest.mark.django_db
def test_an_action_writes_its_reason() -> None:
    add_town(actor=ADAM, key="town")
    with connection.cursor() as cursor:
        cursor.execute("SELECT why, actor_id FROM kernel_auditmeta")
        assert cursor.fetchall() == [("test_town_added", 1)]
    assert reasons()["test_town_added"] == "A town was added"


@pytest.mark.django_db
def test_a_violated_rule_leaves_nothing_behind() -> None:
    with pytest.raises(RuleViolation, match="Not this one"):
        add_town(actor=ADAM, key="town", fails=True)
    assert not Organisation.objects.exists()


def test_a_reason_is_registered_once() -> None:
    with pytest.raises(ValueError, match="registered twice"):
        action("test_town_added", "Again")


def test_an_action_without_an_actor_is_a_mistake_of_the_programmer() -> None:
    with pytest.raises(TypeError, match="needs the keyword argument actor"):
        add_town(key="town")  # type: ignore[call-arg]

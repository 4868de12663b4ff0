"""What upper contexts are told about staff."""

from datetime import timedelta

import pytest
from django import forms

from kim.accounts import api
from kim.accounts.actions import memberships, users
from kim.accounts.models import Membership
from kim.accounts.rules.roles import Role
from kim.kernel import clock
from kim.kernel.actor import Actor
from tests import make
from tests.cast import Cast


def test_case_managers_are_listed_by_name_without_those_who_are_excluded(cast: Cast) -> None:
    cast.everyone()
    found = api.case_managers(exclude=[cast.clara.membership])
    assert [each.user.name for each in found] == [cast.carlo.name, cast.cem.name, cast.dana.name]


def test_the_same_person_under_another_hat_is_no_second_person(cast: Cast) -> None:
    memberships.give(actor=make.OPERATOR, user=cast.clara.user, role=Role.CASE_MANAGER, unit=cast.birkfeld)
    assert cast.clara.user not in [each.user for each in api.case_managers(exclude=[cast.clara.membership])]


def test_who_has_left_is_no_case_manager(cast: Cast) -> None:
    cast.everyone()
    users.end(actor=cast.adam.actor, user=cast.cem.user, reason="Left.")
    assert cast.cem.membership not in api.case_managers()


def test_a_membership_that_has_not_begun_or_is_over_is_not_there(cast: Cast) -> None:
    day = cast.clara.membership.first_day - timedelta(days=1)
    assert cast.clara.membership in api.case_managers()
    assert cast.clara.membership not in api.case_managers(on=day)


def test_a_membership_is_found_by_its_public_id_while_it_holds(cast: Cast) -> None:
    assert api.membership(cast.clara.membership.public_id) == cast.clara.membership
    with clock.at(clock.today() - timedelta(days=2)), pytest.raises(Membership.DoesNotExist):
        api.membership(cast.clara.membership.public_id)


def test_an_actor_leads_back_to_the_membership(cast: Cast) -> None:
    assert api.membership_of(cast.clara.actor) == cast.clara.membership
    with pytest.raises(Membership.DoesNotExist):
        api.membership_of(Actor.system("evidence"))


def test_everyone_who_can_act_is_listed_once_per_membership(cast: Cast) -> None:
    assert {cast.mona.actor, cast.mona_at_ki.actor} <= set(api.all_actors())


def test_names_for_a_history(cast: Cast) -> None:
    assert api.name_of(cast.clara.user.pk) == cast.clara.name
    assert api.name_of(None) == ""
    assert api.names_of([cast.clara.user.pk, None, 0]) == {cast.clara.user.pk: cast.clara.name}


def test_a_choice_of_people_uses_public_ids_and_names_the_unit(cast: Cast) -> None:
    form = forms.Form({"who": cast.clara.membership.public_id})
    form.fields["who"] = api.MembershipField(api.case_managers())
    assert form.is_valid()
    assert form.cleaned_data["who"] == cast.clara.membership
    assert f"{cast.clara.name}, {cast.auental}" in str(form["who"])

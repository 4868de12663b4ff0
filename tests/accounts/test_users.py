"""Users are invited and ended, never deleted."""

from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import connection
from django.test import Client

from kim.accounts.actions import invitations, memberships, users
from kim.accounts.models import AccountStep, Membership, User
from kim.accounts.rules.roles import Role
from kim.kernel import clock
from kim.kernel.errors import Refused, RuleViolation
from kim.kernel.models import AuditRow
from tests import make
from tests.cast import Cast
from tests.logging_in import log_in

WHEN = date(2026, 11, 23)


def invite(cast: Cast, **changes: object) -> users.Invited:
    wanted: dict[str, object] = {
        "actor": cast.adam.actor,
        "email": "Neu@Example.org",
        "name": "Nele Neu",
        "role": Role.CASE_MANAGER,
        "unit": cast.auental,
    }
    return users.invite(**{**wanted, **changes})  # type: ignore[arg-type]


def test_an_invited_user_has_a_membership_from_today_and_no_password(cast: Cast) -> None:
    with clock.at(WHEN):
        invited = invite(cast)
    assert invited.user.email == "neu@example.org"
    assert not invited.user.has_usable_password()
    assert invited.membership.first_day == WHEN
    assert invited.membership.last_day is None


def test_a_membership_can_be_limited_in_time_from_the_start(cast: Cast) -> None:
    invited = invite(cast, valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31))
    assert (invited.membership.first_day, invited.membership.last_day) == (date(2026, 1, 1), date(2026, 12, 31))


def test_one_address_belongs_to_one_user_whatever_its_case(cast: Cast) -> None:
    invite(cast)
    with pytest.raises(RuleViolation) as refused:
        invite(cast, email="NEU@example.ORG")
    assert (refused.value.code, refused.value.field) == ("email_taken", "email")


@pytest.mark.parametrize("who", ["clara", "konrad", "stella", "leon", "petra"])
def test_only_an_administrator_invites(cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        invite(cast, actor=getattr(cast, who).actor)


def test_the_command_line_invites_too_or_there_would_be_no_first_administrator(cast: Cast) -> None:
    assert invite(cast, actor=make.OPERATOR, role=Role.ADMINISTRATOR).user.is_active


def test_ending_a_user_ends_memberships_and_links_and_says_why(cast: Cast) -> None:
    invited = invite(cast)
    with clock.at(WHEN):
        ended = users.end(actor=cast.adam.actor, user=invited.user, reason="Left the town.")
    assert not ended.is_active
    assert ended.ended_on == WHEN
    assert not Membership.objects.filter(user=ended, ended_at=None).exists()
    assert invitations.find(invited.secret) is None
    step = AccountStep.objects.get(user=ended)
    assert (step.kind, step.reason, step.done_by) == ("ended", "Left the town.", cast.adam.user)


def test_ending_a_user_ends_the_session_at_the_next_click(cast: Cast, client: Client) -> None:
    log_in(client, cast.clara)
    assert client.get("/konto/").status_code == 200
    users.end(actor=cast.adam.actor, user=cast.clara.user, reason="Left the town.")
    assert client.get("/konto/")["Location"].startswith("/anmelden/")


def test_nobody_ends_their_own_access(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refused:
        users.end(actor=cast.adam.actor, user=cast.adam.user, reason="Enough.")
    assert refused.value.code == "own_access"


def test_the_last_administrator_stays(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refused:
        users.end(actor=make.OPERATOR, user=cast.adam.user, reason="Mistake.")
    assert refused.value.code == "last_administrator"


def test_of_two_administrators_one_may_go(cast: Cast) -> None:
    second = invite(cast, role=Role.ADMINISTRATOR).user
    assert not users.end(actor=cast.adam.actor, user=second, reason="Changed office.").is_active


def test_resetting_the_second_factor_removes_it_and_the_sessions(cast: Cast, client: Client) -> None:
    log_in(client, cast.clara)
    users.reset_second_factor(actor=cast.adam.actor, user=cast.clara.user, reason="Phone lost, called back.")
    assert not Authenticator.objects.filter(user=cast.clara.user).exists()
    assert AccountStep.objects.get(user=cast.clara.user).kind == "second_factor_reset"


def test_a_second_factor_that_is_not_there_cannot_be_reset(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refused:
        users.reset_second_factor(actor=cast.adam.actor, user=cast.clara.user, reason="By mistake.")
    assert refused.value.code == "no_second_factor"


def test_an_administrator_does_not_reset_their_own_second_factor(cast: Cast, client: Client) -> None:
    log_in(client, cast.adam)
    with pytest.raises(RuleViolation) as refused:
        users.reset_second_factor(actor=cast.adam.actor, user=cast.adam.user, reason="Quicker.")
    assert refused.value.code == "own_access"


def test_the_audit_says_who_invited_and_holds_no_secret(cast: Cast) -> None:
    invited = invite(cast)
    with connection.cursor() as cursor:
        # The runtime role reads the audit of its own unit only; a user belongs to none.
        cursor.execute("RESET ROLE")
        rows = list(AuditRow.objects.all())
        cursor.execute(f"SET ROLE {settings.KIM_RUNTIME_ROLE}")
    [row] = [row for row in rows if (row.table, row.row_id) == ("accounts_user", invited.user.pk)]
    assert (row.operation, row.actor_id, row.why) == ("INSERT", cast.adam.user.pk, "user_invited")
    everything = str([row.diff for row in rows])
    assert invited.secret not in everything
    assert invited.invitation.digest not in everything
    assert invited.user.password not in everything


def test_a_membership_does_not_overlap_itself(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refused:
        memberships.give(
            actor=cast.adam.actor, user=cast.clara.user, role=Role.CASE_MANAGER, unit=cast.auental, valid_from=WHEN
        )
    assert refused.value.code == "overlaps"


def test_a_membership_ends_with_its_last_day(cast: Cast) -> None:
    last = clock.today() + timedelta(days=3)
    changed = memberships.change_period(actor=cast.adam.actor, membership=cast.clara.membership, valid_to=last)
    assert changed.last_day == last
    assert changed.holds_on(last)
    assert not changed.holds_on(last + timedelta(days=1))


def test_days_that_were_lived_through_stay_as_they_were(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refused:
        memberships.change_period(
            actor=cast.adam.actor, membership=cast.clara.membership, valid_to=clock.today() - timedelta(days=1)
        )
    assert refused.value.code == "in_the_past"


def test_a_period_does_not_end_before_it_begins(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refused:
        invite(cast, valid_from=WHEN, valid_to=WHEN - timedelta(days=1))
    assert refused.value.code == "ends_before_it_begins"


def test_a_membership_given_by_mistake_ends_at_once_and_can_be_given_anew(cast: Cast) -> None:
    given = cast.clara.membership
    ended = memberships.end(actor=cast.adam.actor, membership=given)
    assert not ended.holds_on(clock.today())
    again = memberships.give(actor=cast.adam.actor, user=cast.clara.user, role=Role.CASE_MANAGER, unit=cast.auental)
    assert again.holds_on(clock.today())


def test_the_last_administrator_keeps_the_membership(cast: Cast) -> None:
    with pytest.raises(RuleViolation) as refused:
        memberships.end(actor=cast.adam.actor, membership=cast.adam.membership)
    assert refused.value.code == "last_administrator"


def test_a_user_is_found_by_the_address_in_any_case(cast: Cast) -> None:
    assert User.objects.get_by_natural_key(cast.clara.user.email.upper()) == cast.clara.user

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.consent.rules.codes import ConsentState, DataArea, Purpose
from kim.consent.rules.validity import Consent, covers, may_share, state_on, withdraw

FROM, UNTIL = date(2026, 3, 2), date(2027, 1, 31)
PLACE = Consent(
    Purpose.STEP_SHARING,
    frozenset({"youth-office", "school"}),
    frozenset({DataArea.IDENTITY, DataArea.HOUSEHOLD}),
    FROM,
    UNTIL,
)
days = st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 1, 1))
consents = st.builds(
    Consent,
    st.sampled_from(Purpose),
    st.frozensets(st.sampled_from(["a", "b"])),
    st.frozensets(st.sampled_from(DataArea), max_size=3),
    days,
    st.none() | days,
    st.none() | days,
)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (FROM - timedelta(days=1), ConsentState.NOT_YET),
        (FROM, ConsentState.VALID),
        (UNTIL, ConsentState.VALID),
        (UNTIL + timedelta(days=1), ConsentState.EXPIRED),
    ],
)
def test_a_consent_holds_from_its_first_to_its_last_day(day: date, state: ConsentState) -> None:
    assert state_on(PLACE, day) is state


def test_on_the_day_of_withdrawal_it_holds_no_longer() -> None:
    withdrawn, _ = withdraw(PLACE, date(2026, 11, 23), received=(), is_public_body=True)
    assert state_on(withdrawn, date(2026, 11, 22)) is ConsentState.VALID
    assert state_on(withdrawn, date(2026, 11, 23)) is ConsentState.WITHDRAWN
    assert state_on(withdrawn, UNTIL + timedelta(days=1)) is ConsentState.WITHDRAWN


def test_withdrawal_tells_those_who_already_got_something() -> None:
    _, effect = withdraw(PLACE, date(2026, 11, 23), received=["school", "jobcenter"], is_public_body=True)
    assert effect.recipients_to_tell == {"school"}
    assert effect.lawful_until == date(2026, 11, 22)
    assert effect.advice_goes_on


def test_a_consent_withdrawn_on_its_first_day_was_never_used_lawfully() -> None:
    _, effect = withdraw(PLACE, FROM, received=(), is_public_body=True)
    assert effect.lawful_until is None


def test_only_consent_to_be_counselled_can_end_advice_and_only_outside_public_bodies() -> None:
    counselling = Consent(Purpose.COUNSELLING, frozenset(), frozenset(), FROM)
    assert not withdraw(counselling, UNTIL, (), is_public_body=False)[1].advice_goes_on
    assert withdraw(counselling, UNTIL, (), is_public_body=True)[1].advice_goes_on
    assert withdraw(PLACE, UNTIL, (), is_public_body=False)[1].advice_goes_on


def test_it_is_withdrawn_once() -> None:
    withdrawn, _ = withdraw(PLACE, UNTIL, (), is_public_body=True)
    with pytest.raises(ValueError, match="before"):
        withdraw(withdrawn, UNTIL, (), is_public_body=True)


def test_a_consent_covers_its_purpose_its_recipients_and_its_areas_only() -> None:
    day = date(2026, 11, 23)
    assert covers(PLACE, Purpose.STEP_SHARING, "school", [DataArea.IDENTITY], day)
    assert not covers(PLACE, Purpose.REFERRAL, "school", [DataArea.IDENTITY], day)
    assert not covers(PLACE, Purpose.STEP_SHARING, "jobcenter", [DataArea.IDENTITY], day)
    assert not covers(PLACE, Purpose.STEP_SHARING, "school", [DataArea.HEALTH], day)


def test_two_consents_do_not_add_up_to_a_third() -> None:
    identity = Consent(Purpose.REFERRAL, frozenset({"a"}), frozenset({DataArea.IDENTITY}), FROM)
    health = Consent(Purpose.REFERRAL, frozenset({"a"}), frozenset({DataArea.HEALTH}), FROM)
    wanted = [DataArea.IDENTITY, DataArea.HEALTH]
    assert not may_share([identity, health], Purpose.REFERRAL, "a", wanted, UNTIL)


def test_areas_may_come_from_a_generator() -> None:
    wide = Consent(Purpose.REFERRAL, frozenset({"a"}), frozenset({DataArea.IDENTITY}), FROM)
    other = Consent(Purpose.REFERRAL, frozenset({"b"}), frozenset({DataArea.IDENTITY}), FROM)
    areas = (area for area in [DataArea.HEALTH])
    assert not may_share([other, wide], Purpose.REFERRAL, "a", areas, UNTIL)


@given(consents, days, days)
def test_what_is_withdrawn_never_holds_again(consent: Consent, day: date, later: date) -> None:
    if state_on(consent, day) is ConsentState.WITHDRAWN and later >= day:
        assert state_on(consent, later) is ConsentState.WITHDRAWN


@given(consents, days)
def test_a_consent_covers_nothing_on_a_day_it_does_not_hold(consent: Consent, day: date) -> None:
    if state_on(consent, day) is not ConsentState.VALID:
        assert not any(covers(consent, consent.purpose, recipient, (), day) for recipient in consent.recipients)

"""Whether a consent holds on a day, what it covers, and what its withdrawal changes.

Basis: Art. 7 Abs. 3 DSGVO: consent can be withdrawn at any time, which works for the future and leaves
what was done before lawful. What this does not do: fetch back what a recipient already has; it says
who must be told.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kim.consent.rules.codes import ConsentState, DataArea, Purpose


@dataclass(frozen=True)
class Consent:
    """One purpose, some recipients, some areas, a period. Both days belong to it; None ends nothing."""

    purpose: Purpose
    recipients: frozenset[str]
    areas: frozenset[DataArea]
    valid_from: date
    valid_until: date | None = None
    withdrawn_on: date | None = None


def state_on(consent: Consent, day: date) -> ConsentState:
    """How a consent stands on a day. On the day of withdrawal it holds no longer."""
    if consent.withdrawn_on is not None and consent.withdrawn_on <= day:
        return ConsentState.WITHDRAWN
    if day < consent.valid_from:
        return ConsentState.NOT_YET
    if consent.valid_until is not None and consent.valid_until < day:
        return ConsentState.EXPIRED
    return ConsentState.VALID


def covers(consent: Consent, purpose: Purpose, recipient: str, areas: Iterable[DataArea], on: date) -> bool:
    """True if on that day these areas may go to this recipient for this purpose."""
    return (
        state_on(consent, on) is ConsentState.VALID
        and consent.purpose is purpose
        and recipient in consent.recipients
        and set(areas) <= consent.areas
    )


def may_share(
    consents: Iterable[Consent], purpose: Purpose, recipient: str, areas: Iterable[DataArea], on: date
) -> bool:
    """True if one single consent covers it. Two consents are not added up into a third one."""
    wanted = frozenset(areas)
    return any(covers(consent, purpose, recipient, wanted, on) for consent in consents)


@dataclass(frozen=True)
class WithdrawalEffect:
    """What a withdrawal changes: who gets nothing from now on and must be told, and what stays lawful."""

    stops_on: date
    recipients_to_tell: frozenset[str]
    lawful_until: date | None
    advice_goes_on: bool


def withdraw(
    consent: Consent, on: date, received: Iterable[str], is_public_body: bool
) -> tuple[Consent, WithdrawalEffect]:
    """The consent with its withdrawal, and the effect. `received` are the recipients that already got something.

    Raises ValueError if it was withdrawn before. Advice goes on, except where consent to be counselled
    was its own only basis (a body that is not public).
    """
    if consent.withdrawn_on is not None:
        raise ValueError("withdrawn before")
    last_day = date.fromordinal(on.toordinal() - 1)
    effect = WithdrawalEffect(
        stops_on=on,
        recipients_to_tell=consent.recipients & frozenset(received),
        lawful_until=last_day if consent.valid_from <= last_day else None,
        advice_goes_on=is_public_body or consent.purpose is not Purpose.COUNSELLING,
    )
    withdrawn = Consent(consent.purpose, consent.recipients, consent.areas, consent.valid_from, consent.valid_until, on)
    return withdrawn, effect

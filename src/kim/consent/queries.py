"""Reads on notices and legal bases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from kim.consent.models import Basis, BasisRecipient, Notice, Release
from kim.consent.rules.codes import DataArea, LegalBasis, Purpose
from kim.consent.rules.validity import Consent, may_share
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.prepared import PreparedFor
from kim.organisations.models import Unit
from kim.people.models import Household, Person


def in_force(on: date | None = None) -> Q:
    """Condition on bases that hold on a day and were not withdrawn."""
    return Q(valid__contains=on or clock.today(), withdrawn_at__isnull=True)


def of_household(actor: Actor, household: Household) -> QuerySet[Basis]:
    """All bases of the household with recipients, newest first."""
    bases: QuerySet[Basis] = Basis.objects.visible_to(actor).filter(household=household)
    return bases.select_related("person", "by_person").prefetch_related("recipients__office")


def notices_of(actor: Actor, household: Household) -> QuerySet[Notice]:
    """All notices given to the household, newest first."""
    notices: QuerySet[Notice] = Notice.objects.visible_to(actor).filter(household=household)
    return notices


def with_an_end(actor: Actor, household: int) -> QuerySet[Basis]:
    """Consents of a household (key) that hold today and end some day."""
    bases: QuerySet[Basis] = Basis.objects.visible_to(actor).filter(household=household)
    return bases.filter(in_force(), kind=LegalBasis.CONSENT, valid__endswith__isnull=False)


def expiring(actor: Actor, within_days: int) -> QuerySet[Basis]:
    """Consents that end in so many days, next one first."""
    today = clock.today()
    ending: QuerySet[Basis] = Basis.objects.visible_to(actor).filter(
        in_force(), kind=LegalBasis.CONSENT, valid__endswith__lte=today + timedelta(days=within_days + 1)
    )
    return ending.select_related("household").prefetch_related("recipients__office").order_by("valid")


def releases_of(actor: Actor, household: Household) -> QuerySet[Release]:
    """All releases from secrecy of the household, newest first."""
    releases: QuerySet[Release] = Release.objects.visible_to(actor).filter(household=household)
    return releases.select_related("person", "by_person", "office__organisation")


def releases_expiring(actor: Actor, within_days: int) -> QuerySet[Release]:
    """Releases from secrecy that end in so many days, next one first."""
    ending: QuerySet[Release] = Release.objects.visible_to(actor).filter(
        in_force(), valid__endswith__lte=clock.today() + timedelta(days=within_days + 1)
    )
    return ending.select_related("household", "office").order_by("valid")


def recipients_in_force(actor: Actor, household: Household) -> QuerySet[BasisRecipient]:
    """To whom data of the household may go today, each with the basis that covers it.

    A consent alone opens nobody's mouth: whoever is not released from secrecy towards a recipient leaves that one out
    (§ 203 StGB). A statute that carries the sharing needs no release.
    """
    bases = Basis.objects.visible_to(actor).filter(in_force(), household=household)
    releases = Release.objects.visible_to(actor).filter(in_force(), household=household)
    towards = Q(office__in=releases.exclude(office=None).values("office")) | Q(
        name__in=releases.exclude(name="").values("name")
    )
    found: QuerySet[BasisRecipient] = (
        BasisRecipient.objects.visible_to(actor)
        .filter(basis__in=bases)
        .filter(Q(basis__kind=LegalBasis.STATUTE) | towards)
    )
    return found.select_related("basis__person", "office__organisation").order_by("-basis__given_on", "pk")


def counselling_rests_on(household: Household) -> bool:
    """True if a statute or a consent for counselling holds today."""
    found: QuerySet[Basis] = Basis.objects.filter(in_force(), household=household, purpose=Purpose.COUNSELLING)
    return found.exists()


def was_told(household: Household) -> bool:
    """True if the household got its notice (Art. 13 DSGVO)."""
    return bool(Notice.objects.filter(household=household).exists())


def shared_areas(
    household: Household, purpose: Purpose, recipient: Unit, on: date | None = None
) -> list[frozenset[DataArea]]:
    """What each single basis lets this office know for this purpose on that day. They are not to be added up."""
    bases = Basis.objects.filter(
        in_force(on),
        household=household,
        purpose=purpose,
        pk__in=BasisRecipient.objects.filter(office=recipient).values("basis"),
    )
    return [frozenset(map(DataArea, basis.data_areas)) for basis in bases]


def sharing_covered(
    household: Household, purpose: Purpose, recipient: Unit, areas: frozenset[DataArea], on: date | None = None
) -> bool:
    """True if one single basis covers these areas, to this office, for this purpose, on that day."""
    day = on or clock.today()
    shared = shared_areas(household, purpose, recipient, on)
    consents = [Consent(purpose, frozenset({recipient.key}), known, day) for known in shared]
    return may_share(consents, purpose, recipient.key, areas, day)


@dataclass(frozen=True)
class Agreed:
    """Who of a household agreed to a purpose: everybody, or these persons."""

    everybody: bool
    persons: frozenset[int]

    def covers(self, person: Person) -> bool:
        """Whether this person's data may be used for it."""
        return self.covers_key(person.pk)

    def covers_key(self, person: int) -> bool:
        """The same by the key of the person."""
        return self.everybody or person in self.persons


def agreed(actor: Actor, household: Household, purpose: Purpose, on: date | None = None) -> Agreed:
    """Whose data of a household may be used for `purpose` on a day (today), by consent; one statement.

    A consent that names nobody holds for the household, one that names a person for this person.
    """
    given = _given(actor, household=household.pk, purpose=str(purpose), on=on or clock.today())
    persons = [basis.person_id for basis in given]
    return Agreed(None in persons, frozenset(one for one in persons if one is not None))


def _consents(actor: Actor, household: int, purpose: str, on: date) -> QuerySet[Basis]:
    found: QuerySet[Basis] = Basis.objects.visible_to(actor).filter(
        in_force(on), household=household, purpose=purpose, kind=LegalBasis.CONSENT
    )
    return found.only("person")


_given = PreparedFor(_consents, household=int, purpose=str, on=date)


def hold_still(actor: Actor, households: Iterable[int], purpose: Purpose) -> None:
    """Let nobody withdraw consents to `purpose` before this transaction ends: whoever does waits, and follows after.

    For work that takes a while: what was found on a consent is asked for once more after this, just before it is kept.
    """
    rows = Basis.objects.visible_to(actor).filter(household__in=list(households), purpose=purpose).order_by("pk")
    list(rows.select_for_update(of=("self",)).values_list("pk", flat=True))

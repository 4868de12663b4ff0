"""A district as its files state it. Everything is frozen; keys are the slugs that link one thing to another."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from kim.organisations.district.bodies import BodyData
from kim.organisations.rules.codes import (
    Aspect,
    MunicipalityKind,
    OfficeKind,
    OrganisationKind,
    Role,
    SchoolForm,
    Topic,
)
from kim.organisations.rules.periods import Ages, Period


@dataclass(frozen=True)
class Address:
    """How to reach somebody; an empty string is not stated. `unit` is a name on letters, a key in `contact`."""

    organisation: str = ""
    unit: str = ""
    street: str = ""
    postal_code: str = ""
    town: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """Where and how to reach them, without names; empty if nothing is stated."""
        town = f"{self.postal_code} {self.town}".strip()
        return tuple(line for line in (self.street, town, self.phone, self.email, self.website) if line)


@dataclass(frozen=True)
class DistrictHead:
    """The district itself. `components` are those that exist here; `phases` maps core codes to local names,
    `procedures` says per area how the authority names its stages.
    """

    key: str
    name: str
    kind: str
    official_key: str
    letterhead: Address
    contact: Address
    components: tuple[int, ...]
    smallest_count: int = 5
    answer_days: int = 14
    case_files: bool = True
    short_name: str = ""
    state: str = ""
    programme: str = ""
    phases: dict[str, str] = field(default_factory=dict)
    procedures: dict[str, dict[str, Any]] = field(default_factory=dict)
    as_of: str = ""
    source: str = ""


@dataclass(frozen=True)
class MunicipalityData:
    key: str
    official_key: str
    name: str
    official_name: str
    kind: MunicipalityKind
    period: Period
    as_of: str = ""
    note: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None


@dataclass(frozen=True)
class OrganisationData:
    key: str
    name: str
    kind: OrganisationKind
    role: Role
    period: Period
    short_name: str = ""
    municipality: str = ""
    place: str = ""
    website: str = ""
    answer_days: int | None = None
    as_of: str = ""
    note: str = ""


@dataclass(frozen=True)
class UnitData:
    key: str
    organisation: str
    name: str
    kind: OfficeKind
    address: Address
    period: Period
    short_name: str = ""
    municipality: str = ""
    parent: str = ""
    answer_days: int | None = None
    as_of: str = ""
    note: str = ""


@dataclass(frozen=True)
class ResponsibilityData:
    """One claim in one place: an entry of the file stands for as many as it names places and school forms."""

    key: str
    topic: Topic
    unit: str
    place: str
    school_form: SchoolForm | None
    aspect: Aspect
    ages: Ages
    reason: str
    basis: str
    period: Period
    as_of: str = ""
    note: str = ""


@dataclass(frozen=True)
class RemarkData:
    """A remark in one place; see `ResponsibilityData`."""

    key: str
    topic: Topic
    place: str
    school_forms: tuple[SchoolForm, ...]
    only_if_nobody: bool
    text: str
    next_contacts: tuple[str, ...]
    period: Period
    as_of: str = ""


@dataclass(frozen=True)
class DistrictData:
    """The whole district. `elsewhere` holds the entries of the files that other contexts own, checked and typed."""

    head: DistrictHead
    municipalities: tuple[MunicipalityData, ...]
    organisations: tuple[OrganisationData, ...]
    units: tuple[UnitData, ...]
    responsibilities: tuple[ResponsibilityData, ...]
    remarks: tuple[RemarkData, ...]
    bodies: tuple[BodyData, ...]
    elsewhere: dict[str, dict[str, Any]] = field(default_factory=dict)

    def municipality(self, key: str) -> MunicipalityData | None:
        """By slug or official key."""
        return next((one for one in self.municipalities if key in (one.key, one.official_key)), None)

"""Checked files become frozen dataclasses. Nothing can fail here: what could, is a check."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kim.organisations.district.bodies import BodyData, SeatData
from kim.organisations.district.data import (
    Address,
    DistrictData,
    DistrictHead,
    MunicipalityData,
    OrganisationData,
    RemarkData,
    ResponsibilityData,
    UnitData,
)
from kim.organisations.district.files import ELSEWHERE, Entry, Files
from kim.organisations.rules.codes import (
    Aspect,
    BodyKind,
    MunicipalityKind,
    OfficeKind,
    OrganisationKind,
    Role,
    SchoolForm,
    SeatKind,
    Topic,
)

ADDRESS = ("organisation", "unit", "street", "postal_code", "town", "phone", "email", "website")


def district(files: Files) -> DistrictData:
    """The whole district out of files without problems."""
    return DistrictData(
        head=_head(files.head("district")),
        municipalities=tuple(_municipality(one) for one in files.entries("municipalities")),
        organisations=tuple(_organisation(one) for one in files.entries("organisations")),
        units=tuple(_unit(organisation, one) for organisation, one in files.units()),
        responsibilities=tuple(_responsibilities(files)),
        remarks=tuple(_remarks(files)),
        bodies=tuple(_body(one) for one in files.entries("bodies")),
        elsewhere={name: files.head(name).values for name in ELSEWHERE if files.head(name).values},
    )


def _head(entry: Entry) -> DistrictHead:
    settings = entry.values["settings"]
    return DistrictHead(
        **_texts(entry, "key", "name", "kind", "official_key", "short_name", "state", "programme", "as_of", "source"),
        letterhead=Address(**entry.values["letterhead"]),
        contact=Address(**entry.values["contact"]),
        components=tuple(sorted(settings["components"])),
        smallest_count=settings.get("smallest_count", 5),
        answer_days=settings.get("answer_days", 14),
        case_files=settings.get("case_files", True),
        phases=dict(entry.values.get("phases", {})),
        procedures=dict(entry.values.get("procedures", {})),
    )


def _municipality(entry: Entry) -> MunicipalityData:
    return MunicipalityData(
        **_texts(entry, "key", "official_key", "name", "official_name", "note"),
        kind=MunicipalityKind(entry.text("kind")),
        period=entry.period,
        as_of=_as_of(entry),
        latitude=entry.values.get("latitude"),
        longitude=entry.values.get("longitude"),
    )


def _organisation(entry: Entry) -> OrganisationData:
    return OrganisationData(
        **_texts(entry, "key", "name", "short_name", "municipality", "place", "website", "note"),
        kind=OrganisationKind(entry.text("kind")),
        role=Role(entry.text("role")),
        answer_days=entry.values.get("answer_days"),
        period=entry.period,
        as_of=_as_of(entry),
    )


def _unit(organisation: Entry, entry: Entry) -> UnitData:
    return UnitData(
        **_texts(entry, "key", "name", "short_name", "municipality", "parent", "note"),
        organisation=organisation.key,
        kind=OfficeKind(entry.text("kind")),
        address=Address(**_texts(entry, *ADDRESS[2:])),
        answer_days=entry.values.get("answer_days"),
        period=entry.period,
        as_of=_as_of(entry),
    )


def _responsibilities(files: Files) -> Iterator[ResponsibilityData]:
    names = _names(files)
    for entry in files.entries("responsibilities"):
        forms: list[SchoolForm | None] = [SchoolForm(form) for _, form in entry.items("school_forms")]
        for place in files.places_of(entry):
            for form in forms or [None]:
                yield ResponsibilityData(
                    **_texts(entry, "key", "unit", "basis", "note"),
                    topic=Topic(entry.text("topic")),
                    place=place,
                    school_form=form,
                    aspect=Aspect(entry.text("aspect") or Aspect.PROFESSIONAL),
                    ages=entry.ages,
                    reason=entry.text("reason").replace("{place}", names[place]),
                    period=entry.period,
                    as_of=_as_of(entry),
                )


def _remarks(files: Files) -> Iterator[RemarkData]:
    names = _names(files)
    for entry in files.entries("responsibilities", "notes"):
        for place in files.places_of(entry):
            yield RemarkData(
                key=entry.key,
                topic=Topic(entry.text("topic")),
                place=place,
                school_forms=tuple(SchoolForm(form) for _, form in entry.items("school_forms")),
                only_if_nobody=entry.text("when") == "nobody",
                text=entry.text("text").replace("{place}", names[place]),
                next_contacts=tuple(key for _, key in entry.items("next_contacts")),
                period=entry.period,
                as_of=_as_of(entry),
            )


def _body(entry: Entry) -> BodyData:
    return BodyData(
        **_texts(entry, "key", "name", "short_name", "note"),
        kind=BodyKind(entry.text("kind")),
        tasks=tuple(task for _, task in entry.items("tasks")),
        secretariat=entry.values.get("secretariat"),
        seats=tuple(_seat(one) for one in entry.entries("seats")),
        **_stated(entry, "chair", "rhythm", "quorum", "voting", "membership"),
        valid_from=entry.day("valid_from"),
        valid_to=entry.day("valid_to"),
        as_of=_as_of(entry),
    )


def _seat(entry: Entry) -> SeatData:
    return SeatData(
        organisation=entry.text("organisation"),
        kind=SeatKind(entry.text("kind")),
        unit=entry.values.get("unit"),
        count=entry.number("count"),
        note=entry.text("note"),
        valid_from=entry.day("valid_from"),
        valid_to=entry.day("valid_to"),
    )


def _texts(entry: Entry, *names: str) -> dict[str, Any]:
    return {name: entry.text(name) for name in names}


def _stated(entry: Entry, *names: str) -> dict[str, Any]:
    """Texts that are None where nothing is stated."""
    return {name: entry.values.get(name) for name in names}


def _as_of(entry: Entry) -> str:
    return entry.text("as_of") or str(entry.document.value.get("as_of", ""))


def _names(files: Files) -> dict[str, str]:
    return {one.key: one.text("name") for one in files.entries("municipalities")}

"""The responsibility matrix straight from the files, without a database."""

from __future__ import annotations

from kim.organisations.district.data import DistrictData, UnitData
from kim.organisations.rules.asking import Matrix, Place
from kim.organisations.rules.finder import Office, Remark, Responsibility


def matrix_of(data: DistrictData) -> Matrix:
    """All responsibilities and remarks of the district, ready for the finder."""
    offices = {unit.key: _office(data, unit) for unit in data.units}
    return Matrix(
        places=tuple(Place(one.key, one.official_key, one.name, one.kind) for one in data.municipalities),
        responsibilities=tuple(
            Responsibility(
                topic=one.topic,
                place=one.place,
                office=offices[one.unit],
                reason=one.reason,
                basis=one.basis,
                school_form=one.school_form,
                aspect=one.aspect,
                period=one.period,
                ages=one.ages,
                as_of=one.as_of,
            )
            for one in data.responsibilities
        ),
        remarks=tuple(
            Remark(
                topic=one.topic,
                place=one.place,
                text=one.text,
                school_forms=frozenset(one.school_forms),
                only_if_nobody=one.only_if_nobody,
                next_contacts=tuple(offices[key] for key in one.next_contacts),
                period=one.period,
            )
            for one in data.remarks
        ),
        last_resort=(offices[data.head.contact.unit],),
    )


def _office(data: DistrictData, unit: UnitData) -> Office:
    organisation = next(one for one in data.organisations if one.key == unit.organisation)
    return Office(
        id=unit.key,
        name=unit.name,
        short_name=unit.short_name,
        organisation=organisation.name,
        kind=unit.kind,
        organisation_kind=organisation.kind,
        municipality=unit.municipality,
        contact=unit.address.lines,
    )

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.kernel import clock
from kim.kernel.fields import CodeField
from kim.kernel.partial_date import AgeRange, PartialDate
from kim.organisations.walled import WalledRecord
from kim.people import labels
from kim.people.rules.codes import Gender, LanguageLevel, LanguageUse


class Person(WalledRecord):
    """Somebody as one unit knows them. Religion, reasons for asylum and diagnoses have no field."""

    given_name = models.CharField(_("given name"), max_length=120, blank=True, db_comment="Personal: given names")
    family_name = models.CharField(_("family name"), max_length=120, blank=True, db_comment="Personal: family name")
    other_names = models.JSONField(
        _("other names"),
        default=list,
        blank=True,
        db_comment='Personal: [{"kind": NameKind, "text": …, "script": ISO 15924}]',
    )
    birth = models.CharField(
        _("date of birth"), max_length=10, blank=True, db_comment='Personal: "1988", "1988-05", "1988-05-23" or empty'
    )
    birth_disputed = models.BooleanField(
        _("papers differ"), default=False, db_comment="Personal: papers name different dates of birth"
    )
    birth_versions = models.JSONField(
        _("dates of birth in papers"),
        default=list,
        blank=True,
        db_comment='Personal: differing dates, [{"birth": as in birth, "paper": …}]',
    )
    gender = CodeField(
        labels.GENDERS,
        verbose_name=_("gender"),
        default=Gender.NOT_ASKED,
        db_comment="Personal: as the person says",
    )
    nationalities = ArrayField(
        models.CharField(max_length=2),
        verbose_name=_("nationalities"),
        default=list,
        blank=True,
        db_comment="Personal: ISO 3166 codes, XS stateless, XU unclear; empty: not known yet",
    )
    languages = models.JSONField(
        _("languages"),
        default=list,
        blank=True,
        db_comment='Personal: [{"language": ISO 639, "level": LanguageLevel, "use": LanguageUse}]',
    )
    contact_ways = models.JSONField(
        _("ways to reach them"),
        default=list,
        blank=True,
        db_comment='Personal: [{"kind": ContactWay, "value": …, "may_write": MayWrite, "owner": whose, "note": …}]',
    )

    read_log_kind = "person"

    class Meta:
        ordering = ("birth", "pk")
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        constraints = (
            models.CheckConstraint(condition=~Q(given_name="") | ~Q(family_name=""), name="person_has_a_name"),
            models.CheckConstraint(
                condition=Q(birth="") | Q(birth__regex=r"^\d{4}(-\d{2}(-\d{2})?)?$"),
                name="person_birth_is_partial_date",
            ),
        )

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def birth_date(self) -> PartialDate:
        """The date of birth as far as it is known."""
        return PartialDate.from_iso(self.birth, disputed=self.birth_disputed)

    @property
    def age(self) -> AgeRange | None:
        """Completed years today, at least and at most; None if not even the year is known.

        Where papers differ, every date that a paper names counts as possible.
        """
        today = clock.today()
        versions = [PartialDate.from_iso(entry["birth"]).age_on(today) for entry in self.birth_versions]
        ages = [age for age in (self.birth_date.age_on(today), *versions) if age]
        return AgeRange(min(age.low for age in ages), max(age.high for age in ages)) if ages else None

    @property
    def needs_interpreter(self) -> bool | None:
        """True, False, or None if nobody asked yet: what is said of German, or of a language to interpret in."""
        german: dict[str, Any] = next((entry for entry in self.languages if entry["language"] == "de"), {})
        use, level = german.get("use", LanguageUse.NOT_ASKED), german.get("level", LanguageLevel.NOT_ASKED)
        wanted = any(entry["use"] == LanguageUse.INTERPRETING_IN for entry in self.languages)
        if use == LanguageUse.WITH_INTERPRETER or level == LanguageLevel.NONE or wanted:
            return True
        return None if use == LanguageUse.NOT_ASKED else False

    @property
    def nationality_names(self) -> list[str]:
        """Names of the nationalities in the language of the interface."""
        return [labels.country_name(code) for code in self.nationalities]

    @property
    def language_names(self) -> list[str]:
        """Names of the languages in the language of the interface."""
        return [labels.language_name(entry["language"]) for entry in self.languages]

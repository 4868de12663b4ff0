from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kim.casework import document_labels
from kim.casework.models.part import CasePart
from kim.casework.models.step import Step
from kim.casework.rules.document_codes import DocumentOrigin
from kim.kernel import clock
from kim.kernel.fields import CodeField
from kim.people import fact_catalogue

WRITTEN = Q(origin=DocumentOrigin.WRITTEN)


class Document(CasePart):
    """A paper of the case: what it is, and where its file lies in the vault. The file is never shown, only handed out.

    Whoever deletes the row lets go of the file (`kernel.vault.holding`).
    """

    kind = CodeField(
        document_labels.KINDS, verbose_name=_("kind of paper"), db_comment="Personal: what kind of paper it is"
    )
    origin = CodeField(
        document_labels.ORIGINS, verbose_name=_("origin"), editable=False, db_comment="Personal: brought or written"
    )
    file_name = models.CharField(
        _("name of the file"), max_length=120, editable=False, db_comment="Personal: as the person called it, cleaned"
    )
    media_type = models.CharField(max_length=120, editable=False, db_comment="Personal: type found by the content")
    size = models.PositiveBigIntegerField(_("size"), editable=False, db_comment="Personal: bytes")
    sha256 = models.CharField(max_length=64, editable=False, db_comment="Personal: SHA-256 of the content")
    stored = models.OneToOneField(
        "kernel.StoredFile",
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        db_comment="Personal: where the encrypted file lies",
    )
    person = models.ForeignKey(
        "people.Person",
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Personal: whose paper it is; null: of the household",
    )
    step = models.ForeignKey(
        Step,
        verbose_name=_("step"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_comment="Personal: the step that needs it",
    )
    fact = models.CharField(
        _("fact that it proves"), max_length=60, blank=True, db_comment="Personal: key of the fact catalogue"
    )
    dated_on = models.DateField(
        _("date of the paper"), null=True, blank=True, db_comment="Personal: date on the paper; null: none or not read"
    )
    valid_until = models.DateField(
        _("valid until"), null=True, blank=True, db_comment="Personal: last day; null: without end or not read"
    )
    note = models.TextField(_("note"), blank=True, max_length=1000, db_comment="Personal: what matters about it")
    recorded_by = models.ForeignKey(
        "accounts.Membership",
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        db_comment="Who filed it",
    )
    letter = models.CharField(
        max_length=40, blank=True, editable=False, db_comment="Personal: key of the letter that was written here"
    )
    letter_version = models.CharField(
        max_length=20, blank=True, editable=False, db_comment="Version of the wording that was used"
    )
    language = models.CharField(
        max_length=8, blank=True, editable=False, db_comment="Personal: language beside the German; empty: German only"
    )

    class Meta:
        ordering = ("-created_at", "-pk")
        default_related_name = "documents"
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = (
            models.CheckConstraint(condition=Q(size__gt=0), name="document_is_not_empty"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(dated_on__isnull=True) | Q(valid_until__gte=F("dated_on")),
                name="document_is_valid_after_its_date",
            ),
            models.CheckConstraint(
                condition=(WRITTEN & ~Q(letter="") & ~Q(letter_version="")) | (~WRITTEN & Q(letter="")),
                name="document_written_here_names_its_wording",
            ),
            models.CheckConstraint(condition=Q(fact="") | Q(person__isnull=False), name="document_proves_of_a_person"),
            models.UniqueConstraint(fields=("case", "sha256"), condition=~WRITTEN, name="document_once_in_a_case"),
        )
        indexes = (models.Index(fields=["case", "-created_at"], name="document_by_case"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.created_at:%d.%m.%Y}"

    @property
    def was_written_here(self) -> bool:
        return bool(self.origin == DocumentOrigin.WRITTEN)

    @property
    def fact_label(self) -> str:
        """The fact that it proves, in words; empty if none, or one that the catalogue no longer has."""
        spec = fact_catalogue.facts().get(self.fact)
        return spec.label if spec else ""

    @property
    def days_left(self) -> int | None:
        """Days on which it is still valid, 0 on the last one, negative afterwards; None: no end is known."""
        last: date | None = self.valid_until
        return (last - clock.today()).days if last else None

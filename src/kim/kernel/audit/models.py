"""Tables of the audit. Plain columns instead of foreign keys: the audit outlives what it describes."""

from __future__ import annotations

from django.db import models

from kim.kernel.guarded import Guarded


class AuditRow(models.Model):
    """One change of one row. `digest` is sha256(salt ‖ diff) and stays when diff and salt are blanked."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    txid = models.BigIntegerField()
    table = models.CharField(max_length=63)
    operation = models.CharField(max_length=6)
    row_id = models.BigIntegerField(null=True)
    public_id = models.CharField(max_length=10, blank=True)
    unit_id = models.BigIntegerField(null=True)
    actor_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=63, blank=True)
    why = models.CharField(max_length=63, blank=True)
    salt = models.BinaryField(null=True)
    diff = models.JSONField(null=True)
    digest = models.BinaryField()

    class Meta:
        app_label = "kernel"
        ordering = ("-id",)
        indexes = (
            models.Index(fields=["table", "row_id", "-id"], name="audit_by_row"),
            models.Index(fields=["txid"], name="audit_by_txid"),
        )

    def __str__(self) -> str:
        return f"{self.operation} {self.table} {self.public_id}"


class AuditMeta(models.Model):
    """What may be read of all audit rows: who changed which kind of row, when and why. A view, without content."""

    id = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    table = models.CharField(max_length=63)
    operation = models.CharField(max_length=6)
    public_id = models.CharField(max_length=10)
    unit_id = models.BigIntegerField(null=True)
    actor_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=63)
    why = models.CharField(max_length=63)
    is_blanked = models.BooleanField()

    objects = Guarded()

    class Meta:
        app_label = "kernel"
        managed = False
        db_table = "kernel_auditmeta"
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.operation} {self.table} {self.public_id}"


class AuditSeal(models.Model):
    """A link of the hash chain over all rows up to `last_row`."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    first_row = models.BigIntegerField()
    last_row = models.BigIntegerField()
    below_txid = models.BigIntegerField()
    rows = models.PositiveIntegerField()
    digest = models.BinaryField()

    class Meta:
        app_label = "kernel"
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.first_row}–{self.last_row}"


class ReadLog(models.Model):
    """Who looked at which case, when, in which role. No content, no search words."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    unit_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=63)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=10)
    door = models.CharField(max_length=200)

    objects = Guarded()

    class Meta:
        app_label = "kernel"
        ordering = ("-id",)
        indexes = (models.Index(fields=["subject", "-id"], name="readlog_by_subject"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"

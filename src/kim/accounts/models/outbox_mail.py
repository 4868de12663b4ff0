from __future__ import annotations

from django.db import models

from kim.kernel import clock


class OutboxMail(models.Model):
    """A mail that the demo did not send but shows. Not a record: it is demo furniture and stays out of the audit."""

    sent_at = models.DateTimeField(default=clock.now)
    recipients = models.CharField(max_length=500)
    subject = models.CharField(max_length=300)
    body = models.TextField()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.subject
